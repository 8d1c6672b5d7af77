/** Trials of orders on shipped scenarios: paired games, aims on true worlds, and endings. */
import {
  AIMS,
  aimOf,
  Campaign,
  comesTrue,
  compileModel,
  ENDINGS,
  INSURGENT,
  keyOf,
  legalOrders,
  ORDER_KIND_NAMES,
  ORDER_KINDS,
  simulate,
  snapshotView,
  type Model,
  type OrderKind,
  type Player,
  type Players,
  type Side,
} from '../../src/engine/index.js';
import { createPlayer, type PlayerName } from '../../src/players/index.js';
import { loadScenario } from '../../src/scenario/load.js';
import { always, denied, only } from './policies.js';

const SEED = { k0: 71, k1: 29 };
const models = new Map<string, Model>();

function modelOf(scenario: string): Model {
  let model = models.get(scenario);
  if (model === undefined)
    models.set(scenario, (model = compileModel(loadScenario(scenario).setup)));
  return model;
}

/** A mean with the half width of its 95 % interval. */
export interface Estimate {
  readonly mean: number;
  readonly half: number;
}

function estimate(values: readonly number[]): Estimate {
  const n = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / Math.max(1, n - 1);
  return { mean, half: 1.96 * Math.sqrt(variance / n) };
}

const seated = (side: Side, own: Player | null, other: Player | null): Players =>
  side === INSURGENT ? [own, other] : [other, own];
const otherSide = (side: Side): Side => (side === INSURGENT ? 1 : 0);

/** True margins of a side at the end, game by game, against standing doctrine. */
function margins(scenario: string, side: Side, player: Player | null, games: number): number[] {
  const model = modelOf(scenario);
  const players = seated(side, player, createPlayer('doctrine', otherSide(side)));
  const campaign = new Campaign(model, keyOf(SEED, 0));
  return Array.from({ length: games }, (_, game) => {
    const key = keyOf(SEED, game);
    campaign.restart(key);
    simulate(campaign, key, { players });
    return campaign.world.margin[side] ?? 0;
  });
}

const lessOf = (a: readonly number[], b: readonly number[]): number[] =>
  a.map((x, i) => x - (b[i] ?? 0));

/** Kinds of orders of a side, without answers to events. */
export function kindsOf(side: Side): OrderKind[] {
  return ORDER_KIND_NAMES.filter((kind) => ORDER_KINDS[kind].side === side);
}

export interface Denial {
  readonly scenario: string;
  readonly side: Side;
  readonly kind: OrderKind;
  /** Orders of the kind that the player gives a game. */
  readonly used: number;
  /** What being denied the order costs: margin with it less margin without. */
  readonly worth: Estimate;
}

/** A player with and without each kind of order. */
export function denials(
  scenario: string,
  side: Side,
  name: PlayerName,
  games: number,
): readonly Denial[] {
  const player = createPlayer(name, side);
  if (player === null) return [];
  const counts = new Map<OrderKind, number>();
  const counting: Player = {
    ...player,
    decide(view, moment) {
      const orders = player.decide(view, moment);
      for (const { kind } of orders) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      return orders;
    },
  };
  const whole = margins(scenario, side, counting, games);
  return kindsOf(side).map((kind) => {
    const used = (counts.get(kind) ?? 0) / games;
    const without = used === 0 ? whole : margins(scenario, side, denied(player, kind), games);
    return { scenario, side, kind, used, worth: estimate(lessOf(whole, without)) };
  });
}

export interface OneOrder {
  readonly scenario: string;
  readonly side: Side;
  readonly kind: OrderKind | null;
  readonly choice: string;
  /** Margin of the policy less that of doctrine, points. */
  readonly more: Estimate;
}

/** Policies of one order alone, and of none, against doctrine in the same seat. */
export function oneOrderPolicies(scenario: string, side: Side, games: number): readonly OneOrder[] {
  const doctrine = margins(scenario, side, createPlayer('doctrine', side), games);
  const compare = (player: Player | null): Estimate =>
    estimate(lessOf(margins(scenario, side, player, games), doctrine));
  const none: OneOrder = { scenario, side, kind: null, choice: '', more: compare(null) };
  const policies = kindsOf(side).flatMap((kind) =>
    ORDER_KINDS[kind].choices.map((choice, i) => ({
      ...{ scenario, side, kind, choice },
      more: compare(only(kind, i)),
    })),
  );
  return [none, ...policies];
}

export interface AimTrial {
  readonly side: Side;
  readonly kind: OrderKind;
  readonly choice: string;
  /** The question of the aim. */
  readonly aim: string;
  readonly trials: number;
  /** Trials in which the aim came true. */
  readonly reached: number;
}

/** How often each order reaches its aim, on true worlds of games between doctrines. */
export function aimTrials(
  scenario: string,
  games: number,
  everyTurns: number,
): readonly AimTrial[] {
  const model = modelOf(scenario);
  const players = [createPlayer('doctrine', 0), createPlayer('doctrine', 1)] as const;
  const found = new Map<string, { -readonly [K in keyof AimTrial]: AimTrial[K] }>();
  const campaign = new Campaign(model, keyOf(SEED, 0));
  for (let game = 0; game < games; game++) {
    const key = keyOf(SEED, game);
    campaign.restart(key);
    simulate(campaign, key, {
      players,
      onTurn({ world, turn, day }) {
        if (turn % everyTurns !== 0 || day + 84 > model.endDay) return;
        for (const side of [0, 1] as const) tryEach(model, world.buffer.slice(), side, game, found);
      },
    });
  }
  return [...found.values()];
}

/** One order of each kind and choice, the target changing from world to world. */
function tryEach(
  model: Model,
  cells: Float64Array,
  side: Side,
  game: number,
  found: Map<string, { -readonly [K in keyof AimTrial]: AimTrial[K] }>,
): void {
  const world = new Campaign(model, keyOf(SEED, game));
  world.load(cells, keyOf(SEED, game));
  const legal = legalOrders(snapshotView(model, world.world, side));
  for (const kind of kindsOf(side)) {
    ORDER_KINDS[kind].choices.forEach((choice, i) => {
      const same = legal.filter((order) => order.kind === kind && order.choice === i);
      const order = same[(game * 7 + world.turn) % Math.max(1, same.length)];
      if (order === undefined) return;
      const name = `${kind} ${choice}`;
      const aim = AIMS[aimOf(order)].about;
      const trial = found.get(name) ?? { side, kind, choice, aim, trials: 0, reached: 0 };
      found.set(name, trial);
      trial.trials++;
      const key = keyOf(SEED, 1000 + game);
      if (comesTrue(model, cells, order, { key })) trial.reached++;
    });
  }
}

export interface EndingCount {
  readonly scenario: string;
  readonly play: string;
  readonly games: number;
  /** Games by the number of their ending, as in ENDINGS. */
  readonly byEnding: readonly number[];
}

/** Years that a war may be carried on beyond its scenario, for endings that take long. */
const MORE_DAYS = 1500;

interface Play {
  readonly scenario: string;
  readonly play: string;
  readonly players: () => Players;
  readonly moreDays?: number;
}

/** What is tried to reach each ending: policies of persons who want just that. */
const PLAYS: readonly Play[] = [
  ...['classroom', 'base-2024', 'panjshir-2021'].map((scenario): Play => ({
    scenario,
    play: 'doctrine on both sides',
    players: () => [createPlayer('doctrine', 0), createPlayer('doctrine', 1)],
  })),
  ...['classroom', 'panjshir-2021'].map((scenario): Play => ({
    scenario,
    play: 'the NRF holds ground on every front; the Taliban keep to garrisons',
    players: () => [always([['front_posture', 4]]), always([['zone_posture', 0]])],
  })),
  {
    scenario: 'base-2024',
    play: 'the NRF closes its corridors and strikes; the Taliban lock every zone down; four years more',
    players: () => [
      always([
        ['corridor_effort', 0],
        ['front_posture', 3],
      ]),
      always([['zone_posture', 3]]),
    ],
    moreDays: MORE_DAYS,
  },
  {
    scenario: 'base-2024',
    play: 'both offer talks, the NRF meets its allies; four years more',
    players: () => [
      always([
        ['insurgent_talks', 1],
        ['conference', 0],
      ]),
      always([['state_talks', 1]]),
    ],
    moreDays: MORE_DAYS,
  },
  ...['base-2024', 'iranian-tilt'].map((scenario): Play => ({
    scenario,
    play: 'the Taliban quarrel with everybody of their own: drive, relaxed edicts, guests expelled, amnesty, unpaid sweeps; four years more',
    players: () => [
      always([
        ['front_posture', 3],
        ['corridor_effort', 2],
      ]),
      always([
        ['anti_corruption', 1],
        ['guests', 2],
        ['edicts', 0],
        ['blackout', 1],
        ['amnesty', 1],
        ['zone_posture', 2],
        ['corridor_control', 2],
      ]),
    ],
    moreDays: MORE_DAYS,
  })),
];

/** How games of those plays end; each stops at its ending. */
export function endingCounts(games: number): readonly EndingCount[] {
  return PLAYS.map(({ scenario, play, players, moreDays = 0 }) => {
    const model = modelOf(scenario);
    const campaign = new Campaign(model, keyOf(SEED, 0));
    const byEnding = ENDINGS.map(() => 0);
    for (let game = 0; game < games; game++) {
      const key = keyOf(SEED, game);
      campaign.restart(key);
      const untilDay = model.endDay + moreDays;
      simulate(campaign, key, { players: players(), stopAtEnding: true, untilDay });
      const ending = campaign.world.ended[0] ?? 0;
      byEnding[ending] = (byEnding[ending] ?? 0) + 1;
    }
    return { scenario, play, games, byEnding };
  });
}
