import { describe, expect, it } from 'vitest';
import { GROUP_KINDS, KIND_NAMES, type KindName } from '../../../src/engine/records.js';
import { BlockRunner } from '../../../src/lab/block.js';
import { seedKey } from '../../../src/lab/seed.js';
import { ChunkRunner } from '../../../src/lab/sweep/chunk-runner.js';
import type { Chunk } from '../../../src/lab/sweep/chunk-file.js';
import { Settings } from '../../../src/lab/sweep/settings.js';
import { SweepRows } from '../../../src/lab/sweep/sweep-rows.js';
import { tablesOf } from '../../../src/lab/sweep/sweep-tables.js';
import { makeSweepPlan, planText, readPlan } from '../../../src/lab/sweep/sweep-plan.js';
import { loadExperiment } from '../../../src/lab/experiment/load-experiment.js';
import { playAll, smallPlan } from './small-plan.js';

const FACTORS =
  'replicates: 5\nfactors: [{ id: f, path: finance.donorFloorUsd, apply: scale, levels: [0.2, 1, 5] }]\n' +
  'design: { kind: full-factorial }\n';
const OUTPUTS =
  'outputs: { summary: [operations, treasuryUsd], national: [operations_true, treasury], areas: [control, fighters.nrf], events: true }\n';

const hashes = ({ hash, count }: Chunk): string[] =>
  Array.from({ length: count }, (_, i) =>
    Buffer.from(hash.subarray(i * 16, i * 16 + 16)).toString('hex'),
  );

describe('a run of a sweep', () => {
  it('is the same campaign that salang run plays', () => {
    const plan = smallPlan('replicates: 4\n');
    const { setup } = plan.scenarios[0]!;
    const [treatment] = plan.treatments;
    const block = new BlockRunner({
      setup,
      seed: seedKey('salang'),
      players: treatment!.players,
      without: [],
      lastDay: treatment!.lastDay,
      asked: [],
      past: null,
      posterior: null,
    }).run({ first: 0, count: 4 });
    if ('failedRun' in block) throw new Error(block.message);
    expect(hashes(playAll(plan, { first: 0, count: 4 }))).toEqual(block.hashes);
  });

  it('does not depend on the range it was played in, nor on what was played before', () => {
    const plan = smallPlan(FACTORS + OUTPUTS);
    const whole = playAll(plan, { first: 0, count: plan.runs });
    const runner = new ChunkRunner(plan);
    const rows = new SweepRows(plan);
    for (const first of [11, 3, 8, 0]) {
      const range = { first, count: 4 };
      const part = playAll(plan, range, runner);
      for (const table of ['runs', 'national', 'areas', 'events'] as const) {
        expect([...rows.of(table, part, range)]).toEqual([...rows.of(table, whole, range)]);
      }
    }
  });

  it('tells false claims from what happened in its log', () => {
    const plan = smallPlan(`replicates: 6\n${OUTPUTS}`);
    const range = { first: 0, count: plan.runs };
    const chunk = playAll(plan, range);
    const rows = new SweepRows(plan);
    const table = (name: 'runs' | 'events'): Record<string, unknown>[] => {
      const { columns } = tablesOf(plan).find((spec) => spec.name === name)!;
      return [...rows.of(name, chunk, range)].map((row) =>
        Object.fromEntries(columns.map((column, i) => [column.name, row[i]])),
      );
    };
    const attacks = KIND_NAMES.slice(0, GROUP_KINDS);
    const front = plan.scenarios[0]!.setup.groups[0]!.id;
    const { lastDay } = plan.treatments[0]!;
    const claims = table('events').filter(
      ({ kind, armed_group: group, date }) =>
        attacks.includes(kind as KindName) && group === front && (date as number) <= lastDay,
    );
    const happened = table('runs').reduce((sum, run) => sum + (run['operations'] as number), 0);
    expect(claims.filter((row) => row['in_true'] === true)).toHaveLength(happened);
    const untrue = claims.filter((row) => row['in_true'] === false);
    expect(untrue.length).toBeGreaterThan(0);
    for (const row of untrue) expect(row).toMatchObject({ government_killed: 0, group_killed: 0 });
  });

  it('shares its chance with the other settings of its replicate, or not', () => {
    const same = 'treatments: [{ id: a }, { id: b }]\nreplicates: 3\n';
    const pairs = (text: string): boolean[] => {
      const plan = smallPlan(text);
      const all = hashes(playAll(plan, { first: 0, count: 6 }));
      return [0, 2, 4].map((i) => all[i] === all[i + 1]);
    };
    expect(pairs(same)).toEqual([true, true, true]);
    expect(pairs(`${same}pairing: independent\n`)).toEqual([false, false, false]);
  });

  it('that cannot be played is told with its number', () => {
    const plan = smallPlan(FACTORS);
    const [factor] = plan.factors;
    const broken = { ...plan, factors: [{ ...factor!, levels: [1, 1, -1] }] };
    const playing = new ChunkRunner(broken).play({ first: 0, count: 6 });
    let step = playing.next();
    while (step.done !== true) step = playing.next();
    expect(step.value).toMatchObject({
      failedRun: 2,
      message: expect.stringContaining('OverrideError'),
    });
  });
});

describe('settings', () => {
  it('put treatments fastest, and give each point its values', () => {
    const plan = smallPlan(`${FACTORS}treatments: [{ id: a }, { id: b }]\n`);
    const settings = new Settings(plan);
    const all = Array.from({ length: plan.settings }, (_, s) => settings.get(s));
    expect(all.map(({ treatment }) => treatment.id)).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
    expect(all.map(({ values }) => values[0])).toEqual([0.2, 0.2, 1, 1, 5, 5]);
    expect(plan.runs).toBe(30);
  });

  it('change what is played where a factor is no number', () => {
    const plan = smallPlan(
      'factors: [{ id: t, path: turnDays, levels: [7, 1] }]\ndesign: { kind: full-factorial }\noutputs: { summary: [operations] }\n',
    );
    const [weekly, daily] = hashes(playAll(plan, { first: 0, count: 2 }));
    expect(weekly).not.toBe(daily);
  });
});

describe('a plan', () => {
  it('is the same when it has been written and read', () => {
    const plan = makeSweepPlan(loadExperiment('quick'));
    expect(readPlan(planText(plan), 'plan.json')).toEqual(plan);
    expect(makeSweepPlan(loadExperiment('quick')).hash).toBe(plan.hash);
  });

  it.each([
    ['{', 'is no JSON'],
    ['{"schema":"other"}', 'is no plan'],
    ['null', 'is no plan'],
  ])('is not %s', (text, why) => {
    expect(() => readPlan(text, 'plan.json')).toThrow(why);
  });

  it('that somebody changed is refused', () => {
    const text = planText(smallPlan('replicates: 2\n')).replace('"replicates":2', '"replicates":3');
    expect(() => readPlan(text, 'plan.json')).toThrow('has changed');
  });
});
