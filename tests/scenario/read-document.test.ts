import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Origins, wholeFile } from '../../src/scenario/origins.js';
import { readDocument } from '../../src/scenario/read-document.js';

const read = (text: string | Uint8Array): unknown =>
  readDocument(text, 'f.yaml', new Origins()).value;

describe('readDocument', () => {
  it('reads the core schema of YAML 1.2', () => {
    const text =
      'a: 0x1F\nb: 0o17\nc: on\nd: no\ne: ~\nf: true\ng: 2024-01-01\nh: -0\ni: 1e3\nj: 007\n';
    expect(read(text)).toEqual({
      a: 31,
      b: 15,
      c: 'on',
      d: 'no',
      e: null,
      f: true,
      g: '2024-01-01',
      h: 0,
      i: 1000,
      j: 7,
    });
    expect(Object.is((read('h: -0') as { h: number }).h, 0)).toBe(true);
  });

  it('takes a byte-order mark and either end of line', () => {
    const plain = 'a: 1\nb: |\n  x\n  y\nc:\n  - 1\n';
    const windows = `\ufeff${plain.replaceAll('\n', '\r\n')}`;
    expect(read(windows)).toEqual(read(plain));
    expect(read(new TextEncoder().encode(windows))).toEqual(read(plain));
  });

  it('keeps Persian text with its zero-width non-joiner', () => {
    expect(read('a: "می\u200cروم"')).toEqual({ a: 'می\u200cروم' });
  });

  it('finds the place of keys and items', () => {
    const origins = new Origins();
    const text = 'a:\n  b: [1, 2]\n  c:\n    - x\n    - { d: 4 }\n';
    const { value } = readDocument(text, 'f.yaml', origins);
    const at = (...path: (string | number)[]): string => {
      const { line, column } = origins.locate(value, path, wholeFile('f.yaml'));
      return `${line}:${column}`;
    };
    expect(at('a')).toBe('1:1');
    expect(at('a', 'b', 1)).toBe('2:10');
    expect(at('a', 'c', 1, 'd')).toBe('5:9');
    // What is not there is told at what would hold it.
    expect(at('a', 'x', 'y')).toBe('1:1');
    expect(at('nothing')).toBe('1:1');
  });

  it('reads any JSON without odd characters as JSON.parse does', () => {
    const key = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_. -]{0,10}$/);
    const text = fc.stringMatching(/^[ -~]{0,20}$/);
    const number = fc.double({ min: -1e15, max: 1e15, noNaN: true }).map((x) => x + 0);
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        text,
        number,
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 5 }),
        fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true }),
      ),
    })).value;
    const mapping = fc.dictionary(key, json, { minKeys: 1, maxKeys: 5, noNullPrototype: true });
    fc.assert(
      fc.property(mapping, (value) => {
        expect(read(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 200 },
    );
  });

  it('gives a ScenarioError, never another one, for any text', () => {
    const pieces = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '-',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '|',
    );
    const more = fc.constantFrom(
      '&x',
      '*x',
      '!t',
      '<<',
      '?',
      '#',
      '\t',
      '>',
      '%',
      '@',
      '\\',
      '---',
    );
    const text = fc.array(fc.oneof(pieces, more), { maxLength: 60 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, (given) => {
        try {
          read(given);
        } catch (error) {
          expect((error as Error).name).toBe('ScenarioError');
        }
      }),
      { numRuns: 1000 },
    );
  });
});
