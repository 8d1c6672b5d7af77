import { describe, expect, it } from 'vitest';
import { Game } from '../../src/game/index.js';
import { loadScenario } from '../../src/scenario/load.js';
import { WhatIf } from '../../src/tui/after/what-if.js';
import { PLAIN } from './stage.js';

const ORDERS = 9;

/** A game with an order a turn, and the futures without the first. */
function playedWhatIf(): WhatIf {
  const game = Game.begin(loadScenario('classroom'), {
    seed: 'what-if',
    seats: ['person', 'none'],
  });
  for (let turn = 0; turn < ORDERS; turn += 1) {
    const order = game.draft(0).legal()[turn];
    if (order !== undefined) game.draft(0).give(order);
    game.endTurn();
  }
  const whatIf = new WhatIf(game);
  whatIf.begin();
  while (!whatIf.step());
  return whatIf;
}

describe('what if', () => {
  const whatIf = playedWhatIf();

  it('tells first what came of the change, at any height', () => {
    for (const height of [12, 21, 37]) {
      const { lines } = whatIf.draw(80, height, PLAIN, 0);
      expect(lines.length).toBeLessThanOrEqual(height);
      const at = lines.findIndex((line) => line.startsWith('Change: '));
      expect(lines[at + 1]).toMatch(/^(The change|Over so many pairs)/);
    }
  });

  it('says that there is more, and scrolls to the end of it', () => {
    const whole = whatIf.draw(80, 60, PLAIN, 0);
    expect(whole.note).toBe('');
    const first = whatIf.draw(80, 12, PLAIN, 0);
    expect(first.note).toMatch(/^7 of \d+ lines, PgUp PgDn$/);
    const rest = whatIf.draw(80, 12, PLAIN, 100);
    expect(rest.lines.at(-1)).toBe(whole.lines.at(-1));
    expect(rest.offset).toBeLessThan(100);
  });
});
