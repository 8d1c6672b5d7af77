import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { visibleWidth } from '../../../src/charts/index.js';
import { documentOf, salang, shell, SHORT } from './salang.js';

const ESCAPE = '\u001b';

describe('standard output', () => {
  it('may be closed by its reader', async () => {
    const ended = await shell('set -o pipefail; $SALANG params base-2024 | head -n 1');
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    expect(ended.stdout).toContain('Parameter');
  });

  it('may be closed before anything is written', async () => {
    const ended = await shell(`set -o pipefail; $SALANG run ${SHORT.join(' ')} | true`);
    expect([ended.code, ended.stderr]).toEqual([0, '']);
  });

  it.runIf(existsSync('/dev/full'))('on a full disk is an error of the system', async () => {
    const ended = await shell('$SALANG scenario list > /dev/full');
    expect(ended.code).toBe(4);
    expect(ended.stderr).toContain('the disk is full (ENOSPC)');
  });

  it('has no colour off a terminal, and colour when it is forced', async () => {
    expect((await salang(['scenario', 'list'])).stdout).not.toContain(ESCAPE);
    const forced = await salang(['scenario', 'list'], { env: { FORCE_COLOR: '2' } });
    expect(forced.stdout).toContain(ESCAPE);
  });

  it('is ASCII where that is all there is', async () => {
    const ended = await salang(['run', ...SHORT], { env: { LANG: 'C' } });
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/^[\n -~]*$/);
  });

  it.each([40, 80, 120])('fits %i columns', async (columns) => {
    const env = { COLUMNS: String(columns) };
    const outputs = await Promise.all([
      salang(['run', ...SHORT], { env }),
      salang(['explain', 'base-2024', '--until', '2023-06-30'], { env }),
      salang(['scenario', 'show', 'base-2024'], { env }),
    ]);
    for (const { stdout, code } of outputs) {
      expect(code).toBe(0);
      for (const line of stdout.split('\n')) {
        expect(visibleWidth(line), line).toBeLessThanOrEqual(columns);
      }
    }
  });
});

describe('on a terminal', () => {
  // `script` gives the command a terminal of its own and copies what it shows.
  const onTerminal = (words: string, env: Readonly<Record<string, string>> = {}) =>
    shell(`script -qec "$SALANG ${words}" /dev/null`, { TERM: 'xterm-256color', ...env });

  it('there is colour, and progress that is gone in the end', async () => {
    const { stdout, code } = await onTerminal(`run ${SHORT.join(' ')}`);
    expect(code).toBe(0);
    expect(stdout).toContain(`${ESCAPE}[1m`);
    expect(stdout).toContain('6 of 6 runs');
    expect(stdout).toContain(`\r${ESCAPE}[K`);
  });

  it('NO_COLOR is respected', async () => {
    const { stdout } = await onTerminal(`run ${SHORT.join(' ')}`, { NO_COLOR: '1' });
    expect(stdout).not.toContain(`${ESCAPE}[1m`);
    expect(stdout).not.toContain(`${ESCAPE}[38`);
  });

  it('--json prints nothing but the document on standard output', async () => {
    const line = `run ${SHORT.join(' ')} --json 2>/dev/null`;
    const { stdout } = await onTerminal(line);
    expect(documentOf({ code: 0, signal: null, stderr: '', stdout })['schema']).toBe(
      'salang.run/1',
    );
  });
});
