/**
 * One turn of the war: the thirteen rules in order, then the invariants. The same function serves
 * the game, the batch, the calibration and the replay.
 */
import { CAUSE } from './causes.js';
import { checkTurnEnd, createRanges, type Ranges } from './invariants.js';
import type { Model } from './model.js';
import type { Order } from './orders.js';
import { Draws, type Key } from './random.js';
import { Records } from './records.js';
import { arms } from './rules/arms.js';
import { assessment } from './rules/assessment.js';
import { calendar } from './rules/calendar.js';
import { control } from './rules/control.js';
import { finance } from './rules/finance.js';
import { operations } from './rules/operations.js';
import { orders } from './rules/orders.js';
import { politics } from './rules/politics.js';
import { recruitment } from './rules/recruitment.js';
import { reporting } from './rules/reporting.js';
import { reprisals } from './rules/reprisals.js';
import { security } from './rules/security.js';
import { stances } from './rules/stances.js';
import { GOVERNMENT, INSURGENT, type Side } from './sides.js';
import { swingKey } from './swings.js';
import { clearScratch, createScratch, listActive, type Rule, type Turn } from './turn-context.js';
import { createView, Snapshot, type View } from './views.js';
import { add, createWorld, type World } from './world.js';

/** The rules by name, in their order within a turn. */
export const RULES = {
  calendar,
  stances,
  finance,
  arms,
  orders,
  recruitment,
  operations,
  security,
  reprisals,
  control,
  politics,
  reporting,
  assessment,
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof RULES;
export const RULE_NAMES = Object.keys(RULES) as RuleName[];

/** A campaign in progress: one world, its records and its noise. Reused from run to run. */
export class Campaign {
  readonly world: World;
  readonly #turn: Turn;
  readonly #rules: readonly Rule[];
  readonly #ranges: Ranges;
  readonly #snapshots: [Snapshot | null, Snapshot | null] = [null, null];

  /**
   * @param model compiled model
   * @param key noise of this campaign
   * @param without rules to leave out, for showing what each is worth
   * @param records what it writes into; campaigns of many models that are played one after another may
   *   share them, as their buffers are the largest part of a campaign
   */
  constructor(
    readonly model: Model,
    key: Key,
    without: readonly RuleName[] = [],
    readonly records = new Records(),
  ) {
    this.world = createWorld(model.layout);
    this.#rules = RULE_NAMES.filter((name) => !without.includes(name)).map((name) => RULES[name]);
    this.#ranges = createRanges(model.layout);
    this.#turn = {
      m: model,
      w: this.world,
      draws: new Draws(key.k0, key.k1),
      swings: new Draws(key.k0, key.k1),
      records: this.records,
      s: createScratch(model),
      orders: [],
      views: [createView(model, this.world, INSURGENT), createView(model, this.world, GOVERNMENT)],
      turn: 0,
      day: model.startDay,
    };
    this.restart(key);
  }

  /** Back to the start with other noise. */
  restart(key: Key): void {
    this.load(this.model.initial, key);
  }

  /**
   * Goes on from a given state: a kept copy of `world.buffer`, or a world that somebody believes
   * in. Records begin anew, and a ledger stops listening, as its first values are gone. Throws
   * RangeError when the cells are of another layout.
   */
  load(cells: Float64Array, key: Key): void {
    if (cells.length !== this.world.buffer.length) {
      throw new RangeError(`a world of this model has ${this.world.buffer.length} cells`);
    }
    this.world.ledger = null;
    this.world.buffer.set(cells);
    this.records.clear();
    this.rekey(key);
  }

  /**
   * The copy that a player of this side is given, filled with what the side sees now. One a side
   * and campaign runner: making its hundred arrays anew for each run would cost as much as the orders.
   */
  snapshot(side: Side): View {
    return (this.#snapshots[side] ??= new Snapshot(this.model, side)).refresh(this.world);
  }

  /**
   * Goes on with other noise from here; world and records stay as they are, and so do the slow swings
   * to come when the scenario holds them.
   */
  rekey(key: Key): void {
    const { draws, swings } = this.#turn;
    const ofSwings = swingKey(this.model.swingSeed, key);
    draws.rekey(key.k0, key.k1);
    swings.rekey(ofSwings.k0, ofSwings.k1);
  }

  /** Number of the coming turn. */
  get turn(): number {
    return this.world.turn[0]!;
  }

  /** First day of the coming turn. */
  get day(): number {
    return this.world.day[0]!;
  }

  /** Whether the coming turn begins after the last day of the scenario. */
  get over(): boolean {
    return this.day > this.model.endDay;
  }

  /** Runs one turn with the given orders; illegal ones change nothing. */
  step(given: readonly Order[] = []): void {
    const t = this.#turn;
    const { w, m } = t;
    t.turn = w.turn[0]!;
    t.day = w.day[0]!;
    t.orders.length = 0;
    for (const o of given) t.orders.push(o);
    clearScratch(t.s);
    t.s.firstRow = this.records.operations.count;
    markDue(t);
    listActive(m, w, t.s);
    for (const rule of this.#rules) rule(t);
    add(w, w.turn, 0, 1, CAUSE.clock);
    add(w, w.day, 0, m.turnDays, CAUSE.clock);
    checkTurnEnd(w, this.#ranges, t.turn);
  }
}

/** Areas that bunch up their slow processes would make the war jump; a quarter steps at a time. */
const PHASES = 4;

function markDue(t: Turn): void {
  const { m, s, day } = t;
  const { due, dueAreas } = s;
  s.monthly = hasStep(m, day);
  for (let phase = 0; phase < PHASES; phase++) {
    const isDue = hasStep(m, day - Math.floor((phase * m.stepDays) / PHASES)) ? 1 : 0;
    for (let a = phase; a < due.length; a += PHASES) due[a] = isDue;
  }
  s.dueCount = 0;
  for (let a = 0; a < due.length; a++) if (due[a] === 1) dueAreas[s.dueCount++] = a;
}

/** Whether a turn that begins on `day` holds a step of the slow processes: every `stepDays` days. */
export function hasStep(m: Model, day: number): boolean {
  const since = day - m.startDay;
  if (since + m.turnDays <= 0) return false;
  return Math.floor((since + m.turnDays - 1) / m.stepDays) !== Math.floor((since - 1) / m.stepDays);
}
