import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadExperiment } from '../../../src/lab/experiment/load-experiment.js';
import {
  makeSweepPlan,
  planText,
  readPlan,
  shardRange,
} from '../../../src/lab/sweep/sweep-plan.js';

const home = mkdtempSync(join(tmpdir(), 'salang-plan-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const TEXT = `schema: salang.experiment/1
id: moved
title: Moved
summary: The same file in two folders.
scenario: classroom
replicates: 2
treatments:
  - { id: as_is }
  - { id: less, overrides: [{ path: finance.donorFloorUsd, scale: 0.5 }] }
outputs: { summary: [operations] }
`;

function planIn(folder: string) {
  mkdirSync(join(home, folder), { recursive: true });
  const file = join(home, folder, 'experiment.yaml');
  writeFileSync(file, TEXT);
  return makeSweepPlan(loadExperiment(file));
}

describe('a plan', () => {
  it('does not depend on where the experiment lies', () => {
    expect(planText(planIn('here'))).toBe(planText(planIn('over/there')));
  });

  it('is refused when it has been changed since it was written', () => {
    const text = planText(planIn('here'));
    expect(readPlan(text, 'plan.json').hash).toBe(planIn('here').hash);
    expect(() => readPlan(text.replace('"replicates":2', '"replicates":3'), 'plan.json')).toThrow(
      /changed since/,
    );
  });

  it.each([1, 3, 7, 11])('falls into %i shards that follow each other', (of) => {
    const plan = { runs: 10 };
    let at = 0;
    for (let index = 1; index <= of; index++) {
      const { first, count } = shardRange(plan, index, of);
      expect(first).toBe(at);
      at += count;
    }
    expect(at).toBe(plan.runs);
    expect(() => shardRange(plan, of + 1, of)).toThrow(/no shard/);
  });
});
