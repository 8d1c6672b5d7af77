/**
 * Names of a scenario's things, and what they address: `attitude.pakistan.taliban` is a cell of a
 * column. Conditions, effects, first states and overrides all resolve their names here.
 */
import { AXES_OF, COLUMN_NAMES, columnOf, type Axis, type ColumnName } from '../engine/columns.js';
import { SIDE_NAMES } from '../engine/sides.js';
import type { ScenarioDocument } from './document.js';
import { eventOrder } from './event-order.js';
import { didYouMean } from './suggest.js';

/** Ids of each kind, with their numbers. */
export type Names = Readonly<Record<Axis, ReadonlyMap<string, number>>>;

/** Other names by which authors may call columns, after the sides that they know. */
const ALIASES: Readonly<Record<string, ColumnName>> = {
  supportNrf: 'supportInsurgent',
  supportTaliban: 'supportGovernment',
};

const numbered = (ids: readonly string[]): ReadonlyMap<string, number> =>
  new Map(ids.map((id, i) => [id, i]));

/** The names of a document; events in the order of the model. */
export function namesOf(document: ScenarioDocument): Names {
  return {
    area: numbered(Object.keys(document.areas)),
    group: numbered(Object.keys(document.groups)),
    actor: numbered(Object.keys(document.actors)),
    corridor: numbered(Object.keys(document.corridors)),
    front: numbered(Object.keys(document.fronts)),
    zone: numbered(Object.keys(document.zones)),
    event: numbered(eventOrder(document)),
    side: numbered(SIDE_NAMES),
  };
}

const COLUMN_SET: ReadonlySet<string> = new Set(COLUMN_NAMES);

/** Every word that may begin the name of a cell. */
export const CELL_WORDS: readonly string[] = [...COLUMN_NAMES, ...Object.keys(ALIASES)];

/**
 * The column that a word stands for; null for none. `stance.<actor>.<side>` is the stance of an
 * actor (`attitude`), while `stance.<group>.<area>` is the posture of a group.
 */
export function columnNamed(
  word: string,
  first: string | undefined,
  names: Names,
): ColumnName | null {
  if (word === 'stance' && first !== undefined && names.actor.has(first)) return 'attitude';
  if (COLUMN_SET.has(word)) return word as ColumnName;
  return Object.hasOwn(ALIASES, word) ? (ALIASES[word] ?? null) : null;
}

export interface Cell {
  readonly column: ColumnName;
  readonly index: number;
}

/** Why a name addresses nothing. */
export interface NoCell {
  readonly message: string;
  readonly mend?: () => string | undefined;
}

/** The cell that a name such as `fighters.nrf.AF-PAN` addresses, or why there is none. */
export function resolveCell(word: string, ids: readonly string[], names: Names): Cell | NoCell {
  const column = columnNamed(word, ids[0], names);
  if (column === null) {
    return { message: `there is no column "${word}"`, mend: () => didYouMean(word, CELL_WORDS) };
  }
  const axes = AXES_OF[columnOf(column).index];
  if (ids.length !== axes.length) return { message: wrongLength(word, axes, names) };
  let index = 0;
  for (const [i, kind] of axes.entries()) {
    const id = ids[i] ?? '';
    const at = names[kind].get(id);
    if (at === undefined) {
      const mend = (): string | undefined => didYouMean(id, names[kind].keys());
      return { message: `there is no ${kind} "${id}"`, mend };
    }
    index = index * names[kind].size + at;
  }
  return { column, index };
}

function wrongLength(word: string, axes: readonly Axis[], names: Names): string {
  if (axes.length === 0) return `"${word}" is one number and takes no id`;
  const example = axes.map((kind) => names[kind].keys().next().value ?? `<${kind}>`);
  return `"${word}" is kept by ${axes.join(' and ')}: write ${[word, ...example].join('.')}`;
}

export function isCell(found: Cell | NoCell): found is Cell {
  return 'index' in found;
}
