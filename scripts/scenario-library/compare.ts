/** What scenarios come to: how they end, and whether what they say will move does move. */
import { OUTCOMES, type Outcome } from '../../src/lab/outcome.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { interval } from '../../tests/engine/paired.js';
import { playScenario } from './campaigns.js';

/** An output that a scenario names, measured in pairs of campaigns under the same keys. */
export interface Move {
  readonly output: string;
  readonly said: 'up' | 'down';
  /** Mean of the other scenario. */
  readonly base: number;
  /** Mean difference, the scenario less the other one, with its 95 % interval, and the median. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly median: number;
  /** Whether the whole interval lies on the side that was said. */
  readonly holds: boolean;
}

interface Ending {
  readonly outcome: Outcome;
  readonly share: number;
}

export interface Findings {
  readonly scenario: Scenario;
  readonly endings: readonly Ending[];
  /** Empty where the scenario says nothing of any other. */
  readonly moves: readonly Move[];
}

/** Plays a scenario, and the one that it is compared with under the same keys. */
export function findingsOf(
  scenario: Scenario,
  load: (id: string) => Scenario,
  runs: number,
): Findings {
  const { watch } = scenario;
  const own = playScenario(scenario, watch ?? undefined, runs);
  const endings = OUTCOMES.map((outcome, i) => ({
    outcome,
    share: (own.outcomes[i] ?? 0) / runs,
  }));
  if (watch === null) return { scenario, endings, moves: [] };
  const other = playScenario(load(watch.against), watch, runs);
  const moves = watch.outputs.map(({ output, moves: said }, i) =>
    moveOf(output, said, own.values[i] ?? [], other.values[i] ?? []),
  );
  return { scenario, endings, moves };
}

/** The paired difference of two lists of values. */
export function moveOf(
  output: string,
  said: 'up' | 'down',
  own: readonly number[],
  other: readonly number[],
): Move {
  const differences = own.map((value, run) => value - (other[run] ?? NaN));
  const base = other.reduce((sum, value) => sum + value, 0) / other.length;
  const { mean, low, high } = interval(differences, base);
  const holds = said === 'up' ? low > 0 : high < 0;
  return { output, said, base, mean, low, high, median: medianOf(differences), holds };
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [below, above] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return ((below ?? NaN) + (above ?? NaN)) / 2;
}
