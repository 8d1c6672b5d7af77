/** Plays a scenario with and without each rule under the same keys, and compares outputs. */
import type { Setup } from '../../src/engine/setup.js';
import { GOVERNMENT, INSURGENT } from '../../src/engine/sides.js';
import type { Players } from '../../src/engine/simulate.js';
import { RULE_NAMES, type RuleName } from '../../src/engine/turn.js';
import { createPlayer } from '../../src/players/index.js';
import { difference, play, type Difference, type Plan } from '../../tests/engine/paired.js';
import { OUTPUTS, type Output } from './outputs.js';

export interface Change extends Difference {
  readonly output: Output;
  /** Half-widths of the 95 % interval between the mean difference and zero; above 1 it is clear. */
  readonly clarity: number;
}

export interface Removal {
  readonly rule: RuleName;
  /** One for each output, the clearest first. */
  readonly changes: readonly Change[];
}

/** Leaves out one rule after the other. Doctrine plays both sides. */
export function compareWithout(setup: Setup, replicates: number, turns: number): Removal[] {
  const players: Players = [
    createPlayer('doctrine', INSURGENT, setup.doctrine.nrf),
    createPlayer('doctrine', GOVERNMENT, setup.doctrine.taliban),
  ];
  const plan: Plan = { replicates, turns, keep: [turns] };
  const base = play(setup, players, plan);
  return RULE_NAMES.map((rule) => {
    const variant = play(setup, players, plan, [rule]);
    const changes = OUTPUTS.map((output) => {
      const found = difference(variant, base, (played) => output.of(played, turns));
      return { ...found, output, clarity: clarityOf(found) };
    });
    return { rule, changes: changes.sort((a, b) => b.clarity - a.clarity) };
  });
}

function clarityOf({ mean, high }: Difference): number {
  if (mean === 0) return 0;
  const half = high - mean;
  return half > 0 ? Math.abs(mean) / half : Infinity;
}
