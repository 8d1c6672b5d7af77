/** How far a long command is: a bar on standard error, gone when the results come. */
import { formatCount, truncate, type Style } from '../charts/index.js';
import { createStatusLine } from './status-line.js';
import type { Terminal } from './terminal.js';

export interface Progress {
  /** Tells how many of all are done. */
  update(done: number, total: number): void;
  /** Takes the bar away. */
  clear(): void;
}

const BAR_WIDTH = 24;

/** A span of time in few characters: `8 s`, `3 min 20 s`, `1 h 5 min`. */
export function formatSpan(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** A bar of `width` columns, as full as the work is done. */
export function progressBar(done: number, total: number, width: number, style: Style): string {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const filled = Math.round(share * width);
  const [full, empty] = style.ascii ? ['#', '.'] : ['█', '░'];
  return style.blue(full.repeat(filled)) + style.dim(empty.repeat(width - filled));
}

/** One line: bar, count, rate and time left. Rate and time are left out until something is done. */
export function progressLine(
  done: number,
  total: number,
  elapsedSeconds: number,
  width: number,
  style: Style,
): string {
  const bar = progressBar(done, total, BAR_WIDTH, style);
  const rate = elapsedSeconds > 0 ? done / elapsedSeconds : 0;
  const speed = rate > 0 ? `  ${rateText(rate)}  ${formatSpan((total - done) / rate)} left` : '';
  const count = `${formatCount(done)} of ${formatCount(total)} runs`;
  return truncate(`${bar}  ${count}${speed}`, width - 1, style.ellipsis);
}

/** `25 runs/s`, `1,430 runs/s`, `0.8 runs/s`. */
export function rateText(perSecond: number): string {
  const shown = perSecond >= 10 ? formatCount(Math.round(perSecond)) : perSecond.toFixed(1);
  return `${shown} runs/s`;
}

/** Draws on standard error when somebody watches it; otherwise stays silent. */
export function createProgress(terminal: Terminal, now: () => number = Date.now): Progress {
  const started = now();
  const status = createStatusLine(terminal, now);
  return {
    update(done, total) {
      if (!status.due() && done < total) return;
      const { noteWidth, noteStyle } = terminal;
      status.draw(progressLine(done, total, (now() - started) / 1000, noteWidth, noteStyle));
    },
    clear() {
      status.clear();
    },
  };
}
