/** What is written down when the screens fail, so that the fault can be found. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { VERSION } from '../scenario/version.js';

export interface CrashFacts {
  readonly error: unknown;
  /** Name of the screen on top. */
  readonly screen: string;
  readonly columns: number;
  readonly rows: number;
  readonly keys: readonly string[];
  /** Scenario, seed and turn; null outside a game. */
  readonly game: string | null;
}

/** The report as text: no name, path or setting of the machine but the terminal's. */
export function crashText({ error, screen, columns, rows, keys, game }: CrashFacts): string {
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    `salang ${VERSION}, Node ${process.version}, ${process.platform} ${process.arch}`,
    `screen: ${screen}, ${columns} by ${rows}, TERM=${process.env['TERM'] ?? ''}`,
    `game: ${game ?? 'none'}`,
    `last keys: ${keys.map((key) => JSON.stringify(key)).join(' ')}`,
    '',
    told,
    '',
  ].join('\n');
}

/** Writes the report into a folder; the path of the file, or null when it could not be written. */
export function writeCrashReport(folder: string, facts: CrashFacts, now: Date): string | null {
  const stamp = now.toISOString().replace(/[:.]/g, '-');
  const file = join(folder, `crash-${stamp}.txt`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, crashText(facts), { flag: 'wx' });
    return file;
  } catch {
    return null;
  }
}
