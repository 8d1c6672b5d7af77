/**
 * A line of the timeline: the turns of one course of a game, with their orders, hashes and rows. A
 * branch is another line that shares its first turns.
 */
import type { Order } from '../engine/orders.js';
import type { TurnResult } from './results.js';
import type { TurnRows } from './rows.js';
import type { StandingOrder } from './standing-orders.js';

/** Most lines of one game. */
export const MAX_LINES = 32;
export const MAX_LINE_NAME = 60;

/** A turn that has been played. */
export interface PlayedTurn {
  /** Orders of all seats, in the order in which they were handed in. */
  readonly orders: readonly Order[];
  /** Hash of the world after the turn. */
  readonly hash: string;
  /** A mark of each column of that world: two hexadecimal digits, which tell where courses part. */
  readonly marks: string;
  readonly rows: TurnRows;
  readonly result: TurnResult;
}

/** What a save keeps of a turn; the rest comes out when it is played again. */
export interface TurnOrders {
  readonly orders: readonly Order[];
  readonly hash: string;
  readonly marks: string;
}

export interface SavedLine {
  readonly name: string;
  readonly turns: readonly TurnOrders[];
  readonly standing: readonly StandingOrder[];
  readonly goesOnFrom: number | null;
}

/** One course of a game, with copies of the world to return to. */
export class Line {
  readonly turns: PlayedTurn[] = [];
  standing: readonly StandingOrder[] = [];
  /** Turn from which the game goes on although a side has won on its margin; null when it does not. */
  goesOnFrom: number | null = null;
  readonly #keyframes = new Map<number, Float64Array>();

  constructor(
    public name: string,
    /** Turns between two kept copies of the world. */
    readonly spacing: number,
  ) {}

  /** Keeps the world before a turn, if it is one of those that are kept. */
  keep(turn: number, cells: Float64Array): void {
    if (turn % this.spacing === 0 && !this.#keyframes.has(turn)) {
      this.#keyframes.set(turn, cells.slice());
    }
  }

  /** The latest kept world at or before a turn; that before turn 0 is kept from the beginning. */
  keyframe(turn: number): { readonly turn: number; readonly cells: Float64Array } {
    for (let at = turn - (turn % this.spacing); at >= 0; at -= this.spacing) {
      const cells = this.#keyframes.get(at);
      if (cells !== undefined) return { turn: at, cells };
    }
    throw new RangeError('a line begins with a kept world');
  }

  /** A line of another name that has the first turns of this one. */
  upTo(turn: number, name: string): Line {
    const line = new Line(name, this.spacing);
    line.turns.push(...this.turns.slice(0, turn));
    line.standing = this.standing
      .filter(({ fromTurn }) => fromTurn <= turn)
      .map((s) => (s.untilTurn !== null && s.untilTurn > turn ? { ...s, untilTurn: null } : s));
    const { goesOnFrom } = this;
    line.goesOnFrom = goesOnFrom !== null && goesOnFrom <= turn ? goesOnFrom : null;
    for (const [at, cells] of this.#keyframes) if (at <= turn) line.#keyframes.set(at, cells);
    return line;
  }

  saved(): SavedLine {
    const turns = this.turns.map(({ orders, hash, marks }) => ({ orders, hash, marks }));
    return { name: this.name, turns, standing: this.standing, goesOnFrom: this.goesOnFrom };
  }
}
