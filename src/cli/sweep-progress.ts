/** How far a sweep is: rate, time left, and how wide the intervals of its stop rule still are. */
import { formatCount, truncate } from '../charts/index.js';
import type { StopOutputState } from '../lab/sweep/intervals.js';
import type { SweepProgress } from '../lab/sweep/run-sweep.js';
import { formatSpan, progressBar, rateText } from './progress.js';
import { createStatusLine } from './status-line.js';
import type { Terminal } from './terminal.js';

const BAR_WIDTH = 16;

/** `operations ±5.2 (3)`: half-width now, and as asked for; shares as percentages. */
export function stopText({ output, now, wanted, relative }: StopOutputState): string {
  const shown = (width: number): string => {
    if (!Number.isFinite(width)) return '?';
    return relative ? `${(100 * width).toPrecision(2)} %` : String(Number(width.toPrecision(3)));
  };
  return `${output} ±${shown(now)} (${shown(wanted)})`;
}

/** One line: bar, count, rate, time left, intervals. */
export function sweepLine(progress: SweepProgress, width: number, terminal: Terminal): string {
  const { done, total, played, seconds, stop } = progress;
  const style = terminal.noteStyle;
  const bar = progressBar(done, total, BAR_WIDTH, style);
  const rate = seconds > 0 ? played / seconds : 0;
  const most = stop.length > 0 ? 'at most ' : '';
  const speed =
    rate > 0 ? `  ${rateText(rate)}  ${most}${formatSpan((total - done) / rate)} left` : '';
  const widths = stop.length > 0 ? `  ${style.clean(stop.map(stopText).join('  '))}` : '';
  const count = `${formatCount(done)} of ${most}${formatCount(total)} runs`;
  const line = `${bar}  ${count}${speed}${widths}`;
  return truncate(line, width - 1, style.ellipsis);
}

export interface SweepBar {
  update(progress: SweepProgress): void;
  clear(): void;
}

/** Draws on standard error when somebody watches it; otherwise stays silent. */
export function createSweepBar(terminal: Terminal, now: () => number = Date.now): SweepBar {
  const status = createStatusLine(terminal, now);
  return {
    update(progress) {
      if (!status.due() && progress.done < progress.total) return;
      status.draw(sweepLine(progress, terminal.noteWidth, terminal));
    },
    clear() {
      status.clear();
    },
  };
}
