/** Runs the compiled command as a user would. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
export const SALANG = join(ROOT, 'bin/salang.js');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly nodeOptions?: readonly string[];
  /** Standard input: nothing by default, or a pipe for `started` to write into. */
  readonly stdin?: 'ignore' | 'pipe';
  /** Called as soon as the process is there. */
  readonly started?: (child: ChildProcess) => void;
}

/** Only what a plain terminal has: colours and width of whoever runs the tests must not matter. */
function plainEnvironment(extra: Readonly<Record<string, string>>): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), LANG: 'C.UTF-8', ...extra };
}

/** Runs `salang` with these words; resolves when it has ended, however it did. */
export function salang(words: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const { env = {}, cwd, nodeOptions = [], stdin = 'ignore', started } = options;
  const child = spawn(process.execPath, [...nodeOptions, SALANG, ...words], {
    env: plainEnvironment(env),
    cwd: cwd ?? tmpdir(),
    stdio: [stdin, 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (texts.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (texts.stderr += text));
  started?.(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...texts }));
  });
}

/** Runs a line of a shell in which `$SALANG` is the command. */
export function shell(line: string, env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const child = spawn('bash', ['-c', line], {
    env: plainEnvironment({ ...env, SALANG: `${process.execPath} ${SALANG}` }),
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...texts }));
  });
}

const folders: string[] = [];
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder, which is gone when the tests have ended. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'salang-'));
  folders.push(folder);
  return folder;
}

/** A short campaign, so that tests are about the command and not about the war. */
export const SHORT = ['base-2024', '--until', '2023-06-30', '--runs', '6'] as const;

/** The document on standard output, checked against its shipped JSON Schema. */
export function documentOf(ended: Ended): Record<string, unknown> {
  const document = JSON.parse(ended.stdout) as Record<string, unknown>;
  const name = String(document['schema']);
  const file = `${name.replace(/^salang\./, '').replace(/\/\d+$/, '')}.schema.json`;
  const schema = JSON.parse(readFileSync(join(ROOT, 'schemas', file), 'utf8')) as object;
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  if (!ajv.validate(schema, document)) throw new Error(`${name}: ${ajv.errorsText()}`);
  return document;
}
