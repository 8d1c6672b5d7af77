/**
 * What each side comes to believe about the other, area by area: renewed by information, stale
 * without. Called at the end of rule 12 (reporting), when the turn's reports are known.
 */
import { CAUSE } from '../causes.js';
import { DRAW } from '../draws.js';
import { exp } from '../maths.js';
import { normal } from '../quantiles.js';
import { GOVERNMENT, INSURGENT } from '../sides.js';
import type { Turn } from '../turn-context.js';
import { add, assign } from '../world.js';

export function estimation(t: Turn): void {
  const { m, w, s } = t;
  const k = m.k.reporting;
  for (let a = 0; a < m.sizes.areas; a++) {
    const hit = s.raids[a]! / m.weeks;
    const felt = w.seenHarm[a]!;
    if (hit > 0 || felt > 1e-6) {
      add(w, w.seenHarm, a, k.seenTauDays * (hit - felt), CAUSE.own_reports);
    }
    if (s.due[a] === 0) continue;
    const here = w.network[a]! > 0.02 || w.fighters[a]! > 0;
    const u = t.draws.at(DRAW.estimate, t.turn, a, 0);
    const u2 = t.draws.second;
    const error = k.estimateErrorInsurgent * (1.2 - w.network[a]!);
    if (here) renew(t, INSURGENT, a, w.garrison[a]!, error, u);
    const intel = w.intel[a]!;
    if (intel > 0.01) {
      renew(t, GOVERNMENT, a, w.fighters[a]!, k.estimateErrorState * (1.2 - intel), u2);
    }
  }
}

function renew(t: Turn, side: number, a: number, truth: number, error: number, u: number): void {
  const { m, w } = t;
  const i = side * m.sizes.areas + a;
  const seen = Math.round(truth * exp(error * normal(u)));
  assign(w, w.estimate, i, seen, CAUSE.own_reports);
  assign(w, w.estimateDay, i, t.day, CAUSE.own_reports);
  add(w, w.estimateError, i, error - w.estimateError[i]!, CAUSE.own_reports);
}
