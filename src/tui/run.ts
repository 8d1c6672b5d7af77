/**
 * Runs the screens on a terminal from the first picture to the way out: what is shown before Ink is
 * loaded, what happens when the terminal goes away, and what is left behind by a crash.
 */
import process from 'node:process';
import { dirname } from 'node:path';
import type { Style } from '../charts/index.js';
import type { SaveStore } from '../game/index.js';
import { writeCrashReport } from './crash-report.js';
import { Home, type ScreensRequest } from './home/home.js';
import { Shell } from './shell/shell.js';
import { FrameWriter } from './terminal/frame-writer.js';
import { ScreenTerminal, type Loss, type ScreenProcess } from './terminal/screen-terminal.js';

export interface ScreensOptions {
  readonly process: ScreenProcess;
  readonly style: Style;
  readonly store: SaveStore;
  readonly request: ScreensRequest;
  /** Aborted when the program is to stop. */
  readonly stop: AbortSignal;
}

/** How the screens ended, and what is to be said about it in the shell. */
export interface ScreensOutcome {
  readonly exit: 'left' | 'stopped' | 'lost' | 'crashed';
  readonly notes: readonly string[];
}

/** Whether the streams are a terminal that screens can be shown on. */
export function canShowScreens(streams: ScreenProcess): boolean {
  return new ScreenTerminal(streams).usable;
}

/** Why the screens end. */
type Ending =
  | { readonly exit: 'left' | 'stopped' }
  | { readonly exit: 'lost'; readonly loss: Loss }
  | { readonly exit: 'crashed'; readonly error: unknown };

/** Shows the screens until the person leaves, the program is stopped, the terminal goes or it fails. */
export async function runScreens(options: ScreensOptions): Promise<ScreensOutcome> {
  const { style, store, request, stop } = options;
  const terminal = new ScreenTerminal(options.process);
  const ended = deferred<Ending>();
  const shell = new Shell({
    style,
    size: terminal.size,
    onExit: () => {
      ended.resolve({ exit: 'left' });
    },
    onSuspend: () => {
      terminal.suspend();
    },
  });
  const home = new Home(shell, store, request);
  const { columns, rows } = terminal.size;
  const writer = new FrameWriter(options.process.stdout, columns, rows);
  /** Does what an event asks; a fault ends the screens. */
  const guarded = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      ended.resolve({ exit: 'crashed', error });
    }
  };
  const onFault = (error: unknown): void => {
    ended.resolve({ exit: 'crashed', error });
  };
  const onStop = (): void => {
    ended.resolve({ exit: 'stopped' });
  };
  process.on('uncaughtException', onFault);
  process.on('unhandledRejection', onFault);
  stop.addEventListener('abort', onStop);
  try {
    terminal.enter({
      onInput: (event) => {
        guarded(() => {
          shell.handle(event);
        });
      },
      onRedraw: () => {
        guarded(() => {
          const size = terminal.size;
          writer.columns = size.columns;
          writer.rows = size.rows;
          terminal.clear();
          writer.forget();
          shell.resize(size.columns, size.rows);
        });
      },
      onLoss: (loss) => {
        ended.resolve({ exit: 'lost', loss });
      },
    });
    guarded(() => {
      home.open();
      terminal.paint(shell.draw());
    });
    if (stop.aborted) onStop();
    const ink = await startInk(shell, writer, onFault);
    const ending = await ended.promise;
    writer.close();
    ink();
    terminal.leave();
    return outcome(ending, shell, home, store);
  } finally {
    terminal.leave();
    process.off('uncaughtException', onFault);
    process.off('unhandledRejection', onFault);
    stop.removeEventListener('abort', onStop);
  }
}

/**
 * Loads Ink, which takes half a second, and lets it draw the shell; gives the way to stop it. The
 * first picture stands already, and keys that were pressed meanwhile have been answered.
 */
async function startInk(
  shell: Shell,
  writer: FrameWriter,
  onFault: (error: unknown) => void,
): Promise<() => void> {
  // React checks much more, and is slower, unless it is told that this is no development.
  process.env['NODE_ENV'] ??= 'production';
  const [{ render }, { createElement }, { App }] = await Promise.all([
    import('ink'),
    import('react'),
    import('./shell/app.js'),
  ]);
  const stdout = writer as unknown as NodeJS.WriteStream;
  const instance = render(createElement(App, { shell }), {
    stdout,
    // In debug mode each frame is written as it is; the writer shows what has changed.
    debug: true,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  instance.waitUntilExit().catch(onFault);
  return () => {
    instance.unmount();
    instance.cleanup();
  };
}

/** Keeps the game, writes a report where there was a fault, and says both. */
function outcome(ending: Ending, shell: Shell, home: Home, store: SaveStore): ScreensOutcome {
  const { play } = home;
  const kept = play?.keep() ?? null;
  const keptNote =
    kept === null
      ? []
      : 'name' in kept
        ? [`The game is kept as "${kept.name}". Go on with: salang play --load ${kept.name}`]
        : [`The game could not be saved: ${kept.problem}`];
  if (ending.exit === 'lost') return { exit: 'lost', notes: [] };
  if (ending.exit !== 'crashed') return { exit: ending.exit, notes: keptNote };
  const { columns, rows } = shell.size;
  const file = writeCrashReport(
    dirname(store.folder),
    {
      error: ending.error,
      screen: shell.top?.name ?? 'none',
      columns,
      rows,
      keys: shell.lastKeys,
      game: play?.summary ?? null,
    },
    new Date(),
  );
  const told = ending.error instanceof Error ? ending.error.message : String(ending.error);
  const where =
    file === null
      ? 'No report could be written.'
      : `What happened is written down in ${file}; it names no person and no file of yours.`;
  return { exit: 'crashed', notes: [`A fault of the program: ${told}`, where, ...keptNote] };
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
}

function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
