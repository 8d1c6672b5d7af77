/**
 * Stands between Ink and the terminal: Ink hands over whole frames, and only the lines that differ
 * from what the terminal shows are written, each at its place. So nothing flickers, a slow line
 * carries little, and a frame as high as the terminal clears nothing.
 *
 * Ink's own incremental output (6.8) misplaces lines when a frame ends below the last one, and its
 * standard output writes every frame whole; both are bypassed by its debug mode, in which each frame
 * is written as it is.
 */
import { EventEmitter } from 'node:events';

/** The part of a terminal's output that frames are written to. */
export interface FrameTarget {
  readonly writable: boolean;
  readonly writableNeedDrain: boolean;
  write(text: string): boolean;
  once(event: 'drain', listener: () => void): unknown;
}

const CSI = '\u001b[';
/** Terminals that know these show all that is between them at once; others ignore them. */
const BEGIN_UPDATE = `${CSI}?2026h`;
const END_UPDATE = `${CSI}?2026l`;
/** Plain colours, and the rest of the line erased. */
const END_OF_LINE = `${CSI}0m${CSI}K`;

/** What Ink takes for standard output. */
export class FrameWriter extends EventEmitter {
  /** Ink writes no codes of its own to what is no terminal. */
  readonly isTTY = false;
  readonly #target: FrameTarget;
  #shown: readonly string[] = [];
  #waiting: string | null = null;
  #closed = false;

  constructor(
    target: FrameTarget,
    public columns: number,
    public rows: number,
  ) {
    super();
    this.#target = target;
  }

  /** Shows a frame. While the terminal is behind, only the latest frame is kept for it. */
  write(frame: string): boolean {
    if (this.#closed || !this.#target.writable) return true;
    if (!this.#target.writableNeedDrain) {
      this.#show(frame);
      return true;
    }
    if (this.#waiting === null) {
      this.#target.once('drain', () => {
        const waiting = this.#waiting;
        this.#waiting = null;
        if (waiting !== null) this.write(waiting);
      });
    }
    this.#waiting = frame;
    return true;
  }

  /** Forgets what the terminal shows: the next frame is written whole. */
  forget(): void {
    this.#shown = [];
  }

  /** Writes nothing more. */
  close(): void {
    this.#closed = true;
  }

  #show(frame: string): void {
    const lines = frame.split('\n');
    const changes = changedLines(this.#shown, lines);
    this.#shown = lines;
    if (changes !== '') this.#target.write(BEGIN_UPDATE + changes + END_UPDATE);
  }
}

/** The codes that turn one picture into another; empty when they are alike. */
export function changedLines(before: readonly string[], after: readonly string[]): string {
  let codes = '';
  for (let i = 0; i < Math.max(before.length, after.length); i += 1) {
    const line = after[i] ?? '';
    if (before.length > 0 && line === (before[i] ?? '')) continue;
    codes += `${CSI}${i + 1};1H${line}${END_OF_LINE}`;
  }
  return codes;
}
