import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyReader, type InputEvent } from '../../src/tui/terminal/keys.js';

const read = (...chunks: string[]): InputEvent[] => {
  const reader = new KeyReader();
  return [...chunks.flatMap((chunk) => reader.read(chunk)), ...reader.flush()];
};
const keys = (...chunks: string[]): string[] =>
  read(...chunks).map((event) => (event.type === 'key' ? event.key : event.type));

describe('KeyReader', () => {
  it('names keys as people would', () => {
    expect(keys('aA/? \r\t\u007f\u0012')).toEqual([
      ...['a', 'A', '/', '?', ' ', 'enter', 'tab', 'backspace', 'ctrl-r'],
    ]);
    expect(keys('\u001b[A\u001bOB\u001b[1;2C\u001b[Z\u001b[5~\u001b[6~\u001b[H')).toEqual([
      ...['up', 'down', 'right', 'shift-tab', 'pageup', 'pagedown', 'home'],
    ]);
    expect(keys('\u001bx')).toEqual(['alt-x']);
  });

  it('takes letters of any script whole', () => {
    expect(keys('پ', '👨')).toEqual(['پ', '👨']);
  });

  it('waits for the rest of a sequence that a slow line tears apart', () => {
    const reader = new KeyReader();
    expect(reader.read('\u001b')).toEqual([]);
    expect(reader.waits).toBe(true);
    expect(reader.read('[')).toEqual([]);
    expect(reader.read('A')).toEqual([{ type: 'key', key: 'up' }]);
    expect(reader.waits).toBe(false);
  });

  it('takes a lone escape for the key when nothing follows', () => {
    expect(keys('\u001b')).toEqual(['esc']);
    expect(keys('\u001b\u001b')).toEqual(['esc', 'esc']);
    expect(keys('\u001b[12')).toEqual([]);
    expect(keys('\u001b[12\u001b[A')).toEqual(['up']);
  });

  it('reads clicks and the wheel, not releases', () => {
    expect(read('\u001b[<0;12;5M\u001b[<0;12;5m\u001b[<64;1;1M\u001b[<65;1;1M')).toEqual([
      { type: 'mouse', button: 'left', column: 11, line: 4 },
      { type: 'mouse', button: 'wheel-up', column: 0, line: 0 },
      { type: 'mouse', button: 'wheel-down', column: 0, line: 0 },
    ]);
  });

  it('tells pasted text from keys, however it arrives', () => {
    expect(read('\u001b[200~pan', 'j\u001b[201~n')).toEqual([
      { type: 'paste', text: 'panj' },
      { type: 'key', key: 'n' },
    ]);
  });

  it('reads the same events however the bytes are cut', () => {
    const pieces = fc.constantFrom(
      'a',
      '\u001b[A',
      '\u001b[<0;3;4M',
      '\u001b[200~x\u001b[201~',
      'é',
    );
    fc.assert(
      fc.property(fc.array(pieces), fc.array(fc.nat(30)), (parts, cuts) => {
        const text = parts.join('');
        const marks = [0, ...cuts.map((cut) => cut % (text.length + 1)), text.length];
        marks.sort((x, y) => x - y);
        const chunks = marks.slice(1).map((end, i) => text.slice(marks[i], end));
        expect(read(...chunks)).toEqual(read(text));
      }),
    );
  });

  it('survives any bytes, and keeps nothing back for ever', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 80 })), (chunks) => {
        const reader = new KeyReader();
        for (const chunk of chunks) reader.read(chunk);
        reader.flush();
        expect(reader.waits).toBe(false);
        expect(reader.read('q')).toEqual([{ type: 'key', key: 'q' }]);
      }),
      { numRuns: 50 },
    );
  });
});
