// Forecasts and what then happened: orders drawn at random moments of campaigns of the base
// scenario, forecast from the view of the side, and carried out in the true world.
import {
  Campaign,
  comesTrue,
  compileModel,
  Draws,
  Forecaster,
  keyOf,
  legalOrders,
  simulate,
  Snapshot,
  subkey,
  type AimName,
  type Key,
  type Order,
  type OrderKind,
  type Players,
  type Side,
} from '../../src/engine/index.js';
import { createPlayer } from '../../src/players/index.js';
import { loadScenario } from '../../src/scenario/load.js';

/** One forecast and its outcome. */
export interface Trial {
  readonly kind: OrderKind;
  readonly choice: number;
  readonly aim: AimName;
  /** Share of believed worlds where the aim came true. */
  readonly share: number;
  /** The odds that the player was told. */
  readonly odds: number;
  readonly cameTrue: boolean;
}

export interface TrialOptions {
  readonly seed: Key;
  readonly count: number;
  /** Believed worlds to each forecast. */
  readonly draws: number;
  /** Orders tried at one moment of a campaign. */
  readonly perMoment: number;
}

/** Names of the independent draws that choose moments and orders. */
const DRAW = { turn: 1, side: 2, kind: 3, order: 4 } as const;
/** Turns from which moments are chosen: after the start has settled, with weeks left to look at. */
const FIRST_TURN = 4;
const TURNS = 88;

/**
 * Both sides are led by their standing doctrine until the order is given. From then on the other
 * side's player goes on, and the order holds, as it would for a person who gave it.
 */
export function* trials({ seed, count, draws, perMoment }: TrialOptions): Generator<Trial> {
  const model = compileModel(loadScenario('base-2024').setup);
  const picks = new Draws(seed.k0, seed.k1);
  const campaign = new Campaign(model, seed);
  for (let moment = 0; moment * perMoment < count; moment++) {
    const key = keyOf(seed, moment);
    const turn = FIRST_TURN + Math.floor(picks.at(DRAW.turn, 0, moment, 0) * TURNS);
    const side: Side = picks.at(DRAW.side, 0, moment, 0) < 0.5 ? 0 : 1;
    campaign.restart(key);
    const untilDay = model.startDay + turn * model.turnDays - 1;
    simulate(campaign, key, { players: doctrines(), untilDay });
    const cells = campaign.world.buffer.slice();
    const view = new Snapshot(model, side).refresh(campaign.world);
    const others: Players = side === 0 ? [null, doctrines()[1]] : [doctrines()[0], null];
    const forecaster = new Forecaster(view, { key: subkey(key, 1), draws });
    for (const order of pickOrders(legalOrders(view), picks, moment, perMoment)) {
      const { kind, choice } = order;
      const { aim, share, odds } = forecaster.of(order);
      const cameTrue = comesTrue(model, cells, order, { key: subkey(key, 2), players: others });
      yield { kind, choice, aim, share, odds, cameTrue };
    }
  }
}

const doctrines = (): Players => [createPlayer('doctrine', 0), createPlayer('doctrine', 1)];

/** Different kinds and choices of order first, whatever number of targets each has. */
function pickOrders(legal: readonly Order[], picks: Draws, moment: number, count: number): Order[] {
  const byKind = new Map<string, Order[]>();
  for (const order of legal) {
    const name = `${order.kind}.${order.choice}`;
    byKind.set(name, [...(byKind.get(name) ?? []), order]);
  }
  const kinds = [...byKind.values()];
  const out: Order[] = [];
  for (let n = 0; n < count && kinds.length > 0; n++) {
    const [orders] = kinds.splice(Math.floor(picks.at(DRAW.kind, 0, moment, n) * kinds.length), 1);
    const order = orders?.[Math.floor(picks.at(DRAW.order, 0, moment, n) * orders.length)];
    if (order !== undefined) out.push(order);
  }
  return out;
}

/** How often aims came true, by the odds that were told. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly meanOdds: number;
  readonly cameTrue: number;
}

/** Sorts trials into bins of odds; empty bins are left out. */
export function bins(all: readonly Trial[], width = 0.1): Bin[] {
  const out: Bin[] = [];
  for (let n = 0; n * width < 0.999; n++) {
    const from = n * width;
    const to = from + width;
    const inside = all.filter(({ odds }) => odds >= from && (odds < to || to > 0.999));
    if (inside.length === 0) continue;
    const mean = (of: (trial: Trial) => number): number =>
      inside.reduce((sum, trial) => sum + of(trial), 0) / inside.length;
    out.push({
      from,
      to,
      count: inside.length,
      meanOdds: mean(({ odds }) => odds),
      cameTrue: mean(({ cameTrue }) => (cameTrue ? 1 : 0)),
    });
  }
  return out;
}

/** Mean squared error of the odds (Brier 1950). */
export function brier(all: readonly Trial[]): number {
  const squares = all.map(({ odds, cameTrue }) => (odds - (cameTrue ? 1 : 0)) ** 2);
  return squares.reduce((sum, x) => sum + x, 0) / all.length;
}
