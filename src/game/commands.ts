/**
 * Commands of a game: everything that a person can do, as plain data. Keys of a screen, typed lines
 * and the tests all become one of these.
 */
import type { Order, OrderKind } from '../engine/orders.js';
import type { Side } from '../engine/sides.js';
import type { AdvanceUntil } from './game.js';
import type { ShadeName } from './picture.js';
import type { WhyColumn } from './why.js';

/** What can be looked at as a whole. */
export const LOOKS = [
  'status',
  'areas',
  'fronts',
  'zones',
  'actors',
  'corridors',
  'groups',
  'money',
  'margins',
  'reports',
  'news',
  'reckoning',
  'events',
  'orders',
  'standing',
  'history',
  'lines',
] as const;
export type LookName = (typeof LOOKS)[number];

/** What can be looked at one by one. */
export const SHOWN = ['area', 'front', 'zone', 'actor', 'corridor', 'group', 'event'] as const;
export type Shown = (typeof SHOWN)[number];

/** How the orders of an earlier turn are changed for a counterfactual. */
export type OrderChange =
  | { readonly remove: number }
  | { readonly remove: number; readonly instead: Order }
  | { readonly add: Order };

export type Command =
  | { readonly do: 'look'; readonly at: LookName }
  | { readonly do: 'show'; readonly what: Shown; readonly index: number }
  | { readonly do: 'map'; readonly shade: ShadeName }
  | { readonly do: 'legal'; readonly kind: OrderKind | null }
  | { readonly do: 'forecast'; readonly order: Order | null }
  | { readonly do: 'give'; readonly order: Order }
  /** `index` is the place in the draft, from 0. */
  | { readonly do: 'withdraw'; readonly index: number }
  | { readonly do: 'clear' | 'undo' | 'redo' }
  /** Begins a standing order; `everyDays` is not read where the order sets something. */
  | { readonly do: 'keep'; readonly order: Order; readonly everyDays: number }
  /** `place` as in the list of standing orders. */
  | { readonly do: 'stop'; readonly place: number }
  | { readonly do: 'end' }
  /** Goes on to the end of the time after a win on margin. */
  | { readonly do: 'play_on' }
  | { readonly do: 'advance'; readonly until: AdvanceUntil }
  /** Shows the world before a turn, from 0. */
  | { readonly do: 'go'; readonly turn: number }
  | { readonly do: 'present' }
  | { readonly do: 'branch'; readonly name: string | null }
  | { readonly do: 'line'; readonly line: number }
  | {
      readonly do: 'why';
      readonly area: number | null;
      readonly column: WhyColumn | null;
      readonly turns: number;
    }
  | { readonly do: 'save'; readonly name: string }
  /** `reveal` shows the truth of a game that goes on. */
  | { readonly do: 'after'; readonly reveal: boolean }
  | {
      readonly do: 'what_if';
      readonly turn: number;
      readonly side: Side;
      readonly change: OrderChange;
    }
  /** Leaves the guide of the classroom, or says its lesson again. */
  | { readonly do: 'guide'; readonly off: boolean }
  | { readonly do: 'quit' };

/** What came of a command. */
export interface Reply {
  readonly ok: boolean;
  /** Stable code of a refusal; null when the command was done. */
  readonly code: string | null;
  /** Sentences and lists in plain English, without colour or drawing. */
  readonly lines: readonly string[];
  /** What the guide of the classroom says now; none when it has nothing new to say. */
  readonly guide: readonly string[];
  /** Turns that were played. */
  readonly turns: number;
  /** The side that is to take the keyboard now, in a game of two persons. */
  readonly handOver: Side | null;
  readonly quit: boolean;
}
