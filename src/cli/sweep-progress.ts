/** How far a sweep is: rate, time left, and how wide the intervals of its stop rule still are. */
import { formatCount, padEnd, truncate } from '../charts/index.js';
import type { StopOutputState } from '../lab/sweep/intervals.js';
import type { SweepProgress } from '../lab/sweep/run-sweep.js';
import { formatSpan, rateText } from './progress.js';
import type { Terminal } from './terminal.js';

/** Milliseconds between two drawings. */
const REDRAW_MS = 100;
const BAR_WIDTH = 16;
const ERASE_LINE = '\r\u001b[K';

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
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const filled = Math.round(share * BAR_WIDTH);
  const [full, empty] = style.ascii ? ['#', '.'] : ['█', '░'];
  const bar = style.blue(full.repeat(filled)) + style.dim(empty.repeat(BAR_WIDTH - filled));
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
  if (!terminal.watched) return { update: () => undefined, clear: () => undefined };
  let drawnAt = Number.NEGATIVE_INFINITY;
  let shown = false;
  const write = (text: string): void => {
    // A bar that cannot be drawn is no reason to stop the work.
    terminal.note(text).catch(() => undefined);
  };
  return {
    update(progress) {
      const time = now();
      if (time - drawnAt < REDRAW_MS && progress.done < progress.total) return;
      drawnAt = time;
      shown = true;
      const { noteWidth } = terminal;
      write(`\r${padEnd(sweepLine(progress, noteWidth, terminal), noteWidth - 1)}`);
    },
    clear() {
      if (shown) write(ERASE_LINE);
      shown = false;
    },
  };
}
