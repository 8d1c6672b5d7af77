/** What would have been: the same game under doctrine, and futures in which one order was not given. */
import { formatFixed, formatShare, formatSignificant } from '../charts/index.js';
import { barsSvg, linesSvg } from '../charts/svg/index.js';
import type { Side } from '../engine/sides.js';
import {
  Counterfactual,
  doctrineInstead,
  orderSentence,
  SIDE_TITLES,
  type AfterAction,
  type CounterfactualResult,
  type Game,
} from '../game/index.js';
import { figure } from './figure.js';
import { turnDates, endingWords, type NamedGame } from './game-comparison.js';
import { markup, type Html } from './html.js';
import { table } from './table.js';
import { formatCountOf, sentenceCase } from './words.js';

/** Orders that are taken away, one at a time. */
const MOST_ORDERS = 3;

/** The same war with standing doctrine in the persons' seats. */
export function doctrineFigures({ name, game }: NamedGame, prefix: string): Html[] {
  if (game.persons.length === 0 || game.last === 0) return [];
  const other = doctrineInstead(game);
  const dates = turnDates(game, game.last).slice(1);
  const series = game.persons.flatMap((side) =>
    (['yours', 'doctrines'] as const).map((whose) => ({
      name: `${sentenceCase(SIDE_TITLES[side])}, ${whose === 'yours' ? 'as it was played' : 'with doctrine'}`,
      median: other.margins.map((at) => at[whose]?.[side] ?? NaN),
    })),
  );
  const chart = figure({
    id: `${prefix}doctrine`,
    title: `${name}: the margin, and what doctrine would have made of it`,
    description:
      'The same scenario and the same chance, with standing doctrine in the seat of the person: what differs is the person\u2019s doing.',
    draw: (head) => linesSvg({ ...head, xs: dates, series, yTitle: 'points', from: 'data' }),
    data: {
      columns: [{ header: 'Date' }, ...series.map((one) => ({ header: one.name, number: true }))],
      rows: dates.map((date, i) => [
        date,
        ...series.map(({ median }) => {
          const value = median[i];
          return value === undefined || Number.isNaN(value) ? '' : Number(value.toFixed(2));
        }),
      ]),
    },
  });
  const rows = table({
    caption: 'At the end of the shorter of the two',
    file: `${prefix}doctrine.csv`,
    columns: [
      { header: 'What' },
      { header: 'As it was played', number: true },
      { header: 'With doctrine', number: true },
    ],
    rows: other.compared.map(({ title, unit, yours, doctrines }) => [
      `${title} (${unit})`,
      ...[yours, doctrines].map((value) => ({
        text: formatFixed(value, unit === 'points' ? 1 : 0),
        value: Number(value.toFixed(2)),
      })),
    ]),
  });
  return [chart, rows, markup`<p>With doctrine: ${endingWords(other.game)}</p>`];
}

interface TakenOrder {
  readonly turn: number;
  readonly side: Side;
  /** Its place among the orders of the side in that turn. */
  readonly place: number;
  readonly words: string;
}

/** The last order of a person before each of the turning points, the latest of those first chosen. */
function ordersToTake(game: Game, { turningPoints }: AfterAction): TakenOrder[] {
  const given = game.turns.flatMap(({ orders, result }) =>
    game.persons.flatMap((side) =>
      orders
        .filter((order) => order.side === side)
        .map((order, place): TakenOrder => ({
          turn: result.turn,
          side,
          place,
          words: orderSentence(game.scenario, order),
        })),
    ),
  );
  const before = turningPoints.flatMap(
    ({ turn }) => given.filter((one) => one.turn <= turn).at(-1) ?? [],
  );
  return [...new Set([...before, ...given])].slice(0, MOST_ORDERS).sort((a, b) => a.turn - b.turn);
}

/** Futures in pairs, with and without an order; nothing where no person gave any. */
export function withoutOrders(
  { name, game }: NamedGame,
  report: AfterAction,
  pairs: number,
  prefix: string,
): Html[] {
  const taken = pairs === 0 ? [] : ordersToTake(game, report);
  const results = taken.map(({ turn, side, place }) => {
    const change = { remove: place };
    return new Counterfactual(game, { turn, side, change, pairs }).run();
  });
  if (results.length === 0) return [];
  const bars = taken.flatMap(({ turn, words }, i) =>
    ([0, 1] as const).map((of) => {
      const { difference, low, high } = (results[i] as CounterfactualResult).margins[of];
      const label = `Turn ${turn + 1}: do not ${words}`;
      return { label, series: `margin of ${SIDE_TITLES[of]}`, value: difference, low, high };
    }),
  );
  return [
    figure({
      id: `${prefix}without`,
      title: `${name}: what single orders were worth`,
      description: `Change of the final true margins when one order is not given: means of ${formatCountOf(pairs, 'pair')} of futures under the same chance, with 90 % intervals. From the next turn on doctrine plays every seat in both. Where an interval holds zero, the order made no difference that these futures show.`,
      draw: (head) => barsSvg({ ...head, bars, axis: 'points of margin', mark: 'dots' }),
      data: {
        columns: [
          { header: 'Order that is not given' },
          { header: 'Of what' },
          { header: 'Change', number: true },
          { header: 'Low', number: true },
          { header: 'High', number: true },
        ],
        rows: bars.map(({ label, series, value, low, high }) => [
          label,
          series,
          ...[value, low, high].map((n) => ({
            text: formatSignificant(n),
            value: Number(n.toFixed(4)),
          })),
        ]),
      },
    }),
    betterTable(taken, results, prefix),
  ];
}

function betterTable(
  taken: readonly TakenOrder[],
  results: readonly CounterfactualResult[],
  prefix: string,
): Html {
  return table({
    caption: 'Share of futures in which the side that gave the order has the better of it',
    file: `${prefix}better.csv`,
    columns: [
      { header: 'Order that is not given' },
      { header: 'Side' },
      { header: 'As it was', number: true },
      { header: 'Without it', number: true },
    ],
    rows: taken.map(({ turn, words, side }, i) => {
      const better = results[i]?.better;
      const cell = (share: number) => ({ text: formatShare(share), value: share });
      return [
        `Turn ${turn + 1}: ${words}`,
        SIDE_TITLES[side],
        cell(better?.asItWas ?? NaN),
        cell(better?.changed ?? NaN),
      ];
    }),
  });
}
