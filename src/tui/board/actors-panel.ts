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

/** A line for each actor under a head. */
export function actorLines(rows: readonly ActorRow[], width: number, style: Style): string[] {
  const name = Math.min(26, Math.max(10, width - 2 * 15));
  const cell = Math.floor((width - name) / 2);
  const head = [
    fitLine('', name, style),
    ...['to the NRF', 'to the Taliban'].map((title) => fitLine(title, cell, style)),
  ];
  return [
    style.dim(head.join('')),
    ...rows.map((row) => {
      const cells = ([0, 1] as const).map((side) =>
        fitLine(stanceText(row, side, cell, style), cell, style),
      );
      return fitLine(style.clean(row.name), name - 1, style) + ' ' + cells.join('');
    }),
  ];
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
