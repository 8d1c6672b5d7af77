/** What the engine promises, whatever is played: see docs/architecture.md. */
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { DRAW } from '../../src/engine/draws.js';
import { hashWorld } from '../../src/engine/hash.js';
import { accountTotals, checkAll } from '../../src/engine/invariants.js';
import { compileModel, type Model } from '../../src/engine/model.js';
import { checkOrder, legalOrders, ORDER_ERRORS, type Order } from '../../src/engine/orders.js';
import { Draws, keyOf, type Key } from '../../src/engine/random.js';
import { OP_FIELDS } from '../../src/engine/records.js';
import { GOVERNMENT, INSURGENT } from '../../src/engine/sides.js';
import { simulate, type Players } from '../../src/engine/simulate.js';
import { Campaign, RULE_NAMES, RULES, type RuleName } from '../../src/engine/turn.js';
import { Snapshot, snapshotView } from '../../src/engine/views.js';
import { createPlayer } from '../../src/players/index.js';
import { loadScenario } from '../../src/scenario/load.js';
import { contestedSetup } from './contested-setup.js';
import { anyOrder, Chooser, legalOrder } from './random-orders.js';

const SEED: Key = { k0: 3, k1: 1403 };
const CLASSROOM = compileModel(loadScenario('classroom').setup);
const BASE = compileModel(loadScenario('base-2024').setup);
const CONTESTED = compileModel(eventful());

/** The contested setup with its questions asked now and then, and answered by either side. */
function eventful() {
  const setup = contestedSetup();
  const events = setup.events.map((event) => ({
    ...event,
    when: { op: 'number', value: 1 } as const,
    probabilityPerWeek: 0.2,
    cooldownDays: 14,
  }));
  return { ...setup, events };
}

const players = (name: 'doctrine' | 'random'): Players => [
  createPlayer(name, INSURGENT),
  createPlayer(name, GOVERNMENT),
];
const lastDay = (model: Model, turns: number): number =>
  model.startDay + turns * model.turnDays - 1;

/** The hash of the world after each turn. */
function hashes(campaign: Campaign, key: Key, who: Players, turns: number): string[] {
  const out: string[] = [];
  campaign.restart(key);
  simulate(campaign, key, {
    players: who,
    untilDay: lastDay(campaign.model, turns),
    onTurn: ({ world }) => out.push(hashWorld(world.buffer)),
  });
  return out;
}

describe('determinism', () => {
  it('gives the same hash every turn for the same key', () => {
    for (const [model, turns] of [
      [BASE, 30],
      [CONTESTED, 60],
      [CLASSROOM, 30],
    ] as const) {
      const run = (): string[] =>
        hashes(new Campaign(model, SEED), SEED, players('doctrine'), turns);
      const first = run();
      expect(new Set(first).size).toBe(turns);
      expect(run()).toEqual(first);
    }
  });

  it('does not depend on the order of campaigns, nor on what a campaign was used for before', () => {
    const keys = [0, 1, 2, 3].map((replicate) => keyOf(SEED, replicate));
    const reused = new Campaign(CONTESTED, SEED);
    const forwards = keys.map((key) => hashes(reused, key, players('random'), 40));
    const backwards = [...keys]
      .reverse()
      .map((key) => hashes(new Campaign(CONTESTED, SEED), key, players('random'), 40))
      .reverse();
    expect(backwards).toEqual(forwards);
    expect(new Set(forwards.map((run) => run.at(-1))).size).toBe(keys.length);
  });

  it('does not depend on another campaign that is played in turns with it', () => {
    const alone = hashes(new Campaign(CLASSROOM, SEED), SEED, [null, null], 20);
    const a = new Campaign(CLASSROOM, SEED);
    const b = new Campaign(CONTESTED, SEED);
    const together = alone.map(() => {
      b.step();
      a.step();
      return hashWorld(a.world.buffer);
    });
    expect(together).toEqual(alone);
  });

  it('goes on from a copy of the world as if it had never stopped, at every turn', () => {
    for (const [model, name, turns] of [
      [CONTESTED, 'random', 40],
      [CLASSROOM, 'doctrine', 30],
      [BASE, 'doctrine', 10],
    ] as const) {
      const whole = new Campaign(model, SEED);
      const copies: { cells: Float64Array; rows: number }[] = [];
      const untilDay = lastDay(model, turns);
      simulate(whole, SEED, {
        players: players(name),
        untilDay,
        onTurn: ({ world, records }) =>
          copies.push({ cells: world.buffer.slice(), rows: records.operations.count }),
      });
      const { data, count } = whole.records.operations;
      const other = new Campaign(model, keyOf(SEED, 99));
      for (const { cells, rows } of copies) {
        // What a campaign did before must not show either.
        other.step();
        other.load(cells, SEED);
        simulate(other, SEED, { players: players(name), untilDay });
        expect(hashWorld(other.world.buffer)).toBe(hashWorld(whole.world.buffer));
        const later = other.records.operations;
        expect(later.count).toBe(count - rows);
        expect(later.data.slice(0, later.count * OP_FIELDS)).toEqual(
          data.slice(rows * OP_FIELDS, count * OP_FIELDS),
        );
      }
    }
  });

  it('refuses to go on from a world of another layout', () => {
    const campaign = new Campaign(CLASSROOM, SEED);
    expect(() => campaign.load(CONTESTED.initial, SEED)).toThrow(RangeError);
  });
});

describe('conservation', () => {
  it('keeps the sum of each of the five accounts in every turn, whatever is ordered', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.boolean(), (replicate, small) => {
        const model = small ? CLASSROOM : CONTESTED;
        const key = keyOf(SEED, replicate);
        const campaign = new Campaign(model, key);
        const chooser = new Chooser(keyOf(key, 1));
        const views = [new Snapshot(model, INSURGENT), new Snapshot(model, GOVERNMENT)] as const;
        const before = accountTotals(campaign.world);
        for (let turn = 0; turn < 30; turn++) {
          const view = chooser.pick(views).refresh(campaign.world);
          campaign.step([legalOrder(chooser, view), anyOrder(chooser)]);
          expect(accountTotals(campaign.world)).toEqual(before);
        }
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('keeps them over the base scenario with doctrine on both sides', () => {
    const campaign = new Campaign(BASE, SEED);
    const before = accountTotals(campaign.world);
    simulate(campaign, SEED, {
      players: players('doctrine'),
      onTurn: ({ world }) => expect(accountTotals(world)).toEqual(before),
    });
    checkAll(campaign.world);
  });
});

/** Plays one campaign of random orders; throws on anything that must not be. */
function fuzz(campaign: Campaign, views: readonly [Snapshot, Snapshot], key: Key): void {
  const { world } = campaign;
  const chooser = new Chooser(keyOf(key, 1));
  campaign.restart(key);
  const before = accountTotals(world);
  const orders: Order[] = [];
  for (let turn = 0; turn < 30; turn++) {
    orders.length = 0;
    for (let n = Math.floor(chooser.uniform() * 3); n > 0; n--) orders.push(anyOrder(chooser));
    if (turn % 3 === 0) {
      const view = chooser.pick(views).refresh(world);
      const legal = legalOrders(view);
      if (legal.length === 0 && view.attention[0]! >= 1) throw new Error(`turn ${turn}: dead end`);
      for (let n = 0; n < 2 && legal.length > 0; n++) orders.push(chooser.pick(legal));
    }
    campaign.step(orders);
    if (turn % 5 === 4) checkAll(world);
  }
  const after = accountTotals(world);
  if (JSON.stringify(after) !== JSON.stringify(before)) throw new Error('an account leaks');
}

/** Ten thousand each time; a hundred thousand before a release (`npm run test:fuzz`). */
const FUZZ_CAMPAIGNS = Number(process.env['SALANG_FUZZ_CAMPAIGNS'] ?? 10_000);

describe(`${FUZZ_CAMPAIGNS} campaigns of random orders`, () => {
  const models = [
    ['contested', CONTESTED],
    ['classroom', CLASSROOM],
  ] as const;
  it.each(models)(
    'break no invariant, make no NaN and reach no dead end (%s)',
    (_, model) => {
      const campaign = new Campaign(model, SEED);
      const views = [new Snapshot(model, INSURGENT), new Snapshot(model, GOVERNMENT)] as const;
      for (let replicate = 0; replicate < FUZZ_CAMPAIGNS / models.length; replicate++) {
        try {
          fuzz(campaign, views, keyOf(SEED, replicate));
        } catch (error) {
          throw new Error(`replicate ${replicate}`, { cause: error });
        }
      }
    },
    1_800_000,
  );
});

describe('illegal orders', () => {
  it('have a stable code, and leave the world as it would be without them', () => {
    const codes = Object.keys(ORDER_ERRORS);
    const met = new Set<string>();
    const given = new Campaign(CONTESTED, SEED);
    const without = new Campaign(CONTESTED, SEED);
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(20), (replicate, turns) => {
        const key = keyOf(SEED, replicate);
        given.restart(key);
        for (let turn = 0; turn < turns; turn++) given.step();
        without.load(given.world.buffer, key);
        const chooser = new Chooser(key);
        const refused = refusedOrders(given, chooser, met);
        given.step(refused);
        without.step();
        expect(hashWorld(given.world.buffer)).toBe(hashWorld(without.world.buffer));
      }),
      { numRuns: 200, seed: 2 },
    );
    expect(codes).toEqual(expect.arrayContaining([...met]));
    expect(met.size).toBeGreaterThan(5);
  });
});

/**
 * Orders that are refused now and would be whatever comes in before the turn carries orders out:
 * attention and money accrue first, and an event may begin to wait.
 */
function refusedOrders({ model, world }: Campaign, chooser: Chooser, met: Set<string>): Order[] {
  const lasting: readonly string[] = [
    'ORDER_UNKNOWN_KIND',
    'ORDER_WRONG_SIDE',
    'ORDER_BAD_TARGET',
    'ORDER_BAD_CHOICE',
    'ORDER_NO_CHANGE',
    'ORDER_SAME_PLACE',
    'ORDER_NO_PATRON',
  ];
  const views = [snapshotView(model, world, 0), snapshotView(model, world, 1)] as const;
  const out: Order[] = [];
  for (let n = 0; n < 30; n++) {
    const order = anyOrder(chooser);
    const refusals = views.map((view) => checkOrder(view, order));
    if (refusals.some((code) => code === null)) continue;
    const own = refusals[order.side]!;
    met.add(own);
    if (lasting.includes(own)) out.push(order);
  }
  return out;
}

describe('a rule that is left out', () => {
  afterEach(() => vi.restoreAllMocks());

  interface Drawn {
    readonly rule: string;
    readonly value: number;
  }

  /** Every draw of some turns: address and value, and the rule that made it. */
  function trace(
    model: Model,
    turns: number,
    without: readonly RuleName[] = [],
  ): Map<string, Drawn> {
    const drawn = new Map<string, Drawn>();
    let rule = '';
    for (const name of RULE_NAMES) {
      const plain = RULES[name];
      vi.spyOn(RULES, name).mockImplementation((t) => {
        rule = name;
        plain(t);
      });
    }
    const at = Draws.prototype.at;
    vi.spyOn(Draws.prototype, 'at').mockImplementation(function (this: Draws, ...where) {
      const value = at.apply(this, where);
      const address = where.join(' ');
      if (drawn.has(address)) throw new Error(`the draw ${address} is made twice`);
      drawn.set(address, { rule, value });
      return value;
    });
    const paired = Draws.prototype.paired;
    vi.spyOn(Draws.prototype, 'paired').mockImplementation(function (this: Draws, ...where) {
      const value = paired.apply(this, where);
      drawn.set(`pair ${where.join(' ')}`, { rule, value });
      return value;
    });
    const campaign = new Campaign(model, SEED, without);
    for (let turn = 0; turn < turns; turn++) campaign.step();
    vi.restoreAllMocks();
    return drawn;
  }
  const idOf = (address: string): number => Number(address.replace('pair ', '').split(' ')[0]);

  let full: Map<string, Drawn>;
  beforeAll(() => {
    full = trace(BASE, 12);
  });

  it('owns its draws: no id belongs to two rules, and no draw is made twice', () => {
    const owner = new Map<number, string>();
    for (const [address, { rule }] of full) {
      const id = idOf(address);
      expect(owner.get(id) ?? rule, `draw ${id}`).toBe(rule);
      owner.set(id, rule);
    }
    expect(owner.size).toBeGreaterThan(30);
    expect(Object.values(DRAW)).toEqual(expect.arrayContaining([...owner.keys()]));
  });

  it.each(RULE_NAMES)('%s: leaves the draws of the others alone', (name) => {
    const rest = trace(BASE, 12, [name]);
    let common = 0;
    for (const [address, { rule, value }] of rest) {
      expect(rule).not.toBe(name);
      const before = full.get(address);
      if (before === undefined) continue;
      common++;
      expect(before, address).toEqual({ rule, value });
    }
    // Most of what the others drew is drawn again, and with the same luck.
    const others = [...full.values()].filter(({ rule }) => rule !== name).length;
    expect(common).toBeGreaterThan(0.5 * others);
  });
});
