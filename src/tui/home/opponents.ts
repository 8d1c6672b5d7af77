/** The computer players as a person chooses them, from forgiving to hard. */
import { PLAYER_NAMES, type PlayerName } from '../../players/index.js';

export interface Opponent {
  readonly name: PlayerName;
  readonly title: string;
  readonly about: string;
}

/** Words for the rungs, in their order. All of them see no more than their own side would. */
const WORDS: readonly (readonly [name: string, title: string, about: string])[] = [
  ['none', 'nobody', 'The other side gives no orders: standing settings go on.'],
  ['random', 'forgiving', 'A few sensible orders a month, without a plan.'],
  ['doctrine', 'steady', 'Standing doctrine: what the side has usually done.'],
  ['adaptive', 'clever', 'Doctrine that weighs what its margin needs most.'],
  ['lookahead', 'hard', 'Tries its orders on what it believes before it gives them.'],
];

export const STANDARD_OPPONENT: PlayerName = 'doctrine';

/** The opponents that there are. */
export const OPPONENTS: readonly Opponent[] = WORDS.flatMap(([name, title, about]) => {
  const known = PLAYER_NAMES.find((player) => player === name);
  return known === undefined ? [] : [{ name: known, title, about }];
});
