import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { SERIES_IDS } from '../../src/engine/metrics.js';
import type { Reported } from '../../src/lab/batch-results.js';
import { runSchema, validateSchema } from '../../src/lab/documents.js';
import type { RunDocument, ValidateDocument } from '../../src/lab/documents.js';
import { batchJsonSchemas } from '../../src/lab/json-schema.js';
import { OUTCOMES } from '../../src/lab/outcome.js';
import { STATE_KEYS } from '../../src/lab/plan.js';
import { runBatch } from '../../src/lab/replicates.js';
import { runDocument } from '../../src/lab/run-document.js';
import { validateDocument } from '../../src/lab/validate-document.js';
import { smallSetup } from '../engine/small-setup.js';

const setup = smallSetup();
const { startDay, endDay } = setup;
const LABEL = { id: 'small', title: 'Small war', hash: '0123456789abcdef'.repeat(2) };
const OVERRIDES = [
  { path: 'finance.donorFloorUsd', scale: 1.5 },
  { path: 'history', value: 'none', add: undefined },
];

function row(given: Partial<Reported>): Reported {
  const where = { actor: 'NRF', scope: 'national', layer: 'tally', startDay, endDay } as const;
  return { id: 'row', metric: 'operations', value: 30, bound: 'exact', ...where, ...given };
}

const ROWS: readonly Reported[] = [
  row({ id: 'hit', value: 0, bound: 'at_least', more: { use: 'calibrate', note: 'x' } }),
  row({ id: 'miss', value: 1_000_000 }),
  row({ id: 'cap', metric: 'arrests', actor: 'Taliban', layer: 'true', bound: 'at_most' }),
  row({ id: 'unknown', metric: 'unicorns' }),
  row({ id: 'late', endDay: endDay + 1 }),
];

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
const schemas = batchJsonSchemas();
let run: RunDocument;
let validate: ValidateDocument;
let single: RunDocument;

beforeAll(async () => {
  const batch = await runBatch({ setup, runs: 8, targets: ROWS, lastDay: startDay + 181 });
  run = runDocument(batch, LABEL, OVERRIDES);
  validate = validateDocument(batch, LABEL, OVERRIDES);
  single = runDocument(
    await runBatch({ setup, runs: 1, targets: ROWS, players: { nrf: null } }),
    LABEL,
  );
});

describe('the JSON Schemas', () => {
  it.each(Object.keys(schemas))('%s is up to date (npx tsx scripts/make-schemas.ts)', (name) => {
    const file = new URL(`../../schemas/${name}`, import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(schemas[name])),
    );
  });

  it('accept the documents', () => {
    const isRun = ajv.compile(schemas['run.schema.json']!);
    const isValidate = ajv.compile(schemas['validate.schema.json']!);
    for (const document of [run, single]) {
      expect(isRun(JSON.parse(JSON.stringify(document))), ajv.errorsText(isRun.errors)).toBe(true);
    }
    expect(isValidate(validate), ajv.errorsText(isValidate.errors)).toBe(true);
    expect(isValidate(run)).toBe(false);
  });

  it('say what the checks in TypeScript say', () => {
    expect(runSchema.safeParse(run).error).toBeUndefined();
    expect(validateSchema.safeParse(validate).error).toBeUndefined();
    const isRun = ajv.compile({ ...schemas['run.schema.json']! });
    for (const wrong of [
      { ...run, workers: 2 },
      { ...run, seed: undefined },
      { ...run, runs: 0 },
      { ...run, start: '2023-3-1' },
    ]) {
      expect(runSchema.safeParse(wrong).success).toBe(false);
      expect(isRun(JSON.parse(JSON.stringify(wrong)))).toBe(false);
    }
  });
});

describe('the document of a run', () => {
  it('has its keys in one order', () => {
    // Only documents of batches that go on from a saved game say from where.
    const begunAnew = (shape: object): string[] =>
      Object.keys(shape).filter((key) => key !== 'from' && key !== 'posterior');
    expect(Object.keys(run)).toEqual(begunAnew(runSchema.shape));
    expect(Object.keys(run.state)).toEqual([...STATE_KEYS, 'groundHeld']);
    expect(Object.keys(validate)).toEqual(begunAnew(validateSchema.shape));
  });

  it('says what was played', () => {
    expect(run).toMatchObject({
      schema: 'salang.run/1',
      scenario: LABEL,
      seed: 'salang',
      runs: 8,
      start: '2023-03-21',
      end: '2023-09-18',
      until: '2023-09-18',
      players: { nrf: 'doctrine', taliban: 'doctrine' },
      without: [],
    });
    expect(run.overrides).toEqual([
      { path: 'finance.donorFloorUsd', scale: 1.5 },
      { path: 'history', value: 'none' },
    ]);
    expect(single.players).toEqual({ nrf: null, taliban: 'doctrine' });
  });

  it('has every outcome, with shares that sum to one', () => {
    expect(run.outcomes.map(({ ending }) => ending)).toEqual([...OUTCOMES]);
    const total = run.outcomes.reduce((sum, { share }) => sum + share, 0);
    expect(total).toBeCloseTo(1, 9);
  });

  it('has a value of every series on every date, in bands that do not cross', () => {
    expect(run.series.map(({ id }) => id)).toEqual(SERIES_IDS);
    for (const { dates, median, p05, p95 } of run.series) {
      expect(dates.length).toBe(26);
      expect([dates[0], dates[25]]).toEqual(['2023-03-21', '2023-09-12']);
      for (let turn = 0; turn < dates.length; turn++) {
        expect(p05[turn]!).toBeLessThanOrEqual(median[turn]!);
        expect(median[turn]!).toBeLessThanOrEqual(p95[turn]!);
      }
    }
    const fighters = run.series.find(({ id }) => id === 'fighters')!;
    expect(fighters.median[25]).toBe(run.state.fighters.median);
  });

  it('scores rows in the order of the file, and says why others are not scored', () => {
    expect(run.targets.map(({ id, inside, use }) => [id, inside, use])).toEqual([
      ['hit', true, 'calibrate'],
      ['miss', false, null],
      ['cap', expect.any(Boolean), null],
    ]);
    expect(run.notScored).toEqual([
      { id: 'unknown', reason: 'unknown_metric' },
      { id: 'late', reason: 'outside_window' },
    ]);
    const miss = run.targets[1]!;
    expect(miss).toMatchObject({ unit: 'events', reported: 1_000_000, percentile: 100 });
    expect(miss.crps).toBeGreaterThan(900_000);
  });

  it('of one campaign has intervals of no width', () => {
    const { fighters, survival } = single.state;
    expect([fighters.p05, fighters.mean, fighters.p95]).toEqual(new Array(3).fill(fighters.median));
    expect(survival.share === 0 || survival.share === 1).toBe(true);
    expect(survival.low).toBeLessThan(survival.high);
  });
});

describe('the document of a validation', () => {
  it('adds up', () => {
    const { targets, totals } = validate;
    expect(totals).toMatchObject({ rows: 5, scored: 3, notScored: 2 });
    expect(totals.inside).toBe(targets.filter(({ inside }) => inside).length);
    expect(totals.insideShare).toBeCloseTo(totals.inside / 3, 5);
    const crps = targets.reduce((sum, target) => sum + target.crps, 0) / 3;
    expect(totals.meanCrps! / crps).toBeCloseTo(1, 4);
    expect(totals.byLayer.map(({ layer, scored }) => [layer, scored])).toEqual([
      ['true', 1],
      ['tally', 2],
    ]);
  });

  it('scores the same as the run', () => {
    expect(validate.targets).toEqual(run.targets);
    expect(validate.stateHash).toBe(run.stateHash);
  });

  it('has no totals where nothing can be scored', async () => {
    const batch = await runBatch({ setup, runs: 1, targets: [row({ metric: 'unicorns' })] });
    const { totals } = validateDocument(batch, LABEL);
    expect(totals).toMatchObject({ scored: 0, insideShare: null, meanCrps: null, byLayer: [] });
  });
});
