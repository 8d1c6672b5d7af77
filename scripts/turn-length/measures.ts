// What is compared between lengths of a turn: yearly totals of flows and events, and states as means
// over the weeks.
import type { ColumnName } from '../../src/engine/columns.js';
import type { Model } from '../../src/engine/model.js';
import {
  GROUP_KINDS,
  KIND,
  LAYER_BIT,
  NOTE,
  NOTE_FIELDS,
  NOTE_NAMES,
  OP,
  OP_FIELDS,
  type Records,
} from '../../src/engine/records.js';
import { GOVERNMENT, INSURGENT } from '../../src/engine/sides.js';
import type { World } from '../../src/engine/world.js';
import type { Flow } from './flows.js';

/** A number of a list, which has one there. */
function at(cells: ArrayLike<number>, i: number): number {
  return cells[i] ?? NaN;
}

const FRONT = 0;
const ALLY = 1;
const RIVAL = 2;

/** Sums of changes, by name. */
export const FLOWS: Readonly<Record<string, Flow>> = {
  'USD given to the front': { column: 'treasury', cause: 'donations', group: FRONT },
  'USD given to the ally': { column: 'treasury', cause: 'donations', group: ALLY },
  'USD from patrons': { column: 'treasury', cause: 'covert_supply', group: FRONT },
  'USD for politics': { column: 'treasury', cause: 'politics_spending', group: FRONT, sign: -1 },
  'USD for relief': { column: 'treasury', cause: 'relief', group: FRONT, sign: -1 },
  'USD paid for orders': { column: 'treasury', cause: 'order', group: FRONT, sign: -1 },
  'USD sent, front': { column: 'transit', cause: 'hub_transfer', group: FRONT },
  'USD sent, ally': { column: 'transit', cause: 'hub_transfer', group: ALLY },
  'USD seized, front': { column: 'transit', cause: 'interdiction', group: FRONT, sign: -1 },
  'USD seized, ally': { column: 'transit', cause: 'interdiction', group: ALLY, sign: -1 },
  'USD of fees, front': { column: 'transit', cause: 'broker_fee', group: FRONT, sign: -1 },
  'USD arrived, front': { column: 'inland', cause: 'corridor_arrival', group: FRONT, sign: 1 },
  'USD arrived, ally': { column: 'inland', cause: 'corridor_arrival', group: ALLY, sign: 1 },
  'USD of carrying, front': { column: 'inland', cause: 'broker_fee', group: FRONT, sign: -1 },
  'USD delivered, front': { column: 'cash', cause: 'corridor_arrival', group: FRONT },
  'USD delivered, ally': { column: 'cash', cause: 'corridor_arrival', group: ALLY },
  'USD taxed, front': { column: 'cash', cause: 'local_tax', group: FRONT },
  'USD of pay, front': { column: 'cash', cause: 'pay', group: FRONT, sign: -1 },
  'USD of pay, ally': { column: 'cash', cause: 'pay', group: ALLY, sign: -1 },
  'USD for networks, front': { column: 'cash', cause: 'network_upkeep', group: FRONT, sign: -1 },
  'USD for arms, front': { column: 'cash', cause: 'arms_purchase', group: FRONT, sign: -1 },
  'USD for arms, ally': { column: 'cash', cause: 'arms_purchase', group: ALLY, sign: -1 },
  'arms from stockpiles, front': { column: 'arms', cause: 'stockpile', group: FRONT },
  'arms from stockpiles, ally': { column: 'arms', cause: 'stockpile', group: ALLY },
  'arms from garrisons, front': { column: 'arms', cause: 'corrupt_sale', group: FRONT },
  'arms smuggled, front': { column: 'arms', cause: 'smuggling', group: FRONT },
  'arms taken or lost, front': { column: 'arms', cause: 'capture', group: FRONT },
  'arms worn, front': { column: 'arms', cause: 'wear', group: FRONT, sign: -1 },
  'recruits, front': { column: 'fighters', cause: 'recruits', group: FRONT },
  'recruits, ally': { column: 'fighters', cause: 'recruits', group: ALLY },
  'leavers, front': { column: 'fighters', cause: 'leavers', group: FRONT, sign: -1 },
  'leavers, ally': { column: 'fighters', cause: 'leavers', group: ALLY, sign: -1 },
  'moves, front': { column: 'fighters', cause: 'movement', group: FRONT, sign: 1 },
  'to sanctuary': { column: 'fighters', cause: 'sanctuary', group: FRONT, sign: -1 },
  'back from sanctuary': { column: 'fighters', cause: 'volunteers_return', group: FRONT },
  'amnestied, front': { column: 'fighters', cause: 'local_amnesty', group: FRONT, sign: -1 },
  'people in flight': { column: 'population', cause: 'flight', sign: -1 },
  'people come home': { column: 'population', cause: 'return_home', sign: 1 },
  'prisoners freed': { column: 'prisoners', cause: 'release', sign: -1 },
  'garrison leavers': { column: 'garrison', cause: 'unpaid_wages', sign: -1 },
  'garrison recruits': { column: 'garrison', cause: 'garrison_recruits', sign: 1 },
  'garrison moved': { column: 'garrison', cause: 'redeployment', sign: 1 },
  'heavy equipment broken': { column: 'heavy', cause: 'breakdown', sign: -1 },
  'heavy equipment repaired': { column: 'heavy', cause: 'repair', sign: 1 },
  'USD of state revenue': { column: 'stateTreasury', cause: 'state_revenue' },
  'USD of garrison pay': { column: 'stateTreasury', cause: 'garrison_pay', sign: -1 },
  'USD of state operations': {
    column: 'stateTreasury',
    cause: 'security_operations_cost',
    sign: -1,
  },
  'USD of state works': { column: 'stateTreasury', cause: 'development_spending', sign: -1 },
  'USD of maintenance': { column: 'stateTreasury', cause: 'equipment_maintenance', sign: -1 },
  'attention used, front': { column: 'attention', cause: 'order', sign: -1 },
  'attention won': { column: 'attention', cause: 'clock', sign: 1 },
  'attention beyond the cap': { column: 'attention', cause: 'clamp', sign: -1 },
  'cells lost to raids': { column: 'cells', cause: 'raid', sign: -1 },
  'network lost to raids': { column: 'network', cause: 'raid', sign: -1 },
};

type Rows = Records['operations'];

interface RowFilter {
  readonly group?: number;
  readonly layer?: number;
  readonly kinds?: (kind: number) => boolean;
}

const attack = (kind: number): boolean => kind < GROUP_KINDS;
const raid = (kind: number): boolean => kind === KIND.security_raid || kind === KIND.sweep_clash;
const punishment = (kind: number): boolean => kind === KIND.collective_punishment;

function total(
  { data, count }: Rows,
  filter: RowFilter,
  field?: number,
  before = Infinity,
): number {
  const { group, layer = LAYER_BIT.true, kinds = attack } = filter;
  let sum = 0;
  for (let row = 0; row < count * OP_FIELDS; row += OP_FIELDS) {
    if (at(data, row + OP.day) >= before) continue;
    if (group !== undefined && at(data, row + OP.group) !== group) continue;
    if ((at(data, row + OP.layers) & layer) === 0 || !kinds(at(data, row + OP.kind))) continue;
    sum += field === undefined ? 1 : at(data, row + field);
  }
  return sum;
}

/** Variance over mean of the front's operations by area and week: a brief on how they cluster. */
function dispersion({ data, count }: Rows, m: Model): number {
  const weeks = Math.floor((m.endDay - m.startDay + 1) / 7);
  const counts = new Float64Array(weeks * m.sizes.areas);
  for (let row = 0; row < count * OP_FIELDS; row += OP_FIELDS) {
    if (at(data, row + OP.group) !== FRONT || !attack(at(data, row + OP.kind))) continue;
    if ((at(data, row + OP.layers) & 1) === 0) continue;
    const week = Math.floor((at(data, row + OP.day) - m.startDay) / 7);
    const cell = week * m.sizes.areas + at(data, row + OP.area);
    if (week < weeks) counts[cell] = at(counts, cell) + 1;
  }
  let between = 0;
  let all = 0;
  for (let a = 0; a < m.sizes.areas; a++) {
    let sum = 0;
    let squares = 0;
    for (let week = 0; week < weeks; week++) {
      const n = at(counts, week * m.sizes.areas + a);
      sum += n;
      squares += n * n;
    }
    between += squares - (sum * sum) / weeks;
    all += sum;
  }
  return between / all;
}

export const EVENTS: Readonly<Record<string, (rows: Rows, m: Model) => number>> = {
  'operations, front': (r) => total(r, { group: FRONT }),
  'operations in the capital, front': (r, m) => totalIn(r, (a) => m.map.isCapital[a] === 1),
  'operations, ally': (r) => total(r, { group: ALLY }),
  'operations, rival': (r) => total(r, { group: RIVAL }),
  'operations, others': (r) => total(r, { group: 4 }),
  'dispersion of operations, front': dispersion,
  'state killed by the front': (r) => total(r, { group: FRONT }, OP.governmentKilled),
  'state killed by all groups': (r) => total(r, {}, OP.governmentKilled),
  'state killed in raids': (r) => total(r, { kinds: raid }, OP.governmentKilled),
  'front killed in operations': (r) => total(r, { group: FRONT }, OP.groupKilled),
  'front killed in raids': (r) => total(r, { group: FRONT, kinds: raid }, OP.groupKilled),
  'front captured': (r) => total(r, { group: FRONT, kinds: raid }, OP.captured),
  'ally killed and captured': (r) =>
    total(r, { group: ALLY, kinds: raid }, OP.captured) +
    total(r, { group: ALLY, kinds: raid }, OP.groupKilled) +
    total(r, { group: ALLY }, OP.groupKilled),
  'raids on the front': (r) => total(r, { group: FRONT, kinds: raid }),
  'raids on the ally': (r) => total(r, { group: ALLY, kinds: raid }),
  'raids on the rival': (r) => total(r, { group: RIVAL, kinds: raid }),
  'arrests in raids': (r) => total(r, { kinds: raid }, OP.arrests),
  punishments: (r) => total(r, { kinds: punishment }),
  'arrests in punishments': (r) => total(r, { kinds: punishment }, OP.arrests),
  displaced: (r) => total(r, { kinds: punishment }, OP.displaced),
  'civilians killed by the state': (r) =>
    total(r, { kinds: raid }, OP.civiliansKilled) +
    total(r, { kinds: punishment }, OP.civiliansKilled),
  'civilians killed by front and ally': (r) =>
    total(r, { group: FRONT }, OP.civiliansKilled) + total(r, { group: ALLY }, OP.civiliansKilled),
  'civilians killed by others': (r) => total(r, { group: RIVAL }, OP.civiliansKilled),
  'tally, front': (r) => total(r, { group: FRONT, layer: LAYER_BIT.tally }),
  'killed in the tally, front': (r) =>
    total(r, { group: FRONT, layer: LAYER_BIT.tally }, OP.tallyKilled),
  'itemised, front': (r) => total(r, { group: FRONT, layer: LAYER_BIT.itemised }),
  'recorded, front': (r) => total(r, { group: FRONT, layer: LAYER_BIT.recorded }),
  'verified, front': (r) => total(r, { group: FRONT, layer: LAYER_BIT.verified }),
  'raids recorded': (r) => total(r, { kinds: raid, layer: LAYER_BIT.recorded }),
};

function totalIn({ data, count }: Rows, inside: (area: number) => boolean): number {
  let sum = 0;
  for (let row = 0; row < count * OP_FIELDS; row += OP_FIELDS) {
    if (at(data, row + OP.group) !== FRONT || !attack(at(data, row + OP.kind))) continue;
    if ((at(data, row + OP.layers) & 1) !== 0 && inside(at(data, row + OP.area))) sum++;
  }
  return sum;
}

/** Notes of each type. */
export function notesOf({ notes }: Records): Map<string, number> {
  const out = new Map<string, number>();
  for (const name of NOTE_NAMES) {
    let n = 0;
    for (let row = 0; row < notes.count * NOTE_FIELDS; row += NOTE_FIELDS) {
      if (notes.data[row + 1] === NOTE[name]) n++;
    }
    out.set(`notes: ${name}`, n);
  }
  return out;
}

type State = (w: World, m: Model) => number;

const cells = (name: ColumnName, from: number, to: number): State => {
  return (w) => {
    let sum = 0;
    for (let i = from; i < to; i++) sum += at(w[name], i);
    return sum;
  };
};
const one = (name: ColumnName, i = 0): State => cells(name, i, i + 1);
/** Sum over the areas of a group, or of a column of areas. */
const sum =
  (name: ColumnName, group = 0): State =>
  (w, m) =>
    cells(name, group * m.sizes.areas, (group + 1) * m.sizes.areas)(w, m);
/** Mean over areas, plain. */
const mean =
  (name: ColumnName, group = 0): State =>
  (w, m) =>
    sum(name, group)(w, m) / m.sizes.areas;
/** Mean over the people of the country at the start. */
const perPerson =
  (name: ColumnName): State =>
  (w, m) =>
    m.map.populationShare.reduce((total, share, a) => total + share * at(w[name], a), 0);
/** Mean over the fighters of a group. */
const perFighter =
  (name: ColumnName, group = 0): State =>
  (w, m) => {
    let weighted = 0;
    let fighters = 0;
    for (let a = 0; a < m.sizes.areas; a++) {
      const i = group * m.sizes.areas + a;
      fighters += at(w.fighters, i);
      weighted += at(w.fighters, i) * at(w[name], i);
    }
    return weighted / fighters;
  };

export const STATES: Readonly<Record<string, State>> = {
  'fighters, front': (w, m) => sum('fighters')(w, m) + at(w.sanctuary, 0),
  'fighters, ally': sum('fighters', ALLY),
  'fighters, rival': sum('fighters', RIVAL),
  'arms, front': sum('arms'),
  'arms, ally': sum('arms', ALLY),
  'cells, front': sum('cells'),
  'cells, ally': sum('cells', ALLY),
  'heat, front': sum('heat'),
  'network, front': mean('network'),
  'network by people': perPerson('network'),
  'network, ally': mean('network', ALLY),
  'pay gap by fighters, front': perFighter('payGap'),
  'pay gap by areas, front': mean('payGap'),
  'pay gap by fighters, ally': perFighter('payGap', ALLY),
  'pay gap by areas, ally': mean('payGap', ALLY),
  'leadership by fighters, front': perFighter('leadership'),
  'intelligence by fighters, front': perFighter('intel'),
  'intelligence by areas, front': mean('intel'),
  'intelligence by fighters, ally': perFighter('intel', ALLY),
  'treasury, front': one('treasury', FRONT),
  'treasury, ally': one('treasury', ALLY),
  'under way, front': (w, m) => cells('transit', 0, m.sizes.corridors)(w, m),
  'cash, front': sum('cash'),
  'cash, ally': sum('cash', ALLY),
  'stockpile, front': one('cache', FRONT),
  'stockpile, ally': one('cache', ALLY),
  'craft, front': one('craft', FRONT),
  'craft, ally': one('craft', ALLY),
  'control by areas': mean('control'),
  'control by people': perPerson('control'),
  'support for insurgents': perPerson('supportInsurgent'),
  'support for the state': perPerson('supportGovernment'),
  fear: mean('fear'),
  grievance: perPerson('grievance'),
  exaction: mean('exaction'),
  'recent harm by the state': mean('harmByGovernment'),
  'recent harm by insurgents': mean('harmByInsurgents'),
  'relief felt': sum('reliefHeld'),
  development: mean('development'),
  alert: mean('alert'),
  protection: mean('protection'),
  'displaced now': sum('displaced'),
  'prisoners now': sum('prisoners'),
  garrison: sum('garrison'),
  reserve: one('reserve'),
  'garrison pay gap': mean('garrisonPayGap'),
  corruption: mean('corruption'),
  'heavy equipment': sum('heavy'),
  spares: one('spares'),
  'state treasury': one('stateTreasury'),
  'quiet areas': (w, m) =>
    w.quietDays.filter((days) => days >= m.p.assessment.quietDays).length / m.sizes.areas,
  'days of quiet': mean('quietDays'),
  'open corridors': (w, m) => cells('corridorOpen', 0, m.sizes.corridors)(w, m),
  'donor fatigue': one('donorFatigue'),
  union: one('union'),
  rift: one('rift'),
  'cohesion, insurgents': one('cohesion', INSURGENT),
  'cohesion, state': one('cohesion', GOVERNMENT),
  'legitimacy, insurgents': one('legitimacy', INSURGENT),
  'legitimacy, state': one('legitimacy', GOVERNMENT),
  'recognition, insurgents': one('recognition', INSURGENT),
  'recognition, state': one('recognition', GOVERNMENT),
  'losses a week, insurgents': one('lossesPerWeek', INSURGENT),
  'losses a week, state': one('lossesPerWeek', GOVERNMENT),
  visibility: one('visibility'),
  'visibility of the capital': one('capitalVisibility'),
  credibility: one('credibility'),
  outrage: one('outrage'),
  'abuse a week': one('abusePerWeek'),
  internet: one('internet'),
  trade: one('trade'),
  aid: one('aid'),
  edicts: one('edicts'),
  'border tension': one('borderTension'),
  'threat of the rival': one('iskpThreat'),
  'violence of the guests': one('ttpViolence'),
  'price of arms': one('armsPrice'),
  suspicion: mean('suspicion'),
  'estimate of fighters': sum('estimate', GOVERNMENT),
  'error of estimates': mean('estimateError', GOVERNMENT),
  'attacks reported': mean('reportedAttacks', INSURGENT),
  'harm seen by the front': mean('seenHarm', INSURGENT),
  'posture of zones': (w) => w.zonePosture.reduce((total, x) => total + x, 0),
  'rule of zones': (w) => w.zoneRule.reduce((total, x) => total + x * x, 0),
  'amnesty in zones': (w) => w.zoneAmnesty.reduce((total, x) => total + x, 0),
  'attention, front': one('attention', INSURGENT),
  'attention, state': one('attention', GOVERNMENT),
  'margin, front': one('margin', INSURGENT),
  'margin, state': one('margin', GOVERNMENT),
  'own view of margin, front': one('marginOwn', INSURGENT),
  'own view of margin, state': one('marginOwn', GOVERNMENT),
};
