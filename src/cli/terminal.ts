/** The standard streams: results on one, notes on the other, in the width and colours at hand. */
import { DEFAULT_WIDTH } from '../charts/lines.js';
import { detectStyle, type Style } from '../charts/style.js';

/** The parts of a Node stream that commands use. */
export interface TextStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string, done: (error?: Error | null) => void): boolean;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

export interface Terminal {
  /** What standard output can show. */
  readonly style: Style;
  /** What standard error can show. */
  readonly noteStyle: Style;
  /** Columns of standard output that text and pictures may use. */
  readonly width: number;
  /** Whether somebody watches standard error. */
  readonly watched: boolean;
  /** Columns of standard error. */
  readonly noteWidth: number;
  /** Writes a result to standard output; resolves when it is written. */
  print(text: string): Promise<void>;
  /** Writes to standard error, which is for people: progress, notes, errors. */
  note(text: string): Promise<void>;
}

const NARROWEST = 20;
/** Wider lines are harder to read, and charts of a hundred weeks gain nothing. */
const WIDEST = 120;

/**
 * The width to write in: `COLUMNS` if it is a number, else what the stream says, else 80; between
 * 20 and 120.
 */
export function usedWidth(
  columnsVariable: string | undefined,
  columns: number | undefined,
): number {
  const asked = /^\d{1,5}$/.test(columnsVariable ?? '') ? Number(columnsVariable) : columns;
  const width = asked === undefined || asked < 1 ? DEFAULT_WIDTH : asked;
  return Math.min(WIDEST, Math.max(NARROWEST, width));
}

/**
 * Writes to a stream until its reader goes away. A closed pipe (`| head`) is the reader's right and
 * no error; every other failure, such as a full disk, rejects.
 */
function writerTo(stream: TextStream): (text: string) => Promise<void> {
  let closed = false;
  // Without a listener Node would end the process; the callback of `write` tells the same error.
  stream.on('error', () => {
    closed = true;
  });
  return (text) => {
    if (closed || text === '') return Promise.resolve();
    return new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        if (error == null || ('code' in error && error.code === 'EPIPE')) resolve();
        else reject(error);
      });
    });
  };
}

export interface TerminalParts {
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The terminal of a process. */
export function createTerminal({ stdout, stderr, env }: TerminalParts): Terminal {
  return {
    style: detectStyle(env, stdout.isTTY === true),
    noteStyle: detectStyle(env, stderr.isTTY === true),
    width: usedWidth(env['COLUMNS'], stdout.columns),
    watched: stderr.isTTY === true && env['TERM'] !== 'dumb',
    noteWidth: usedWidth(env['COLUMNS'], stderr.columns),
    print: writerTo(stdout),
    note: writerTo(stderr),
  };
}
