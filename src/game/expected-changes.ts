/** What an order is expected to change, as it is told: where it is counted, and within what range. */
import { columnOf } from '../engine/columns.js';
import type { ExpectedChange, Forecast } from '../engine/forecast.js';
import { ORDER_KINDS, type Order } from '../engine/orders.js';
import type { Scenario } from '../scenario/scenario.js';
import { targetName } from './names.js';

/** An expected change with its place. */
export interface ToldChange extends ExpectedChange {
  /** Where the number is counted, as ` in The valley front`; empty where it has no place. */
  readonly place: string;
  /** Between these the difference lies in four of five believed worlds at least; the mean is within. */
  readonly low: number;
  readonly high: number;
}

/** Smaller than this is written as zero; shares count in points of a hundred. */
const LEAST = 0.005;

/**
 * The changes that are worth a line. One that is nil in the whole range is left out: a few odd worlds
 * move its mean. The mean of a skewed change can lie beyond four of five worlds: the range then
 * reaches to it.
 */
export function toldChanges(scenario: Scenario, order: Order, { changes }: Forecast): ToldChange[] {
  return changes
    .filter(({ unit, low, high }) => {
      const least = unit === 'share' ? LEAST / 100 : LEAST;
      return Math.abs(low) >= least || Math.abs(high) >= least;
    })
    .map((change) => {
      const mean = change.with - change.without;
      return {
        ...change,
        place: placeOf(scenario, order, change),
        low: Math.min(change.low, mean),
        high: Math.max(change.high, mean),
      };
    });
}

/** Columns of areas are summed over the front or zone that the order is given to, else over all. */
function placeOf(scenario: Scenario, order: Order, { column }: ExpectedChange): string {
  const { index } = columnOf(column);
  if (index !== 'area' && index !== 'groupArea' && index !== 'sideArea') return '';
  const { target } = ORDER_KINDS[order.kind];
  return target === 'front' || target === 'zone'
    ? ` in ${targetName(scenario, target, order.target)}`
    : ' in all areas';
}
