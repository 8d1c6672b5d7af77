/**
 * What the screens of one game read, and the way their commands take. Everything comes from the
 * game as the reader may know it; what costs time is kept until a command changes something.
 */
import { quarterIndex } from '../engine/calendar.js';
import { GOVERNMENT, INSURGENT, type Side, type View } from '../engine/index.js';
import {
  latestReports,
  marginCourse,
  Picture,
  reportsOf,
  whyOf,
  type Command,
  type Game,
  type Happening,
  type Margins,
  type OrderDraft,
  type Reader,
  type Reply,
  type Report,
  type Session,
  type Shade,
  type ShadeName,
  type TurnResult,
  type Why,
} from '../game/index.js';
import type { LookName } from '../game/commands.js';
import type { WhyOptions } from '../game/why.js';
import { makeMap, type MapModel } from './board/map-model.js';
import { Forecasts } from './forecasts.js';

/** How things stood before one turn, as the reader knew it. */
export interface HistoryPoint {
  readonly turn: number;
  readonly day: number;
  /** Money at hand; 0 for an observer. */
  readonly usd: number;
  /** Stances of the actors toward both sides, in the order of the column. */
  readonly attitude: Float64Array;
}

export class Desk {
  readonly session: Session;
  readonly map: MapModel;
  readonly forecasts: Forecasts;
  readonly #kept = new Map<string, unknown>();
  readonly #history = new Map<string, HistoryPoint>();

  constructor(session: Session) {
    this.session = session;
    this.forecasts = new Forecasts(session);
    const { scenario } = session.game;
    this.map = makeMap(scenario, session.game.view(INSURGENT).theatre.residents);
  }

  get game(): Game {
    return this.session.game;
  }

  get reader(): Reader {
    return this.session.reader;
  }

  /** The side at the keyboard; null for an observer. */
  get side(): Side | null {
    return this.reader === 'truth' ? null : this.reader;
  }

  /** Does a command; what was kept from before is forgotten. */
  do(command: Command): Reply {
    const reply = this.session.do(command);
    this.#kept.clear();
    return reply;
  }

  /** The view of the side at the keyboard; null for an observer. */
  get view(): View | null {
    const { side } = this;
    return side === null ? null : this.#keep('view', () => this.game.view(side));
  }

  /** The orders being written; null when none can be given now. */
  get draft(): OrderDraft | null {
    const { side, game } = this;
    if (side === null || game.over || !game.isPresent) return null;
    return game.persons.includes(side) ? game.draft(side) : null;
  }

  shade(name: ShadeName): Shade {
    const picture = this.#keep('picture', () => new Picture(this.game, this.reader));
    return this.#keep(`shade ${name}`, () => picture.shade(name));
  }

  /** The result of the turn before the one that is shown; null at the start. */
  get lastResult(): TurnResult | null {
    return this.game.turns[this.game.turn - 1]?.result ?? null;
  }

  /** What happened in the last turn, as far as the reader may know. */
  get news(): readonly Happening[] {
    const { lastResult, reader } = this;
    const notes = lastResult?.notes ?? [];
    return notes.filter(({ seenBy }) => reader === 'truth' || seenBy[reader]);
  }

  /** Reports that came out in the last turn; an observer reads what the authorities can. */
  get reports(): readonly Report[] {
    return this.#keep('reports', () => latestReports(this.game, this.side ?? GOVERNMENT));
  }

  /** Reports of the last so many days. */
  reportsSince(days: number): readonly Report[] {
    const { game, side } = this;
    const period = { fromDay: game.day - days, toDay: game.day - 1 };
    return this.#keep(`reports ${days}`, () => reportsOf(game, side ?? GOVERNMENT, period));
  }

  why(options: WhyOptions): readonly Why[] {
    const key = `why ${JSON.stringify(options)}`;
    return this.#keep(key, () => whyOf(this.game, this.reader, options));
  }

  /** What the command layer says of a whole, without touching anything. */
  look(at: LookName): readonly string[] {
    return this.#keep(`look ${at}`, () => this.session.do({ do: 'look', at }).lines);
  }

  /** How things stood before each turn up to the one that is shown. */
  get history(): readonly HistoryPoint[] {
    return this.#keep('history', () =>
      Array.from({ length: this.game.turn + 1 }, (_, turn) => this.#pointAt(turn)),
    );
  }

  /** Both margins before each turn, as the reader may know them; the latest last. */
  get margins(): readonly Margins[] {
    return this.#keep('margins', () => marginCourse(this.game, this.reader));
  }

  /** Number of turns of the whole scenario. */
  get turnCount(): number {
    const { startDay, endDay, turnDays } = this.game.model;
    return Math.ceil((endDay - startDay + 1) / turnDays);
  }

  /** What one turn is called. */
  get turnName(): 'day' | 'week' | 'turn' {
    const { turnDays } = this.game.model;
    return turnDays === 7 ? 'week' : turnDays === 1 ? 'day' : 'turn';
  }

  /** Days until the quarter ends. */
  get reckoningDays(): number {
    const { day } = this.game;
    let left = 1;
    while (quarterIndex(day + left) === quarterIndex(day)) left += 1;
    return left;
  }

  #keep<T>(key: string, make: () => T): T {
    if (!this.#kept.has(key)) this.#kept.set(key, make());
    return this.#kept.get(key) as T;
  }

  #pointAt(turn: number): HistoryPoint {
    const { game, reader } = this;
    const key = `${String(reader)} ${game.line} ${turn}`;
    let point = this.#history.get(key);
    if (point === undefined) this.#history.set(key, (point = this.#readPoint(turn)));
    return point;
  }

  #readPoint(turn: number): HistoryPoint {
    const { game, reader } = this;
    const world = game.worldBefore(turn);
    const day = world.day[0] ?? 0;
    const attitude = world.attitude.slice();
    const usd = reader === GOVERNMENT ? world.stateTreasury[0] : world.treasury[0];
    return { turn, day, usd: reader === 'truth' ? 0 : (usd ?? 0), attitude };
  }
}
