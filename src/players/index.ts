/** Computer players: they read a view and give orders, like everybody else. */
import { INSURGENT, type NumberTable, type Player, type Side } from '../engine/index.js';
import { adaptiveGovernment } from './government-adaptive.js';
import { governmentDoctrine } from './government-doctrine.js';
import { adaptiveInsurgent } from './insurgent-adaptive.js';
import { insurgentDoctrine } from './insurgent-doctrine.js';
import { lookahead } from './lookahead.js';
import { randomPlayer } from './random-player.js';

/** Names by which commands, saves and designs call the computer players. */
export const PLAYER_NAMES = ['doctrine', 'adaptive', 'lookahead', 'random', 'none'] as const;
export type PlayerName = (typeof PLAYER_NAMES)[number];

/**
 * A computer player for one side; null for `none`, which gives no orders.
 *
 * - `doctrine`: the side's standing doctrine, with the temperament of the scenario or the given
 *   numbers (names of DOCTRINE_PARAMETERS, 0-1; a name left out stands in the middle);
 * - `adaptive`: doctrine that spends its attention and money where its own score, worked out from
 *   the view each month, gains most;
 * - `lookahead`: tries the adaptive player's orders and variations of them on worlds that it believes
 *   possible, once a month, and gives what leaves its score highest; half a second of thought on a
 *   map of ordinary size;
 * - `random`: a few legal orders a month by plain priors.
 *
 * A player decides from its view and the moment alone, so one object can serve campaign after
 * campaign, and a campaign continued from a save plays on as if it had never stopped.
 */
export function createPlayer(name: PlayerName, side: Side, doctrine?: NumberTable): Player | null {
  switch (name) {
    case 'none':
      return null;
    case 'random':
      return randomPlayer(side);
    case 'lookahead':
      return lookahead(side, doctrine);
    case 'adaptive':
      return side === INSURGENT ? adaptiveInsurgent(doctrine) : adaptiveGovernment(doctrine);
    case 'doctrine':
      return side === INSURGENT ? insurgentDoctrine(doctrine) : governmentDoctrine(doctrine);
  }
}
