import { describe, expect, it } from 'vitest';
import { visibleWidth } from '../../src/charts/index.js';
import { createSweepBar, stopText, sweepLine } from '../../src/cli/sweep-progress.js';
import type { SweepProgress } from '../../src/lab/sweep/run-sweep.js';
import { ASCII, keptTerminal } from './terminals.js';

const progress: SweepProgress = { done: 150, total: 400, played: 50, seconds: 2, stop: [] };
const terminal = keptTerminal({ style: ASCII, watched: true });

describe('progress of a sweep', () => {
  it('shows rate and time left from what this sitting played', () => {
    expect(sweepLine(progress, 80, terminal)).toBe(
      '######..........  150 of 400 runs  25 runs/s  10 s left',
    );
    expect(sweepLine({ ...progress, played: 0 }, 80, terminal)).toBe(
      '######..........  150 of 400 runs',
    );
  });

  it('shows how wide the intervals of a stop rule are', () => {
    const stop = [
      { output: 'fighters', wanted: 0.03, now: 0.0512, relative: true },
      { output: 'operations', wanted: 5, now: Number.POSITIVE_INFINITY, relative: false },
    ];
    expect(stop.map(stopText)).toEqual(['fighters ±5.1 % (3.0 %)', 'operations ±? (5)']);
    const many = { ...progress, done: 1536, total: 12_000, played: 150_000 };
    expect(sweepLine(many, 80, terminal)).toContain('1,536 of 12,000 runs');
    const line = sweepLine({ ...progress, stop }, 200, terminal);
    expect(line).toContain('at most 400 runs');
    expect(line).toContain('operations');
    expect(visibleWidth(sweepLine({ ...progress, stop }, 60, terminal))).toBeLessThanOrEqual(59);
  });

  it('draws now and then where somebody watches, and is gone in the end', () => {
    let time = 0;
    const kept = keptTerminal({ style: ASCII, watched: true });
    const bar = createSweepBar(kept, () => time);
    bar.update(progress);
    bar.update(progress);
    time = 200;
    bar.update(progress);
    bar.clear();
    expect(kept.noted).toHaveLength(3);
    const silent = keptTerminal();
    createSweepBar(silent).update(progress);
    expect(silent.noted).toEqual([]);
  });
});
