/** The options that say which campaign is played, shared by `run`, `validate` and `explain`. */
import type { RuleName } from '../engine/turn.js';
import type { SideName } from '../engine/sides.js';
import { DEFAULT_SEED } from '../lab/seed.js';
import type { OverrideEntry } from '../scenario/schema.js';
import type { RawValues } from './command.js';
import {
  dayOfDate,
  historyKind,
  overrideEntry,
  playerNames,
  ruleNames,
  seedText,
} from './values.js';

export interface CampaignValues {
  /** Name or path. */
  readonly scenario: string;
  readonly seed: string;
  /** Changes of the scenario, `--history` among them. */
  readonly overrides: readonly OverrideEntry[];
  /** Last day to be played; undefined for the scenario's own. */
  readonly untilDay: number | undefined;
  readonly players: Partial<Record<SideName, string>>;
  readonly without: readonly RuleName[];
}

/** Who changed a number, as exports and problems call it. */
export const SET_BY = 'command line';

/** Reads the shared options. CliError (exit code 2) on values that cannot be read. */
export function campaignValues({ argument = '', text, lists }: RawValues): CampaignValues {
  const overrides = (lists['set'] ?? []).map(overrideEntry);
  const { until, history, seed } = text;
  if (history !== undefined) overrides.push({ path: 'history', value: historyKind(history) });
  return {
    scenario: argument,
    seed: seed === undefined ? DEFAULT_SEED : seedText('seed', seed),
    overrides,
    untilDay: until === undefined ? undefined : dayOfDate('until', until),
    players: playerNames(lists['player'] ?? []),
    without: ruleNames(lists['without'] ?? []),
  };
}
