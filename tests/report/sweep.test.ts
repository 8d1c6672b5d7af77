import process from 'node:process';
import { expect, it } from 'vitest';
import { reportText, sweepReport } from '../../src/report/index.js';
import { readExperiment } from '../../src/lab/experiment/read-experiment.js';
import { resolveExperiment } from '../../src/lab/experiment/resolve-experiment.js';
import { syntheticResults } from '../lab/analysis/synthetic-results.js';

/** A sweep of so many points: two treatments, five factors, and an ending that a corner of them brings. */
function results(settings: number, replicates: number) {
  const noise = (at: readonly number[], replicate: number): number =>
    ((at[0]! * 7919 + at[3]! * 104729 + replicate * 31337) % 1) - 0.5;
  const outputs = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [
      `output_${i}`,
      ({
        at,
        treatment,
        replicate,
      }: {
        at: readonly number[];
        treatment: number;
        replicate: number;
      }) => 100 * at[i % 5]! + 20 * treatment * (i % 3) + 5 * noise(at, replicate),
    ]),
  );
  return syntheticResults({
    design: { kind: 'latin-hypercube', settings },
    factors: [null, null, null, null, null],
    treatments: ['as_is', 'changed'],
    replicates,
    outputs,
    outcome: ({ at }) =>
      at[1]! < 0.35 && at[2]! > 0.55 ? 'insurgency_collapses' : 'insurgency_persists',
    series: { turns: 12, of: ({ at, treatment }, turn) => turn * (1 + treatment) + at[0]! },
  });
}

it('says what came out, in sentences, and where it happens', async () => {
  const text = await reportText(await sweepReport(results(200, 2), null));
  expect(text).toMatch(/insurgency persists in \d+ %/);
  expect(text).toMatch(/effects of treatments cannot be told from zero/);
  expect(text).toMatch(/Boxes of &quot;insurgency collapses&quot;/);
  expect(text).toMatch(/id="boxes-\d-w-title"/);
  // The box that was put in is found: the second factor below 0.35, the third above 0.55.
  expect(text).toMatch(/x2<\/td>\s*<td>(?:up to|[\d.]+ to) 0\.3\d/);
  expect(text).toMatch(/x3<\/td>\s*<td>from 0\.5\d/);
  expect(text).toContain('The scenario of this sweep is not at hand');
});

it('draws what every treatment hangs on, the base open and the others folded', async () => {
  const text = await reportText(await sweepReport(results(40, 2), null));
  const ids = [...text.matchAll(/id="(sensitivity-[a-z-]+-output-0(?:-changed)?)"/g)];
  expect(ids.map(([, id]) => id)).toEqual([
    'sensitivity-ranks-output-0',
    'sensitivity-ranks-output-0-changed',
  ]);
  const folded = text.indexOf('The same of the treatment "Treatment changed"');
  expect(folded).toBeGreaterThan(text.indexOf('id="sensitivity-ranks-output-11"'));
  expect(folded).toBeLessThan(text.indexOf('id="sensitivity-ranks-output-0-changed"'));
});

it('says whose intervals reported counts are held against, and what is pooled in them', async () => {
  const text = `schema: salang.experiment/1
id: x
title: X
scenario: base-2024
treatments: [{ id: as_is }, { id: changed }]
outputs:
  summary:
    - { id: attacks, metric: attacks, actor: AFF, layer: verified, from: 2023-11-08, to: 2024-01-31 }
`;
  const experiment = resolveExperiment(readExperiment(text, 'x.yaml'));
  const countsOf = async (treatments: readonly string[], settings: number) => {
    const results = syntheticResults({
      design: { kind: 'latin-hypercube', settings },
      factors: [null],
      treatments,
      replicates: 2,
      outputs: { attacks: ({ treatment }) => 20 + 100 * treatment },
    });
    const { page } = await sweepReport(results, experiment);
    return page.figures.find(({ id }) => id === 'targets');
  };
  const pooled = await countsOf(['as_is', 'changed'], 4);
  expect(pooled?.title).toBe('Reported counts on simulated intervals, treatment as_is');
  expect(pooled?.description).toContain('Of the treatment "Treatment as_is" alone, the first.');
  expect(pooled?.description).toContain(
    'all 4 points of the design together, whatever the values of x1.',
  );
  expect(pooled?.data.rows).toHaveLength(1);
  const plain = await countsOf(['as_is'], 1);
  expect(plain?.title).toBe('Reported counts on simulated intervals');
  expect(plain?.description).not.toMatch(/treatment|design/);
});

it('makes the report of ten thousand runs in less than ten seconds of the processor', async () => {
  const sweep = results(500, 10);
  const before = process.cpuUsage();
  const text = await reportText(await sweepReport(sweep, null));
  const { user } = process.cpuUsage(before);
  expect(sweep.manifest.runs).toBe(10_000);
  expect(Buffer.byteLength(text)).toBeLessThan(3 * 1024 * 1024);
  expect(user / 1e6).toBeLessThan(10);
});
