/**
 * History against you: the same game with standing doctrine in the persons' seats. Scenario, seed,
 * other seats and so the noise of the war are the same, so the difference is the persons' doing.
 */
import { INSURGENT, GOVERNMENT, type Side } from '../engine/sides.js';
import { canGoOn } from './endings.js';
import { Game } from './game.js';

/** A number that two courses are compared by. */
export interface Compared {
  readonly title: string;
  readonly unit: string;
  readonly yours: number;
  readonly doctrines: number;
}

export interface DoctrineInstead {
  /** The game as doctrine would have played it, as far as this one went or to its own ending. */
  readonly game: Game;
  /** True margins after each turn of both: the war's course under either hand. */
  readonly margins: readonly {
    readonly turn: number;
    readonly yours: readonly [number, number] | null;
    readonly doctrines: readonly [number, number] | null;
  }[];
  readonly compared: readonly Compared[];
}

/** Plays the game again with doctrine in the persons' seats, as many turns at most. */
export function doctrineInstead(game: Game): DoctrineInstead {
  const { settings, scenario, last } = game;
  const seat = (side: Side) =>
    settings.seats[side] === 'person' ? 'doctrine' : settings.seats[side];
  const other = Game.begin(scenario, {
    seed: settings.seed,
    seats: [seat(INSURGENT), seat(GOVERNMENT)],
  });
  while (other.last < last) {
    // Where this game went on after a win on margin, that one does too.
    if (other.over) {
      if (!game.goesOn || other.ending === null || !canGoOn(other.ending)) break;
      other.playOn();
    }
    other.endTurn();
  }
  const turns = Array.from({ length: last }, (_, turn) => turn + 1);
  const marginsOf = (of: Game, turn: number): readonly [number, number] | null => {
    if (turn > of.last) return null;
    const { margin } = of.worldBefore(turn);
    return [margin[INSURGENT] ?? 0, margin[GOVERNMENT] ?? 0];
  };
  const margins = turns.map((turn) => ({
    turn,
    yours: marginsOf(game, turn),
    doctrines: marginsOf(other, turn),
  }));
  return { game: other, margins, compared: compare(game, other) };
}

/** The state of both at the end of the shorter. */
function compare(yours: Game, doctrines: Game): Compared[] {
  const turn = Math.min(yours.last, doctrines.last);
  const [a, b] = [yours.worldBefore(turn), doctrines.worldBefore(turn)];
  const nA = yours.model.sizes.areas;
  const total = (cells: Float64Array): number =>
    cells.subarray(0, nA).reduce((sum, n) => sum + n, 0);
  const row = (title: string, unit: string, read: (w: typeof a) => number): Compared => ({
    title,
    unit,
    yours: read(a),
    doctrines: read(b),
  });
  return [
    row('Margin of the NRF', 'points', (w) => w.margin[INSURGENT] ?? 0),
    row('Margin of the Taliban', 'points', (w) => w.margin[GOVERNMENT] ?? 0),
    row('Fighters of the front', 'persons', (w) => total(w.fighters)),
    row('Fighters killed', 'persons', (w) => w.killed[0] ?? 0),
    row('Men of the authorities killed', 'persons', (w) => w.garrisonKilled[0] ?? 0),
    row('Civilians killed', 'persons', (w) => total(w.civiliansKilled)),
    row('Displaced people', 'persons', (w) => total(w.displaced)),
  ];
}
