/** Pages of the after-action report, as text: the story, and the truth against what was believed. */
import { formatCount, padEnd, padStart, renderSparkline, type Style } from '../../charts/index.js';
import {
  afterAction,
  areaName,
  doctrineInstead,
  SIDE_TITLES,
  type AfterAction,
  type DoctrineInstead,
  type Game,
  type SideBeliefs,
} from '../../game/index.js';
import { endingLines } from '../../game/say/turn.js';
import { INSURGENT } from '../../engine/index.js';
import { told, type Block } from '../draw/block.js';
import { dateText } from '../words/dates.js';
import { signed } from '../words/numbers.js';

const WIDEST = 110;
const LABEL = 34;

/** How it ended, and the turns of the war that mattered. */
export function storyPage(game: Game, report: AfterAction, width: number, style: Style): Block {
  const room = Math.min(width, WIDEST);
  const { ending, earlierWin, turningPoints } = report;
  const head =
    ending === null
      ? ['The game goes on: this is how it has gone so far, as it truly was.']
      : endingLines(ending);
  const points = turningPoints.map(
    ({ turn, day, text }) => `  ${turn + 1}. ${dateText(day)}: ${text}`,
  );
  const none = points.length === 0 ? ['  There was no single one.'] : points;
  return [
    ...told(earlierWin === null ? head : [...head, earlierWin], room, style),
    '',
    ...marginShapes(game, room, style),
    '',
    style.bold('Turning points'),
    ...told(none, room, style),
  ];
}

/** The true margins over the whole game. */
function marginShapes(game: Game, width: number, style: Style): Block {
  const series = ([0, 1] as const).map((side) =>
    Array.from({ length: game.last }, (_, i) => game.worldBefore(i + 1).margin[side] ?? 0),
  );
  return series.map((values, side) => {
    const label = padEnd(`True margin of ${SIDE_TITLES[side === 0 ? 0 : 1]}`, LABEL);
    return `${label} ${shapeOf(values, width, style)}`;
  });
}

/** The course of a number between its first and last value. */
function shapeOf(
  values: readonly number[],
  width: number,
  style: Style,
  told: (value: number) => string = signed,
): string {
  const [first = 0] = values;
  const last = values.at(-1) ?? 0;
  const columns = Math.max(10, width - LABEL - 18);
  const shape = renderSparkline({ values, width: columns, style }).trimEnd();
  return `${padStart(told(first), 6)} ${shape} ${told(last)}`;
}

/** What each side believed, against how it was. */
export function beliefPage(game: Game, report: AfterAction, width: number, style: Style): Block {
  const room = Math.min(width, WIDEST);
  return report.beliefs.flatMap((side) => beliefLines(game, side, room, style));
}

function beliefLines(game: Game, beliefs: SideBeliefs, width: number, style: Style): Block {
  const { side, course, areas } = beliefs;
  const rival = SIDE_TITLES[side === INSURGENT ? 1 : 0];
  const people = side === INSURGENT ? 'men in garrisons' : 'fighters of the front';
  const pair = (
    title: string,
    read: (at: (typeof course)[number]) => readonly [number, number],
    told: (value: number) => string = signed,
  ) =>
    (['believed', 'in truth'] as const).map((kind, i) => {
      const values = course.map((at) => read(at)[i === 0 ? 0 : 1]);
      return `${padEnd(`  ${title}, ${kind}`, LABEL)} ${shapeOf(values, width, style, told)}`;
    });
  const misjudged = areas.map(
    ({ area, believed, truth }) =>
      `  ${areaName(game.scenario, area)}: ${formatCount(believed)} believed, ${formatCount(truth)} in truth`,
  );
  return [
    style.bold(`What ${SIDE_TITLES[side]} believed, against the truth`),
    ...pair('own margin', (at) => at.own),
    ...pair(`margin, ${rival}`, (at) => at.other),
    ...pair(people, (at) => at.strength, formatCount),
    ...(misjudged.length > 0 ? ['', `Misjudged most at the end (${people}):`, ...misjudged] : []),
    '',
  ];
}

/** The same war with standing doctrine in the persons' seats. */
export function doctrinePage(other: DoctrineInstead, width: number, style: Style): Block {
  const room = Math.min(width, WIDEST);
  const rows = other.compared.map(({ title, unit, yours, doctrines }) => {
    const number = (n: number): string => (unit === 'points' ? signed(n) : formatCount(n));
    return `  ${padEnd(`${title} (${unit})`, 44)} ${padStart(number(yours), 10)} ${padStart(number(doctrines), 10)}`;
  });
  const { ending } = other.game;
  const end =
    ending === null ? [] : told([`With doctrine: ${endingLines(ending).join(' ')}`], room, style);
  return [
    ...told(
      [
        'The same scenario and the same noise, with standing doctrine in your seat: what differs is your doing.',
      ],
      room,
      style,
    ),
    '',
    `  ${padEnd('', 44)} ${padStart('with you', 10)} ${padStart('doctrine', 10)}`,
    ...rows,
    '',
    ...end,
  ];
}

/** What the pages are made from; made when a page is first opened, as it takes a moment. */
export class AfterFacts {
  readonly game: Game;
  #report: AfterAction | null = null;
  #doctrine: DoctrineInstead | null = null;

  constructor(game: Game) {
    this.game = game;
  }

  get report(): AfterAction {
    return (this.#report ??= afterAction(this.game));
  }

  get doctrine(): DoctrineInstead {
    return (this.#doctrine ??= doctrineInstead(this.game));
  }
}
