/** Games of the ladder: one computer player in a seat, another opposite, by seed. */
import {
  Campaign,
  compileModel,
  INSURGENT,
  keyOf,
  simulate,
  type Model,
  type Side,
} from '../../src/engine/index.js';
import { createPlayer, type PlayerName } from '../../src/players/index.js';
import { loadScenario } from '../../src/scenario/load.js';

/** Games of one player in one seat against one opponent, numbered from `from` to before `to`. */
export interface GamesAsked {
  readonly scenario: string;
  readonly side: Side;
  readonly player: PlayerName;
  readonly opponent: PlayerName;
  readonly from: number;
  readonly to: number;
}

/** How a game ended for the side of the player. */
export interface GameEnd {
  /** True margin on the last day, points. */
  readonly margin: number;
  /** Whether the side had won at reckonings. */
  readonly won: boolean;
}

const SEED = { k0: 604, k1: 200 };

/** Models of the scenarios played so far: to read one takes as long as to play ten games. */
const models = new Map<string, Model>();

function modelOf(scenario: string): Model {
  let model = models.get(scenario);
  if (model === undefined) {
    models.set(scenario, (model = compileModel(loadScenario(scenario).setup)));
  }
  return model;
}

/** Plays them; the same number has the same noise of the war whoever plays. */
export function playGames(asked: GamesAsked): readonly GameEnd[] {
  const { scenario, side, player, opponent, from, to } = asked;
  const model = modelOf(scenario);
  const own = createPlayer(player, side);
  const other = createPlayer(opponent, side === INSURGENT ? 1 : 0);
  const players = side === INSURGENT ? ([own, other] as const) : ([other, own] as const);
  const campaign = new Campaign(model, keyOf(SEED, from));
  return Array.from({ length: to - from }, (_, i) => {
    const key = keyOf(SEED, from + i);
    campaign.restart(key);
    simulate(campaign, key, { players });
    const { margin, winner } = campaign.world;
    return { margin: margin[side] ?? 0, won: winner[0] === side + 1 };
  });
}
