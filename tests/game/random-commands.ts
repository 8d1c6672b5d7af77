/** Commands drawn at random: those that fit, and those that do not. */
import { ORDER_KIND_NAMES, type Order } from '../../src/engine/orders.js';
import { LOOKS, SHOWN, type Command } from '../../src/game/commands.js';
import { SHADES } from '../../src/game/picture.js';
import type { Session } from '../../src/game/session.js';
import { WHY_COLUMNS } from '../../src/game/why.js';
import { anyOrder, type Chooser } from '../engine/random-orders.js';

/** Numbers that are no index, among some that may be one. */
const NUMBERS = [0, 0, 1, 1, 2, 3, 5, 9, -1, 0.5, NaN, Infinity, 1e9] as const;

/** How often each command comes; playing on comes often enough that games end. */
const WEIGHTS: Readonly<Record<Command['do'], number>> = {
  look: 6,
  show: 4,
  map: 1,
  legal: 1,
  forecast: 0.15,
  give: 16,
  withdraw: 3,
  clear: 0.5,
  undo: 3,
  redo: 2,
  keep: 1,
  stop: 0.5,
  end: 14,
  play_on: 0.5,
  advance: 3,
  go: 2,
  present: 4,
  branch: 0.4,
  line: 0.4,
  why: 1,
  save: 0.5,
  after: 0.2,
  what_if: 0,
  guide: 0.2,
  quit: 0.3,
};
const NAMES = Object.keys(WEIGHTS) as Command['do'][];
const TOTAL = NAMES.reduce((sum, name) => sum + WEIGHTS[name], 0);

function nameOf(chooser: Chooser): Command['do'] {
  let left = chooser.uniform() * TOTAL;
  return NAMES.find((name) => (left -= WEIGHTS[name]) < 0) ?? 'end';
}

/** An order that can be given, or in one case of six any order whatever. */
function orderFor(chooser: Chooser, session: Session): Order {
  const legal = session.writes ? session.draft.legal() : [];
  return legal.length === 0 || chooser.uniform() < 0.17 ? anyOrder(chooser) : chooser.pick(legal);
}

/** Any command; most of them fit the moment. */
export function anyCommand(chooser: Chooser, session: Session): Command {
  const { game } = session;
  const name = nameOf(chooser);
  switch (name) {
    case 'look':
      return { do: name, at: chooser.pick(LOOKS) };
    case 'show':
      return { do: name, what: chooser.pick(SHOWN), index: chooser.pick(NUMBERS) };
    case 'map':
      return { do: name, shade: chooser.pick(SHADES) };
    case 'legal':
      return { do: name, kind: chooser.uniform() < 0.5 ? null : chooser.pick(ORDER_KIND_NAMES) };
    case 'forecast':
      return { do: name, order: chooser.uniform() < 0.3 ? null : orderFor(chooser, session) };
    case 'give':
      return { do: name, order: orderFor(chooser, session) };
    case 'withdraw':
      return { do: name, index: chooser.pick(NUMBERS) };
    case 'keep': {
      const everyDays = chooser.pick([7, 28, 91, ...NUMBERS]);
      return { do: name, order: orderFor(chooser, session), everyDays };
    }
    case 'stop':
      return { do: name, place: chooser.pick(NUMBERS) };
    case 'advance':
      return {
        do: name,
        until: chooser.pick(['week', 'month', 'needs_me', { turns: 2 }, { turns: NaN }] as const),
      };
    case 'go': {
      const turn = Math.floor(chooser.uniform() * (game.last + 1));
      return { do: name, turn: chooser.uniform() < 0.7 ? turn : chooser.pick(NUMBERS) };
    }
    case 'branch':
      return { do: name, name: chooser.pick([null, null, '', 'main', 'x'.repeat(99)]) };
    case 'line':
      return { do: name, line: chooser.pick(NUMBERS) };
    case 'why': {
      const column = chooser.uniform() < 0.5 ? null : chooser.pick(WHY_COLUMNS);
      const area = chooser.uniform() < 0.5 ? null : chooser.pick(NUMBERS);
      return { do: name, area, column, turns: chooser.pick(NUMBERS) };
    }
    case 'save':
      return { do: name, name: chooser.pick(['mine', '', '..', 'a b']) };
    case 'after':
      return { do: name, reveal: chooser.uniform() < 0.5 };
    case 'guide':
      return { do: name, off: chooser.uniform() < 0.3 };
    case 'what_if': {
      const turn = chooser.pick(NUMBERS);
      return { do: name, turn, side: session.side, change: { remove: chooser.pick(NUMBERS) } };
    }
    default:
      return { do: name };
  }
}
