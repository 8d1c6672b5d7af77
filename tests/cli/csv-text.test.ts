import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvText } from '../../src/cli/csv-text.js';

it('is read back field by field', () => {
  const field = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r]/.test(text));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(field, fc.double({ noNaN: true, noDefaultInfinity: true }))),
      (rows) => {
        const text = csvText(['a', 'b'], rows);
        const back = parse(text, { from: 2, record_delimiter: '\n' }) as string[][];
        expect(back.map(([a, b]) => [a, Number(b) + 0])).toEqual(rows.map(([a, b]) => [a, b + 0]));
      },
    ),
  );
});

it('lets no spreadsheet run a text', () => {
  expect(csvText(['a'], [['=1+1'], ['-x'], [-5], [null], [Number.NaN]])).toBe(
    "a\n'=1+1\n'-x\n-5\n\n\n",
  );
});
