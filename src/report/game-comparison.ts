/** Games beside each other: how each ended, and the course of its margins. */
import { formatCount, formatFixed } from '../charts/index.js';
import { linesSvg } from '../charts/svg/index.js';
import { formatIsoDate } from '../engine/calendar.js';
import { SIDE_NAMES, type Side } from '../engine/sides.js';
import { earlierWinWords, SIDE_TITLES, trueMargins, type Game } from '../game/index.js';
import { endingTitle, factList } from './batch-sections.js';
import { figure } from './figure.js';
import { markup, type Html } from './html.js';
import type { PageSection } from './page.js';
import { table, type HtmlCell } from './table.js';
import { formatDate, sentenceCase } from './words.js';

/** A game with what it is called, such as the name of its save. */
export interface NamedGame {
  readonly name: string;
  readonly game: Game;
}

const BOTH: readonly Side[] = [0, 1];

/** How a game stands or ended, in a sentence. */
export function endingWords(game: Game): string {
  const { ending, last, model } = game;
  const earlier = earlierWinWords(game);
  const before = earlier === null ? '' : ` ${earlier}`;
  const date = formatDate(formatIsoDate(ending?.day ?? model.startDay + last * model.turnDays));
  if (ending === null)
    return `The game goes on: ${last} turns have been played, up to ${date}.${before}`;
  const whose =
    ending.winner === null
      ? 'Both sides stand alike.'
      : `${sentenceCase(SIDE_TITLES[ending.winner])} had the better of it.`;
  return `${endingTitle(ending.name)}, ${date}, after ${last} turns. ${whose}${before}`;
}

function seatWords({ settings }: Game): string {
  return BOTH.map((side) => {
    const seat = settings.seats[side] ?? '';
    return `${SIDE_TITLES[side]}: ${seat === 'person' ? 'a person' : seat}`;
  }).join('; ');
}

/** What was played and how it came out. */
export function resultSection(games: readonly NamedGame[]): PageSection {
  const [first] = games;
  const head =
    first === undefined
      ? []
      : ([
          ['Scenario', first.game.scenario.title],
          ['Seed', `"${first.game.settings.seed}": the same chance for every game here`],
        ] as const);
  const each = games.map(({ name, game }): [string, string] => [
    games.length > 1 ? name : 'How it ended',
    `${endingWords(game)} ${sentenceCase(seatWords(game))}.`,
  ]);
  const body = markup`${factList([...head, ...each])}
${marginTable(games)}`;
  return { id: 'result', title: 'What was played, and how it came out', body };
}

interface EndNumber {
  readonly title: string;
  readonly read: (game: Game) => number;
  readonly decimals: number;
}

function worldSum(game: Game, column: 'fighters' | 'displaced' | 'civiliansKilled'): number {
  const { areas } = game.model.sizes;
  return game
    .worldBefore(game.last)
    [column].subarray(0, areas)
    .reduce((sum, value) => sum + value, 0);
}

const END_NUMBERS: readonly EndNumber[] = [
  ...BOTH.map((side): EndNumber => ({
    title: `True margin of ${SIDE_TITLES[side]}, points`,
    read: (game) => trueMargins(game, game.last)[side] ?? 0,
    decimals: 1,
  })),
  { title: 'Fighters of the front', read: (game) => worldSum(game, 'fighters'), decimals: 0 },
  { title: 'Civilians displaced', read: (game) => worldSum(game, 'displaced'), decimals: 0 },
  { title: 'Civilians killed', read: (game) => worldSum(game, 'civiliansKilled'), decimals: 0 },
  {
    title: 'Orders given by persons',
    read: ({ turns, persons }) =>
      turns.reduce(
        (sum, { orders }) => sum + orders.filter(({ side }) => persons.includes(side)).length,
        0,
      ),
    decimals: 0,
  },
];

function marginTable(games: readonly NamedGame[]): Html {
  return table({
    caption: 'At the end of each game, as it truly was; a margin of zero and above wins',
    file: 'games.csv',
    columns: [{ header: 'What' }, ...games.map(({ name }) => ({ header: name, number: true }))],
    rows: END_NUMBERS.map(({ title, read, decimals }): HtmlCell[] => [
      title,
      ...games.map(({ game }) => {
        const value = read(game);
        return {
          text: decimals === 0 ? formatCount(value) : formatFixed(value, decimals),
          value: Number(value.toFixed(decimals)),
        };
      }),
    ]),
  });
}

/** The first day of each turn, and the day after the last, of the longest game. */
export function turnDates({ model }: Game, turns: number): string[] {
  return Array.from({ length: turns + 1 }, (_, turn) =>
    formatIsoDate(model.startDay + turn * model.turnDays),
  );
}

/** True margins after each turn: one figure for each side where there are several games. */
export function marginsSection(games: readonly NamedGame[]): PageSection {
  const [first] = games;
  const title = 'The course of the margins';
  if (first === undefined) return { id: 'margins', title, body: [] };
  const last = Math.max(...games.map(({ game }) => game.last));
  const dates = turnDates(first.game, last);
  const course = (game: Game, side: Side): number[] =>
    dates.map((_, turn) => (turn > game.last ? NaN : (trueMargins(game, turn)[side] ?? NaN)));
  const draw = (id: string, of: string, series: { name: string; median: number[] }[]): Html =>
    figure({
      id,
      title: of,
      description:
        'What a side has reached beyond its threshold, as it truly was; at zero and above it wins.',
      draw: (head) =>
        linesSvg({
          ...head,
          xs: dates,
          series,
          yTitle: 'points',
          from: 'data',
          level: { y: 0, label: 'wins from here on' },
        }),
      data: {
        columns: [
          { header: 'Date' },
          ...series.map(({ name }) => ({ header: name, number: true })),
        ],
        rows: dates.map((date, i) => [
          date,
          ...series.map(({ median }) => {
            const value = median[i];
            return value === undefined || Number.isNaN(value) ? '' : Number(value.toFixed(2));
          }),
        ]),
      },
    });
  if (games.length === 1) {
    const series = BOTH.map((side) => ({
      name: sentenceCase(SIDE_TITLES[side]),
      median: course(first.game, side),
    }));
    return {
      id: 'margins',
      title,
      body: draw('margins-both', 'True margins of both sides', series),
    };
  }
  const body = [];
  for (const side of BOTH) {
    const series = games.map(({ name, game }) => ({ name, median: course(game, side) }));
    const of = `True margin of ${SIDE_TITLES[side]}`;
    body.push(draw(`margins-${SIDE_NAMES[side]}`, of, series));
  }
  return { id: 'margins', title, body };
}
