/** An experiment that has been checked against its scenarios: everything in it can be played. */
import type { SeriesId, MetricQuery } from '../../engine/metrics.js';
import type { ColumnName } from '../../engine/columns.js';
import type { RuleName } from '../../engine/turn.js';
import type { OverrideEntry } from '../../scenario/schema.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { DesignSpec } from '../design/design.js';
import type { PlayerNames } from '../players.js';
import type { FactorScale } from './factor-values.js';
import type { EventKind } from './schema.js';

/** What is played: a scenario with changes, players, rules. */
export interface Treatment {
  readonly id: string;
  readonly title: string;
  /** With its overrides applied. */
  readonly scenario: Scenario;
  readonly overrides: readonly OverrideEntry[];
  readonly players: PlayerNames;
  readonly without: readonly RuleName[];
  /** Last day played, included. */
  readonly lastDay: number;
}

/** A number that is varied. */
export interface Factor extends FactorScale {
  readonly id: string;
  /** Full path. */
  readonly path: string;
  readonly unit: string | null;
  readonly from: 'file' | 'prior';
  /** Whether the path leads to no number, so that the scenario must be checked anew. */
  readonly plain: boolean;
}

/** One number of each run. */
export interface SummaryOutput {
  readonly id: string;
  readonly unit: string;
  readonly about: string;
  /** Values are whole multiples of this. */
  readonly resolution: number;
  /** By treatment. */
  readonly queries: readonly MetricQuery[];
}

/** A column of the table of areas. */
export interface AreaOutput {
  readonly id: string;
  readonly column: ColumnName;
  /** Group or side where the column has one, else null. */
  readonly whose: string | null;
  readonly unit: string;
  readonly about: string;
  /** Whether its values are whole. */
  readonly whole: boolean;
}

export interface Outputs {
  readonly summary: readonly SummaryOutput[];
  readonly national: readonly SeriesId[];
  /** Null when no table of areas is wanted. */
  readonly areas: { readonly columns: readonly AreaOutput[]; readonly every: number } | null;
  /** Null when no log is wanted. */
  readonly events: readonly EventKind[] | null;
}

export interface StopRule {
  readonly outputs: readonly {
    readonly output: string;
    readonly halfWidth: number;
    readonly relative: boolean;
  }[];
  readonly over: 'setting' | 'all';
  readonly minReplicates: number;
  readonly maxReplicates: number;
  readonly every: number;
}

export interface Experiment {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly seed: string;
  readonly pairing: 'common' | 'independent';
  /** Hash of the text of the file. */
  readonly hash: string;
  readonly text: string;
  readonly treatments: readonly Treatment[];
  readonly factors: readonly Factor[];
  readonly design: DesignSpec;
  /** Design points. */
  readonly points: number;
  /** Replicates at most. */
  readonly replicates: number;
  readonly outputs: Outputs;
  readonly stop: StopRule | null;
}
