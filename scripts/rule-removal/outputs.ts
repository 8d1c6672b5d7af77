/** What is compared when a rule is left out: outputs of a campaign that people ask about. */
import { GROUP_KINDS, LAYER_BIT, OP, OP_FIELDS } from '../../src/engine/records.js';
import { GOVERNMENT, INSURGENT } from '../../src/engine/sides.js';
import type { World } from '../../src/engine/world.js';
import { count, type Played } from '../../tests/engine/paired.js';

export interface Output {
  readonly name: string;
  readonly unit: string;
  /** Its value for a campaign that kept the world after `turns` turns. */
  readonly of: (played: Played, turns: number) => number;
}

const TALLY = LAYER_BIT.tally;

/** A number of a list, which has one there. */
function at(cells: ArrayLike<number>, i: number): number {
  return cells[i] ?? NaN;
}

const front = ({ model }: Played): { groups: string[]; layer: number } => ({
  groups: model.setup.groups.slice(0, 1).map(({ id }) => id),
  layer: TALLY,
});

/** Sum over the areas of the front's cells, which come first in columns by group and area. */
function inAreas(cells: Float64Array, { model }: Played): number {
  let sum = 0;
  for (let a = 0; a < model.sizes.areas; a++) sum += at(cells, a);
  return sum;
}

/** Mean over areas, weighted by people at the start. */
function perPerson(cells: Float64Array, { model }: Played): number {
  return model.map.populationShare.reduce((sum, share, a) => sum + share * at(cells, a), 0);
}

function provincesWithOperations({ model, operations: d }: Played): number {
  const seen = new Set<number>();
  for (let row = 0; row < d.length; row += OP_FIELDS) {
    const own = at(d, row + OP.group) === INSURGENT && at(d, row + OP.kind) < GROUP_KINDS;
    const claimed = (at(d, row + OP.layers) & TALLY) !== 0;
    if (own && claimed) seen.add(at(model.map.province, at(d, row + OP.area)));
  }
  return seen.size;
}

function state(name: string, unit: string, of: (w: World, played: Played) => number): Output {
  return { name, unit, of: (played, turns) => of(played.after(turns), played) };
}

export const OUTPUTS: readonly Output[] = [
  { name: 'operations claimed by the front', unit: 'operations', of: (p) => count(p, front(p)) },
  {
    name: 'share of the capital in them',
    unit: 'share',
    of: (p) => {
      const all = count(p, front(p));
      const capital = count(p, { ...front(p), areas: (a, m) => m.map.isCapital[a] === 1 });
      return all > 0 ? capital / all : 0;
    },
  },
  { name: 'provinces with claimed operations', unit: 'provinces', of: provincesWithOperations },
  {
    name: 'killed by the front’s count',
    unit: 'persons',
    of: (p) => count(p, front(p), OP.tallyKilled),
  },
  {
    name: 'killed and captured of the front',
    unit: 'persons',
    of: (p) =>
      count(p, { ...front(p), layer: LAYER_BIT.true, of: 'any' }, OP.groupKilled, OP.captured),
  },
  {
    name: 'attacks of IS-KP and others',
    unit: 'operations',
    of: (p) => count(p, { groups: p.model.setup.groups.slice(2).map(({ id }) => id) }),
  },
  state('fighters of the front', 'persons', (w, p) => inAreas(w.fighters, p) + at(w.sanctuary, 0)),
  state('weapons of the front', 'weapons', (w, p) => inAreas(w.arms, p)),
  state('network, mean over people', 'share', (w, p) => perPerson(w.network, p)),
  state('treasury of the front abroad', 'USD', (w) => at(w.treasury, 0)),
  state('money of the front in the field', 'USD', (w, p) => inAreas(w.cash, p)),
  state('security treasury', 'USD', (w) => at(w.stateTreasury, 0)),
  state('heavy equipment in service', 'vehicles', (w, p) => inAreas(w.heavy, p)),
  state('control, mean over people', 'index', (w, p) => perPerson(w.control, p)),
  state('support for insurgents', 'share', (w, p) => perPerson(w.supportInsurgent, p)),
  state('grievance, mean over people', 'share', (w, p) => perPerson(w.grievance, p)),
  state('displaced people', 'persons', (w, p) => inAreas(w.displaced, p)),
  state('visibility abroad', 'share', (w) => at(w.visibility, 0)),
  state('union of front and ally', 'share', (w) => at(w.union, 0)),
  state('recognition of the authorities', 'share', (w) => at(w.recognition, GOVERNMENT)),
  state('openness of trade', 'index', (w) => at(w.trade, 0)),
  state('margin of the front', 'points', (w) => at(w.margin, INSURGENT)),
  state('margin of the authorities', 'points', (w) => at(w.margin, GOVERNMENT)),
  state('margins of both sides, away from zero', 'points', (w) =>
    w.margin.reduce((sum, margin) => sum + Math.abs(margin), 0),
  ),
];
