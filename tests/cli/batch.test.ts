import { describe, expect, it } from 'vitest';
import { batchRequest, planBatch } from '../../src/cli/batch.js';
import type { RawValues } from '../../src/cli/command.js';
import type { Game } from '../../src/game/game.js';
import { shortGame } from '../game/games.js';

const values = (text: RawValues['text']): RawValues => ({
  argument: undefined,
  text,
  lists: {},
  flags: new Set(),
});

function planFrom(game: Game, text: RawValues['text'] = {}) {
  const past = { key: game.key, turns: game.turns.map(({ orders }) => orders) };
  const saved = { game, past, stateHash: game.startHash };
  return planBatch(batchRequest(values({ from: 'ben', ...text }), saved), 'salang.run/1');
}

describe('campaigns from a saved game', () => {
  it('say when nothing is left to run, and how to mend it', async () => {
    const game = shortGame(4);
    for (let turn = 0; turn < 3; turn += 1) game.endTurn();
    await expect(planFrom(game)).resolves.toMatchObject({ lastDay: game.model.endDay });
    game.endTurn();
    await expect(planFrom(game)).rejects.toMatchObject({
      code: 'USAGE_VALUE',
      message: expect.stringMatching(
        /played to its last day, 2031-\d\d-\d\d: nothing is left/,
      ) as string,
    });
    await expect(planFrom(game, { until: '2031-12-31' })).resolves.toBeDefined();
  });
});
