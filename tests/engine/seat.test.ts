/** Seats: who is asked when, and thinking ahead. */
import { describe, expect, it } from 'vitest';
import { compileModel } from '../../src/engine/model.js';
import type { Order } from '../../src/engine/orders.js';
import { keyOf } from '../../src/engine/random.js';
import { Seat, thoughtThrough, type Player, type Thought } from '../../src/engine/seat.js';
import { INSURGENT } from '../../src/engine/sides.js';
import { hasStep, Campaign } from '../../src/engine/turn.js';
import { smallSetup } from './small-setup.js';

const KEY = keyOf({ k0: 4, k1: 2 }, 0);
const PIECES = 3;

/** A player whose order tells the turn that it thought about, in three pieces. */
function slowPlayer(log: string[] = []): Player {
  function* think(turn: number): Thought {
    for (let piece = 0; piece < PIECES; piece++) {
      log.push(`${turn}.${piece}`);
      yield;
    }
    return [{ side: INSURGENT, kind: 'publicity', target: 0, other: 0, choice: turn } as Order];
  }
  return {
    id: 'slow',
    cadence: 'turn',
    think: (_view, { turn }) => think(turn),
    decide: (_view, { turn }) => thoughtThrough(think(turn)),
  };
}

function seated(player: Player): { readonly seat: Seat; readonly campaign: Campaign } {
  const campaign = new Campaign(compileModel(smallSetup()), KEY);
  return { campaign, seat: new Seat(campaign, KEY, player, INSURGENT) };
}

describe('a seat', () => {
  it('asks a player of months at steps of the slow processes alone', () => {
    let asked = 0;
    const { seat, campaign } = seated({
      id: 'monthly',
      cadence: 'month',
      decide: () => (asked++, []),
    });
    let steps = 0;
    for (let turn = 0; turn < 10; turn++) {
      if (hasStep(campaign.model, campaign.day)) steps++;
      expect(seat.think()).toBe(true);
      campaign.step(seat.orders());
    }
    expect(asked).toBe(steps);
    expect(steps).toBeLessThan(10);
  });

  it.each([0, 1, PIECES, PIECES + 5])('decides the same after %i pieces of thought', (pieces) => {
    const log: string[] = [];
    const { seat, campaign } = seated(slowPlayer(log));
    for (let turn = 0; turn < 4; turn++) {
      let done = false;
      for (let piece = 0; piece < pieces; piece++) done = seat.think();
      expect(done).toBe(pieces > PIECES);
      expect(seat.orders().map(({ choice }) => choice)).toEqual([turn]);
      campaign.step();
    }
    // Nothing is thought twice.
    expect(log).toHaveLength(4 * PIECES);
  });

  it('drops what it thought when another turn comes next', () => {
    const { seat, campaign } = seated(slowPlayer());
    const start = campaign.world.buffer.slice();
    campaign.step();
    while (!seat.think());
    campaign.load(start, KEY);
    seat.forget();
    expect(seat.orders().map(({ choice }) => choice)).toEqual([0]);
  });
});
