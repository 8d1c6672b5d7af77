import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changedLines,
  FrameWriter,
  type FrameTarget,
} from '../../src/tui/terminal/frame-writer.js';

/** A terminal that keeps what it is sent, and can be behind. */
class Target implements FrameTarget {
  readonly writable = true;
  writableNeedDrain = false;
  sent: string[] = [];
  #drain: (() => void) | null = null;
  write(text: string): boolean {
    this.sent.push(text);
    return true;
  }
  once(_event: 'drain', listener: () => void): void {
    this.#drain = listener;
  }
  catchUp(): void {
    this.writableNeedDrain = false;
    this.#drain?.();
  }
}

// Spelled with a constructor, as a lint rule refuses control characters in patterns.
const PLACED_LINE = new RegExp(
  `${String.fromCharCode(27)}\\[(\\d+);1H([^${String.fromCharCode(27)}]*)`,
  'g',
);

/** What a terminal shows after the codes: enough of one for lines at places. */
function applied(screen: string[], codes: string): string[] {
  const lines = [...screen];
  for (const [, row, text] of codes.matchAll(PLACED_LINE)) lines[Number(row) - 1] = text ?? '';
  return lines;
}

describe('FrameWriter', () => {
  it('writes only the lines that differ', () => {
    const target = new Target();
    const writer = new FrameWriter(target, 80, 24);
    writer.write('one\ntwo\nthree');
    writer.write('one\nTWO\nthree');
    expect(target.sent[1]).toContain('[2;1HTWO');
    expect(target.sent[1]).not.toContain('one');
    expect(target.sent[1]).not.toContain('three');
  });

  it('writes nothing for the same picture, and all of it after forgetting', () => {
    const target = new Target();
    const writer = new FrameWriter(target, 80, 24);
    writer.write('one\ntwo');
    writer.write('one\ntwo');
    expect(target.sent).toHaveLength(1);
    writer.forget();
    writer.write('one\ntwo');
    expect(target.sent[1]).toBe(target.sent[0]);
  });

  it('never clears the screen', () => {
    const target = new Target();
    const writer = new FrameWriter(target, 80, 24);
    for (let i = 0; i < 5; i += 1) writer.write(Array(24).fill(`frame ${i}`).join('\n'));
    const codes = target.sent.join('');
    expect(codes).not.toContain('\u001b[2J');
    expect(codes).not.toContain('\u001b[3J');
  });

  it('keeps only the latest picture for a terminal that is behind', () => {
    const target = new Target();
    const writer = new FrameWriter(target, 80, 24);
    target.writableNeedDrain = true;
    writer.write('first');
    writer.write('second');
    expect(target.sent).toEqual([]);
    target.catchUp();
    expect(target.sent.join('')).toContain('second');
    expect(target.sent.join('')).not.toContain('first');
  });

  it('writes nothing once it is closed', () => {
    const target = new Target();
    const writer = new FrameWriter(target, 80, 24);
    writer.close();
    writer.write('late');
    expect(target.sent).toEqual([]);
  });
});

describe('changedLines', () => {
  it('turns any picture into any other', () => {
    const picture = fc.array(fc.constantFrom('', 'a', 'bb', 'ccc'), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(picture, picture, (before, after) => {
        const height = Math.max(before.length, after.length);
        const padded = (lines: string[]) =>
          Array.from({ length: height }, (_, i) => lines[i] ?? '');
        expect(applied(padded(before), changedLines(before, after))).toEqual(padded(after));
      }),
    );
  });
});
