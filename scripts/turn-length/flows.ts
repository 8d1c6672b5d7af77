// Sums of every change of some columns, by group and cause, while a campaign is played.
import { CAUSE, type CauseName } from '../../src/engine/causes.js';
import { columnOf, type ColumnName } from '../../src/engine/columns.js';
import type { ChangeListener, World } from '../../src/engine/world.js';

/** Which changes are summed: of a column, for one cause, of one group or all, up or down or both. */
export interface Flow {
  readonly column: ColumnName;
  readonly cause: CauseName;
  /** Number of the group, for columns that have groups; all of them when left out. */
  readonly group?: number;
  /** 1 for gains alone, -1 for losses alone (as a number above zero). */
  readonly sign?: 1 | -1;
}

const CAUSES = Object.keys(CAUSE).length;

interface Sheet {
  /** Cells of the column to each group. */
  readonly perGroup: number;
  /** Gain and loss, by group and cause. */
  readonly sums: Float64Array;
}

/** Listens to a world in the place of a ledger. */
export class Flows implements ChangeListener {
  readonly #world: World;
  readonly #sheets = new Map<Float64Array, Sheet>();

  constructor(world: World, columns: Iterable<ColumnName>) {
    this.#world = world;
    const { groups, areas, corridors } = world.layout.sizes;
    for (const name of columns) {
      const { index } = columnOf(name);
      const perGroup =
        index === 'groupArea' ? areas : index === 'groupCorridor' ? corridors : undefined;
      this.#sheets.set(world[name], {
        perGroup: perGroup ?? (index === 'group' ? 1 : Infinity),
        sums: new Float64Array(groups * CAUSES * 2),
      });
    }
  }

  /** Begins anew; a campaign that is restarted forgets who listened. */
  listen(): void {
    for (const { sums } of this.#sheets.values()) sums.fill(0);
    this.#world.ledger = this;
  }

  term(column: Float64Array, index: number, delta: number, cause: number): void {
    const sheet = this.#sheets.get(column);
    // Causes beyond the table are events of the scenario.
    if (sheet === undefined || cause >= CAUSES) return;
    const group = Math.floor(index / sheet.perGroup);
    const at = 2 * (group * CAUSES + cause) + (delta < 0 ? 1 : 0);
    sheet.sums[at] = (sheet.sums[at] ?? 0) + delta;
  }

  of({ column, cause, group, sign }: Flow): number {
    const sheet = this.#sheets.get(this.#world[column]);
    if (sheet === undefined) throw new RangeError(`${column} is not summed`);
    let sum = 0;
    const groups = sheet.sums.length / CAUSES / 2;
    for (let g = group ?? 0; g <= (group ?? groups - 1); g++) {
      const at = 2 * (g * CAUSES + CAUSE[cause]);
      if (sign !== -1) sum += sheet.sums[at] ?? 0;
      if (sign !== 1) sum += (sign === -1 ? -1 : 1) * (sheet.sums[at + 1] ?? 0);
    }
    return sum;
  }
}
