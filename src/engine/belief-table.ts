/**
 * What a side believes about what it does not see: for every hidden column a typical value and a
 * spread, from what it does see (estimates, reports, suspicion, own people) and from the theatre.
 *
 * Every number of this table is assumed, with low certainty: it is what an informed outsider would
 * guess without records, held wide on purpose. None is a parameter of the war; none changes a
 * campaign. Forecasts that rest on them are corrected by experience (odds.ts).
 *
 * The table is read from top to bottom, so that a guess may rest on what stands above it.
 */
import type { ColumnName } from './columns.js';
import type { Model } from './model.js';
import { GOVERNMENT, INSURGENT, ROLE_ALLY, ROLE_FRONT, ROLE_GUEST, ROLE_RIVAL } from './sides.js';
import type { World } from './world.js';

/** What a guess may rest on: the theatre behind `m`, what the side sees, what it guessed before. */
export interface Evidence {
  readonly m: Model;
  /** The world as far as it is seen, and as far down the table as it is guessed. */
  readonly w: World;
  /** Published residents by area, persons. */
  readonly residents: Float64Array;
}

type Guess = (x: Evidence, i: number) => number;

export type Belief =
  /** A share around a typical one; the spread is on the logit scale. */
  | { readonly form: 'share'; readonly typical: Guess; readonly spread: number }
  /** An amount that is not negative around a typical one; the spread is on the log scale. */
  | { readonly form: 'amount'; readonly typical: Guess; readonly spread: number | Guess }
  /** A number around a typical one; the spread is in its own unit. */
  | { readonly form: 'number'; readonly typical: Guess; readonly spread: number }
  /** One of the choices of a setting, by weight. */
  | { readonly form: 'choice'; readonly weights: readonly number[] }
  /** Taken as it follows, without a spread of its own. */
  | { readonly form: 'exact'; readonly typical: Guess };

const share = (typical: number | Guess, spread: number): Belief => ({
  form: 'share',
  typical: asGuess(typical),
  spread,
});
const amount = (typical: number | Guess, spread: number | Guess): Belief => ({
  form: 'amount',
  typical: asGuess(typical),
  spread,
});
const number = (typical: number | Guess, spread: number): Belief => ({
  form: 'number',
  typical: asGuess(typical),
  spread,
});
const choice = (...weights: number[]): Belief => ({ form: 'choice', weights });
const exact = (typical: number | Guess): Belief => ({ form: 'exact', typical: asGuess(typical) });

function asGuess(typical: number | Guess): Guess {
  return typeof typical === 'number' ? () => typical : typical;
}

/** Accounts that only keep count of what left the model: any whole number does. */
const BOOKKEEPING = exact(0);

const areaOf = ({ m }: Evidence, i: number): number => i % m.sizes.areas;
const groupOf = ({ m }: Evidence, i: number): number => Math.floor(i / m.sizes.areas);
const saturating = (x: number, half: number): number => x / (x + half);

const sum = (column: Float64Array, from = 0, to = column.length): number => {
  let total = 0;
  for (let i = from; i < to; i++) total += column[i]!;
  return total;
};

/** Reported events of a side per week, in an area. */
const reported = ({ m, w }: Evidence, side: number, a: number): number =>
  w.reportedAttacks[side * m.sizes.areas + a]!;

/** Own estimate of the other side's strength in an area. */
const estimate = ({ m, w }: Evidence, side: number, a: number): number =>
  w.estimate[side * m.sizes.areas + a]!;

const estimateError = ({ m, w }: Evidence, side: number, a: number): number =>
  w.estimateError[side * m.sizes.areas + a]!;

/**
 * Fighters of a group in an area. The front's come from the authorities' estimate; other groups
 * are spread over places that suit them, by their role.
 */
function fightersOf(x: Evidence, i: number): number {
  const { m } = x;
  const a = areaOf(x, i);
  const g = groupOf(x, i);
  const base = g * m.sizes.areas;
  switch (m.role[g]) {
    case ROLE_FRONT:
      return estimate(x, GOVERNMENT, a);
    case ROLE_ALLY: {
      const suits = (b: number): number => m.map.affinity[base + b]! * (0.2 + 2 * shown(x, b));
      return (0.25 * frontStrength(x) * suits(a)) / (sumOver(m, suits) + 1e-9);
    }
    case ROLE_RIVAL: {
      const suits = (b: number): number => m.map.affinity[base + b]! * x.residents[b]!;
      return (2000 * suits(a)) / (sumOver(m, suits) + 1);
    }
    case ROLE_GUEST:
      return m.map.tenseAreas.includes(a) ? 6000 / m.map.tenseAreas.length : 0;
    default:
      return 0;
  }
}

/** How far attacks show in an area. */
const shown = (x: Evidence, a: number): number => saturating(reported(x, INSURGENT, a), 0.5);

function sumOver(m: Model, of: (a: number) => number): number {
  let total = 0;
  for (let a = 0; a < m.sizes.areas; a++) total += of(a);
  return total;
}

/** The front's fighters, seen or guessed before. */
const frontStrength = ({ m, w }: Evidence): number => sum(w.fighters, 0, m.sizes.areas);

/** Strength of a group as the table has it so far. */
const strength = ({ m, w }: Evidence, g: number): number =>
  sum(w.fighters, g * m.sizes.areas, (g + 1) * m.sizes.areas);

/** Cells: a part of the fighters, and what the attacks that were noticed call for. */
function cellsOf(x: Evidence, i: number): number {
  const { m, w } = x;
  const g = groupOf(x, i);
  const most = w.fighters[i]! / m.gp.cellPersons[g]!;
  const signs = [0.65, 0.25, 0.1][m.role[g]!] ?? 0;
  return Math.min(most, 0.5 * m.gp.activeShare[g]! * most + 4 * signs * w.alert[areaOf(x, i)]!);
}

/** What the authorities know of a group: where it is, more where it strikes. */
function intelOf(x: Evidence, i: number): number {
  const { w } = x;
  if (w.fighters[i] === 0 && w.network[i]! < 0.02) return 0;
  return 0.1 + 0.3 * saturating(w.alert[areaOf(x, i)]!, 2);
}

/** Who governs: the front where it outnumbers the garrison by far, else the authorities, less where it hides. */
function controlOf({ w }: Evidence, a: number): number {
  if (w.fighters[a]! > MASSED * w.garrison[a]!) return -0.7;
  return w.heldDays[a]! > 0 ? -0.3 : 0.78 - 0.7 * w.network[a]!;
}

/** Fighters of the front to a soldier of the garrison who hold an area openly. */
const MASSED = 2;

const postureOf = (x: Evidence, i: number): number => {
  const front = groupOf(x, i) === INSURGENT ? x.m.map.front[areaOf(x, i)]! : -1;
  return front < 0 ? 2 : x.w.frontPosture[front]!;
};

/** Beliefs by column, in the order in which they are formed. */
export const BELIEFS: Readonly<Partial<Record<ColumnName, Belief>>> = {
  // Civilians.
  population: amount((x, i) => x.residents[i]!, 0.1),
  exForces: amount((x, i) => 0.004 * x.residents[i]!, 0.5),
  displaced: amount((x, i) => 0.01 * x.residents[i]! * shown(x, i), 1),
  prisoners: amount((x, i) => 10 + 200 * reported(x, GOVERNMENT, i), 0.8),
  civiliansKilled: BOOKKEEPING,
  reliefHeld: amount(500, 1),
  // The authorities' forces.
  garrison: amount(
    // Where the front has fighters it has looked: what it did not find is not there.
    (x, i) => estimate(x, INSURGENT, i) || (x.w.fighters[i]! > 0 ? 0 : 0.006 * x.residents[i]!),
    (x, i) => estimateError(x, INSURGENT, i),
  ),
  garrisonArms: amount(({ w }, i) => w.garrison[i]!, 0.1),
  heavy: amount(({ w }, i) => 0.045 * w.garrison[i]!, 0.4),
  corruption: share(0.25, 0.4),
  garrisonPayGap: share(0.03, 1),
  alert: amount((x, i) => 0.06 + 2.3 * reported(x, INSURGENT, i), 0.6),
  protection: share(({ w }, i) => 0.03 + 0.85 * saturating(w.alert[i]!, 0.9), 0.7),
  development: share(0.3, 0.3),
  reserve: amount(({ w }) => 0.065 * sum(w.garrison), 0.3),
  stateTreasury: amount(({ residents }) => 8 * sum(residents), 0.6),
  depotArms: amount(({ w }) => 0.6 * sum(w.garrison), 0.6),
  depotHeavy: amount(({ w }) => 0.65 * sum(w.heavy), 0.5),
  spares: amount(({ w }) => 0.13 * sum(w.heavy), 0.6),
  garrisonKilled: BOOKKEEPING,
  garrisonLeft: BOOKKEEPING,
  scrapHeavy: BOOKKEEPING,
  sparesUsed: BOOKKEEPING,
  // Orders of the other side.
  frontPosture: choice(0.1, 0.3, 0.4, 0.18, 0.02),
  frontEmphasis: choice(0.35, 0.15, 0.15, 0.15, 0.2),
  taxes: choice(0.3, 0.5, 0.2),
  publicity: choice(0.15, 0.6, 0.25),
  harmRule: choice(0.7, 0.3),
  corridorEffort: choice(0.1, 0.7, 0.2),
  covertHelp: choice(0.7, 0.3),
  zonePosture: choice(0.2, 0.45, 0.3, 0.05),
  zoneRule: choice(0.2, 0.5, 0.3),
  zoneAmnesty: choice(0.85, 0.15),
  corridorControl: choice(0.25, 0.55, 0.2),
  antiCorruption: choice(0.8, 0.2),
  edictPolicy: choice(0.1, 0.6, 0.3),
  guestPolicy: choice(0.6, 0.3, 0.1),
  rivalCampaign: choice(0.4, 0.6),
  budget: choice(0.5, 0.15, 0.15, 0.1, 0.1),
  // Armed groups.
  fighters: amount(fightersOf, (x, i) =>
    groupOf(x, i) === INSURGENT ? estimateError(x, GOVERNMENT, areaOf(x, i)) : 0.7,
  ),
  sanctuary: amount((x, g) => (x.m.role[g] === ROLE_FRONT ? 0.07 * frontStrength(x) : 0), 0.7),
  startFighters: exact((x) => frontStrength(x) + x.w.sanctuary[INSURGENT]!),
  network: share((x, i) => {
    const { w, m } = x;
    const suits = m.map.affinity[i]!;
    return (
      0.005 + 0.5 * suits * saturating(w.fighters[i]!, 60) + 0.05 * suits * shown(x, areaOf(x, i))
    );
  }, 0.5),
  arms: amount(({ w }, i) => w.fighters[i]!, 0.15),
  cash: amount(({ w }, i) => 50 * w.fighters[i]!, 0.8),
  cells: amount(cellsOf, 0.5),
  heat: amount(({ w }, i) => 0.08 * w.cells[i]!, 0.8),
  leadership: share(0.72, 0.4),
  boldness: share(0.5, 0.5),
  payGap: share(0.2, 0.8),
  intel: share(intelOf, 0.5),
  stance: exact(postureOf),
  treasury: amount((x, g) => 180 * strength(x, g), 0.8),
  cache: amount((x, g) => strength(x, g), 0.8),
  craft: share(({ m }, g) => (m.gp.activeShare[g]! > 0 ? 0.35 : 0), 0.5),
  transit: amount(({ m, w }, i) => {
    const g = Math.floor(i / m.sizes.corridors);
    return (0.05 * w.treasury[g]!) / m.sizes.corridors;
  }, 0.8),
  inland: BOOKKEEPING,
  killed: BOOKKEEPING,
  // What people think and bear.
  exaction: share(({ w }, i) => 0.005 + 0.12 * w.network[i]! * w.taxes[0]!, 0.7),
  harmByGovernment: amount((x, i) => 0.5 + 20 * reported(x, GOVERNMENT, i), 0.8),
  harmByInsurgents: amount((x, i) => 0.05 + 0.8 * reported(x, INSURGENT, i), 0.8),
  fear: share(({ w }, i) => 0.06 + 0.5 * saturating(w.harmByGovernment[i]!, 12), 0.4),
  grievance: share(({ w }, i) => 0.2 + 0.3 * saturating(w.harmByGovernment[i]!, 12), 0.4),
  supportInsurgent: share(
    ({ m, w }, i) => 0.03 + 0.3 * m.map.affinity[i]! + 0.2 * w.network[i]!,
    0.4,
  ),
  supportGovernment: share(({ m, w }, i) => {
    const cold = 0.38 - 0.2 * m.map.affinity[i]!;
    return cold - 0.2 * (w.grievance[i]! - 0.2);
  }, 0.3),
  control: number(controlOf, 0.08),
  heldDays: BOOKKEEPING,
  // Politics.
  attention: exact(6),
  cohesion: share(0.72, 0.4),
  union: share(0.6, 0.4),
  envoyInsurgent: share(0.05, 1),
  envoyGovernment: share(0.05, 1),
  lossesPerWeek: amount(6, 0.5),
  abusePerWeek: amount(({ w }) => 40 * saturating(w.outrage[0]!, 0.6), 0.5),
  rivalPerWeek: amount(({ w }) => 2 * w.iskpThreat[0]!, 0.5),
  drive: number(0, 0.3),
  donorMood: number(0, 0.3),
  stateFocus: number(0, 0.3),
  margin: exact(0),
  marginOwn: exact(0),
  marginOther: exact(0),
  goodReckonings: exact(0),
  // What the other side believes of us.
  suspicion: share(
    ({ w }, i) => 0.1 + 0.5 * saturating(w.fighters[i]! + 100 * w.network[i]!, 120),
    0.5,
  ),
  estimate: amount(({ m, w }, i) => {
    const a = i % m.sizes.areas;
    return i < m.sizes.areas ? w.garrison[a]! : w.fighters[a]!;
  }, 0.6),
  estimateDay: exact(({ w }) => w.day[0]! - 28),
  estimateError: amount(0.7, 0.3),
  seenHarm: amount((x, i) => {
    const { m, w } = x;
    return i < m.sizes.areas ? reported(x, GOVERNMENT, i) : w.alert[i - m.sizes.areas]!;
  }, 0.5),
  // Accounts beyond the model.
  abroadPeople: BOOKKEEPING,
  donors: BOOKKEEPING,
  fees: BOOKKEEPING,
  economy: BOOKKEEPING,
  armsMarket: BOOKKEEPING,
  armsLost: BOOKKEEPING,
};
