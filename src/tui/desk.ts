/**
 * What the screens of one game read, and the way their commands take. Everything comes from the
 * game as the reader may know it; what costs time is kept until a command changes something.
 */
import { hasStep, purse, INSURGENT, GOVERNMENT, type Side, type View } from '../engine/index.js';
import { quarterIndex } from '../engine/calendar.js';
import { score, scoreTerms, type Knowledge } from '../engine/scores.js';
import type { World } from '../engine/index.js';
import { Advisor } from '../game/advisor.js';
import type { Command, Reply } from '../game/commands.js';
import type {
  Game,
  Happening,
  OrderDraft,
  Shade,
  ShadeName,
  TurnResult,
  Why,
} from '../game/index.js';
import { Picture, type Reader } from '../game/picture.js';
import { latestReports, reportsOf, type Report } from '../game/reports.js';
import { whyOf, type WhyOptions } from '../game/why.js';
import { makeMap, type MapModel } from './board/map-model.js';

/** The command layer of a game, as the screens use it. */
export interface GameSession {
  readonly game: Game;
  /** Who reads now: the side at the keyboard, or an observer of the truth. */
  readonly reader: Reader;
  do(command: Command): Reply;
}

/** How things stood before one turn, as the reader knew it. */
export interface HistoryPoint {
  readonly turn: number;
  readonly day: number;
  /** The reader's own margin and its estimate of the other's; of an observer, the true ones. */
  readonly margins: readonly [insurgent: number, government: number];
  /** Terms of the reader's own score, in the order of SCORE_TERMS; none for an observer. */
  readonly terms: readonly number[];
  /** Money at hand; 0 for an observer. */
  readonly usd: number;
  /** Stances of the actors toward both sides, in the order of the column. */
  readonly attitude: Float64Array;
}

export class Desk {
  readonly session: GameSession;
  readonly map: MapModel;
  readonly #kept = new Map<string, unknown>();
  readonly #history = new Map<string, HistoryPoint>();
  readonly #advisors = new Map<Side, Advisor>();

  constructor(session: GameSession) {
    this.session = session;
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

  /** Forecasts for the side at the keyboard. */
  get advisor(): Advisor | null {
    const { side, game } = this;
    if (side === null) return null;
    let advisor = this.#advisors.get(side);
    if (advisor === undefined) this.#advisors.set(side, (advisor = new Advisor(game, side)));
    return advisor;
  }

  /** How things stood before each turn up to the one that is shown. */
  get history(): readonly HistoryPoint[] {
    return this.#keep('history', () =>
      Array.from({ length: this.game.turn + 1 }, (_, turn) => this.#pointAt(turn)),
    );
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

  /** Whether command attention accrues with the coming turn. */
  get isStep(): boolean {
    return hasStep(this.game.model, this.game.day);
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
    const margins = [this.#margin(world, INSURGENT), this.#margin(world, GOVERNMENT)] as const;
    if (reader === 'truth') return { turn, day, margins, terms: [], usd: 0, attitude };
    const terms = scoreTerms(game.model, world, reader, 'own');
    const usd = reader === INSURGENT ? (world.treasury[0] ?? 0) : (world.stateTreasury[0] ?? 0);
    return { turn, day, margins, terms, usd, attitude };
  }

  /** A side's margin as the reader can put it now: assessments are made only once a month. */
  #margin(world: World, side: Side): number {
    const { model } = this.game;
    const { thresholdInsurgent, thresholdGovernment } = model.k.assessment;
    const threshold = side === INSURGENT ? thresholdInsurgent : thresholdGovernment;
    return score(model, world, side, this.#knowledgeOf(side)) - threshold;
  }

  #knowledgeOf(side: Side): Knowledge {
    if (this.reader === 'truth') return 'truth';
    return this.reader === side ? 'own' : 'public';
  }
}

/** Money that the side at the keyboard could spend now, with its drafted orders paid. */
export function moneyLeft(desk: Desk): number {
  const view = desk.draft?.view ?? desk.view;
  return view === null ? 0 : purse(view);
}
