import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changesFor, valueAt } from '../../../src/lab/calibration/fitted-parameters.js';
import { calibrationDocumentSchema } from '../../../src/lab/calibration/diagnostics.js';
import { loadCalibration } from '../../../src/lab/calibration/load-calibration.js';
import { withoutSwings } from '../../../src/lab/calibration/posterior.js';
import { readPosterior } from '../../../src/lab/calibration/posterior-file.js';
import { readCalibration } from '../../../src/lab/calibration/read-calibration.js';
import {
  middleHash,
  resolveCalibration,
} from '../../../src/lab/calibration/resolve-calibration.js';
import { ScenarioError } from '../../../src/scenario/problems.js';
import { withOverrides } from '../../../src/scenario/variants.js';

const SHIPPED = readFileSync(
  new URL('../../../calibration/base-2024.yaml', import.meta.url),
  'utf8',
);

type Loose = Record<string, never> & {
  parameters: Record<string, unknown>[];
  targets: Record<string, unknown>;
  sampler: Record<string, unknown>;
};

/** Loaded once: reading it takes longer than all else here. */
const { scenario } = loadCalibration('base-2024');

/** Problems of the shipped file after a change. */
function problemsOf(change: (file: Loose) => void): { path: string; code: string; line: number }[] {
  const file = parse(SHIPPED) as Loose;
  change(file);
  try {
    resolveCalibration(readCalibration(stringify(file), 'c.yaml'), () => scenario);
  } catch (error) {
    if (error instanceof ScenarioError) {
      return error.problems.map(({ path, code, line }) => ({ path, code, line }));
    }
    throw error;
  }
  return [];
}

describe('the shipped calibration', () => {
  const calibration = loadCalibration('base-2024');

  it('fits at most eight parameters to the counts that are for it', () => {
    expect(calibration.parameters.length).toBeLessThanOrEqual(8);
    expect(calibration.targets.length).toBeGreaterThan(8);
    for (const { more } of calibration.targets) expect(more?.['use']).toBe('calibrate');
  });

  it('takes priors from the data of the scenario', () => {
    const [first] = calibration.parameters;
    expect(first?.prior).toEqual({ kind: 'loguniform', low: 0.03, high: 0.35 });
    expect(first === undefined ? 0 : valueAt(first, 0)).toBeCloseTo(Math.sqrt(0.03 * 0.35), 10);
  });

  it('keeps combinations within the prior of every number', () => {
    for (const score of [-4, 0, 4]) {
      const values = calibration.parameters.map((own) => valueAt(own, score));
      const changes = changesFor(calibration.parameters, values);
      const ranges = calibration.parameters.flatMap(({ paths }) => paths);
      changes.forEach(({ value }, i) => {
        expect(Number(value)).toBeGreaterThanOrEqual(ranges[i]?.range.min ?? Infinity);
        expect(Number(value)).toBeLessThanOrEqual(ranges[i]?.range.max ?? -Infinity);
      });
    }
  });

  it('is the one that the shipped posterior was made by, for the scenario as it ships', async () => {
    const file = new URL('../../../posterior/base-2024.json', import.meta.url);
    const made = calibrationDocumentSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const { scenarioHash } = await readPosterior('base-2024');
    expect(made.plan).toBe(calibration.hash);
    expect(made.scenario.hash).toBe(middleHash(calibration.scenario, calibration.parameters));
    expect(scenarioHash).toBe(made.scenario.hash);
  });

  it('names a scenario whatever the fitted numbers are in its files', () => {
    const { scenario, parameters } = calibration;
    const change = (path: string): string =>
      middleHash(withOverrides(scenario, [{ path, scale: 1.01 }], 'test'), parameters);
    expect(change('groups.nrf.activeShare')).toBe(middleHash(scenario, parameters));
    expect(change('assessment.thresholdInsurgent')).toBe(middleHash(scenario, parameters));
    expect(change('groups.nrf.payUsd')).not.toBe(middleHash(scenario, parameters));
    expect(change('assessment.fractureCohesion')).not.toBe(middleHash(scenario, parameters));
  });
});

describe('what is wrong with a calibration is told with its place', () => {
  const first = (file: Loose): Record<string, unknown> => file.parameters[0] ?? {};

  it.each<[string, string, string, (file: Loose) => void]>([
    ['an unknown path', 'OVERRIDE_PATH', 'parameters.0.path', (f) => (first(f)['path'] = 'x.y')],
    [
      'a table',
      'CALIBRATION_PARAMETER',
      'parameters.0.path',
      (f) => (first(f)['path'] = 'state.fighters'),
    ],
    [
      'a fixed prior',
      'CALIBRATION_PARAMETER',
      'parameters.0.path',
      (f) => (first(f)['path'] = 'groups.nrf.incomeUsd'),
    ],
    [
      'a path twice',
      'SCENARIO_DUPLICATE',
      'parameters.1',
      (f) => ((f.parameters[1] ?? {})['path'] = first(f)['path']),
    ],
    [
      'an id twice',
      'SCENARIO_DUPLICATE',
      'parameters.1.id',
      (f) => ((f.parameters[1] ?? {})['id'] = first(f)['id']),
    ],
    [
      'a combination without its value',
      'CALIBRATION_PARAMETER',
      'parameters.3',
      (f) => delete (f.parameters[3] ?? {})['at'],
    ],
    [
      'counts that are not there',
      'CALIBRATION_TARGET',
      'targets.use',
      (f) => {
        f.targets['use'] = 'nothing';
        delete f.targets['rows'];
      },
    ],
    [
      'a row that is not there',
      'CALIBRATION_TARGET',
      'targets.rows.0.id',
      (f) => (f.targets['rows'] = [{ id: 'x', reportingError: 0.1 }]),
    ],
    [
      'a layer without an error',
      'CALIBRATION_TARGET',
      'targets.reportingError',
      (f) => (f.targets['reportingError'] = { tally: 0.1, recorded: 0.1 }),
    ],
    [
      'too short a first round',
      'CALIBRATION_SAMPLER',
      'sampler.firstRound',
      (f) => (f.sampler['firstRound'] = 20),
    ],
    [
      'too few campaigns',
      'CALIBRATION_SAMPLER',
      'sampler.maxCampaigns',
      (f) => (f.sampler['maxCampaigns'] = 100),
    ],
    ['an unknown key', 'SCENARIO_UNKNOWN_KEY', 'sampler.speed', (f) => (f.sampler['speed'] = 1)],
  ])('%s', (_, code, path, change) => {
    const [problem] = problemsOf(change);
    expect(problem).toMatchObject({ code, path });
    expect(problem?.line).toBeGreaterThan(0);
  });

  it('more than eight parameters', () => {
    const problems = problemsOf((file) => {
      file.parameters.push(
        { id: 'eighth', title: 'x', path: 'parameters.operations.driveSd' },
        { id: 'ninth', title: 'x', path: 'groups.nrf.payUsd' },
      );
    });
    expect(problems[0]).toMatchObject({ path: 'parameters' });
  });
});

describe('a posterior file from before there were held swings', () => {
  it('opens, and holds none', async () => {
    const { parquetMetadata, parquetReadObjects } = await import('hyparquet');
    const { parquetWriteBuffer } = await import('hyparquet-writer');
    const shipped = new URL('../../../posterior/base-2024.parquet', import.meta.url);
    const file = new Uint8Array(readFileSync(shipped)).buffer;
    const key = 'salang.posterior';
    const text = parquetMetadata(file).key_value_metadata?.find((own) => own.key === key)?.value;
    const meta = JSON.parse(text ?? '') as { swings?: unknown; parameters: { id: string }[] };
    delete meta.swings;
    meta.parameters = meta.parameters.filter(({ id }) => id !== 'swings');
    const names = ['weight', ...meta.parameters.map(({ id }) => id)];
    const rows = await parquetReadObjects({ file, columns: names });
    const columnData = names.map((name) => ({
      name,
      data: rows.map((row) => Number(row[name])),
      type: 'DOUBLE' as const,
    }));
    const kvMetadata = [{ key, value: JSON.stringify(meta) }];
    const old = join(mkdtempSync(join(tmpdir(), 'salang-posterior-')), 'old.parquet');
    writeFileSync(old, new Uint8Array(parquetWriteBuffer({ columnData, kvMetadata })));
    const found = await readPosterior(old);
    expect(found.swings).toBeNull();
    expect(found.values).toEqual(withoutSwings(await readPosterior('base-2024')).values);
  });
});
