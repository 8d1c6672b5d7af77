import { describe, expect, it } from 'vitest';
import { createStatusLine } from '../../src/cli/status-line.js';
import { ASCII, keptTerminal } from './terminals.js';

describe('status line', () => {
  it('is due at first and then ten times a second', () => {
    let time = 0;
    const line = createStatusLine(keptTerminal({ style: ASCII, watched: true }), () => time);
    expect(line.due()).toBe(true);
    line.draw('one');
    time = 99;
    expect(line.due()).toBe(false);
    time = 100;
    expect(line.due()).toBe(true);
  });

  it('covers the last line, fits the terminal, and leaves nothing', () => {
    const terminal = keptTerminal({ style: ASCII, watched: true });
    const width = terminal.noteWidth - 1;
    const line = createStatusLine(terminal, () => 0);
    line.draw('x'.repeat(3 * width));
    line.draw('short');
    line.clear();
    line.clear();
    expect(terminal.noted.map((text) => text.length)).toEqual([1 + width, 1 + width, 4]);
    expect(terminal.noted[1]).toBe(`\r${'short'.padEnd(width)}`);
    expect(terminal.noted[2]).toBe('\r\u001b[K');
  });

  it('is never due and never there when nobody watches', () => {
    const terminal = keptTerminal();
    const line = createStatusLine(terminal, () => 0);
    expect(line.due()).toBe(false);
    line.draw('one');
    line.clear();
    expect(terminal.noted).toEqual([]);
  });
});
