/**
 * A game in progress: one campaign, the orders and the hash of every turn, and the way back to each.
 * The same scenario, settings and orders give the same hashes as a batch of the same players.
 */
import { hashWorld } from '../engine/hash.js';
import type { Model } from '../engine/model.js';
import { checkOrder, ORDER_ERRORS, type Order, type OrderErrorCode } from '../engine/orders.js';
import type { Key } from '../engine/random.js';
import { Seat } from '../engine/seat.js';
import { GOVERNMENT, INSURGENT, type Side } from '../engine/sides.js';
import { snapshotView, type View } from '../engine/views.js';
import type { World } from '../engine/world.js';
import type { Scenario } from '../scenario/scenario.js';
import { Course } from './course.js';
import { OrderDraft } from './draft.js';
import { plainOrder } from './drafted-view.js';
import { canGoOn, type Ending } from './endings.js';
import { GameError } from './errors.js';
import { MAX_LINE_NAME, MAX_LINES, type Line, type PlayedTurn, type SavedLine } from './line.js';
import type { TurnResult } from './results.js';
import { gameKey, playerOf, type GameSettings } from './settings.js';
import {
  dueOrders,
  lastGiven,
  newStanding,
  standingAt,
  type PlacedStanding,
} from './standing-orders.js';
import { replayLine } from './verify.js';

/** How far to play on at once. */
export type AdvanceUntil = 'week' | 'month' | 'needs_me' | { readonly turns: number };

const WEEK_DAYS = 7;
const MONTH_DAYS = 28;
const SIDES = [INSURGENT, GOVERNMENT] as const;
/** Refusals that another day may lift; an order of any other is malformed. */
const MAY_COME: ReadonlySet<OrderErrorCode> = new Set<OrderErrorCode>([
  'ORDER_NO_ATTENTION',
  'ORDER_NO_MONEY',
  'ORDER_NO_CHANGE',
  'ORDER_NOBODY_THERE',
  'ORDER_NO_HOST',
  'ORDER_NO_PATRON',
]);

/** What a game is made of besides its scenario; a save holds both. */
export interface GameState {
  readonly settings: GameSettings;
  readonly lines: readonly SavedLine[];
  /** Index of the line that is played. */
  readonly line: number;
  /** Orders being written, by side. */
  readonly drafts: readonly [readonly Order[], readonly Order[]];
}

export class Game {
  readonly settings: GameSettings;
  /** Sides that persons play. */
  readonly persons: readonly Side[];
  readonly #course: Course;
  readonly #seats: readonly Seat[];
  readonly #lines: Line[] = [];
  #at = 0;
  #drafts: readonly (OrderDraft | null)[] = [null, null];

  /** A new game. GameError on a seed or a seat that cannot be. */
  static begin(scenario: Scenario, settings: GameSettings): Game {
    const game = new Game(scenario, settings);
    game.#lines.push(game.#course.begin('main'));
    game.#renewDrafts();
    return game;
  }

  /**
   * A game as it was kept. Every turn is played again and its hash compared: GameError
   * (SAVE_DIVERGED) names the first turn that differs.
   */
  static resume(scenario: Scenario, state: GameState): Game {
    const game = new Game(scenario, state.settings);
    for (const saved of state.lines) game.#lines.push(replayLine(game.#course, saved));
    if (game.#lines[state.line] === undefined) throw new GameError('SAVE_CONTENT');
    game.#at = state.line;
    game.goTo(game.last);
    game.#renewDrafts(state.drafts);
    return game;
  }

  private constructor(scenario: Scenario, settings: GameSettings) {
    const { seed, seats } = settings;
    const key = gameKey(settings);
    this.settings = { seed, seats: [seats[0], seats[1]] };
    const players = SIDES.map((side) => playerOf(settings, side));
    this.persons = SIDES.filter((side) => seats[side] === 'person');
    this.#course = new Course(scenario, key, this.persons.length > 0 ? this.persons : SIDES);
    const { campaign } = this.#course;
    this.#seats = players.flatMap((player, side) =>
      player === null ? [] : [new Seat(campaign, key, player, side as Side)],
    );
  }

  get scenario(): Scenario {
    return this.#course.scenario;
  }

  get model(): Model {
    return this.#course.model;
  }

  /** The noise of the war; other noise of the game is derived from it (noise.ts). */
  get key(): Key {
    return this.#course.key;
  }

  /** Number of the turn that comes next where the game is shown. */
  get turn(): number {
    return this.#course.campaign.turn;
  }

  /** First day of that turn. */
  get day(): number {
    return this.#course.campaign.day;
  }

  /** Hash of the world before the first turn. */
  get startHash(): string {
    return hashWorld(this.model.initial);
  }

  /** Turns played on this line: the number of the coming turn of its present. */
  get last(): number {
    return this.#line.turns.length;
  }

  /** Whether the present is shown, and not an earlier turn. */
  get isPresent(): boolean {
    return this.turn === this.last;
  }

  /** The ending of this line, or null while the war goes on. */
  get ending(): Ending | null {
    const ending = this.#line.turns.at(-1)?.result.ending ?? null;
    return ending !== null && canGoOn(ending) && this.goesOn ? null : ending;
  }

  /** The win on margin after which this line went on; null where there was none. */
  get earlierWin(): Ending | null {
    if (!this.goesOn) return null;
    const won = this.#line.turns.find(
      ({ result }) => result.ending !== null && canGoOn(result.ending),
    );
    return won?.result.ending ?? null;
  }

  /** Whether this line goes on although a side has won on its margin. */
  get goesOn(): boolean {
    return this.#line.goesOnFrom !== null;
  }

  /**
   * Goes on to the end of the time after a side has won on its margin at reckonings. GameError
   * (GAME_OVER) after any other ending, and while there is none.
   */
  playOn(): void {
    const { ending } = this;
    if (ending === null || !canGoOn(ending)) {
      throw new GameError('GAME_OVER', 'only after a win on margin can the game go on');
    }
    this.goTo(this.last);
    this.#line.goesOnFrom = this.last;
    this.#renewDrafts();
  }

  get over(): boolean {
    return this.ending !== null;
  }

  /** A private copy of what a side sees where the game is shown. */
  view(side: Side): View {
    return snapshotView(this.model, this.world, side);
  }

  /** The truth where the game is shown: for observers, and after the game. Not to be changed. */
  get world(): World {
    return this.#course.campaign.world;
  }

  /** Every turn played on this line; its rows hold the truth. */
  get turns(): readonly PlayedTurn[] {
    return this.#line.turns;
  }

  /**
   * The orders of a person's side for the coming turn of the present. GameError when no person
   * plays the side, when the game is over, or while an earlier turn is shown.
   */
  draft(side: Side): OrderDraft {
    if (!this.persons.includes(side)) throw new GameError('GAME_NOT_YOURS');
    this.#requirePresent();
    const draft = this.#drafts[side];
    if (draft === undefined || draft === null) throw new GameError('GAME_NOT_YOURS');
    return draft;
  }

  /** Plays the coming turn with the drafted orders and those of the computer players. */
  endTurn(): TurnResult {
    this.#requirePresent();
    const orders = [
      ...this.#drafts.flatMap((draft) => draft?.orders ?? []),
      ...this.#seats.flatMap((seat) => seat.orders()),
    ].map(plainOrder);
    const { result } = this.#course.play(this.#line, orders);
    this.#renewDrafts();
    return result;
  }

  /**
   * Lets the computer players think about the coming turn of the present for a moment, a piece of some
   * milliseconds; true when nothing is left to think about. Turns come out the same without.
   */
  thinkAhead(): boolean {
    if (!this.isPresent || this.over) return true;
    return this.#seats.every((seat) => seat.think());
  }

  /**
   * Plays on: the first turn with the drafted orders, the others with standing orders alone. `needs_me`
   * stops for every reason, the others early for an event that waits for a person; an ending stops all.
   */
  advance(until: AdvanceUntil): TurnResult[] {
    this.#requirePresent();
    const most = this.#turnsOf(until);
    const results: TurnResult[] = [];
    while (results.length < most && !this.over) {
      const result = this.endTurn();
      results.push(result);
      const waits = result.needsMe.some(({ name }) => name === 'event' && this.persons.length > 0);
      if (until === 'needs_me' ? result.needsMe.length > 0 : waits) break;
    }
    return results;
  }

  /** Shows the world before a turn of this line, from 0 to `last`. */
  goTo(turn: number): void {
    this.#course.goTo(this.#line, turn);
  }

  /**
   * Makes the shown turn the present of a new line; the old line is kept. GameError (GAME_LINES)
   * when there is no room or the name is taken or empty.
   */
  branch(name = `from turn ${this.turn + 1}, line ${this.#lines.length + 1}`): void {
    if (this.#lines.length >= MAX_LINES) {
      throw new GameError('GAME_LINES', `a game has at most ${MAX_LINES} lines`);
    }
    const known = this.#lines.some((line) => line.name === name);
    if (known || name === '' || name.length > MAX_LINE_NAME) {
      throw new GameError('GAME_LINES', `a line needs a new name of 1 to ${MAX_LINE_NAME} letters`);
    }
    this.#lines.push(this.#line.upTo(this.turn, name));
    this.#at = this.#lines.length - 1;
    this.#renewDrafts();
  }

  /** The lines of the timeline, with the number of turns of each. */
  get lines(): readonly { readonly name: string; readonly turns: number }[] {
    return this.#lines.map(({ name, turns }) => ({ name, turns: turns.length }));
  }

  /** Index of the line that is played. */
  get line(): number {
    return this.#at;
  }

  /** Goes to the present of another line. */
  switchTo(line: number): void {
    if (this.#lines[line] === undefined) throw new GameError('GAME_LINES', 'there is no such line');
    this.#at = line;
    this.goTo(this.last);
    this.#renewDrafts();
  }

  /** The standing orders of a side where the game is shown, with their places. */
  standing(side: Side): readonly PlacedStanding[] {
    return standingAt(this.#line.standing, side, this.turn);
  }

  /**
   * Begins a standing order: one that sets something is kept so, an act is repeated every
   * `everyDays`. It is first drafted for the turn after the coming one.
   */
  keepGiving(order: Order, everyDays: number): void {
    const view = this.draft(order.side).view;
    const refused = checkOrder(view, order);
    if (refused !== null && !MAY_COME.has(refused)) {
      throw new GameError('GAME_STANDING', ORDER_ERRORS[refused]);
    }
    const standing = newStanding(
      this.standing(order.side),
      plainOrder(order),
      everyDays,
      this.turn,
    );
    this.#line.standing = [...this.#line.standing, standing];
  }

  /** Ends a standing order; what it has drafted for the coming turn stays in the draft. */
  stopGiving(place: number): void {
    const standing = this.#line.standing[place];
    if (standing === undefined || standing.untilTurn !== null) throw new GameError('GAME_STANDING');
    this.draft(standing.order.side);
    this.#line.standing = this.#line.standing.map((s, i) =>
      i === place ? { ...s, untilTurn: this.turn } : s,
    );
  }

  /** Everything that a save keeps of the game besides its scenario. */
  state(): GameState {
    const [insurgent, government] = this.#drafts;
    return {
      settings: this.settings,
      lines: this.#lines.map((line) => line.saved()),
      line: this.#at,
      drafts: [insurgent?.orders ?? [], government?.orders ?? []],
    };
  }

  /** A copy of the world before a turn of this line; what is shown does not change. */
  worldBefore(turn: number): World {
    const shown = this.turn;
    this.goTo(turn);
    const copy = this.#course.copy();
    this.goTo(shown);
    return copy;
  }

  get #line(): Line {
    const line = this.#lines[this.#at];
    if (line === undefined) throw new RangeError('a game has a line');
    return line;
  }

  #requirePresent(): void {
    if (!this.isPresent) throw new GameError('GAME_LOOKING_BACK');
    if (this.over) throw new GameError('GAME_OVER');
  }

  #turnsOf(until: AdvanceUntil): number {
    if (typeof until === 'object') return until.turns;
    if (until === 'needs_me') return Infinity;
    const days = until === 'week' ? WEEK_DAYS : MONTH_DAYS;
    return Math.max(1, Math.round(days / this.model.turnDays));
  }

  /** Fresh drafts for the present: with the given orders, or with the standing ones that are due. */
  #renewDrafts(given?: GameState['drafts']): void {
    for (const seat of this.#seats) seat.forget();
    this.#drafts = SIDES.map((side) => {
      if (!this.persons.includes(side) || this.over) return null;
      const first = given?.[side] ?? this.#due(side);
      return new OrderDraft(this.model, this.world, side, first);
    });
  }

  #due(side: Side): readonly Order[] {
    const { startDay, turnDays } = this.model;
    const { standing, turns } = this.#line;
    const dayOf = (turn: number): number => startDay + turn * turnDays;
    const last = (order: Order): number | null => lastGiven(turns, order, dayOf);
    return dueOrders(standing, this.view(side), this.turn, this.day, last);
  }
}
