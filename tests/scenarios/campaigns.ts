/** Campaigns of shipped scenarios, run by the dozen, and what the tests ask of them. */
import {
  accountTotals,
  Campaign,
  checkAll,
  compileModel,
  GOVERNMENT,
  INSURGENT,
  keyOf,
  OP,
  simulate,
  type Model,
  type Order,
  type Players,
  type World,
} from '../../src/engine/index.js';
import { createPlayer, type PlayerName } from '../../src/players/index.js';
import { loadScenario } from '../../src/scenario/load.js';
import type { OverrideEntry } from '../../src/scenario/schema.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { withNumbers } from '../../src/scenario/variants.js';

/** Any will do; the statements hold with margins wide enough for another. */
const SEED = { k0: 2021, k1: 2025 };

export interface RunOptions {
  readonly runs: number;
  readonly overrides?: readonly OverrideEntry[];
  /** Who plays, insurgents first; nobody when left out. */
  readonly players?: readonly [PlayerName, PlayerName];
  readonly firstOrders?: readonly Order[];
  /** Called after every turn. */
  readonly onTurn?: (world: World, turn: number) => void;
}

const loaded = new Map<string, Scenario>();

/** A shipped scenario; its files are read once a test file. */
export function shipped(id: string): Scenario {
  let scenario = loaded.get(id);
  if (scenario === undefined) loaded.set(id, (scenario = loadScenario(id)));
  return scenario;
}

/**
 * Plays a scenario again and again on the same seeds, so that variants share their noise, and gives
 * what `measure` makes of each end. Every campaign must keep its invariants and its accounts.
 */
export function play<T>(
  id: string,
  { runs, overrides = [], players = ['none', 'none'], firstOrders = [], onTurn }: RunOptions,
  measure: (campaign: Campaign, model: Model, run: number) => T,
): T[] {
  const setup = withNumbers(shipped(id), overrides);
  const model = compileModel(setup);
  const seats: Players = [
    createPlayer(players[0], INSURGENT, setup.doctrine.nrf),
    createPlayer(players[1], GOVERNMENT, setup.doctrine.taliban),
  ];
  const campaign = new Campaign(model, keyOf(SEED, 0));
  const before = accountTotals(campaign.world);
  return Array.from({ length: runs }, (_, run) => {
    const key = keyOf(SEED, run);
    campaign.restart(key);
    simulate(campaign, key, {
      players: seats,
      firstOrders,
      onTurn: ({ world, turn }) => onTurn?.(world, turn),
    });
    checkAll(campaign.world);
    const after = accountTotals(campaign.world);
    if (JSON.stringify(after) !== JSON.stringify(before)) {
      throw new Error(`run ${run}: accounts of ${id} do not add up: ${JSON.stringify(after)}`);
    }
    return measure(campaign, model, run);
  });
}

export const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

export const mean = (values: readonly number[]): number => sum(values) / values.length;

/** Share of the runs of which something is true. */
export const share = <T>(runs: readonly T[], is: (run: T) => boolean): number =>
  runs.filter(is).length / runs.length;

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** Fighters of the front, in the country and abroad. */
export function frontFighters(world: World, model: Model): number {
  return sum(world.fighters.subarray(0, model.sizes.areas)) + (world.sanctuary[0] ?? 0);
}

/** Rows of the operation log as objects with the fields that tests look at. */
export function operationsOf(campaign: Campaign): {
  readonly day: number;
  readonly area: number;
  readonly group: number;
  readonly kind: number;
  readonly groupKilled: number;
  readonly captured: number;
  readonly layers: number;
}[] {
  const { data, count, fields } = campaign.records.operations;
  return Array.from({ length: count }, (_, row) => {
    const field = (name: keyof typeof OP): number => data[row * fields + OP[name]] ?? NaN;
    return {
      day: field('day'),
      area: field('area'),
      group: field('group'),
      kind: field('kind'),
      groupKilled: field('groupKilled'),
      captured: field('captured'),
      layers: field('layers'),
    };
  });
}

/** Number of a named thing of a scenario. */
export function indexOf(list: readonly { readonly id: string }[], id: string): number {
  const at = list.findIndex((entry) => entry.id === id);
  if (at < 0) throw new Error(`there is no ${id}`);
  return at;
}
