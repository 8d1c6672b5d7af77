import { describe, expect, it } from 'vitest';
import { CAUSE, CAUSE_NAMES } from '../../src/engine/causes.js';
import { COLUMN_NAMES } from '../../src/engine/columns.js';
import { hashWorld } from '../../src/engine/hash.js';
import { Ledger, replayCell } from '../../src/engine/ledger.js';
import { compileModel, type Model } from '../../src/engine/model.js';
import { keyOf, type Key } from '../../src/engine/random.js';
import { GOVERNMENT, INSURGENT } from '../../src/engine/sides.js';
import { simulate, type Players } from '../../src/engine/simulate.js';
import { Campaign } from '../../src/engine/turn.js';
import { add, createWorld } from '../../src/engine/world.js';
import { createPlayer } from '../../src/players/index.js';
import { loadScenario } from '../../src/scenario/load.js';
import { contested, contestedSetup } from './contested-setup.js';

const SEED: Key = { k0: 5, k1: 8 };
const players = (name: 'doctrine' | 'random'): Players => [
  createPlayer(name, INSURGENT),
  createPlayer(name, GOVERNMENT),
];

/** Plays a campaign whose ledger keeps every cell. */
function explained(model: Model, who: Players, key: Key) {
  const campaign = new Campaign(model, key);
  const ledger = new Ledger(campaign.world);
  simulate(campaign, key, { players: who });
  return { campaign, ledger };
}

/** Cells whose terms do not add up to their last value bit for bit, or that moved without a term. */
function unexplained({ campaign, ledger }: ReturnType<typeof explained>): string[] {
  const { model, world } = campaign;
  const out: string[] = [];
  for (const name of COLUMN_NAMES) {
    const start = model.layout.offset[name];
    world[name].forEach((value, i) => {
      const history = ledger.history(name, i);
      const told = history === undefined ? model.initial[start + i]! : replayCell(history);
      if (!Object.is(told, value)) out.push(`${name}[${i}] is ${value}, told ${told}`);
    });
  }
  return out;
}

describe('the ledger', () => {
  it.each(['doctrine', 'random'] as const)(
    'explains every cell of a small campaign bit for bit (%s)',
    (name) => {
      const model = compileModel(contestedSetup());
      for (let replicate = 0; replicate < 5; replicate++) {
        const run = explained(model, players(name), keyOf(SEED, replicate));
        expect(unexplained(run)).toEqual([]);
      }
    },
  );

  it('explains every cell of a campaign of the base scenario, with causes that have names', () => {
    const model = compileModel(loadScenario('base-2024').setup);
    const run = explained(model, players('doctrine'), SEED);
    expect(unexplained(run)).toEqual([]);
    const causes = new Set(
      run.ledger.histories().flatMap(({ terms }) => terms.map((t) => t.cause)),
    );
    const last = CAUSE_NAMES.length + model.sizes.events;
    for (const cause of causes) expect(cause >= 0 && cause < last, String(cause)).toBe(true);
    expect(causes.size).toBeGreaterThan(80);
  });

  it('explains the siege by days', () => {
    const model = compileModel(loadScenario('panjshir-2021').setup);
    expect(unexplained(explained(model, players('doctrine'), SEED))).toEqual([]);
  });

  it('changes nothing: the hash is that of a campaign without one', () => {
    const { model } = contested();
    const plain = new Campaign(model, SEED);
    simulate(plain, SEED, { players: players('random') });
    const { campaign } = explained(model, players('random'), SEED);
    expect(hashWorld(campaign.world.buffer)).toBe(hashWorld(plain.world.buffer));
  });

  it('keeps the turn and the order of terms', () => {
    const { model } = contested();
    const { ledger } = explained(model, [null, null], SEED);
    const { terms } = ledger.history('turn', 0)!;
    expect(terms.map(({ turn }) => turn)).toEqual(terms.map((_, turn) => turn + 1));
    expect(terms.every(({ cause, delta }) => cause === CAUSE.clock && delta === 1)).toBe(true);
  });

  it('keeps only what is watched', () => {
    const { model } = contested();
    const campaign = new Campaign(model, SEED);
    const ledger = new Ledger(
      campaign.world,
      new Map([
        ['fear', null],
        ['control', new Set([2])],
      ]),
    );
    for (let turn = 0; turn < 5; turn++) campaign.step();
    const kept = new Set(ledger.histories().map(({ column, index }) => `${column} ${index}`));
    expect([...kept].sort()).toEqual([
      'control 2',
      'fear 0',
      'fear 1',
      'fear 2',
      'fear 3',
      'fear 4',
    ]);
    expect(ledger.history('grievance', 0)).toBeUndefined();
  });

  it('takes the values for first that stood when it began to listen', () => {
    const { model } = contested();
    const world = createWorld(model.layout);
    world.union[0] = 0.25;
    const ledger = new Ledger(world);
    add(world, world.union, 0, 0.5, CAUSE.coordination);
    expect(ledger.history('union', 0)).toEqual({
      column: 'union',
      index: 0,
      first: 0.25,
      terms: [{ turn: 0, cause: CAUSE.coordination, delta: 0.5 }],
    });
  });
});
