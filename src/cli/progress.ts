/** How far a long command is: a bar on standard error, gone when the results come. */
import { formatCount, padEnd, truncate, type Style } from '../charts/index.js';
import type { Terminal } from './terminal.js';

export interface Progress {
  /** Tells how many of all are done. */
  update(done: number, total: number): void;
  /** Takes the bar away. */
  clear(): void;
}

/** Milliseconds between two drawings: quick enough to look alive, slow enough to cost nothing. */
const REDRAW_MS = 100;
const BAR_WIDTH = 24;
const ERASE_LINE = '\r\u001b[K';

/** A span of time in few characters: `8 s`, `3 min 20 s`, `1 h 5 min`. */
export function formatSpan(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** One line: bar, count, rate and time left. Rate and time are left out until something is done. */
export function progressLine(
  done: number,
  total: number,
  elapsedSeconds: number,
  width: number,
  style: Style,
): string {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const filled = Math.round(share * BAR_WIDTH);
  const [full, empty] = style.ascii ? ['#', '.'] : ['█', '░'];
  const bar = style.blue(full.repeat(filled)) + style.dim(empty.repeat(BAR_WIDTH - filled));
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
  if (!terminal.watched) return { update: () => undefined, clear: () => undefined };
  const started = now();
  let drawnAt = Number.NEGATIVE_INFINITY;
  let shown = false;
  const write = (text: string): void => {
    // A bar that cannot be drawn is no reason to stop the work.
    terminal.note(text).catch(() => undefined);
  };
  return {
    update(done, total) {
      const time = now();
      if (time - drawnAt < REDRAW_MS && done < total) return;
      drawnAt = time;
      shown = true;
      const { noteWidth, noteStyle } = terminal;
      const line = progressLine(done, total, (time - started) / 1000, noteWidth, noteStyle);
      write(`\r${padEnd(line, noteWidth - 1)}`);
    },
    clear() {
      if (shown) write(ERASE_LINE);
      shown = false;
    },
  };
}
