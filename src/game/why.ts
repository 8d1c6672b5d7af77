/** What changed and why: the named causes of changes over some turns, which add up. */
import { causeName } from '../engine/causes.js';
import { columnOf, type ColumnName, type Index } from '../engine/columns.js';
import { Ledger, type CellHistory } from '../engine/ledger.js';
import { Campaign } from '../engine/turn.js';
import { visibleRanges } from '../engine/views.js';
import type { World } from '../engine/world.js';
import { GOVERNMENT, INSURGENT, SIDE_NAMES } from '../engine/sides.js';
import type { Game } from './game.js';
import { actorName, areaName, SIDE_TITLES, targetName } from './names.js';
import type { Reader } from './picture.js';

export interface WhyTerm {
  /** Name in the table of causes, or `event:<id>`. */
  readonly cause: string;
  /** The same for people. */
  readonly title: string;
  readonly amount: number;
}

/** Why one number changed; the amounts add up to the change, but for rounding. */
export interface Why {
  readonly column: ColumnName;
  /** Cell of the column, or null for the sum of a column over all areas. */
  readonly index: number | null;
  readonly title: string;
  readonly unit: string;
  readonly before: number;
  readonly after: number;
  /** Greatest first. */
  readonly terms: readonly WhyTerm[];
}

/** Columns that are explained, with what people call them. */
export const WHY_TITLES = {
  control: 'Control',
  supportInsurgent: 'Support for the insurgents',
  supportGovernment: 'Support for the authorities',
  fear: 'Fear',
  grievance: 'Grievance',
  exaction: 'Burden of guerrilla demands',
  displaced: 'Displaced people',
  fighters: 'Fighters',
  network: 'Underground reach',
  cells: 'Active cells',
  payGap: 'Unpaid share of fighters\u2019 pay',
  leadership: 'Leadership',
  cash: 'Money with the front',
  arms: 'Small arms of the front',
  intel: 'What the authorities know of the front',
  garrison: 'Garrison',
  garrisonPayGap: 'Unpaid share of garrison pay',
  corruption: 'Corruption',
  development: 'Public works',
  protection: 'Force protection',
  suspicion: 'Suspicion of an underground',
  treasury: 'Treasury of the front',
  sanctuary: 'Fighters abroad',
  stateTreasury: 'Security treasury',
  reserve: 'Mobile reserve',
  corridorOpen: 'Openness of the corridor',
  attitude: 'Stance',
  cohesion: 'Cohesion',
  legitimacy: 'Legitimacy',
  recognition: 'Recognition',
  visibility: 'Visibility abroad',
  credibility: 'Credit of the insurgents\u2019 claims',
  outrage: 'Abuse seen abroad',
  donorFatigue: 'Fatigue of givers',
  union: 'Union with the ally',
  rift: 'Rift in the opposition',
  talksProgress: 'Progress of talks',
  trade: 'Trade',
  aid: 'Aid',
} as const satisfies Readonly<Partial<Record<ColumnName, string>>>;
export type WhyColumn = keyof typeof WHY_TITLES;
export const WHY_COLUMNS = Object.keys(WHY_TITLES) as WhyColumn[];

export interface WhyOptions {
  /** First turn that is explained; the last played one by default. */
  readonly turn?: number;
  /** How many turns; 1 by default. */
  readonly turns?: number;
  /** Only this area; without it whole sides, actors, corridors, and sums over all areas. */
  readonly area?: number;
  readonly column?: WhyColumn;
}

/**
 * Why numbers changed that the reader may see: those of one area, or those of the whole. What did
 * not change is left out; the greatest relative change comes first. The turns are played again with a
 * ledger beside the game, which does not notice.
 */
export function whyOf(game: Game, reader: Reader, options: WhyOptions = {}): Why[] {
  const { turn = game.turn - 1, turns = 1 } = options;
  const first = Math.max(0, turn);
  const count = Math.min(turns, game.turn - first);
  if (count <= 0) return [];
  const start = game.worldBefore(first);
  const ledger = listen(game, reader, start, options.column, first, count);
  const groups = new Map<
    string,
    { column: WhyColumn; index: number | null; cells: CellHistory[] }
  >();
  for (const history of ledger.histories()) {
    const column = history.column as WhyColumn;
    const scope = scopeOf(game, history, options.area);
    if (scope === null) continue;
    const id = `${column}#${scope.index ?? 'all'}`;
    const group = groups.get(id) ?? { column, index: scope.index, cells: [] };
    group.cells.push(history);
    groups.set(id, group);
  }
  const all = [...groups.values()].flatMap(({ column, index, cells }) => {
    const before = index === null ? sumOver(game, start, column) : (start[column][index] ?? 0);
    const why = explained(game, column, index, before, cells);
    return why.terms.length === 0 || why.before === why.after ? [] : [why];
  });
  return all.sort((a, b) => relative(b) - relative(a));
}

/** Plays the turns again with a ledger on the cells that the reader may see. */
function listen(
  game: Game,
  reader: Reader,
  start: World,
  column: WhyColumn | undefined,
  first: number,
  count: number,
): Ledger {
  const { model, key } = game;
  const campaign = new Campaign(model, key);
  campaign.load(start.buffer, key);
  const watch = watchFor(game, reader, column);
  const ledger = new Ledger(campaign.world, watch);
  for (let t = first; t < first + count; t++) campaign.step(game.turns[t]?.orders ?? []);
  return ledger;
}

function watchFor(
  game: Game,
  reader: Reader,
  only: WhyColumn | undefined,
): ReadonlyMap<ColumnName, ReadonlySet<number> | null> {
  const { model } = game;
  const columns = only === undefined ? WHY_COLUMNS : [only];
  const watch = new Map<ColumnName, ReadonlySet<number> | null>();
  if (reader === 'truth') {
    for (const name of columns) {
      const area = columnOf(name).index === 'groupArea' ? model.sizes.areas : null;
      watch.set(name, area === null ? null : firstCells(area));
    }
    return watch;
  }
  for (const { column, start, end } of visibleRanges(model.layout, reader)) {
    if (!columns.includes(column as WhyColumn)) continue;
    const from = start - model.layout.offset[column];
    // Of what is kept by group the front's own row is shown.
    const isGroup = columnOf(column).index === 'groupArea';
    const to = isGroup ? Math.min(end - start, model.sizes.areas) : end - start;
    watch.set(column, new Set(Array.from({ length: to }, (_, i) => from + i)));
  }
  return watch;
}

function firstCells(count: number): ReadonlySet<number> {
  return new Set(Array.from({ length: count }, (_, i) => i));
}

const AREA_INDEX: ReadonlySet<Index> = new Set(['area', 'sideArea', 'groupArea']);

/** Where a history belongs: null when it is not asked for; index null for a sum over areas. */
function scopeOf(
  game: Game,
  { column, index }: CellHistory,
  area: number | undefined,
): { readonly index: number | null } | null {
  const spec = columnOf(column);
  if (!AREA_INDEX.has(spec.index)) return area === undefined ? { index } : null;
  const here = index % game.model.sizes.areas;
  if (area !== undefined) return here === area ? { index } : null;
  // Shares of areas cannot be summed.
  return spec.kind === 'count' || column === 'cells' ? { index: null } : null;
}

/** A column over all areas; of what is kept by group, that of the front. */
function sumOver({ model }: Game, w: World, column: WhyColumn): number {
  return w[column].slice(0, model.sizes.areas).reduce((sum, n) => sum + n, 0);
}

function explained(
  game: Game,
  column: WhyColumn,
  index: number | null,
  before: number,
  cells: readonly CellHistory[],
): Why {
  const { scenario, model } = game;
  const byCause = new Map<number, number>();
  let after = before;
  for (const { terms } of cells) {
    for (const { cause, delta } of terms) {
      after += delta;
      byCause.set(cause, (byCause.get(cause) ?? 0) + delta);
    }
  }
  const ids = model.events.map(({ id }) => id);
  const titles = new Map(scenario.events.map(({ id, title }) => [id, title]));
  const terms = [...byCause].flatMap(([number, amount]): WhyTerm[] => {
    const cause = causeName(number, ids);
    return amount === 0 ? [] : [{ cause, title: causeTitle(cause, titles), amount }];
  });
  terms.sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount) || (a.cause < b.cause ? -1 : 1));
  const title = `${WHY_TITLES[column]}${ofWhat(game, column, index)}`;
  return { column, index, title, unit: columnOf(column).unit, before, after, terms };
}

/** What people call a cause: its name in words, or the title of an event. */
export function causeTitle(cause: string, eventTitles: ReadonlyMap<string, string>): string {
  if (!cause.startsWith('event:')) return cause.replaceAll('_', ' ');
  const id = cause.slice('event:'.length);
  return `event: ${eventTitles.get(id) ?? id}`;
}

function ofWhat({ scenario, model }: Game, column: ColumnName, index: number | null): string {
  if (index === null) return ', all areas';
  const { areas } = model.sizes;
  switch (columnOf(column).index) {
    case 'area':
    case 'sideArea':
    case 'groupArea':
      return ` in ${areaName(scenario, index % areas)}`;
    case 'side':
      return ` of ${SIDE_TITLES[index === INSURGENT ? INSURGENT : GOVERNMENT]}`;
    case 'actorSide':
      return ` of ${actorName(scenario, index >> 1)} toward ${SIDE_TITLES[index % 2 === 0 ? 0 : 1]}`;
    case 'actor':
      return ` of ${actorName(scenario, index)}`;
    case 'corridor':
      return ` "${targetName(scenario, 'corridor', index)}"`;
    case 'group':
      return index === 0 ? '' : ` (${scenario.setup.groups[index]?.name ?? SIDE_NAMES[0]})`;
    default:
      return '';
  }
}

function relative({ before, after }: Why): number {
  return Math.abs(after - before) / (Math.abs(before) + Math.abs(after) + 1e-9);
}
