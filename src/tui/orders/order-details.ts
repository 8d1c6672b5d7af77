/** What is said of an order before it is given: its price, its odds, what it is expected to change. */
import { formatFixed, formatMoneyUsd, formatShare, type Style } from '../../charts/index.js';
import {
  ORDER_KINDS,
  type Forecast,
  type Order,
  type OrderKindSpec,
  type Price,
} from '../../engine/index.js';
import { orderSentence, WHY_TITLES, type WhyColumn } from '../../game/index.js';
import { toldChanges, type ToldChange } from '../../game/expected-changes.js';
import { plainPoints } from '../../game/say/orders.js';
import type { Scenario } from '../../scenario/scenario.js';
import { prose } from '../draw/block.js';
import { capital } from '../board/orders-panel.js';
import { aimWords } from '../words/aims.js';
import { signed } from '../words/numbers.js';

const MOST_CHANGES = 4;

export interface DetailsInput {
  readonly scenario: Scenario;
  readonly order: Order;
  readonly price: Price;
  readonly attentionLeft: number;
  readonly usdLeft: number;
  /** The forecast; null while it is made or when there is none. */
  readonly forecast: Forecast | null;
  readonly pending: boolean;
  readonly width: number;
  readonly style: Style;
}

/** The details in lines. */
export function orderDetails(input: DetailsInput): string[] {
  const { scenario, order, forecast, pending, width, style } = input;
  const spec: OrderKindSpec = ORDER_KINDS[order.kind];
  const holds = spec.setting === undefined ? 'Done once.' : 'Holds until it is changed.';
  const head = `${capital(orderSentence(scenario, order))}.`;
  const lines = [
    style.bold(style.clean(head)),
    `${priceText(input)} ${holds}`,
    ...(forecast === null
      ? [
          pending
            ? `Asking what would come of it ${style.ellipsis}`
            : 'No odds can be told for it now.',
        ]
      : forecastText(input, forecast)),
  ];
  return lines.flatMap((line) => (line.includes('\u001b') ? [line] : prose([line], width, style)));
}

function priceText({ price, attentionLeft, usdLeft }: DetailsInput): string {
  const { attention, usd } = price;
  const money = usd === 0 ? 'no money' : `${formatMoneyUsd(usd)} of ${formatMoneyUsd(usdLeft)}`;
  return `Costs ${plainPoints(attention)} of ${attentionLeft.toFixed(1)} attention and ${money}.`;
}

function forecastText({ scenario, order, style }: DetailsInput, told: Forecast): string[] {
  const { odds, low, high, oddsWithout, measure } = told;
  const range = `${formatShare(low)} to ${formatShare(high)}`;
  const without = oddsWithout === null ? '' : `; without the order, ${formatShare(oddsWithout)}`;
  return [
    `Aim: ${aimWords(told)}.`,
    `Odds that it is reached: ${formatShare(odds)} (${range})${without}.`,
    `In ${measure.unit}: ${short(measure.with)} on average with it, ${short(measure.without)} without.`,
    ...toldChanges(scenario, order, told)
      .slice(0, MOST_CHANGES)
      .map((change) => changeText(change, style)),
  ];
}

function changeText(
  { column, unit, place, low, high, with: then, without }: ToldChange,
  style: Style,
): string {
  const title = WHY_TITLES[column as WhyColumn] ?? column.replace(/([A-Z])/g, ' $1').toLowerCase();
  const scale = unit === 'share' ? 100 : 1;
  const sign = unit === 'share' ? ' points of a hundred' : ` ${unit}`;
  const by = (n: number): string => signed(n * scale, decimalsOf(n * scale));
  const likely = `${by(low)} to ${by(high)}`;
  return `${style.ascii ? '-' : '·'} ${capital(title)}${place}: ${by(then - without)}${sign} (${likely} in four cases of five)`;
}

function decimalsOf(n: number): number {
  return Math.abs(n) >= 100 ? 0 : Math.abs(n) >= 1 ? 1 : 2;
}

function short(n: number): string {
  return formatFixed(n, Math.abs(n) >= 100 ? 0 : 2);
}
