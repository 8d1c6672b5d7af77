/** Computer players by name. */
import { GOVERNMENT, INSURGENT, SIDE_NAMES, type Side, type SideName } from '../engine/sides.js';
import type { Player, Players } from '../engine/simulate.js';
import { createPlayer, PLAYER_NAMES } from '../players/index.js';
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

/**
 * The players of these names. They decide from their view and the moment alone, so the same two
 * serve campaign after campaign. LabError (LAB_PLAYER) for an unknown name.
 */
export function playersOf(names: PlayerNames): Players {
  return [seat(names.nrf, INSURGENT), seat(names.taliban, GOVERNMENT)];
}

function seat(name: string | null, side: Side): Player | null {
  if (name === null) return null;
  const known = PLAYER_NAMES.find((own) => own === name);
  if (known !== undefined) return createPlayer(known, side);
  const names = PLAYER_NAMES.join(', ');
  throw new LabError(
    'LAB_PLAYER',
    `${SIDE_NAMES[side]}: ${JSON.stringify(name)} is none of ${names}`,
  );
}
