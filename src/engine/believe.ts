/**
 * Possible worlds: what a side sees, completed by draws from what it believes about the rest
 * (belief-table.ts). A possible world is valid in every column, but nothing in it that the side
 * does not see comes from the world it was seen in.
 */
import { BELIEFS, type Belief, type Evidence } from './belief-table.js';
import { COLUMN_NAMES, columnOf, type ColumnName } from './columns.js';
import { DRAW } from './draws.js';
import { clamp, exp, log, logistic } from './maths.js';
import type { Model } from './model.js';
import { DOCTRINE_PARAMETERS } from './parameter-names.js';
import { normal } from './quantiles.js';
import { Draws, type Key } from './random.js';
import type { NumberTable } from './setup.js';
import { INSURGENT, type Side } from './sides.js';
import { modelBehind, type Theatre } from './theatre.js';
import { Snapshot, visibleRanges, type View } from './views.js';
import { createWorld, type World } from './world.js';

/** A world that the side thinks possible. The same view and key give the same world. */
export function believe(view: View, key: Key): World {
  const plan = planOf(view.theatre);
  return complete(plan.model, plan.hidden, view, new Draws(key.k0, key.k1));
}

/** The world that the side thinks most likely: what it sees, and a typical guess at the rest. */
export function likelyWorld(view: View): World {
  const plan = planOf(view.theatre);
  return complete(plan.model, plan.hidden, view, null);
}

/** The model that a side plans on, and which cells it does not see. */
interface Plan {
  readonly model: Model;
  readonly hidden: Uint8Array;
}

const plans = new WeakMap<Theatre, Plan>();

/**
 * The model as a side knows it: no event and no slow swing that is still to come, the typical belief
 * instead of the first state, a middling doctrine of the other side. The rules of the war are common knowledge.
 */
export function planningModel(theatre: Theatre): Model {
  return planOf(theatre).model;
}

function planOf(theatre: Theatre): Plan {
  let plan = plans.get(theatre);
  if (plan === undefined) plans.set(theatre, (plan = makePlan(theatre)));
  return plan;
}

function makePlan(theatre: Theatre): Plan {
  const m = modelBehind(theatre);
  const hidden = hiddenCells(m, theatre.side);
  const before = createWorld(m.layout, m.initial.slice());
  const view = new Snapshot(m, theatre.side).refresh(before);
  const initial = complete(m, hidden, view, null).buffer;
  const own = theatre.doctrine;
  const doctrine =
    theatre.side === INSURGENT
      ? { nrf: own, taliban: middling(DOCTRINE_PARAMETERS.taliban) }
      : { nrf: middling(DOCTRINE_PARAMETERS.nrf), taliban: own };
  const events = m.events.map((e) => ({ ...e, date: null, when: null, maxTimes: 0 }));
  const none = new Int32Array(0);
  const unforeseen = { events, dated: none, datedDays: none, conditional: none };
  const setup = { ...m.setup, events: [], initial: {}, doctrine };
  const swingSeed = 0;
  return { model: Object.freeze({ ...m, setup, ...unforeseen, initial, swingSeed }), hidden };
}

/** What a side assumes of the other's doctrine, whose numbers are shares: the middle. */
function middling(names: Readonly<Record<string, string>>): NumberTable {
  return Object.fromEntries(Object.keys(names).map((name) => [name, 0.5]));
}

function hiddenCells(m: Model, side: Side): Uint8Array {
  const hidden = new Uint8Array(m.layout.cells).fill(1);
  for (const { start, end } of visibleRanges(m.layout, side)) hidden.fill(0, start, end);
  return hidden;
}

/** Copies what is seen and fills in the rest; without draws every guess is the typical one. */
function complete(m: Model, hidden: Uint8Array, view: View, draws: Draws | null): World {
  const w = createWorld(m.layout);
  const seen = view as unknown as Readonly<Record<ColumnName, Float64Array>>;
  for (const { column, start } of visibleRanges(m.layout, view.side)) {
    w.buffer.set(seen[column], start);
  }
  const evidence: Evidence = { m, w, residents: view.theatre.residents };
  for (const name of BELIEF_NAMES) {
    const belief = BELIEFS[name]!;
    const { min, max, kind } = columnOf(name);
    const noise = draws === null ? null : new ColumnNoise(draws, m, name);
    const column = w[name];
    const start = m.layout.offset[name];
    for (let i = 0; i < column.length; i++) {
      if (hidden[start + i] === 0) continue;
      const value = guess(belief, evidence, i, noise);
      column[i] = clamp(kind === 'real' ? value : Math.round(value), min, max);
    }
  }
  shareOut(w);
  return w;
}

const BELIEF_NAMES = Object.keys(BELIEFS) as ColumnName[];

/** Both sides cannot have more than all of the people behind them. */
function shareOut(w: World): void {
  for (let a = 0; a < w.supportInsurgent.length; a++) {
    const room = 1 - w.supportInsurgent[a]!;
    if (w.supportGovernment[a]! > room) w.supportGovernment[a] = room;
  }
}

/**
 * Noise of one column: half of the variance is one error for all areas (of a group), as who is
 * wrong about one place is mostly wrong the same way about others.
 */
class ColumnNoise {
  readonly #number: number;
  readonly #rowLength: number;
  #row = -1;
  #common = 0;

  constructor(
    readonly draws: Draws,
    m: Model,
    name: ColumnName,
  ) {
    const { index } = columnOf(name);
    this.#number = COLUMN_NAMES.indexOf(name);
    const rows = index === 'groupArea' || index === 'groupCorridor' ? m.sizes.groups : 1;
    this.#rowLength = m.layout.length[name] / rows;
  }

  /** A standard normal number. */
  normal(i: number): number {
    const row = Math.floor(i / this.#rowLength);
    if (row !== this.#row) {
      this.#row = row;
      this.#common = normal(this.draws.at(DRAW.belief, this.#number, row, 0));
    }
    return Math.sqrt(0.5) * (this.#common + normal(this.draws.at(DRAW.belief, this.#number, i, 1)));
  }

  uniform(i: number): number {
    return this.draws.at(DRAW.belief, this.#number, i, 2);
  }
}

function guess(belief: Belief, x: Evidence, i: number, noise: ColumnNoise | null): number {
  if (belief.form === 'choice') return pick(belief.weights, noise?.uniform(i) ?? 0.5);
  const typical = belief.typical(x, i);
  if (belief.form === 'exact' || noise === null) return typical;
  const { spread } = belief;
  switch (belief.form) {
    case 'number':
      return typical + belief.spread * noise.normal(i);
    case 'share':
      if (typical <= 0 || typical >= 1) return typical;
      return logistic(log(typical / (1 - typical)) + belief.spread * noise.normal(i));
    case 'amount':
      return (
        typical * logNormal(noise.normal(i), typeof spread === 'number' ? spread : spread(x, i))
      );
  }
}

/** The choice at which the running sum of the weights passes `u` of the whole. */
function pick(weights: readonly number[], u: number): number {
  let left = u * weights.reduce((total, weight) => total + weight, 0);
  let choice = 0;
  while (choice < weights.length - 1 && left >= weights[choice]!) left -= weights[choice++]!;
  return choice;
}

/** A log-normal factor with mean 1. */
function logNormal(z: number, sigma: number): number {
  return exp(sigma * z - 0.5 * sigma * sigma);
}
