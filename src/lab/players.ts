/** Computer players by name. */
import { SIDE_NAMES, type SideName } from '../engine/sides.js';
import type { Player, Players } from '../engine/simulate.js';
import type { Setup } from '../engine/setup.js';
import { LabError } from './errors.js';

/** Who plays each side; null for nobody, so that only the commanders' own doctrine works. */
export type PlayerNames = Readonly<Record<SideName, string | null>>;

const STANDARD_PLAYER = 'doctrine';
const NOBODY = 'none';

/** Names for both sides: `doctrine` where none is given, null for `none`. */
export function completePlayers(given: Partial<PlayerNames>): PlayerNames {
  const nameOf = (side: SideName): string | null => {
    const name = given[side];
    return name === undefined ? STANDARD_PLAYER : name === NOBODY ? null : name;
  };
  return { nrf: nameOf('nrf'), taliban: nameOf('taliban') };
}

/** New players of these names for one campaign. LabError (LAB_PLAYER) for an unknown name. */
export function playersOf(names: PlayerNames, setup: Setup): Players {
  return [seat(names.nrf, setup, 0), seat(names.taliban, setup, 1)];
}

function seat(name: string | null, _setup: Setup, side: 0 | 1): Player | null {
  if (name === null) return null;
  throw new LabError('LAB_PLAYER', `${SIDE_NAMES[side]}: there is no player "${name}"`);
}
