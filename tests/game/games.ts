/** Scenarios and games for tests, small enough to be played many times. */
import { loadScenario } from '../../src/scenario/load.js';
import { makeScenario, type Scenario } from '../../src/scenario/scenario.js';
import { GameError, type GameErrorCode } from '../../src/game/errors.js';
import { Game } from '../../src/game/game.js';
import type { SeatName } from '../../src/game/settings.js';

let loaded: Scenario | undefined;

/** The classroom scenario, read once. */
export function classroom(): Scenario {
  return (loaded ??= loadScenario('classroom'));
}

/** The classroom cut to so many weeks. */
export function shortClassroom(weeks: number): Scenario {
  const scenario = classroom();
  const { setup } = scenario;
  return { ...scenario, setup: { ...setup, endDay: setup.startDay + 7 * weeks - 1 } };
}

/** The short classroom without the sources of its numbers: a save of it is small. */
export function tinyScenario(weeks: number): Scenario {
  const { document, setup, targets, files } = shortClassroom(weeks);
  const bare = { ...document, parameters: {}, quantities: {}, state: {}, doctrine: {}, groups: {} };
  return makeScenario({ ...bare, actors: {}, corridors: {}, events: {} }, setup, targets, files);
}

/** A game of the short classroom. */
export function shortGame(
  weeks: number,
  seats: readonly [SeatName, SeatName] = ['person', 'doctrine'],
  seed = 'test',
): Game {
  return Game.begin(shortClassroom(weeks), { seed, seats });
}

/** The code of the GameError that a call throws; null when it throws none. */
export function codeOf(call: () => unknown): GameErrorCode | null {
  try {
    call();
  } catch (error) {
    if (error instanceof GameError) return error.code;
    throw error;
  }
  return null;
}
