/**
 * The guide of the classroom: it teaches by letting a person do things, one at a time, and can be
 * left at any time. It watches commands; it never gives one.
 */
import { INSURGENT, type Side } from '../engine/sides.js';
import type { Command, Reply } from './commands.js';
import type { Game } from './game.js';

/** One thing to learn. */
export interface Lesson {
  /** What there is to know, and what to do. */
  readonly text: string;
  /** The command that does it, as it is typed. */
  readonly typed: string;
  readonly isDone: (command: Command, reply: Reply, game: Game) => boolean;
}

const SCENARIO = 'classroom';

const looks =
  (at: string) =>
  (command: Command): boolean =>
    command.do === 'look' && command.at === at;
const does =
  (name: Command['do']) =>
  (command: Command, reply: Reply): boolean =>
    command.do === name && reply.ok;

const BEGINNING: Readonly<Record<Side, readonly Lesson[]>> = {
  0: [
    {
      text:
        'You lead a front of a few hundred in the Orvan valley, with friends in the town and in the ' +
        'capital. A side wins when its true margin stands at zero or above at two reckonings in a row; you ' +
        'see what you make of it. See what yours is made of.',
      typed: 'margins',
      isDone: looks('margins'),
    },
    {
      text:
        'Reach and endurance need paid fighters, and pay comes from gifts of emigrants, through two ' +
        'corridors that the authorities watch. See your money.',
      typed: 'money',
      isDone: looks('money'),
    },
    {
      text: 'What is yours you know. The rest you believe, and the range says how well. See the valley.',
      typed: 'area orvan',
      isDone: (command) => command.do === 'show' && command.what === 'area',
    },
    {
      text: 'Before an order is given, ask for its odds. What would come of striking from the valley?',
      typed: 'forecast posture valley strike',
      isDone: does('forecast'),
    },
    {
      text:
        'An order costs command attention; about a point comes back each week, and eight can be saved. ' +
        'Give one: widen the corridor over the passes, or whatever you think better.',
      typed: 'give corridor passes widen',
      isDone: does('give'),
    },
  ],
  1: [
    {
      text:
        'You govern from the capital and hold the roads; a front of a few hundred holds out in the Orvan ' +
        'valley. A side wins when its true margin stands at zero or above at two reckonings in a row; you ' +
        'see what you make of it. See what yours is made of.',
      typed: 'margins',
      isDone: looks('margins'),
    },
    {
      text: 'Order needs garrisons, and garrisons need pay. See your money.',
      typed: 'money',
      isDone: looks('money'),
    },
    {
      text:
        'What is yours you know. The rest you believe, and the range says how well: in the valley people ' +
        'are silent, so you know little of it. See it.',
      typed: 'area orvan',
      isDone: (command) => command.do === 'show' && command.what === 'area',
    },
    {
      text: 'Before an order is given, ask for its odds. What would come of sweeping the highlands?',
      typed: 'forecast posture highland sweep',
      isDone: does('forecast'),
    },
    {
      text:
        'An order costs command attention; about a point comes back each week, and eight can be saved. ' +
        'Give one: crack down on the corridor over the passes, or whatever you think better.',
      typed: 'give corridor passes crack-down',
      isDone: does('give'),
    },
  ],
};

const REST: readonly Lesson[] = [
  {
    text: 'A turn is a week. Orders can be undone until it ends. End it.',
    typed: 'end',
    isDone: (_, { turns }) => turns > 0,
  },
  {
    text:
      'Reports say whose claim they are. They come late, count too much or too little, and some are ' +
      'false. Read them.',
    typed: 'reports',
    isDone: looks('reports'),
  },
  {
    text: 'Every change has named causes that add up to it. See why your numbers moved.',
    typed: 'why',
    isDone: does('why'),
  },
  {
    text:
      'Some orders are worth giving again and again: keep one, and it is drafted by itself when it is ' +
      'due. Keep an envoy going to Vostra, say.',
    typed: 'keep envoy vostra',
    isDone: does('keep'),
  },
  {
    text:
      'Now play on until something needs you. An event waits for an answer ("events", then "answer 1"); ' +
      'without one it is settled for you.',
    typed: 'wait',
    isDone: (_, { turns }) => turns > 0,
  },
  {
    text:
      'At the end of March, June and September comes the reckoning: both margins, what moved them, what ' +
      'each patron thinks. Play on to the next, and answer events on the way.',
    typed: 'wait',
    isDone: (_, { turns }, game) =>
      game.turns
        .slice(game.turn - turns, game.turn)
        .some(({ result }) => result.reckoning !== null),
  },
];

const LAST =
  'That is all there is to know. Four chains can be seen within a game: money and tempo, reprisal and ' +
  'grievance, sanctuary, information. Change one thing and watch. "back" and "branch" let you try a turn ' +
  'again, and when the game has ended "after" tells the whole story.';

/** Leads one person through the first weeks of the classroom. */
export class Guide {
  readonly #lessons: readonly Lesson[];
  #at = 0;
  #left = false;

  constructor(side: Side) {
    const rest = side === INSURGENT ? REST : REST.map(forAuthorities);
    this.#lessons = [...BEGINNING[side], ...rest];
  }

  /** The lesson that comes now; null when all are learnt, or the guide has been left. */
  get lesson(): Lesson | null {
    return this.#left ? null : (this.#lessons[this.#at] ?? null);
  }

  /** Which lesson it is, from 1, and of how many. */
  get place(): { readonly number: number; readonly of: number } {
    return { number: this.#at + 1, of: this.#lessons.length };
  }

  /** Leaves the guide for good. */
  leave(): void {
    this.#left = true;
  }

  /** Sees a command that was done; gives what is to be said when a lesson is learnt. */
  notice(command: Command, reply: Reply, game: Game): readonly string[] {
    const { lesson } = this;
    if (lesson === null || !lesson.isDone(command, reply, game)) return [];
    this.#at++;
    return this.lines();
  }

  /** The lesson in sentences; the farewell after the last. */
  lines(): readonly string[] {
    if (this.#left) return [];
    const { lesson, place } = this;
    if (lesson === null) return [LAST];
    return [
      `Guide, ${place.number} of ${place.of}. ${lesson.text}`,
      `Type: ${lesson.typed}   ("guide off" leaves the guide)`,
    ];
  }
}

function forAuthorities(lesson: Lesson): Lesson {
  return lesson.typed === 'keep envoy vostra'
    ? { ...lesson, typed: 'keep envoy vostra security' }
    : lesson;
}

/** The guide of a game that has just begun; null where there is none. */
export function guideFor(game: Game): Guide | null {
  const [side, second] = game.persons;
  const isFirst = game.scenario.id === SCENARIO && game.last === 0;
  return isFirst && side !== undefined && second === undefined ? new Guide(side) : null;
}
