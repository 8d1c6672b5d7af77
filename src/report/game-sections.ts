/** One game: its map with its orders, what was believed and what was true, its turning points. */
import { formatCount } from '../charts/index.js';
import { linesSvg } from '../charts/svg/index.js';
import { formatIsoDate } from '../engine/calendar.js';
import { GROUP_KINDS, LAYER_BIT, LAYERS, OP, OP_FIELDS, type Layer } from '../engine/records.js';
import { INSURGENT, SIDE_NAMES, type Side } from '../engine/sides.js';
import {
  areaName,
  orderSentence,
  SIDE_TITLES,
  type AfterAction,
  type Game,
  type SideBeliefs,
} from '../game/index.js';
import { figure } from './figure.js';
import type { NamedGame } from './game-comparison.js';
import { markup, type Html } from './html.js';
import { mapFigure } from './map-figure.js';
import { table } from './table.js';
import { turnLog } from './turn-log.js';
import { formatDate, sentenceCase } from './words.js';
import { gameMap } from './world-map.js';

/** The map through the game, beside the orders of its turns. */
export function gameMapFigure(
  { name, game }: NamedGame,
  prefix: string,
): { figure: Html; data: Html } {
  return mapFigure(
    gameMap(
      game,
      {
        id: `${prefix}map`,
        title: `${name}: the map, turn by turn`,
        description:
          'As it truly was, whatever the sides believed. The list under the map has the orders and happenings of the turn.',
        logTitle: 'Orders and happenings of this turn',
      },
      turnLog(game),
    ),
  );
}

/** The orders that persons gave; those of all sides where nobody played. */
export function orderTable({ game, name }: NamedGame, prefix: string): Html {
  const sides: readonly Side[] = game.persons.length > 0 ? game.persons : [0, 1];
  const rows = game.turns.flatMap(({ orders, result }) =>
    orders
      .filter(({ side }) => sides.includes(side))
      .map((order) => [
        result.turn + 1,
        formatDate(formatIsoDate(result.day)),
        SIDE_TITLES[order.side],
        orderSentence(game.scenario, order),
      ]),
  );
  if (rows.length === 0) return markup`<p>No order was given.</p>`;
  return markup`<details><summary>All orders of ${name}</summary>${table({
    caption: `Orders of ${name}`,
    file: `${prefix}orders.csv`,
    filter: true,
    columns: [
      { header: 'Turn', number: true },
      { header: 'Date' },
      { header: 'Who' },
      { header: 'Order' },
    ],
    rows,
  })}</details>`;
}

/** Turning points as a list. */
export function turningPointList({ turningPoints }: AfterAction): Html {
  if (turningPoints.length === 0) return markup`<p>There was no single one.</p>`;
  return markup`<ol>${turningPoints.map(
    ({ turn, day, text }) =>
      markup`<li>Turn ${turn + 1}, ${formatDate(formatIsoDate(day))}: ${text}</li>`,
  )}</ol>`;
}

const LAYER_TITLES: Readonly<Record<Layer, string>> = {
  true: 'took place',
  tally: "in the front's own tally",
  itemised: "in the front's own statements",
  recorded: 'recorded by monitors',
  verified: 'verified by monitors',
};
/** Reports are counted over so many days. */
const COUNTED_DAYS = 28;

/** Operations of the front as they were, and as each layer of reporting has them. */
export function layersFigure({ game, name }: NamedGame, prefix: string): Html {
  const { startDay, turnDays } = game.model;
  const spans = Math.max(1, Math.ceil((game.last * turnDays) / COUNTED_DAYS));
  const counts = LAYERS.map(() => new Array<number>(spans).fill(0));
  for (const { rows } of game.turns) {
    const { operations } = rows;
    for (let at = 0; at < operations.length; at += OP_FIELDS) {
      if (operations[at + OP.group] !== 0 || (operations[at + OP.kind] ?? 0) >= GROUP_KINDS)
        continue;
      const span = Math.floor(((operations[at + OP.day] ?? startDay) - startDay) / COUNTED_DAYS);
      const layers = operations[at + OP.layers] ?? 0;
      LAYERS.forEach((layer, i) => {
        const own = counts[i];
        if (own !== undefined && (layers & LAYER_BIT[layer]) !== 0)
          own[span] = (own[span] ?? 0) + 1;
      });
    }
  }
  const xs = Array.from({ length: spans }, (_, i) => formatIsoDate(startDay + i * COUNTED_DAYS));
  const series = LAYERS.map((layer, i) => ({ name: LAYER_TITLES[layer], median: counts[i] ?? [] }));
  return figure({
    id: `${prefix}layers`,
    title: `${name}: operations of the front, and what was made of them`,
    description:
      'Operations in each four weeks: those that took place, and those that each layer of reporting holds.',
    draw: (head) =>
      linesSvg({ ...head, xs, series, yTitle: 'operations in four weeks', steps: true }),
    data: {
      columns: [{ header: 'From' }, ...series.map((one) => ({ header: one.name, number: true }))],
      rows: xs.map((date, i) => [date, ...series.map(({ median }) => median[i] ?? 0)]),
    },
  });
}

/** What a side believed of the other, and how it was. */
export function beliefFigures(
  { game, name }: NamedGame,
  { side, course, areas }: SideBeliefs,
  prefix: string,
): Html[] {
  const rival = SIDE_TITLES[side === INSURGENT ? 1 : 0];
  const whom = side === INSURGENT ? 'men in garrisons' : 'fighters of the front';
  const xs = course.map(({ day }) => formatIsoDate(day));
  const pair = (
    key: string,
    what: string,
    unit: string,
    read: (at: (typeof course)[number]) => readonly [number, number],
  ): Html =>
    figure({
      id: `${prefix}belief-${SIDE_NAMES[side]}-${key}`,
      title: `${name}: ${what}`,
      description: `What ${SIDE_TITLES[side]} believed, and how it truly was, every four weeks.`,
      draw: (head) =>
        linesSvg({
          ...head,
          xs,
          yTitle: unit,
          from: unit === 'points' ? 'data' : 'zero',
          series: [
            { name: 'believed', median: course.map((at) => read(at)[0]) },
            { name: 'true', median: course.map((at) => read(at)[1]) },
          ],
        }),
      data: {
        columns: [
          { header: 'Date' },
          { header: 'Believed', number: true },
          { header: 'True', number: true },
        ],
        rows: course.map((at, i) => [xs[i] ?? '', ...read(at).map((n) => Number(n.toFixed(1)))]),
      },
    });
  const figures = [
    pair('own', `margin of ${SIDE_TITLES[side]}, as it thought`, 'points', (at) => at.own),
    pair('other', `margin of ${rival}, as it thought`, 'points', (at) => at.other),
    pair('strength', `${whom}, estimated`, 'persons', (at) => at.strength),
  ];
  return areas.length === 0 ? figures : [...figures, misjudged(game, areas, whom)];
}

function misjudged(game: Game, areas: SideBeliefs['areas'], whom: string): Html {
  const parts = areas.map(
    ({ area, believed, truth }) =>
      `${areaName(game.scenario, area)} (${formatCount(believed)} believed, ${formatCount(truth)} true)`,
  );
  return markup`<p>${sentenceCase(whom)}, misjudged most at the end: ${parts.join('; ')}.</p>`;
}
