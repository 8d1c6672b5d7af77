import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fillBlocks } from '../../scripts/docs/blocks.js';
import { cell, plain, table } from '../../scripts/docs/markdown.js';
import { priorText } from '../../scripts/docs/provenance.js';
import { engineSources, ruleAbout, usersOf } from '../../scripts/docs/sources.js';
import { makeDocuments, staleDocuments } from '../../scripts/make-docs.js';

describe('generated documents', () => {
  const documents = makeDocuments();

  it('are up to date (run: npx tsx scripts/make-docs.ts)', () => {
    expect(staleDocuments(documents).map((path) => basename(path))).toEqual([]);
  });

  it('count as stale when one character differs or the file is missing', () => {
    const [[path, text] = ['', '']] = documents;
    expect(staleDocuments(new Map([[path, `${text} `]]))).toEqual([path]);
    expect(staleDocuments(new Map([[`${path}.missing`, text]]))).toEqual([`${path}.missing`]);
  });

  it('have tables whose rows are as wide as their heads', () => {
    for (const [path, text] of documents) {
      for (const block of text.split(/\n\s*\n/)) {
        if (!block.startsWith('| ')) continue;
        const widths = block
          .trim()
          .split('\n')
          .map((line) => line.split(/(?<!\\)\|/).length);
        expect(new Set(widths).size, `${basename(path)}: ${block.slice(0, 80)}`).toBe(1);
      }
    }
  });
});

describe('fillBlocks', () => {
  const block = (name: string, inside: string): string =>
    `before\n\n<!-- generated: ${name} -->\n\n${inside}\n\n<!-- end -->\n\nafter\n`;

  it('replaces what stands between the marks and keeps the rest', () => {
    const filled = fillBlocks(block('a', 'old'), new Map([['a', 'new $& text']]));
    expect(filled).toContain('new $& text');
    expect(filled).not.toContain('old');
    expect(filled.startsWith('before\n')).toBe(true);
    expect(filled.endsWith('after\n')).toBe(true);
  });

  it('gives the same again when it is run on its own result', () => {
    const texts = new Map([['a', 'text']]);
    const once = fillBlocks(block('a', ''), texts);
    expect(fillBlocks(once, texts)).toBe(once);
  });

  it('refuses a block without a text, a text without a block, and a block without an end', () => {
    expect(() => fillBlocks(block('a', ''), new Map())).toThrow('"a"');
    expect(() => fillBlocks('no block', new Map([['a', 'text']]))).toThrow('a');
    const open = `<!-- generated: a -->\n\n${block('a', '')}`;
    expect(() => fillBlocks(open, new Map([['a', 'text']]))).toThrow('no end');
  });
});

describe('pieces of Markdown', () => {
  it('keep a cell on one line and its marks harmless, but leave code alone', () => {
    expect(cell('a|b\nc <i> *x* snake_case')).toBe('a\\|b c \\<i> \\*x\\* snake\\_case');
    expect(cell('`a_b<c>` and d_e')).toBe('`a_b<c>` and d\\_e');
    expect(table(['x'], [['1']])).toBe('| x |\n| --- |\n| 1 |');
  });

  it('write numbers as people read them', () => {
    expect([0.25, -3, 9999, 12_345, 1_234_567.5].map(plain)).toEqual([
      '0.25',
      '-3',
      '9999',
      '12,345',
      '1,234,567.5',
    ]);
    expect([plain(1e15), plain(-1e15)]).toEqual(['∞', '-∞']);
  });

  it('write priors by kind', () => {
    expect(priorText({ kind: 'fixed' })).toBe('fixed');
    expect(priorText({ kind: 'scale', low: 0.5, high: 2 })).toBe('× 0.5 to 2');
    expect(priorText({ kind: 'additive', low: -0.1, high: 0.1 })).toBe('+ (-0.1 to 0.1)');
    expect(priorText({ kind: 'loguniform', low: 1, high: 2 })).toBe('1 to 2, log');
  });
});

describe('what the sources say', () => {
  it('names the files that use a member of a table, and no file for a longer name', () => {
    const sources = new Map([
      ['a.ts', 'draws.at(DRAW.flight, 1)'],
      ['b.ts', 'DRAW.flightPath'],
    ]);
    expect(usersOf(sources, 'DRAW', 'flight')).toEqual(['a.ts']);
  });

  it('takes the first paragraph of the comment of a rule, and refuses a file without one', () => {
    const text = '/**\n * Rule 1: x.\n *\n * One\n * two.\n *\n * Three.\n */\n';
    expect(ruleAbout(text, 'x')).toBe('One\ntwo.');
    expect(() => ruleAbout('export {};', 'x')).toThrow('rules/x.ts');
  });

  it('finds every rule', () => {
    expect(engineSources().has('rules/calendar.ts')).toBe(true);
  });
});
