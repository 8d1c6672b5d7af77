/**
 * The terminal as a screen: alternate screen, raw keys, size, and the way back. Whatever happens,
 * `leave` gives the terminal back as it was; it may be called at any time and any number of times.
 */
import { writeSync } from 'node:fs';
import process from 'node:process';
import { KeyReader, type InputEvent } from './keys.js';
import { CLEAR_SCREEN, ENTER_SCREEN, LEAVE_SCREEN, paintedAtOnce } from './screen-mode.js';

/** Why the terminal can no longer be used. */
export type Loss = 'hangup' | 'input-closed' | 'output-closed';

export interface ScreenListener {
  /** Keys, clicks and pasted text. */
  onInput(event: InputEvent): void;
  /** The size has changed, or the screen must be drawn anew. */
  onRedraw(): void;
  /** The terminal is gone; nothing can be shown any more. */
  onLoss(loss: Loss): void;
}

/** The parts of the process that a screen uses. */
export interface ScreenProcess {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream & { readonly fd?: number };
}

export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

/** A terminal that does not say how large it is. */
const USUAL_SIZE: ScreenSize = { columns: 80, rows: 24 };
/** A lone escape is a key when nothing has followed for so long; a slow line needs some time. */
const ESCAPE_WAIT_MS = 60;
const JOB_CONTROL = process.platform !== 'win32';

export class ScreenTerminal {
  readonly #reader = new KeyReader();
  readonly #stdin: NodeJS.ReadStream;
  readonly #stdout: ScreenProcess['stdout'];
  #listener: ScreenListener | null = null;
  #active = false;
  #escapeTimer: NodeJS.Timeout | undefined;

  constructor(streams: ScreenProcess) {
    this.#stdin = streams.stdin;
    this.#stdout = streams.stdout;
  }

  /** Whether both ends are terminals that can be read key by key. */
  get usable(): boolean {
    const canBeRaw = this.#stdin.isTTY && typeof this.#stdin.setRawMode === 'function';
    return canBeRaw && this.#stdout.isTTY;
  }

  get size(): ScreenSize {
    const { columns, rows } = this.#stdout;
    return columns > 0 && rows > 0 ? { columns, rows } : USUAL_SIZE;
  }

  /** Takes the terminal over. Keys go to the listener from now on. */
  enter(listener: ScreenListener): void {
    this.#listener = listener;
    this.#stdin.setEncoding('utf8');
    this.#stdin.on('data', this.#onData);
    this.#stdin.on('end', this.#onInputEnd);
    this.#stdin.on('error', this.#onInputEnd);
    this.#stdout.on('error', this.#onOutputError);
    this.#stdout.on('resize', this.#onResize);
    process.on('exit', this.#onExit);
    if (JOB_CONTROL) {
      process.on('SIGHUP', this.#onHangup);
      process.on('SIGTSTP', this.#onStop);
      process.on('SIGCONT', this.#onContinue);
    }
    this.#open();
  }

  /** Gives the terminal back, and lets go of its streams. */
  leave(): void {
    if (this.#listener === null) return;
    this.#listener = null;
    clearTimeout(this.#escapeTimer);
    this.#stdin.off('data', this.#onData);
    this.#stdin.off('end', this.#onInputEnd);
    this.#stdin.off('error', this.#onInputEnd);
    this.#stdout.off('resize', this.#onResize);
    process.off('exit', this.#onExit);
    process.off('SIGHUP', this.#onHangup);
    process.off('SIGTSTP', this.#onStop);
    process.off('SIGCONT', this.#onContinue);
    this.#close();
    this.#stdin.pause();
    // The listener for errors of the output stays: a late EPIPE must not end the process.
  }

  /** Shows lines at once, without a renderer. */
  paint(lines: readonly string[]): void {
    this.#write(paintedAtOnce(lines));
  }

  /** An empty screen with the cursor at its beginning, for a renderer that starts anew. */
  clear(): void {
    this.#write(CLEAR_SCREEN);
  }

  /** Stops the program as Ctrl-Z does in a shell; it goes on with `fg`. */
  suspend(): void {
    // The whole group of processes, as the terminal itself would do: npm may have started us.
    if (JOB_CONTROL) process.kill(0, 'SIGTSTP');
  }

  #open(): void {
    if (this.#active) return;
    this.#active = true;
    this.#stdin.setRawMode(true);
    this.#stdin.resume();
    this.#write(ENTER_SCREEN);
  }

  #close(): void {
    if (!this.#active) return;
    this.#active = false;
    try {
      this.#stdin.setRawMode(false);
    } catch {
      // The terminal is gone; there is no mode to restore.
    }
    this.#writeNow(LEAVE_SCREEN);
  }

  #write(text: string): void {
    if (this.#stdout.writable) this.#stdout.write(text);
  }

  /** Writes before anything else runs: the process may be about to stop or to end. */
  #writeNow(text: string): void {
    try {
      writeSync(this.#stdout.fd ?? process.stdout.fd, text);
    } catch {
      this.#write(text);
    }
  }

  readonly #onData = (chunk: string): void => {
    clearTimeout(this.#escapeTimer);
    this.#tell(this.#reader.read(chunk));
    if (!this.#reader.waits) return;
    this.#escapeTimer = setTimeout(() => {
      this.#tell(this.#reader.flush());
    }, ESCAPE_WAIT_MS);
  };

  #tell(events: readonly InputEvent[]): void {
    for (const event of events) this.#listener?.onInput(event);
  }

  readonly #onResize = (): void => {
    this.#listener?.onRedraw();
  };

  readonly #onHangup = (): void => {
    this.#listener?.onLoss('hangup');
  };

  readonly #onInputEnd = (): void => {
    this.#listener?.onLoss('input-closed');
  };

  readonly #onOutputError = (): void => {
    this.#listener?.onLoss('output-closed');
  };

  readonly #onExit = (): void => {
    this.#close();
  };

  readonly #onStop = (): void => {
    this.#close();
    // Nobody can refuse this one; the shell sees a stopped job either way.
    process.kill(process.pid, 'SIGSTOP');
  };

  readonly #onContinue = (): void => {
    if (this.#listener === null) return;
    this.#open();
    this.#listener.onRedraw();
  };
}
