import { describe, expect, it } from 'vitest';
import { visibleWidth } from '../../src/charts/index.js';
import { createProgress, formatSpan, progressLine } from '../../src/cli/progress.js';
import { ASCII, keptTerminal, PLAIN } from './terminals.js';

describe('progress', () => {
  it('shows count, rate and time left', () => {
    expect(progressLine(50, 200, 2.5, 80, ASCII)).toBe(
      '######..................  50 of 200 runs  20 runs/s  8 s left',
    );
    expect(progressLine(0, 200, 0, 80, ASCII)).toBe('........................  0 of 200 runs');
    expect(visibleWidth(progressLine(50, 200, 2.5, 30, PLAIN))).toBeLessThanOrEqual(29);
  });

  it('writes times in few characters', () => {
    expect([8.4, 60, 200, 3700].map(formatSpan)).toEqual([
      '8 s',
      '1 min 0 s',
      '3 min 20 s',
      '1 h 1 min',
    ]);
  });

  it('draws now and then, and is gone in the end', () => {
    let time = 0;
    const terminal = keptTerminal({ style: ASCII, watched: true });
    const progress = createProgress(terminal, () => time);
    progress.update(1, 10);
    progress.update(2, 10);
    time = 150;
    progress.update(3, 10);
    progress.clear();
    expect(terminal.noted).toHaveLength(3);
    expect(terminal.noted[1]).toMatch(/^\r#+\.+ {2}3 of 10 runs/);
    expect(terminal.noted[2]).toBe('\r\u001b[K');
  });

  it('is silent when nobody watches', () => {
    const terminal = keptTerminal();
    const progress = createProgress(terminal, () => 0);
    progress.update(1, 10);
    progress.clear();
    expect(terminal.noted).toEqual([]);
  });
});
