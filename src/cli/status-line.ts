/** The line of a terminal in which a long command says how far it is. */
import { padEnd, truncate } from '../charts/index.js';
import type { Terminal } from './terminal.js';

export interface StatusLine {
  /** Whether it is so long since the line was drawn that it may be drawn again. */
  due(): boolean;
  /** Writes the line over the last one; what is wider than the terminal is cut. */
  draw(line: string): void;
  /** Takes the line away. */
  clear(): void;
}

/** Milliseconds between two drawings: quick enough to look alive, slow enough to cost nothing. */
const REDRAW_MS = 100;
const ERASE_LINE = '\r\u001b[K';

/**
 * A line on standard error when somebody watches it; otherwise never due and never there.
 *
 * @param now milliseconds
 */
export function createStatusLine(terminal: Terminal, now: () => number): StatusLine {
  if (!terminal.watched) {
    return { due: () => false, draw: () => undefined, clear: () => undefined };
  }
  let drawnAt = Number.NEGATIVE_INFINITY;
  let shown = false;
  const write = (text: string): void => {
    // A line that cannot be drawn is no reason to stop the work.
    terminal.note(text).catch(() => undefined);
  };
  return {
    due: () => now() - drawnAt >= REDRAW_MS,
    draw(line) {
      drawnAt = now();
      shown = true;
      const width = terminal.noteWidth - 1;
      write(`\r${padEnd(truncate(line, width, terminal.noteStyle.ellipsis), width)}`);
    },
    clear() {
      if (shown) write(ERASE_LINE);
      shown = false;
    },
  };
}
