import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { querySql } from '../../../src/lab/results/sql.js';
import { runSweep } from '../../../src/lab/sweep/run-sweep.js';
import { smallPlan } from '../sweep/small-plan.js';

const folder = mkdtempSync(join(tmpdir(), 'salang-sql-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

vi.mock('@duckdb/node-api', () => {
  throw new Error('Cannot find package');
});

it('says plainly that DuckDB is not installed', async () => {
  const dir = join(folder, 'out');
  const plan = smallPlan('replicates: 1\n');
  await runSweep({ plan, dir, csv: false, resume: false, force: false, workers: 1 });
  await expect(querySql(dir, 'select 1')).rejects.toMatchObject({ code: 'LAB_QUERY_MISSING' });
  // What the folder itself lacks is said first.
  await expect(querySql(folder, 'select 1')).rejects.toMatchObject({ code: 'LAB_RESULTS_NONE' });
});
