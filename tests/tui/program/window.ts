/** A terminal window to run the program in: tmux keeps the screen, keys go in, text comes out. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PROGRAM = `${process.execPath} bin/salang.js`;
/** Machines that run tests are busy; a screen that is right is seen at once all the same. */
const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 25;
/** Ten seconds of looks. */
const FORGET_TRIES = 400;
/** After this a key is taken to have changed nothing. */
const STILL_MS = 2_500;

const TMUX_KEYS: Readonly<Record<string, string>> = {
  enter: 'Enter',
  esc: 'Escape',
  up: 'Up',
  down: 'Down',
  left: 'Left',
  right: 'Right',
  tab: 'Tab',
  backspace: 'BSpace',
  ' ': 'Space',
};

/**
 * Whether the tests of whole games can be left out: only where there is no tmux and nobody counts
 * on them. The gate sets SALANG_GATE, so there they run, and fail without it.
 */
export const CANNOT_OPEN_WINDOWS = (process.env['SALANG_GATE'] ?? '') === '' && !hasTmux();

function hasTmux(): boolean {
  try {
    execFileSync('tmux', ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export interface WindowOptions {
  readonly columns: number;
  readonly rows: number;
  /** Words after `salang`; without them a shell is opened. */
  readonly words?: readonly string[];
  /** Colours are off unless they are asked for. */
  readonly colors?: boolean;
  /** Folder of an earlier window, to find its games again. */
  readonly home?: string;
}

let opened = 0;

export class Window {
  readonly home: string;
  readonly #socket: string;

  constructor({ columns, rows, words, colors = false, home }: WindowOptions) {
    opened += 1;
    this.#socket = `salang-test-${process.pid}-${opened}`;
    this.home = home ?? mkdtempSync(join(tmpdir(), 'salang-window-'));
    const env = [
      `SALANG_HOME=${this.home}`,
      'LC_ALL=C.UTF-8',
      ...(colors ? [] : ['NO_COLOR=1']),
      // A player's terminal is none of a service that builds.
      'CI=false',
    ].flatMap((setting) => ['-e', setting]);
    const run =
      words === undefined
        ? 'bash --norc --noprofile -i'
        : `${PROGRAM} ${words.join(' ')}; echo "exit code $?"; exec sleep 1000`;
    this.#tmux(
      '-f',
      '/dev/null',
      'new-session',
      '-d',
      '-x',
      String(columns),
      '-y',
      String(rows),
      ...env,
      '-c',
      ROOT,
      run,
    );
  }

  /** Presses keys, each when the screen has answered the one before. */
  async press(...keys: readonly string[]): Promise<string> {
    let text = this.text();
    for (const key of keys) {
      this.send(key);
      text = await this.#changed(text);
    }
    return text;
  }

  /** Sends a key without waiting. */
  send(key: string): void {
    const name = TMUX_KEYS[key] ?? (key.startsWith('ctrl-') ? `C-${key.slice(5)}` : null);
    if (name === null) this.#tmux('send-keys', '-l', key);
    else this.#tmux('send-keys', name);
  }

  /** What the window shows. */
  text(): string {
    return this.#tmux('capture-pane', '-p');
  }

  /** The same with its colours as escape codes. */
  colored(): string {
    return this.#tmux('capture-pane', '-p', '-e');
  }

  /** The screen once it shows the text. */
  async until(wanted: string | RegExp): Promise<string> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const text = this.text();
      if (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)) return text;
      if (Date.now() > end) throw new Error(`never showed ${String(wanted)}:\n${text}`);
      await pause(LOOK_EVERY_MS);
    }
  }

  resize(columns: number, rows: number): void {
    this.#tmux('resize-window', '-x', String(columns), '-y', String(rows));
  }

  /** Process of the program itself. */
  programPid(): number {
    const shell = this.#tmux('display-message', '-p', '#{pane_pid}').trim();
    const children = execFileSync('pgrep', ['-P', shell, '-f', 'salang.js'], { encoding: 'utf8' });
    return Number(children.split('\n')[0]);
  }

  /** Ends the window as when a terminal is closed: the program loses its terminal. */
  close(): void {
    try {
      this.#tmux('kill-server');
    } catch {
      // It has ended by itself.
    }
  }

  /** Names of the games that were kept. */
  games(): string[] {
    const folder = join(this.home, 'games');
    return existsSync(folder) ? readdirSync(folder) : [];
  }

  forget(): void {
    this.close();
    // A program that has just lost its window may still be keeping its game, in a file that comes after the
    // folder was read; retries of `rmSync` itself only remove the folder again, not what is new in it.
    for (let left = FORGET_TRIES; ; left--) {
      try {
        rmSync(this.home, { recursive: true, force: true });
        return;
      } catch (error) {
        if (left === 0) throw error;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_EVERY_MS);
      }
    }
  }

  #tmux(...words: readonly string[]): string {
    return execFileSync('tmux', ['-L', this.#socket, ...words], { encoding: 'utf8' });
  }

  async #changed(before: string): Promise<string> {
    const end = Date.now() + STILL_MS;
    for (;;) {
      const text = this.text();
      if (text !== before || Date.now() > end) return text;
      await pause(LOOK_EVERY_MS);
    }
  }
}
