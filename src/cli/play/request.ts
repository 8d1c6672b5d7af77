/** What `salang play` was asked for, read from its options. */
import { PLAYER_NAMES, type PlayerName } from '../../players/index.js';
import { PLAYED, type Played } from '../../game/index.js';
import type { RawValues } from '../command.js';
import { usageError } from '../errors.js';
import { choice, seedText } from '../values.js';

/** What is not said is asked for, or has its standard. */
export interface PlayRequest {
  readonly scenario: string | null;
  readonly side: Played | null;
  readonly seed: string | null;
  readonly opponent: PlayerName | null;
  /** Name or path of a save to go on with. */
  readonly load: string | null;
  /** Plain text is asked for, whatever the terminal can do. */
  readonly plain: boolean;
}

/** Reads the options. CliError (exit code 2) on values that cannot be read or do not go together. */
export function playRequest({ argument, text, flags }: RawValues): PlayRequest {
  const { side, seed, opponent, load } = text;
  if (load !== undefined) {
    const other = [argument, side, seed, opponent].some((value) => value !== undefined);
    if (other) {
      throw usageError(
        'USAGE_VALUE',
        '--load goes on with a saved game: it takes no scenario, side, seed or opponent',
        'Give --load alone, or begin a new game without it.',
      );
    }
  }
  return {
    scenario: argument ?? null,
    side: side === undefined ? null : choice('side', side, PLAYED),
    seed: seed === undefined ? null : seedText('seed', seed),
    opponent: opponent === undefined ? null : choice('opponent', opponent, PLAYER_NAMES),
    load: load ?? null,
    plain: flags.has('plain'),
  };
}
