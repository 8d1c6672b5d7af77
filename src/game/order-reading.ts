/** Reading an order from typed words, with help at every place. */
import {
  ORDER_KINDS,
  orderCost,
  type Order,
  type OrderKind,
  type OrderKindSpec,
} from '../engine/orders.js';
import type { Side } from '../engine/sides.js';
import { ReadingStop, type Cursor, type Option } from './choosing.js';
import type { Game } from './game.js';
import { targetsOf } from './names.js';
import { choiceWords, kindsOf, orderTitle, orderWord } from './order-words.js';
import { priceWords } from './say/orders.js';

/** The kinds of orders of a side, as they are typed. */
export function kindOptions({ model }: Game, side: Side): Option<OrderKind>[] {
  return kindsOf(side).map((kind) => ({
    value: kind,
    names: [orderWord(kind), kind.replaceAll('_', '-')],
    about: `${orderTitle(kind)}, ${priceWords(orderCost(model, kind))}`,
  }));
}

/** Reads kind, targets and choice. ReadingStop when words are missing or do not fit. */
export function readOrder(cursor: Cursor, game: Game, side: Side): Order {
  const kind = cursor.choose(kindOptions(game, side), 'a kind of order');
  return kind === 'choose' ? readAnswer(cursor, game, side) : readRest(cursor, game, side, kind);
}

/** Reads an event that waits, and an answer to it. */
export function readAnswer(cursor: Cursor, game: Game, side: Side): Order {
  const pending = game.view(side).pending;
  if (pending.length === 0) throw new ReadingStop('problem', ['No event waits for your answer.']);
  const events: Option<(typeof pending)[number]>[] = pending.map((waiting) => ({
    value: waiting,
    names: [game.scenario.events[waiting.event]?.title ?? waiting.id, waiting.id],
  }));
  const first = events[0];
  const alone = events.length === 1 && first !== undefined && !names(cursor, first);
  const { event, choices } = alone ? first.value : cursor.choose(events, 'an event that waits');
  const order = (choice: number): Order => ({
    side,
    kind: 'choose',
    target: event,
    other: 0,
    choice,
  });
  // Answers are counted as the side sees them: the other side's are not for it.
  const answers = choices.map(({ choice, id }, i) => ({
    value: choice,
    names: [String(i + 1), choiceWords(game.scenario, order(choice)), id],
  }));
  return order(cursor.choose(answers, 'an answer'));
}

/** Whether the next word begins the name of the only event; otherwise it is the answer at once. */
function names<T>(cursor: Cursor, { names: [title = '', id = ''] }: Option<T>): boolean {
  const next = cursor.peek()?.toLowerCase() ?? '';
  return next.length > 1 && [title, id].some((name) => name.toLowerCase().startsWith(next));
}

function readRest(cursor: Cursor, game: Game, side: Side, kind: OrderKind): Order {
  const { scenario } = game;
  const spec: OrderKindSpec = ORDER_KINDS[kind];
  const read = (what: OrderKindSpec['target'], say: string): number => {
    if (what === 'none') return 0;
    const options = targetsOf(scenario, what).map(({ id, name }, value) => ({
      value,
      names: [name, id],
    }));
    return cursor.choose(options, say);
  };
  const target = read(spec.target, `a ${spec.target}`);
  if (spec.other !== undefined) cursor.takes('to');
  const other = read(spec.other ?? 'none', `the ${spec.other ?? ''} that people go to`);
  const order = (choice: number): Order => ({ side, kind, target, other, choice });
  if (spec.choices.length === 1) return order(0);
  const choices = spec.choices.map((name, choice) => {
    const words = choiceWords(scenario, order(choice));
    const typed = name.replaceAll('_', '-');
    return { value: choice, names: words === typed ? [typed] : [typed, words] };
  });
  return order(cursor.choose(choices, 'a choice'));
}
