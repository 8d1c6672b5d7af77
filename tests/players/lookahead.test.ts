/** The player that looks ahead: determinism, legality, and no more knowledge than its view. */
import { describe, expect, it } from 'vitest';
import { hashWorld } from '../../src/engine/hash.js';
import { compileModel } from '../../src/engine/model.js';
import { keyOf } from '../../src/engine/random.js';
import { GOVERNMENT, INSURGENT, type Side } from '../../src/engine/sides.js';
import { simulate, type Moment } from '../../src/engine/simulate.js';
import { Campaign } from '../../src/engine/turn.js';
import { snapshotView, type View } from '../../src/engine/views.js';
import { createPlayer } from '../../src/players/index.js';
import { playWatched } from './watched.js';
import { contestedYear } from './setups.js';

const SEED = { k0: 9, k1: 3 };
const SIDES = [INSURGENT, GOVERNMENT] as const;
/** A contested valley for two months, as thinking is dear. */
const short = () => {
  const setup = contestedYear();
  return { ...setup, endDay: setup.startDay + 55 };
};
const moment = (day: number, shift = 0): Moment => ({
  turn: 0,
  day,
  uniform: (k) => ((k * 7919 + shift * 104_729 + 12_345) % 99_991) / 99_991 + 1e-6,
});

function decide(side: Side, view: View, at: Moment) {
  return createPlayer('lookahead', side)!.decide(view, at);
}

describe('the player that looks ahead', () => {
  it('gives legal orders alone, and the same ones under the same key', () => {
    const play = () => playWatched(short(), ['lookahead', 'lookahead'], 5);
    const { nrf, taliban } = play();
    expect([...nrf.illegal, ...taliban.illegal]).toEqual([]);
    expect(nrf.given.length + taliban.given.length).toBeGreaterThan(3);
    const again = play();
    expect([again.nrf.given, again.taliban.given]).toEqual([nrf.given, taliban.given]);
  });

  it('plays on as if it had never stopped when a new player takes over', () => {
    const model = compileModel(short());
    const key = keyOf(SEED, 3);
    const hash = (stops: readonly number[]) => {
      const campaign = new Campaign(model, key);
      for (const day of [...stops, model.endDay]) {
        const players = [createPlayer('lookahead', 0), createPlayer('doctrine', 1)] as const;
        simulate(campaign, key, { players, untilDay: day });
      }
      return hashWorld(campaign.world.buffer);
    };
    expect(hash([model.startDay + 20, model.startDay + 41])).toBe(hash([]));
  });

  it('leaves the view as it was, and refuses the other side', () => {
    const model = compileModel(short());
    const { world, day } = new Campaign(model, SEED);
    for (const side of SIDES) {
      const view = snapshotView(model, world, side);
      const cells = () =>
        Object.values(view as unknown as Record<string, unknown>).filter(
          (value) => value instanceof Float64Array,
        );
      const before = structuredClone(cells());
      decide(side, view, moment(day));
      expect(cells()).toEqual(before);
      const other = snapshotView(model, world, side === INSURGENT ? GOVERNMENT : INSURGENT);
      expect(() => decide(side, other, moment(day))).toThrow(TypeError);
    }
  });

  it('changes no draw of the war by thinking', () => {
    const model = compileModel(short());
    const key = keyOf(SEED, 1);
    const run = (think: boolean) => {
      const campaign = new Campaign(model, key);
      const player = createPlayer('lookahead', INSURGENT)!;
      const silent = {
        ...player,
        decide: (view: View, at: Moment) => (think ? player.decide(view, at).slice(0, 0) : []),
      };
      simulate(campaign, key, { players: [silent, null] });
      return hashWorld(campaign.world.buffer);
    };
    expect(run(true)).toBe(run(false));
  });

  it.each(SIDES)('finds by trying which answer is good for side %i', (side) => {
    // Neither view nor plan tells what an answer does; playing it on does.
    const setup = short();
    const effects = (by: number) =>
      side === INSURGENT
        ? [{ column: 'union' as const, index: 0, by: -by }]
        : [{ column: 'cohesion' as const, index: GOVERNMENT, by: -by }];
    const events = setup.events.map((event) => ({
      ...event,
      choices: event.choices.map((choice, n) => ({ ...choice, effects: effects(n - 0.5) })),
    }));
    const model = compileModel({ ...setup, events });
    const { world, day } = new Campaign(model, SEED);
    world.eventPending.fill(1);
    const view = snapshotView(model, world, side);
    const choices = view.pending[0]!.choices.map(({ choice }) => choice);
    expect(choices.length).toBeGreaterThan(1);
    const answer = decide(side, view, moment(day)).find(({ kind }) => kind === 'choose');
    expect(answer?.choice).toBe(Math.min(...choices));
  });
});
