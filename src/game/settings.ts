/** How a game is set up: its seed, and who sits where. */
import { keyOf, type Key } from '../engine/random.js';
import { SIDE_NAMES, type Side } from '../engine/sides.js';
import type { Player } from '../engine/simulate.js';
import { createPlayer, PLAYER_NAMES, type PlayerName } from '../players/index.js';
import { keyOfSeed } from '../scenario/seed.js';
import { GameError } from './errors.js';

/** Who sits on a side: a person, or a computer player by name. */
export type SeatName = 'person' | PlayerName;

export const SEAT_NAMES: readonly SeatName[] = ['person', ...PLAYER_NAMES];

export interface GameSettings {
  /** 1 to 64 printable ASCII characters. */
  readonly seed: string;
  /** Two persons share a keyboard; without a person the game is watched. */
  readonly seats: readonly [insurgent: SeatName, government: SeatName];
}

/** The noise of a game: that of campaign 0 of the seed, so that a batch holds the same campaign. */
export function gameKey({ seed }: GameSettings): Key {
  const key = keyOfSeed(seed);
  if (key === null) throw new GameError('GAME_SEED');
  return keyOf(key, 0);
}

/** The computer player of a seat; null for a person and for nobody. */
export function playerOf(settings: GameSettings, side: Side): Player | null {
  const name = settings.seats[side];
  if (!SEAT_NAMES.includes(name)) {
    throw new GameError('GAME_SEAT', `${SIDE_NAMES[side]}: ${JSON.stringify(name)} cannot sit`);
  }
  return name === 'person' ? null : createPlayer(name, side);
}

/** Who plays, as people choose it: a side, both at one keyboard, or nobody. */
export const PLAYED = ['nrf', 'taliban', 'both', 'observer'] as const;
export type Played = (typeof PLAYED)[number];

export const STANDARD_OPPONENT: PlayerName = 'doctrine';

/** The settings of a new game; the opponent takes every seat that no person has. */
export function settingsOf(
  played: Played,
  seed: string,
  opponent: PlayerName = STANDARD_OPPONENT,
): GameSettings {
  switch (played) {
    case 'nrf':
      return { seed, seats: ['person', opponent] };
    case 'taliban':
      return { seed, seats: [opponent, 'person'] };
    case 'both':
      return { seed, seats: ['person', 'person'] };
    case 'observer':
      return { seed, seats: [opponent, opponent] };
  }
}
