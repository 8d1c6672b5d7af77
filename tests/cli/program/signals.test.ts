import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentOf, newFolder, salang } from './salang.js';

/** More work than any machine does before the signal comes. */
const LONG = ['run', 'base-2024', '--runs', '1000000'] as const;

describe('signals', () => {
  it.each([
    ['SIGINT', 130, '1'],
    ['SIGTERM', 143, '1'],
    ['SIGINT', 130, '2'],
    ['SIGTERM', 143, '2'],
  ] as const)('%s ends the work with %i (%s workers)', async (signal, code, workers) => {
    const parent = newFolder();
    const out = join(parent, 'out');
    const ended = await salang([...LONG, '--workers', workers, '--out', out, '--json'], {
      // The folder is made when the work begins; from then on the command listens.
      started: (child) => {
        const timer = setInterval(() => {
          if (!existsSync(out)) return;
          clearInterval(timer);
          child.kill(signal);
        }, 20);
      },
    });
    expect([ended.code, ended.signal]).toEqual([code, null]);
    expect(ended.stderr).toMatch(
      new RegExp(
        `salang: stopped by ${signal} after [\\d,]+ of 1,000,000 campaigns: nothing was written`,
      ),
    );
    expect(documentOf(ended)).toMatchObject({ code: 'INTERRUPTED', exitCode: code });
    expect(readdirSync(parent)).toEqual([]);
  });
});
