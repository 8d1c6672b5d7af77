/** A calibration that has been checked against its scenario: everything in it can be played. */
import type { Scenario } from '../../scenario/scenario.js';
import type { Reported } from '../batch-results.js';
import type { FittedParameter } from './fitted-parameters.js';
import { HELD_SWINGS } from './held-swings.js';
import type { CalibrationFile } from './schema.js';

/** A reported count with how far its report may be off. */
export interface FittedTarget extends Reported {
  /** Standard deviation of the reported value about what the layer holds, as a share of it. */
  readonly reportingError: number;
}

export interface Calibration {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly seed: string;
  readonly scenario: Scenario;
  /** Last day played, included. */
  readonly lastDay: number;
  readonly parameters: readonly FittedParameter[];
  readonly targets: readonly FittedTarget[];
  readonly sampler: CalibrationFile['sampler'];
  readonly text: string;
  /** Names all that decides the result, the scenario at the middle of the priors included. */
  readonly hash: string;
}

/** Campaigns that are played when the rounds are over, at most. */
export function campaignsAfterRounds({ particles, swings = 0 }: Calibration['sampler']): number {
  return particles * (swings + 1);
}

/** The parameters of the campaigns of a calibration: those that are fitted, then the held swings. */
export function playedParameters({
  parameters,
  sampler,
}: Pick<Calibration, 'parameters' | 'sampler'>): readonly FittedParameter[] {
  return sampler.swings === undefined ? parameters : [...parameters, HELD_SWINGS];
}
