/**
 * Orders as data: what they cost, whether they may be given, and all that may be given now. Each
 * answer comes from the side's view alone, so hidden facts never show in a legal list; they can
 * defeat an order when it is carried out (order-acts.ts).
 */
import { columnOf, type ColumnName } from './columns.js';
import {
  ORDER_KIND_NAMES,
  ORDER_KINDS,
  type OrderErrorCode,
  type OrderKind,
  type OrderKindSpec,
  type TargetKind,
} from './order-table.js';
import type { Price } from './order-prices.js';
import { INSURGENT, type Side } from './sides.js';
import type { Theatre } from './theatre.js';
import type { View } from './views.js';

export * from './order-table.js';

/** An order as data. `target` and `other` are indices of their kind (0 for none). */
export interface Order {
  readonly side: Side;
  readonly kind: OrderKind;
  readonly target: number;
  readonly other: number;
  /** Index into the choices of the kind. */
  readonly choice: number;
}

/** How many of a target kind there are. */
export function targetCount({ sizes }: Pick<Theatre, 'sizes'>, kind: TargetKind): number {
  switch (kind) {
    case 'none':
      return 1;
    case 'front':
      return sizes.fronts;
    case 'zone':
      return sizes.zones;
    case 'corridor':
      return sizes.corridors;
    case 'actor':
      return sizes.actors;
    case 'event':
      return sizes.events;
  }
}

/** Money that a side can spend at once, from its own books. */
export function purse(view: View): number {
  return view.side === INSURGENT ? view.treasury[0]! : view.stateTreasury[0]!;
}

/**
 * Price of a kind of order by a theatre or a model: parameters of the scenario. Coordination with the ally makes
 * insurgent orders cheaper only through the attention that accrues (rules/orders.ts).
 */
export function orderCost(of: Pick<Theatre, 'prices'>, kind: OrderKind): Price {
  return of.prices[kind];
}

/** Null when the order may be given on what the side knows, else a stable code. */
export function checkOrder(view: View, o: Order): OrderErrorCode | null {
  // A name such as `constructor` is no order, though every object has something of that name.
  if (!Object.hasOwn(ORDER_KINDS, o.kind)) return 'ORDER_UNKNOWN_KIND';
  const spec: OrderKindSpec = ORDER_KINDS[o.kind];
  if (o.side !== view.side || (spec.side !== 'both' && spec.side !== o.side)) {
    return 'ORDER_WRONG_SIDE';
  }
  const { theatre } = view;
  if (!isIndex(o.target, targetCount(theatre, spec.target))) return 'ORDER_BAD_TARGET';
  if (!isIndex(o.other, targetCount(theatre, spec.other ?? 'none'))) return 'ORDER_BAD_TARGET';
  if (!isIndex(o.choice, spec.choices.length)) return 'ORDER_BAD_CHOICE';
  return checkPrice(view, o.kind) ?? checkSense(view, o, spec);
}

function isIndex(value: number, length: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < length;
}

function checkPrice(view: View, kind: OrderKind): OrderErrorCode | null {
  const { attention, usd } = view.theatre.prices[kind];
  if (view.attention[0]! < attention) return 'ORDER_NO_ATTENTION';
  return usd > purse(view) ? 'ORDER_NO_MONEY' : null;
}

/** Whether the order would change anything, as far as the side can know. */
function checkSense(view: View, o: Order, spec: OrderKindSpec): OrderErrorCode | null {
  if (spec.setting !== undefined && settingInView(view, spec.setting, o.target) === o.choice) {
    return 'ORDER_NO_CHANGE';
  }
  if (spec.other !== undefined && o.target === o.other) return 'ORDER_SAME_PLACE';
  switch (o.kind) {
    case 'choose': {
      const event = view.pending.find((waiting) => waiting.event === o.target);
      const known = event?.choices.some(({ choice }) => choice === o.choice);
      return known === true ? null : 'ORDER_NOT_PENDING';
    }
    case 'covert_help':
      return o.choice === 0 || isWillingPatron(view, o.target) ? null : 'ORDER_NO_PATRON';
    case 'to_sanctuary':
      if (hostsOf(view, o.target) === 0) return 'ORDER_NO_HOST';
      return peopleMoved(view, o) > 0 ? null : 'ORDER_NOBODY_THERE';
    case 'move_fighters':
    case 'from_sanctuary':
    case 'redeploy':
      return peopleMoved(view, o) > 0 ? null : 'ORDER_NOBODY_THERE';
    default:
      return null;
  }
}

/** Where a setting's value for a target stands in its column of the world. */
export function settingCell(setting: ColumnName, side: Side, target: number): number {
  return columnOf(setting).index === 'side' ? side : target;
}

/** Where a view holds the value of a setting for a target: its cells, and which of them. */
export function settingPlace(
  view: View,
  setting: ColumnName,
  target: number,
): { readonly cells: Float64Array; readonly cell: number } | null {
  const cells = (view as unknown as Partial<Record<ColumnName, Float64Array>>)[setting];
  if (cells === undefined) return null;
  // Of an owner's column a side sees its own row only, of an open one both.
  return { cells, cell: cells.length === 1 ? 0 : settingCell(setting, view.side, target) };
}

function settingInView(view: View, setting: ColumnName, target: number): number | undefined {
  const place = settingPlace(view, setting, target);
  return place?.cells[place.cell];
}

/** What an order that moves people reads: the insurgents' or the garrisons' numbers. */
export interface Ranks {
  readonly fighters?: Float64Array;
  readonly sanctuary?: Float64Array;
  readonly garrison?: Float64Array;
}

/** How many people an order to move would set on the way, area by area rounded down. */
export function peopleMoved(
  ranks: Ranks & { readonly theatre: Pick<Theatre, 'fronts' | 'zones'> },
  o: Order,
): number {
  const spec: OrderKindSpec = ORDER_KINDS[o.kind];
  const share = spec.shares?.[o.choice] ?? 0;
  if (o.kind === 'from_sanctuary') return Math.floor((ranks.sanctuary?.[0] ?? 0) * share);
  const people = o.kind === 'redeploy' ? ranks.garrison : ranks.fighters;
  const { fronts, zones } = ranks.theatre;
  const areas = (o.kind === 'redeploy' ? zones : fronts)[o.target]!.areas;
  let sum = 0;
  for (const a of areas) sum += Math.floor((people?.[a] ?? 0) * share);
  return sum;
}

/** From this regime on a neighbour tolerates the insurgents: it shelters them, and may help. */
const TOLERATES = 3;

function isWillingPatron(view: View, actor: number): boolean {
  return view.regime[2 * actor]! >= TOLERATES && view.theatre.canPatronise[actor] === 1;
}

/** Neighbours of a front that give sanctuary: bordering, and tolerant or better. */
export function hostsOf(
  view: { readonly theatre: Theatre; readonly regime: Float64Array },
  front: number,
): number {
  const { sizes, canShelter, fronts, map } = view.theatre;
  let hosts = 0;
  for (let x = 0; x < sizes.actors; x++) {
    if (view.regime[2 * x]! < TOLERATES || canShelter[x] === 0) continue;
    if (fronts[front]!.areas.some((a) => map.borders[x * sizes.areas + a] === 1)) hosts++;
  }
  return hosts;
}

/** Every order that the side may give now, in the order of the table. */
export function legalOrders(view: View): Order[] {
  const out: Order[] = [];
  const { side, theatre } = view;
  for (const kind of ORDER_KIND_NAMES) {
    const spec: OrderKindSpec = ORDER_KINDS[kind];
    const own = spec.side === 'both' || spec.side === side;
    if (!own || checkPrice(view, kind) !== null) continue;
    const targets = targetCount(theatre, spec.target);
    const others = targetCount(theatre, spec.other ?? 'none');
    for (let target = 0; target < targets; target++) {
      for (let other = 0; other < others; other++) {
        for (let choice = 0; choice < spec.choices.length; choice++) {
          const o: Order = { side, kind, target, other, choice };
          if (checkSense(view, o, spec) === null) out.push(o);
        }
      }
    }
  }
  return out;
}
