/**
 * The thresholds of the margins: plays a scenario with doctrine on both sides and fits a line over
 * time to the 65th percentile of each side's score at the reckonings that count. Prints what belongs
 * into the scenario's data, and how often such games are won.
 *
 *     npm run thresholds -- base-2024 [runs]
 */
import {
  Campaign,
  compileModel,
  GOVERNMENT,
  INSURGENT,
  keyOf,
  NOTE,
  NOTE_FIELDS,
  simulate,
  type Model,
  type Side,
} from '../src/engine/index.js';
import { thresholdOf } from '../src/engine/scores.js';
import { createPlayer } from '../src/players/index.js';
import { loadScenario } from '../src/scenario/load.js';

const SEED = { k0: 65, k1: 13 };
const SHARE = 0.65;
const SIDES: readonly Side[] = [INSURGENT, GOVERNMENT];

interface Reckoned {
  readonly day: number;
  readonly scores: readonly [number[], number[]];
}

const [id = 'base-2024', runs = '300'] = process.argv.slice(2);
const model = compileModel(loadScenario(id).setup);
const winners = [0, 0, 0];
const reckonings = play(model, Number(runs));
for (const side of SIDES) report(side);
console.log(`won by nobody, the NRF, the Taliban: ${winners.join(', ')} of ${runs}`);

/** Scores of both sides at every reckoning that counts, over all campaigns. */
function play(m: Model, campaigns: number): readonly Reckoned[] {
  const players = [
    createPlayer('doctrine', INSURGENT),
    createPlayer('doctrine', GOVERNMENT),
  ] as const;
  const campaign = new Campaign(m, keyOf(SEED, 0));
  const byDay = new Map<number, [number[], number[]]>();
  for (let run = 0; run < campaigns; run++) {
    const key = keyOf(SEED, run);
    campaign.restart(key);
    simulate(campaign, key, { players });
    const winner = campaign.world.winner[0] ?? 0;
    winners[winner] = (winners[winner] ?? 0) + 1;
    const { data, count } = campaign.records.notes;
    for (let n = 0; n < count; n++) {
      const [day = 0, type, ...margins] = data.subarray(n * NOTE_FIELDS, (n + 1) * NOTE_FIELDS);
      if (type !== NOTE.reckoning || day + 1 - m.startDay <= m.p.assessment.firstReckoningDays)
        continue;
      const turnDay = day + 1 - m.turnDays;
      const scores = byDay.get(turnDay) ?? [[], []];
      for (const side of SIDES)
        scores[side].push((margins[side] ?? 0) / 10 + thresholdOf(m, side, turnDay));
      byDay.set(turnDay, scores);
    }
  }
  return [...byDay].map(([day, scores]) => ({ day, scores })).sort((x, y) => x.day - y.day);
}

/** The line through the percentiles by least squares, and the percentiles themselves. */
function report(side: Side): void {
  const points = reckonings.map(({ day, scores }) => {
    const sorted = scores[side].sort((x, y) => x - y);
    return {
      years: (day - model.startDay) / 365.25,
      at: sorted[Math.floor(SHARE * sorted.length)] ?? NaN,
    };
  });
  const n = points.length;
  const meanX = points.reduce((sum, { years }) => sum + years, 0) / n;
  const meanY = points.reduce((sum, { at }) => sum + at, 0) / n;
  const sxy = points.reduce((sum, { years, at }) => sum + (years - meanX) * (at - meanY), 0);
  const sxx = points.reduce((sum, { years }) => sum + (years - meanX) ** 2, 0);
  const slope = n > 1 ? sxy / sxx : 0;
  const name = side === INSURGENT ? 'Insurgent' : 'Government';
  console.log(
    `threshold${name} ${(meanY - slope * meanX).toFixed(1)}, trend${name} ${slope.toFixed(1)}`,
  );
  console.log(
    `  65th percentiles: ${points.map(({ years, at }) => `${years.toFixed(2)}: ${at.toFixed(1)}`).join('  ')}`,
  );
}
