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

const FRONT = 0;
const ALLY = 1;

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
