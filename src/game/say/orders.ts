/** Drafts, legal orders, forecasts and standing orders in sentences. */
import type { Forecast } from '../../engine/forecast.js';
import type { Price } from '../../engine/order-prices.js';
import { ORDER_ERRORS, orderCost, type Order, type OrderErrorCode } from '../../engine/orders.js';
import type { Side } from '../../engine/sides.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { OrderDraft } from '../draft.js';
import { toldChanges, type ToldChange } from '../expected-changes.js';
import type { Game } from '../game.js';
import { orderSentence } from '../order-words.js';
import { setsSomething } from '../standing-orders.js';
import { count, countOf, fixed, percent, sentence, usd } from './numbers.js';

/** What an order costs, in words. */
export function priceWords({ attention, usd: money }: Price): string {
  const parts = [
    ...(attention > 0 ? [`${plainPoints(attention)} point${attention === 1 ? '' : 's'}`] : []),
    ...(money > 0 ? [usd(money)] : []),
  ];
  return parts.length === 0 ? 'free' : parts.join(' and ');
}

/** Points of attention, with the decimals that a scenario's price has: two at most. */
export function plainPoints(points: number): string {
  return String(Math.round(100 * points) / 100);
}

/** The orders of a draft, and what is left. */
export function draftLines(game: Game, draft: OrderDraft): string[] {
  const { orders } = draft;
  const left = `Left: ${fixed(draft.attentionLeft, 1)} points of command attention, ${usd(draft.usdLeft)}.`;
  if (orders.length === 0) return ['You have given no orders for this turn.', left];
  return [
    `Orders for this turn:`,
    ...orders.map(
      (o, i) => `  ${i + 1}. ${sentence(orderSentence(game.scenario, o))} (${priceOf(game, o)}).`,
    ),
    left,
  ];
}

/** Orders that can be given now, one line each. */
export function legalLines(game: Game, orders: readonly Order[]): string[] {
  if (orders.length === 0) return ['No such order can be given now.'];
  return orders.map((o) => `  ${sentence(orderSentence(game.scenario, o))} (${priceOf(game, o)}).`);
}

function priceOf({ model }: Game, { kind }: Order): string {
  return priceWords(orderCost(model, kind));
}

/** Why an order was refused. */
export function refusalLine(scenario: Scenario, order: Order, code: OrderErrorCode): string {
  return `You cannot ${orderSentence(scenario, order)}: ${ORDER_ERRORS[code]}.`;
}

/** The odds of an order, and what else it is expected to change. */
export function forecastLines(scenario: Scenario, order: Order | null, told: Forecast): string[] {
  const what = order === null ? 'As things stand' : sentence(orderSentence(scenario, order));
  const without =
    told.oddsWithout === null ? '' : ` Without the order: ${percent(told.oddsWithout)}.`;
  const { measure } = told;
  const changes = order === null ? [] : toldChanges(scenario, order, told).map(changeLine);
  return [
    `${what}. Odds ${percent(told.odds)} (${percent(told.low)} to ${percent(told.high)}) of: ${told.about}.${without}`,
    ...(order === null
      ? []
      : [
          `  Measured in ${measure.unit}: ${fixed(measure.with, 2)} with it, ${fixed(measure.without, 2)} without.`,
        ]),
    ...changes,
    '  From worlds that you think possible, played on with standing orders on both sides.',
  ];
}

function changeLine({ column, unit, place, without, with: then, low, high }: ToldChange): string {
  const number = (n: number): string => (Math.abs(n) >= 100 ? count(n) : fixed(n, 2));
  return (
    `  Expected ${column}${place} (${unit}): ${number(then)} with it, ${number(without)} without; the ` +
    `difference lies between ${number(low)} and ${number(high)} in four cases of five.`
  );
}

/** The standing orders of a side. */
export function standingLines(game: Game, side: Side): string[] {
  const standing = game.standing(side);
  if (standing.length === 0) return ['You have no standing orders.'];
  return standing.map(({ standing: { order, everyDays } }, i) => {
    const when = setsSomething(order)
      ? 'whenever it is not so'
      : `every ${countOf(everyDays, 'day')}`;
    return `  ${i + 1}. ${sentence(orderSentence(game.scenario, order))}, ${when}.`;
  });
}
