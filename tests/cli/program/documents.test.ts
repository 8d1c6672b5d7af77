import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { ExplainDocument } from '../../../src/cli/documents.js';
import { documentOf, newFolder, salang, shell, SHORT } from './salang.js';

const counts = join(newFolder(), 'counts.csv');
writeFileSync(
  counts,
  [
    'id,start,end,actor,metric,value,bound,scope,layer,use',
    'a,2023-04-01,2023-06-30,NRF,operations,30,exact,national,tally,context',
    'b,2023-04-01,2023-06-30,NRF,operations,1,at_least,AF-KAB,tally,context',
    'c,2023-04-01,2023-12-31,NRF,operations,30,exact,national,tally,context',
    'd,2023-04-01,2023-06-30,NRF,weddings,30,exact,national,tally,context',
    '',
  ].join('\n'),
);

const COMMANDS: readonly (readonly string[])[] = [
  ['run', ...SHORT],
  ['validate', ...SHORT, '--counts', counts],
  ['explain', 'base-2024', '--until', '2023-06-30', '--area', 'AF-BGL'],
  ['params', 'base-2024', '--filter', 'donor'],
  ['scenario', 'list'],
  ['scenario', 'show', 'base-2024'],
  ['scenario', 'check', 'base-2024'],
];

describe('--json', () => {
  it.each(COMMANDS)(
    '%s %s prints one document of its schema and nothing else',
    async (...words) => {
      const ended = await salang([...words, '--json']);
      expect([ended.code, ended.stderr]).toEqual([0, '']);
      expect(documentOf(ended)['schema']).toMatch(/^salang\.[a-z-]+\/1$/);
      expect(ended.stdout.endsWith('}\n')).toBe(true);
    },
  );

  it('prints the JSON Schema of scenarios', async () => {
    const plain = await salang(['scenario', 'schema']);
    const json = await salang(['scenario', 'schema', '--json']);
    expect(json.stdout).toBe(plain.stdout);
    expect(JSON.parse(json.stdout)).toMatchObject({ title: 'Salang scenario' });
  });

  it('gives the same bytes for any number of workers', async () => {
    const words = ['run', 'base-2024', '--until', '2023-05-31', '--runs', '70', '--json'];
    const [one, two] = await Promise.all(
      ['1', '2'].map((workers) => salang([...words, '--workers', workers])),
    );
    expect(one?.code).toBe(0);
    expect(two?.stdout).toBe(one?.stdout);
    const other = await salang([...words, '--workers', '1', '--seed', 'other']);
    expect(other.stdout).not.toBe(one?.stdout);
  });
});

describe('validate', () => {
  it('scores what can be compared and says why the rest cannot', async () => {
    const document = documentOf(await salang(['validate', ...SHORT, '--counts', counts, '--json']));
    expect(document).toMatchObject({
      totals: { rows: 4, scored: 2, notScored: 2 },
      notScored: [
        { id: 'c', reason: 'outside_window' },
        { id: 'd', reason: 'unknown_metric' },
      ],
    });
    const { stdout } = await salang(['validate', ...SHORT, '--counts', counts]);
    expect(stdout).toContain("NRF's own tally");
    expect(stdout).toContain('--until 2023-12-31');
  });

  it('reads counts from a pipe', async () => {
    const ended = await shell(
      `$SALANG validate ${SHORT.join(' ')} --counts <(cat ${counts}) --json`,
    );
    expect(documentOf(ended)).toMatchObject({ totals: { rows: 4 } });
  });

  it('is no failure when counts are missed', async () => {
    const file = join(newFolder(), 'counts.csv');
    writeFileSync(
      file,
      'id,start,end,actor,metric,value,bound,scope,layer\n' +
        'a,2023-04-01,2023-06-30,NRF,operations,99999,exact,national,tally\n',
    );
    const { code, stdout } = await salang(['validate', ...SHORT, '--counts', file]);
    expect(code).toBe(0);
    expect(stdout).toContain('MISS (model low)');
  });
});

describe('explain', () => {
  it('adds up bit for bit', async () => {
    const words = ['explain', 'base-2024', '--until', '2023-09-30', '--area', 'AF-BGL', '--json'];
    const document = documentOf(await salang(words)) as unknown as ExplainDocument;
    expect(document.cells.map((cell) => cell.ids.area)).toEqual(['AF-BGL-AND', 'AF-BGL-LOW']);
    let last = 0;
    for (const cell of document.cells) {
      const sum = cell.terms.delta.reduce((value, delta) => value + delta, cell.first);
      expect(sum).toBe(cell.last);
      last += cell.weight * cell.last;
    }
    expect(last).toBe(document.values.at(-1));
    expect(document.change).not.toBe(0);
    expect(Math.abs(document.rounding)).toBeLessThan(1e-12);
  });

  it('explains a campaign of the batch: the same seed and number', async () => {
    const words = ['explain', 'base-2024', '--until', '2023-05-31', '--json'];
    const [first, again, second] = await Promise.all([
      salang(words),
      salang([...words, '--run', '0']),
      salang([...words, '--run', '1']),
    ]);
    expect(again?.stdout).toBe(first?.stdout);
    expect(second?.stdout).not.toBe(first?.stdout);
  });

  it('tells what was changed', async () => {
    const words = ['explain', 'classroom', '--json', '--set', 'finance.donorFloorUsd=9000'];
    const document = documentOf(await salang([...words, '--history', 'none']));
    expect(document['overrides']).toEqual([
      { path: 'finance.donorFloorUsd', value: 9000 },
      { path: 'history', value: 'none' },
    ]);
  });
});

describe('params', () => {
  it('as CSV has a row for every parameter of the document', async () => {
    const csv = await salang(['params', 'base-2024', '--csv']);
    const rows = parse(csv.stdout, { columns: true }) as Record<string, string>[];
    const { parameters } = documentOf(await salang(['params', 'base-2024', '--json'])) as {
      parameters: { path: string; value: number | null }[];
    };
    expect(rows.map((row) => row['path'])).toEqual(parameters.map((row) => row.path));
    expect(rows.map((row) => (row['value'] === '' ? null : Number(row['value'])))).toEqual(
      parameters.map((row) => row.value),
    );
  });
});
