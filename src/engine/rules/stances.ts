/**
 * Rule 2: external stances.
 *
 * At each step of the slow processes an actor's stance toward each side drifts to what its interests imply, with shocks, and is
 * called by one of five names; the name changes only when the stance passes a threshold by a
 * margin (hysteresis), and the name is what opens instruments: sanctuary, covert help, a closed
 * border, recognition. Interests are data (`actors.<id>.interest…`), so a reader can hold each
 * weight against its source.
 */
import { CAUSE } from '../causes.js';
import { DRAW } from '../draws.js';
import { DRIVERS, type Model } from '../model.js';
import { normal } from '../quantiles.js';
import { NOTE } from '../records.js';
import { GOVERNMENT } from '../sides.js';
import type { Turn } from '../turn-context.js';
import { add, addShare, addWithin, assign, type World } from '../world.js';

export const HOSTILE = 0;
export const OPPOSED = 1;
export const WARY = 2;
export const TOLERANT = 3;
export const SUPPORTIVE = 4;

const drivers = new Float64Array(DRIVERS.length);

export function stances(t: Turn): void {
  if (!t.s.monthly) return;
  readDrivers(t.m, t.w);
  for (let x = 0; x < t.m.sizes.actors; x++) {
    moveStance(t, x, 0);
    moveStance(t, x, 1);
  }
  moods(t);
}

/** The indicators that interests respond to, in the order of `DRIVERS`. */
function readDrivers(m: Model, w: World): void {
  drivers[0] = w.visibility[0]!;
  drivers[1] = w.ttpViolence[0]!;
  drivers[2] = w.borderTension[0]!;
  drivers[3] = w.waterDispute[0]!;
  drivers[4] = w.iskpThreat[0]!;
  drivers[5] = w.outrage[0]!;
  drivers[6] = w.edicts[0]!;
  drivers[7] = w.recognition[GOVERNMENT]!;
  drivers[8] = w.trade[0]! - 1;
  drivers[9] = w.union[0]!;
  drivers[10] = othersStance(m, w);
}

/** How the others deal with the authorities, by weight: a wave of normalisation carries along. */
function othersStance(m: Model, w: World): number {
  let sum = 0;
  let weight = 0;
  for (let x = 0; x < m.sizes.actors; x++) {
    sum += m.ap.recognitionShare[x]! * w.attitude[2 * x + GOVERNMENT]!;
    weight += m.ap.recognitionShare[x]!;
  }
  return weight > 0 ? sum / weight : 0;
}

function moveStance(t: Turn, x: number, side: number): void {
  const { m, w } = t;
  const ap = m.apStep;
  const i = 2 * x + side;
  const rate = ap.stanceTauDays[x]!;
  const old = w.attitude[i]!;
  const anchor = side === 0 ? ap.anchorInsurgent[x]! : ap.anchorGovernment[x]!;
  let interest = 0;
  const base = i * DRIVERS.length;
  for (let d = 0; d < drivers.length; d++) interest += m.interests[base + d]! * drivers[d]!;
  add(w, w.attitude, i, rate * (anchor - old), CAUSE.anchor);
  if (interest !== 0) add(w, w.attitude, i, rate * interest, CAUSE.interest);
  const effort = side === 0 ? w.envoyInsurgent : w.envoyGovernment;
  const envoy = effort[x]!;
  if (envoy > 0) {
    add(w, w.attitude, i, rate * m.step.stances.envoyPull * envoy, CAUSE.diplomacy);
    addShare(w, effort, x, -envoy * m.step.stances.envoyTauDays, CAUSE.fading);
  }
  // One block gives both sides' shocks.
  const u = side === 0 ? t.draws.at(DRAW.stanceShock, t.turn, x, 0) : t.draws.second;
  addWithin(w, w.attitude, i, normal(u) * m.shockPerStep[x]!, -1, 1, CAUSE.shock);
  updateRegime(t, i);
}

/** The regime changes by one step at most a turn, when a threshold is passed by the margin. */
function updateRegime(t: Turn, i: number): void {
  const { m, w } = t;
  const value = w.attitude[i]!;
  const regime = w.regime[i]!;
  const margin = m.step.stances.hysteresisMargin;
  const up = regime < SUPPORTIVE && value > m.regimeBounds[regime]! + margin;
  const down = regime > HOSTILE && value < m.regimeBounds[regime - 1]! - margin;
  if (!up && !down) return;
  const next = up ? regime + 1 : regime - 1;
  assign(w, w.regime, i, next, CAUSE.regime_threshold);
  t.records.note(t.day, NOTE.regime_change, i >> 1, i & 1, next);
}

/** Tension on the border, the water dispute, trade and aid follow events and fade back. */
function moods(t: Turn): void {
  const { m, w } = t;
  const k = m.step.stances;
  const tension = k.tensionFloor + k.tensionFromViolence * w.ttpViolence[0]!;
  relax(w, w.borderTension, tension, k.tensionTauDays, 0, 1);
  relax(w, w.waterDispute, k.waterDisputeFloor, k.waterTauDays, 0, 1);
  relax(w, w.trade, tradeTarget(m, w), k.tradeTauDays, 0, 2);
  relax(w, w.aid, k.aidFloor + k.aidFromEdicts * (1 - w.edicts[0]!), k.aidTauDays, 0, 2);
}

/** Trade falls with a closed Durand Line and grows with tolerant or supportive neighbours. */
function tradeTarget(m: Model, w: World): number {
  const k = m.step.stances;
  let open = 0;
  let weight = 0;
  for (let x = 0; x < m.sizes.actors; x++) {
    const share = m.ap.tradeShare[x]!;
    // A neighbour at war over the border closes it: the instrument of a hostile stance.
    const shut = m.ap.tensionShare[x]! > 0 && w.regime[2 * x + GOVERNMENT]! <= OPPOSED;
    const passes = shut ? 1 - k.borderClosureShare : 1;
    open += share * passes * (1 + k.tradeFromStance * w.attitude[2 * x + GOVERNMENT]!);
    weight += share;
  }
  const closed = k.tradeLostToTension * w.borderTension[0]!;
  return weight > 0 ? open / weight - closed : 1 - closed;
}

function relax(
  w: World,
  column: Float64Array,
  target: number,
  rate: number,
  lo: number,
  hi: number,
): void {
  addWithin(w, column, 0, rate * (target - column[0]!), lo, hi, CAUSE.interest);
}
