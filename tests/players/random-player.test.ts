import { describe, expect, it } from 'vitest';
import { ORDER_KIND_NAMES, ORDER_KINDS, type OrderKindSpec } from '../../src/engine/orders.js';
import { contested } from '../engine/contested-setup.js';
import { snapshotView } from '../../src/engine/views.js';
import { createPlayer } from '../../src/players/index.js';
import { Draws } from '../../src/engine/random.js';
import { contestedYear } from './setups.js';
import { countOf, playWatched } from './watched.js';

const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);
const played = SEEDS.map((seed) => playWatched(contestedYear(), ['random', 'random'], seed));
const given = played.flatMap(({ nrf, taliban }) => [...nrf.given, ...taliban.given]);

describe('the random player', () => {
  it('gives every kind of order sooner or later', () => {
    const missing = ORDER_KIND_NAMES.filter((kind) => kind !== 'choose' && !countOf(given, kind));
    expect(missing).toEqual([]);
  });

  it('has a prior for every choice of every kind', () => {
    // A view in which all is legal: what is never given has no prior, or none of its choices.
    const seen = new Set<string>();
    const { model, world } = contested();
    const views = [snapshotView(model, world, 0), snapshotView(model, world, 1)] as const;
    for (let turn = 0; turn < 20_000 && seen.size < expected.size; turn++) {
      for (const side of [0, 1] as const) {
        const view = views[side];
        const draws = new Draws(5, 6);
        const moment = { turn, day: 0, uniform: (k: number) => draws.at(1, turn, side, k) };
        for (const o of createPlayer('random', side)!.decide(view, moment)) {
          seen.add(`${o.kind} ${o.choice}`);
        }
      }
    }
    expect([...expected].filter((name) => !seen.has(name))).toEqual([]);
  });

  it('gives from none to three orders a month', () => {
    const months = played.flatMap(({ nrf }) => {
      const turns = new Map<number, number>();
      for (const { turn } of nrf.given) turns.set(turn, (turns.get(turn) ?? 0) + 1);
      return [...turns.values()];
    });
    expect(Math.max(...months)).toBe(3);
    expect(given.length / SEEDS.length / 26).toBeGreaterThan(0.8);
  });

  it('seldom harms its own side', () => {
    const share = (kind: 'front_posture' | 'coalition' | 'guests', choice: string) =>
      countOf(given, kind, choice) / countOf(given, kind);
    expect(share('front_posture', 'hold')).toBeLessThan(0.05);
    expect(share('coalition', 'break')).toBeLessThan(0.1);
    expect(share('guests', 'expel')).toBeLessThan(0.2);
  });
});

/** Choices that can be legal in the contested world: all but the settings in force there. */
const expected = new Set(
  ORDER_KIND_NAMES.filter((kind) => kind !== 'choose').flatMap((kind) => {
    const spec: OrderKindSpec = ORDER_KINDS[kind];
    const { world } = contested();
    return spec.choices.flatMap((_, choice) => {
      const row = kind === 'state_talks' || kind === 'state_budget' ? [1] : [0];
      const cells = spec.setting === undefined ? [] : [...world[spec.setting]];
      const own = spec.target === 'none' ? cells.filter((__, i) => row.includes(i)) : cells;
      const always = own.length > 0 && own.every((value) => value === choice);
      return always ? [] : [`${kind} ${choice}`];
    });
  }),
);
