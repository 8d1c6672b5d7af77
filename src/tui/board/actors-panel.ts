/** External actors: where they stand toward both sides, and which way they move. */
import type { Style } from '../../charts/index.js';
import { REGIME_NAMES } from '../../game/index.js';
import { fitLine, type Block } from '../draw/block.js';
import { signed, trendSign } from '../words/numbers.js';

/** One actor's stances, toward the insurgents and toward the authorities. */
export interface ActorRow {
  readonly name: string;
  readonly regimes: readonly [number, number];
  readonly attitudes: readonly [number, number];
  /** Changes since some weeks ago. */
  readonly changes: readonly [number, number];
}

/** Stances move in small steps; less than this is none. */
const STEADY = 0.005;

/** From this width of a column on its head has room for whole words. */
const WIDE_CELL = 14;
/** Columns of the longest stance with its sign, and one more beside what follows. */
const NARROW_CELLS = [13, 12] as const;

/** A line for each actor under a head. */
export function actorLines(rows: readonly ActorRow[], width: number, style: Style): string[] {
  const { name, cells, heads } = columnsFor(width);
  const lineOf = (title: string, texts: readonly string[]): string =>
    `${fitLine(title, name - 1, style)} ${texts.map((text, side) => fitLine(text, cells[side] ?? 0, style)).join('')}`;
  return [
    style.dim(lineOf('', heads)),
    ...rows.map((row) =>
      lineOf(
        style.clean(row.name),
        ([0, 1] as const).map((side) => stanceText(row, side, cells[side], style)),
      ),
    ),
  ];
}

interface ActorColumns {
  /** Columns of the name, with the blank after it. */
  readonly name: number;
  readonly cells: readonly [number, number];
  readonly heads: readonly [string, string];
}

/** Columns for a width; on a narrow board names give way to stances. */
function columnsFor(width: number): ActorColumns {
  const name = Math.min(26, Math.max(10, width - 2 * 15));
  const cell = Math.floor((width - name) / 2);
  if (cell >= WIDE_CELL)
    return { name, cells: [cell, cell], heads: ['to the NRF', 'to the Taliban'] };
  const [first, second] = NARROW_CELLS;
  return { name: width - first - second, cells: NARROW_CELLS, heads: ['to NRF', 'to Taliban'] };
}

function stanceText(row: ActorRow, side: 0 | 1, width: number, style: Style): string {
  const regime = REGIME_NAMES[row.regimes[side]] ?? '';
  const sign = trendSign(row.changes[side], STEADY, style);
  return width >= 20 ? `${sign} ${regime} ${signed(row.attitudes[side], 2)}` : `${sign} ${regime}`;
}

/** Actors from the columns of a view or a world, against attitudes of some turns ago. */
export function actorRows(
  names: readonly string[],
  regime: Float64Array,
  attitude: Float64Array,
  before: Float64Array,
): ActorRow[] {
  const at = (cells: Float64Array, actor: number, side: 0 | 1): number =>
    cells[2 * actor + side] ?? 0;
  return names.map((name, x) => ({
    name,
    regimes: [at(regime, x, 0), at(regime, x, 1)],
    attitudes: [at(attitude, x, 0), at(attitude, x, 1)],
    changes: [at(attitude, x, 0) - at(before, x, 0), at(attitude, x, 1) - at(before, x, 1)],
  }));
}

/** The panel: the list with the chosen actor marked. */
export function drawActors(
  rows: readonly ActorRow[],
  chosen: number,
  width: number,
  height: number,
  style: Style,
): Block {
  const [head = '', ...lines] = actorLines(rows, width - 2, style);
  const room = height - 1;
  const start = Math.min(Math.max(0, chosen - room + 1), Math.max(0, lines.length - room));
  const sign = style.ascii ? '>' : '►';
  return [
    `  ${head}`,
    ...lines.slice(start, start + room).map((line, i) => {
      const isChosen = start + i === chosen;
      return `${isChosen ? sign : ' '} ${line}`;
    }),
  ];
}
