/** The words of typed commands: what each means, and what may follow it. */
import { ReadingStop, type Cursor, type Option } from './choosing.js';
import {
  LOOKS,
  SHOWN,
  type Command,
  type LookName,
  type OrderChange,
  type Shown,
} from './commands.js';
import type { Game } from './game.js';
import { kindOptions, readAnswer, readOrder } from './order-reading.js';
import { SHADES, type ShadeName } from './picture.js';
import type { Session } from './session.js';
import { MAX_EVERY_DAYS } from './standing-orders.js';
import { WHY_COLUMNS, WHY_TITLES, type WhyColumn } from './why.js';

/** A word that begins a command. */
export interface CommandWord {
  readonly word: string;
  readonly also?: readonly string[];
  readonly group: (typeof WORD_GROUPS)[number];
  /** The word with what follows it. */
  readonly usage: string;
  readonly about: string;
  readonly read: (cursor: Cursor, session: Session) => Command;
}

export const WORD_GROUPS = ['Look', 'Orders', 'Time', 'Timeline', 'Game'] as const;

const MOST_TURNS = 2000;
const DAYS_A_WEEK = 7;
const STANDARD_EVERY_WEEKS = 4;
const MOST_WEEKS = Math.floor(MAX_EVERY_DAYS / DAYS_A_WEEK);

const LOOK_ABOUT: Readonly<Record<LookName, string>> = {
  status: 'where the game stands',
  areas: 'all areas',
  fronts: 'the fronts of the insurgents',
  zones: 'the zones of the authorities',
  actors: 'external actors and their stances',
  corridors: 'money corridors',
  groups: 'armed groups',
  money: 'treasury, budget and pay',
  margins: 'margins, and what they are made of',
  reports: 'reports since the last turn, each with whose claim it is',
  news: 'what the last turn brought',
  reckoning: 'the latest quarterly reckoning',
  events: 'events that wait for your answer',
  orders: 'orders given for this turn',
  standing: 'your standing orders',
  history: 'what has happened so far',
  lines: 'the lines of the timeline',
};

const SHADE_ABOUT: Readonly<Record<ShadeName, string>> = {
  control: 'who governs',
  support: 'support for the insurgents',
  fear: 'fear of reprisal',
  reports: 'attacks reported lately',
  own_forces: 'your own people',
  other_forces: 'those of the other side, as estimated',
  money: 'money with your people, or pay that they are owed',
};

function thing(what: Shown): string {
  return what === 'area' || what === 'actor' || what === 'event' ? `an ${what}` : `a ${what}`;
}

function things({ scenario: { setup, events } }: Game, what: Shown): readonly Option<number>[] {
  const lists = {
    area: setup.areas,
    front: setup.fronts,
    zone: setup.zones,
    actor: setup.actors,
    corridor: setup.corridors,
    group: setup.groups,
    event: events.map(({ id, title }) => ({ id, name: title })),
  } as const;
  return lists[what].map(({ id, name }, value) => ({ value, names: [name, id] }));
}

function simple(
  group: CommandWord['group'],
  word: string,
  about: string,
  command: Command,
  ...also: string[]
): CommandWord {
  return { word, also, group, usage: word, about, read: () => command };
}

const LOOK_WORDS: readonly CommandWord[] = [
  ...LOOKS.map((at) => simple('Look', at, LOOK_ABOUT[at], { do: 'look', at })),
  ...SHOWN.map((what): CommandWord => ({
    word: what,
    group: 'Look',
    usage: `${what} NAME`,
    about: what === 'event' ? 'one event, its answers and its source' : `${thing(what)} by name`,
    read: (cursor, { game }) => {
      const index = cursor.choose(things(game, what), thing(what));
      return { do: 'show', what, index };
    },
  })),
  {
    word: 'map',
    group: 'Look',
    usage: 'map [SHADE]',
    about: 'all areas by control, support, fear, reports, forces or money',
    read: (cursor) => {
      if (cursor.atEnd) return { do: 'map', shade: 'control' };
      const options = SHADES.map((value) => ({
        value,
        names: [value.replaceAll('_', '-')],
        about: SHADE_ABOUT[value],
      }));
      return { do: 'map', shade: cursor.choose(options, 'what to shade by') };
    },
  },
  {
    word: 'why',
    group: 'Look',
    usage: 'why [area NAME] [number NAME] [turns N]',
    about: 'what changed, and the named causes that add up to it',
    read: readWhy,
  },
];

function readWhy(cursor: Cursor, { game }: Session): Command {
  let area: number | null = null;
  let column: WhyColumn | null = null;
  let turns = 1;
  const parts: Option<'area' | 'number' | 'turns'>[] = [
    { value: 'area', names: ['area'], about: 'only what changed there' },
    { value: 'number', names: ['number'], about: 'only one number' },
    { value: 'turns', names: ['turns'], about: 'over several turns' },
  ];
  while (!cursor.atEnd) {
    switch (cursor.choose(parts, 'what to explain')) {
      case 'area':
        area = cursor.choose(things(game, 'area'), 'an area');
        break;
      case 'number':
        column = cursor.choose(
          WHY_COLUMNS.map((value) => ({ value, names: [value], about: WHY_TITLES[value] })),
          'a number',
        );
        break;
      case 'turns':
        turns = cursor.number('turns', 1, MOST_TURNS);
        break;
    }
  }
  return { do: 'why', area, column, turns };
}

/** A place in a list that counts from 1. */
function place(cursor: Cursor, what: string, length: number): number {
  if (length === 0) throw new ReadingStop('problem', [`There is no ${what}.`]);
  return cursor.number(`the number of the ${what}`, 1, length) - 1;
}

const ORDER_WORDS: readonly CommandWord[] = [
  {
    word: 'give',
    also: ['order'],
    group: 'Orders',
    usage: 'give ORDER',
    about: 'give an order for this turn; "give ?" lists them',
    read: (cursor, { game, side }) => ({ do: 'give', order: readOrder(cursor, game, side) }),
  },
  {
    word: 'answer',
    group: 'Orders',
    usage: 'answer [EVENT] ANSWER',
    about: 'answer an event that waits',
    read: (cursor, { game, side }) => ({ do: 'give', order: readAnswer(cursor, game, side) }),
  },
  {
    word: 'forecast',
    also: ['odds'],
    group: 'Orders',
    usage: 'forecast [ORDER]',
    about: 'the odds of an order before it is given; without one, of your margin',
    read: (cursor, { game, side }) => ({
      do: 'forecast',
      order: cursor.atEnd ? null : readOrder(cursor, game, side),
    }),
  },
  {
    word: 'legal',
    group: 'Orders',
    usage: 'legal [KIND]',
    about: 'every order that can be given now',
    read: (cursor, { game, side }) => ({
      do: 'legal',
      kind: cursor.atEnd ? null : cursor.choose(kindOptions(game, side), 'a kind of order'),
    }),
  },
  {
    word: 'withdraw',
    group: 'Orders',
    usage: 'withdraw N',
    about: 'take back order N of this turn',
    read: (cursor, session) => {
      const length = session.writes ? session.draft.orders.length : 0;
      return { do: 'withdraw', index: place(cursor, 'order', length) };
    },
  },
  simple('Orders', 'clear', 'take back all orders of this turn', { do: 'clear' }),
  simple('Orders', 'undo', 'undo the last change of your orders', { do: 'undo' }),
  simple('Orders', 'redo', 'redo what was undone', { do: 'redo' }),
  {
    word: 'keep',
    group: 'Orders',
    usage: 'keep ORDER [every N weeks]',
    about: 'give an order again and again: a setting whenever it is not so, an act every N weeks',
    read: (cursor, { game, side }) => {
      const order = readOrder(cursor, game, side);
      let weeks = STANDARD_EVERY_WEEKS;
      if (cursor.takes('every')) {
        weeks = cursor.number('weeks', 1, MOST_WEEKS);
        if (!cursor.takes('weeks')) cursor.takes('week');
      }
      return { do: 'keep', order, everyDays: weeks * DAYS_A_WEEK };
    },
  },
  {
    word: 'stop',
    group: 'Orders',
    usage: 'stop N',
    about: 'end standing order N',
    read: (cursor, { game, side }) => {
      const standing = game.standing(side);
      const at = place(cursor, 'standing order', standing.length);
      return { do: 'stop', place: standing[at]?.place ?? -1 };
    },
  },
];

const TIME_WORDS: readonly CommandWord[] = [
  simple('Time', 'end', 'end the turn', { do: 'end' }, 'next'),
  simple('Time', 'week', 'play a week', { do: 'advance', until: 'week' }),
  simple('Time', 'month', 'play four weeks, or until an event waits', {
    do: 'advance',
    until: 'month',
  }),
  simple('Time', 'wait', 'play until something needs you', { do: 'advance', until: 'needs_me' }),
  {
    word: 'skip',
    group: 'Time',
    usage: 'skip N',
    about: 'play N turns, or until an event waits',
    read: (cursor) => ({
      do: 'advance',
      until: { turns: cursor.number('turns', 1, MOST_TURNS) },
    }),
  },
  simple('Time', 'play-on', 'go on to the end of the time after a side has won on its margin', {
    do: 'play_on',
  }),
];

const TIMELINE_WORDS: readonly CommandWord[] = [
  {
    word: 'go',
    group: 'Timeline',
    usage: 'go N',
    about: 'look at the game before turn N',
    read: (cursor, { game }) => ({ do: 'go', turn: cursor.number('a turn', 1, game.last + 1) - 1 }),
  },
  {
    word: 'back',
    group: 'Timeline',
    usage: 'back',
    about: 'look at the turn before the one that is shown',
    read: (_, { game }) => ({ do: 'go', turn: Math.max(0, game.turn - 1) }),
  },
  simple('Timeline', 'present', 'return to the present', { do: 'present' }),
  {
    word: 'branch',
    group: 'Timeline',
    usage: 'branch [NAME]',
    about: 'play on from the turn that is shown; what came after is kept as another line',
    read: (cursor) => ({ do: 'branch', name: cursor.atEnd ? null : cursor.rest() }),
  },
  {
    word: 'line',
    group: 'Timeline',
    usage: 'line N',
    about: 'go to the present of another line',
    read: (cursor, { game }) => ({ do: 'line', line: place(cursor, 'line', game.lines.length) }),
  },
];

const GAME_WORDS: readonly CommandWord[] = [
  {
    word: 'save',
    group: 'Game',
    usage: 'save NAME',
    about: 'save the game under a name; it is also saved after every turn',
    read: (cursor) => {
      if (cursor.atEnd || cursor.peek() === '?') {
        throw new ReadingStop('help', ['Say a name of letters, digits and hyphens, or a path.']);
      }
      return { do: 'save', name: cursor.rest() };
    },
  },
  {
    word: 'after',
    group: 'Game',
    usage: 'after [reveal]',
    about: 'the whole story: turning points, truth against belief, history against you',
    read: (cursor) => ({ do: 'after', reveal: cursor.takes('reveal') }),
  },
  {
    word: 'what-if',
    group: 'Game',
    usage: 'what-if TURN N [instead ORDER], or what-if TURN add ORDER',
    about: 'replay from a turn without order N of it, or with another: 200 pairs of futures',
    read: readWhatIf,
  },
  {
    word: 'guide',
    group: 'Game',
    usage: 'guide [off]',
    about: 'the lesson of the classroom once more, or leave the guide',
    read: (cursor) => ({ do: 'guide', off: cursor.takes('off') }),
  },
  simple('Game', 'quit', 'leave; the game is saved', { do: 'quit' }, 'exit'),
];

function readWhatIf(cursor: Cursor, { game, side }: Session): Command {
  if (game.last === 0) throw new ReadingStop('problem', ['No turn has been played.']);
  const turn = cursor.number('a turn', 1, game.last) - 1;
  const change = (): OrderChange => {
    if (cursor.takes('add')) return { add: readOrder(cursor, game, side) };
    const given = game.turns[turn]?.orders.filter((order) => order.side === side) ?? [];
    const remove = place(cursor, 'order of that turn', given.length);
    if (!cursor.takes('instead')) return { remove };
    return { remove, instead: readOrder(cursor, game, side) };
  };
  return { do: 'what_if', turn, side, change: change() };
}

/** Every word that begins a command, in the order of help. */
export const COMMAND_WORDS: readonly CommandWord[] = [
  ...LOOK_WORDS,
  ...ORDER_WORDS,
  ...TIME_WORDS,
  ...TIMELINE_WORDS,
  ...GAME_WORDS,
];
