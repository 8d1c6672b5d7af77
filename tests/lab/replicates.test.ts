import { formatIsoDate } from '../../src/engine/calendar.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { InvariantError } from '../../src/engine/errors.js';
import { hashText, hashWorld } from '../../src/engine/hash.js';
import { compileModel } from '../../src/engine/model.js';
import { keyOf } from '../../src/engine/random.js';
import { GROUP_KINDS, LAYER_BIT, OP } from '../../src/engine/records.js';
import { simulate } from '../../src/engine/simulate.js';
import { Campaign } from '../../src/engine/turn.js';
import { distributionOfQuery, type Reported } from '../../src/lab/batch-results.js';
import { LabError } from '../../src/lab/errors.js';
import { distributionOf } from '../../src/lab/distribution.js';
import { untilFor } from '../../src/lab/plan.js';
import { playersOf } from '../../src/lab/players.js';
import {
  limitDayOf,
  runBatch,
  type Batch,
  type BatchOptions,
  type BatchProgress,
} from '../../src/lab/replicates.js';
import { runDocument } from '../../src/lab/run-document.js';
import { seedKey } from '../../src/lab/seed.js';
import { validateDocument } from '../../src/lab/validate-document.js';
import { smallSetup } from '../engine/small-setup.js';
import { WorkerPrograms } from './worker-program.js';

const setup = smallSetup();
const model = compileModel(setup);
const { startDay, endDay } = model;
const LABEL = { id: 'small', title: 'Small war', hash: '0'.repeat(32) };

function row(given: Partial<Reported>): Reported {
  return {
    id: 'row',
    metric: 'operations',
    actor: 'NRF',
    scope: 'national',
    layer: 'tally',
    startDay,
    endDay,
    value: 30,
    bound: 'exact',
    ...given,
  };
}

const ROWS: readonly Reported[] = [
  row({ id: 'operations' }),
  row({ id: 'killed', metric: 'taliban_killed', layer: 'recorded', bound: 'at_least' }),
  row({ id: 'arrests', metric: 'arrests', actor: 'Taliban', layer: 'true' }),
  row({ id: 'presence', metric: 'provinces_with_presence', value: 2.5 }),
  row({ id: 'unknown', metric: 'unicorns' }),
  row({ id: 'late', endDay: endDay + 7 }),
];

const play = (given: Partial<BatchOptions<Reported>> = {}): Promise<Batch<Reported>> =>
  runBatch({ setup, runs: 6, targets: ROWS, ...given });

const bytes = (batch: Batch<Reported>): string =>
  JSON.stringify([runDocument(batch, LABEL), validateDocument(batch, LABEL)]);

const programs = new WorkerPrograms();
let worker: URL;
beforeAll(async () => {
  worker = await programs.standard();
});
afterAll(() => programs.remove());

describe('a batch', () => {
  it('gives the same bytes with any number of workers', async () => {
    // Three blocks of campaigns, the last one shorter.
    const few = { runs: 70, lastDay: startDay + 55 };
    const here = bytes(await play({ ...few, workers: 1 }));
    for (const workers of [2, 4]) {
      expect(bytes(await play({ ...few, workers, workerFile: worker }))).toBe(here);
    }
    expect(here).toContain('"runs":70');
  });

  it('holds what campaigns played one by one give', async () => {
    const batch = await play({ players: { nrf: 'doctrine', taliban: 'random' } });
    const seed = seedKey('salang');
    const players = playersOf({ nrf: 'doctrine', taliban: 'random' });
    const tallied = new Map<number, number>();
    let hash = hashText('');
    for (let run = 0; run < 6; run++) {
      const key = keyOf(seed, run);
      const campaign = new Campaign(model, key);
      simulate(campaign, key, { players });
      let n = 0;
      const { data, count, fields } = campaign.records.operations;
      for (let at = 0; at < count * fields; at += fields) {
        const own = data[at + OP.group] === 0 && data[at + OP.kind]! < GROUP_KINDS;
        const told = (data[at + OP.layers]! & LAYER_BIT.tally) !== 0;
        if (own && told && data[at + OP.day]! <= endDay) n++;
      }
      tallied.set(n, (tallied.get(n) ?? 0) + 1);
      hash = hashText(hash + hashWorld(campaign.world.buffer));
    }
    expect(distributionOfQuery(batch, 0)).toEqual(distributionOf(tallied));
    expect(batch.aggregate.stateHash).toBe(hash);
    expect(tallied.size).toBeGreaterThan(1);
  });

  it('depends on seed, players and rules', async () => {
    const hashes = await Promise.all(
      [
        {},
        { seed: 'other' },
        { players: { nrf: 'none', taliban: null } },
        { without: ['reprisals'] as const },
        { runs: 5 },
      ].map(async (given) => (await play(given)).aggregate.stateHash),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
    expect((await play({ seed: 'salang' })).aggregate.stateHash).toBe(hashes[0]);
  });

  it('leaves rules out, each named once and in their order', async () => {
    const batch = await play({ without: ['reprisals', 'operations', 'reprisals'] });
    expect(batch.without).toEqual(['operations', 'reprisals']);
    expect(distributionOfQuery(batch, 0)).toEqual({ values: [0], counts: [6], total: 6 });
  });

  it('plays on to a later day, and answers rows that it then covers', async () => {
    const short = runDocument(await play({ runs: 2 }), LABEL);
    const long = runDocument(await play({ runs: 2, lastDay: endDay + 7 }), LABEL);
    expect(short.notScored).toContainEqual({ id: 'late', reason: 'outside_window' });
    expect(long.notScored).toEqual([{ id: 'unknown', reason: 'unknown_metric' }]);
    expect([long.end, long.until]).toEqual([short.end, '2023-09-25']);
    expect(long.series[0]!.dates.length).toBe(short.series[0]!.dates.length + 1);
  });

  it('tells its progress, campaign by campaign in the end', async () => {
    const told: BatchProgress[] = [];
    await play({ runs: 9, onProgress: (progress) => told.push(progress) });
    const done = told.map((progress) => progress.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBe(9);
    expect(told.every(({ total }) => total === 9)).toBe(true);
    expect(told.at(-1)!.secondsLeft).toBe(0);
  });
});

describe('a batch that is stopped', () => {
  it('before it begins plays nothing', async () => {
    let progressed = false;
    const signal = AbortSignal.abort('no');
    const stopped = play({ signal, onProgress: () => (progressed = true) });
    await expect(stopped).rejects.toMatchObject({ code: 'LAB_ABORTED', cause: 'no' });
    expect(progressed).toBe(false);
  });

  it.each([1, 2])('ends at once with %i workers', async (workers) => {
    const stop = new AbortController();
    let done = 0;
    const stopped = play({
      runs: 100_000,
      workers,
      workerFile: worker,
      signal: stop.signal,
      onProgress: (progress) => {
        done = progress.done;
        stop.abort();
      },
    });
    await expect(stopped).rejects.toMatchObject({ name: 'LabError', code: 'LAB_ABORTED' });
    expect(done).toBeLessThan(1000);
  });
});

describe('a campaign that fails', () => {
  it('is told with its number', async () => {
    const body = `return { failedRun: range.first + 7, message: 'InvariantError: x is NaN' };`;
    const workerFile = programs.faulty('failing', body);
    await expect(play({ runs: 40, workers: 2, workerFile })).rejects.toMatchObject({
      code: 'LAB_RUN_FAILED',
      message: 'run 7: InvariantError: x is NaN',
    });
  });

  it('is told with its number in this thread too', async () => {
    let begun = 0;
    const original = Campaign.prototype.step;
    const step = vi.spyOn(Campaign.prototype, 'step').mockImplementation(function (
      this: Campaign,
      orders,
    ) {
      if (this.turn === 0) begun++;
      if (begun === 3) throw new InvariantError('fear[0] is 2');
      original.call(this, orders);
    });
    await expect(play()).rejects.toMatchObject({
      code: 'LAB_RUN_FAILED',
      message: 'run 2: InvariantError: fear[0] is 2',
    });
    step.mockRestore();
  });

  it('is not a setup that cannot be simulated at all', async () => {
    await expect(play({ setup: smallSetup({ areas: [] }) })).rejects.toMatchObject({
      code: 'MODEL_EMPTY',
    });
  });

  it.each([
    ['throws', `throw new Error('worker broke');`],
    ['exits', `process.exit(3);`],
  ])('when the worker %s the batch ends with an error', async (name, body) => {
    const workerFile = programs.faulty(name, body);
    await expect(play({ runs: 40, workers: 2, workerFile })).rejects.toThrow(Error);
  });
});

describe('options that make no sense', () => {
  it.each([
    [{ runs: 0 }, 'LAB_RUNS'],
    [{ runs: 1.5 }, 'LAB_RUNS'],
    [{ runs: Number.NaN }, 'LAB_RUNS'],
    [{ runs: 10_000_001 }, 'LAB_RUNS'],
    [{ workers: 0 }, 'LAB_WORKERS'],
    [{ workers: 65 }, 'LAB_WORKERS'],
    [{ seed: '' }, 'LAB_SEED'],
    [{ players: { nrf: 'Doctrine' } }, 'LAB_PLAYER'],
    [{ lastDay: startDay - 1 }, 'LAB_UNTIL'],
    [{ lastDay: startDay + 0.5 }, 'LAB_UNTIL'],
    [{ lastDay: limitDayOf(model) + 1 }, 'LAB_UNTIL'],
  ] as const)('%j: %s', async (given, code) => {
    await expect(play(given)).rejects.toThrow(LabError);
    await expect(play(given)).rejects.toMatchObject({ code });
  });
});

describe('a last day that cannot be simulated', () => {
  it('is answered with dates: the one that was asked for, and the window', async () => {
    const from = formatIsoDate(startDay);
    const to = formatIsoDate(limitDayOf(model));
    const message = `${formatIsoDate(startDay - 1)} is before the start or too far after it: ${from} to ${to}`;
    await expect(play({ lastDay: startDay - 1 })).rejects.toThrow(message);
  });
});

describe('untilFor', () => {
  const limit = endDay + 400;
  const until = (...rows: readonly Reported[]): number => untilFor(model, rows, endDay, limit);

  it('covers the latest row that can be answered', () => {
    expect(until(...ROWS)).toBe(endDay + 7);
    expect(until(row({}), row({ endDay: endDay + 30 }), row({ endDay: endDay + 20 }))).toBe(
      endDay + 30,
    );
  });

  it('heeds no row that cannot be answered anyway, or lies beyond the limit', () => {
    expect(until(row({ endDay: endDay + 7, metric: 'unicorns' }))).toBe(endDay);
    expect(until(row({ endDay: endDay + 7, startDay: startDay - 1 }))).toBe(endDay);
    expect(until(row({ endDay: limit + 1 }))).toBe(endDay);
    expect(until()).toBe(endDay);
  });
});
