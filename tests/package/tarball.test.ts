/** What is published works where it is installed: nothing is missing, nothing leans on this folder. */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const EXAMPLES = readdirSync(join(ROOT, 'examples')).filter((name) => name.endsWith('.mjs'));
/** Installing may have to fetch packages. */
const INSTALL_MS = 300_000;

const home = mkdtempSync(join(tmpdir(), 'salang-package-'));

function run(file: string, words: readonly string[], cwd = home): string {
  // Colours and coverage of the tests must not reach the program.
  const { PATH, HOME } = process.env;
  const own = Object.entries(process.env).filter(([name]) => /^npm_config_/i.test(name));
  const env = { ...Object.fromEntries(own), PATH, HOME, LANG: 'C.UTF-8' };
  return execFileSync(file, words, {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

beforeAll(() => {
  // The build is there already; packing must not clean it away under other tests.
  const packed = run(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', home],
    ROOT,
  );
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  writeFileSync(join(home, 'package.json'), '{ "private": true, "type": "module" }\n');
  run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', join(home, filename)]);
  cpSync(join(ROOT, 'examples'), join(home, 'examples'), { recursive: true });
}, INSTALL_MS);

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the installed package', () => {
  const installed = join(home, 'node_modules/salang');

  it('has what it needs and no more', () => {
    expect(readdirSync(installed).sort()).toEqual([
      'LICENSE',
      'README.md',
      'assets',
      'bin',
      'calibration',
      'dist',
      'experiments',
      'package.json',
      'posterior',
      'scenarios',
      'schemas',
    ]);
    expect(existsSync(join(installed, 'scenarios/base-2024.yaml'))).toBe(true);
  });

  it('has a command', () => {
    const salang = join(home, 'node_modules/.bin/salang');
    expect(run(salang, ['--version'])).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(run(salang, ['scenario', 'list'])).toContain('base-2024');
  });

  it('plays in worker threads', () => {
    const salang = join(home, 'node_modules/.bin/salang');
    const words = ['run', 'base-2024', '--runs', '40', '--until', '2023-04-30', '--json'];
    const alone = run(salang, [...words, '--workers', '1']);
    expect(run(salang, [...words, '--workers', '2'])).toBe(alone);
    expect(JSON.parse(alone)).toMatchObject({ schema: 'salang.run/1', runs: 40 });
  });

  it('plays a turn as the README says', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const code = /```js\n(import [^`]*)```/.exec(readme)?.[1];
    writeFileSync(join(home, 'readme.mjs'), code ?? '');
    expect(run(process.execPath, ['readme.mjs'])).toMatch(/^Float64Array\(3\) \[/);
  });

  it.each(EXAMPLES)('runs examples/%s', (name) => {
    const words = name === 'own-player.mjs' ? ['2'] : [];
    expect(run(process.execPath, [join('examples', name), ...words])).not.toBe('');
  });

  it('has types that a strict program compiles against', () => {
    writeFileSync(
      join(home, 'program.ts'),
      `import { compileModel, loadScenario, type Player, type RunDocument } from 'salang';
       import { simulate } from 'salang/engine';
       import { Session, type Command } from 'salang/game';
       const nobody: Player = { id: 'nobody', cadence: 'month', decide: () => [] };
       export const runs = (document: RunDocument): number => document.runs;
       export const areas: number = compileModel(loadScenario('base-2024').setup).sizes.areas;
       export const end: Command = { do: 'end' };
       export { nobody, Session, simulate };
      `,
    );
    const compilerOptions = {
      module: 'nodenext',
      target: 'es2022',
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: [],
    };
    const config = { compilerOptions, files: ['program.ts'] };
    writeFileSync(join(home, 'tsconfig.json'), JSON.stringify(config));
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    expect(run(process.execPath, [tsc, '-p', home])).toBe('');
  });
});
