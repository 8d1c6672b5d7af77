/** From the first picture to the way out, on streams that stand for a terminal. */
import { readFileSync } from 'node:fs';
import { EventEmitter } from 'node:events';
import { dirname } from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { SaveStore } from '../../src/game/index.js';
import { canShowScreens, startScreens, type ScreensOutcome } from '../../src/tui/index.js';
import type { ScreenProcess } from '../../src/tui/terminal/screen-terminal.js';
import { clearFolders, emptyStore, PLAIN } from './stage.js';

afterAll(clearFolders);

/** Standard input of a terminal: takes keys, and knows whether it is raw. */
class Input extends EventEmitter {
  isTTY = true;
  raw = false;
  setRawMode(raw: boolean): void {
    this.raw = raw;
  }
  setEncoding(): void {}
  resume(): void {}
  pause(): void {}
  press(...keys: string[]): void {
    for (const key of keys) this.emit('data', key);
  }
}

/** Standard output of a terminal: keeps what it was sent. */
class Output extends EventEmitter {
  isTTY = true;
  columns = 80;
  rows = 24;
  writable = true;
  writableNeedDrain = false;
  // No file of this number is open, so that what is written at once comes here too.
  fd = 987_654;
  sent = '';
  write(text: string): boolean {
    this.sent += text;
    return true;
  }
}

interface Run {
  readonly input: Input;
  readonly output: Output;
  readonly stop: AbortController;
  readonly store: SaveStore;
  readonly outcome: Promise<ScreensOutcome>;
}

function run(store: SaveStore = emptyStore(), scenario: string | null = 'classroom'): Run {
  const [input, output, stop] = [new Input(), new Output(), new AbortController()];
  const outcome = startScreens({
    process: { stdin: input, stdout: output } as unknown as ScreenProcess,
    style: PLAIN,
    store,
    request: {
      scenario,
      side: scenario === null ? null : 'nrf',
      opponent: null,
      seed: 'r',
      load: null,
    },
    stop: stop.signal,
  });
  return { input, output, stop, store, outcome };
}

const shows = async ({ output }: Run, text: string): Promise<void> => {
  await vi.waitFor(() => expect(output.sent).toContain(text), { timeout: 20_000 });
};

/** The terminal is what it was: no other screen, a cursor, no mouse, keys by the line. */
function expectRestored({ input, output }: Run): void {
  expect(input.raw).toBe(false);
  const end = output.sent.slice(output.sent.lastIndexOf('\u001b[?1006l'));
  for (const code of ['\u001b[?1000l', '\u001b[0m', '\u001b[?25h', '\u001b[?1049l']) {
    expect(end).toContain(code);
  }
  expect(end.replace(/[^\n]*\?1049l/, '')).toBe('');
}

describe('the screens on a terminal', () => {
  it('leave it as it was, and keep the game', async () => {
    const game = run();
    await shows(game, 'Map: control');
    expect(game.input.raw).toBe(true);
    game.input.press('n', '\u0003');
    const { exit, notes } = await game.outcome;
    expect(exit).toBe('left');
    expect(notes.join()).toContain('salang play --load auto-1');
    expectRestored(game);
    expect(game.store.list().map(({ card }) => card?.turn)).toEqual([1]);
  });

  it('stop when the program is stopped', async () => {
    const game = run();
    await shows(game, 'Map: control');
    game.stop.abort();
    expect((await game.outcome).exit).toBe('stopped');
    expectRestored(game);
    expect(game.store.list()).toHaveLength(1);
  });

  it.each(['end', 'error'] as const)(
    'keep the game when the terminal goes away (%s of input)',
    async (event) => {
      const game = run();
      await shows(game, 'Map: control');
      game.input.emit(event, new Error('EIO'));
      expect((await game.outcome).exit).toBe('lost');
      expect(game.store.list()).toHaveLength(1);
    },
  );

  it('keep the game when nothing can be written any more', async () => {
    const game = run();
    await shows(game, 'Map: control');
    game.output.emit('error', Object.assign(new Error('broken pipe'), { code: 'EPIPE' }));
    expect((await game.outcome).exit).toBe('lost');
    expect(game.store.list()).toHaveLength(1);
  });

  it('draw anew in another size', async () => {
    const game = run();
    await shows(game, 'Map: control');
    game.output.columns = 60;
    game.output.emit('resize');
    await shows(game, 'This window is 60 columns by 24 lines.');
    game.input.press('\u0003');
    await game.outcome;
  });

  it('say which save cannot be opened, and go on', async () => {
    const [input, output] = [new Input(), new Output()];
    const outcome = startScreens({
      process: { stdin: input, stdout: output } as unknown as ScreenProcess,
      style: PLAIN,
      store: emptyStore(),
      request: { scenario: null, side: null, opponent: null, seed: null, load: 'nothing-here' },
      stop: new AbortController().signal,
    });
    await vi.waitFor(() => expect(output.sent).toContain('SAVE_NOT_FOUND'), { timeout: 20_000 });
    input.press('\u0003');
    expect((await outcome).exit).toBe('left');
  });

  it('after a fault restore the terminal, keep the game, and write a report', async () => {
    // The list of saves is read when a game is left: here it fails then.
    const store = emptyStore();
    let lists = 0;
    vi.spyOn(store, 'list').mockImplementation(() => {
      lists += 1;
      if (lists > 1) throw new Error('the shelf fell down');
      return [];
    });
    const game = run(store);
    await shows(game, 'Map: control');
    game.input.press('n', 'q');
    const { exit, notes } = await game.outcome;
    expect(exit).toBe('crashed');
    expectRestored(game);
    expect(notes[0]).toContain('the shelf fell down');
    const file = /written down in (\S+\.txt)/.exec(notes.join(' '))?.[1] ?? '';
    expect(dirname(file)).toBe(dirname(store.folder));
    const report = readFileSync(file, 'utf8');
    expect(report).toContain('last keys: "n" "q"');
    expect(report).toContain('classroom, seed r');
    expect(new SaveStore(store.folder).list().map(({ card }) => card?.turn)).toEqual([1]);
  });

  it('after a fault while drawing do the same', async () => {
    const game = run();
    await shows(game, 'Map: control');
    const { style } = { style: vi.spyOn(PLAIN, 'clean') };
    style.mockImplementation(() => {
      throw new Error('no ink');
    });
    game.input.press('v');
    const { exit, notes } = await game.outcome;
    style.mockRestore();
    expect([exit, notes[0]]).toEqual(['crashed', 'A fault of the program: no ink']);
    expectRestored(game);
  });

  it('leave no listener behind', async () => {
    const events = [
      'exit',
      'SIGHUP',
      'SIGTSTP',
      'SIGCONT',
      'uncaughtException',
      'unhandledRejection',
    ];
    const before = events.map((event) => process.listenerCount(event));
    const game = run();
    await shows(game, 'Map: control');
    game.input.press('\u0003');
    await game.outcome;
    expect(events.map((event) => process.listenerCount(event))).toEqual(before);
  });
});

describe('canShowScreens', () => {
  it('asks for two terminals, of which one can be read key by key', () => {
    const streams = (change: (input: Input, output: Output) => void): boolean => {
      const [input, output] = [new Input(), new Output()];
      change(input, output);
      return canShowScreens({ stdin: input, stdout: output } as unknown as ScreenProcess);
    };
    expect(streams(() => undefined)).toBe(true);
    expect(streams((input) => (input.isTTY = false))).toBe(false);
    expect(streams((_, output) => (output.isTTY = false))).toBe(false);
    expect(
      streams((input) => {
        Object.assign(input, { setRawMode: undefined });
      }),
    ).toBe(false);
  });
});
