import { mkdtempSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CliError } from '../../src/cli/errors.js';
import { abandonFolder, prepareFolder, saveResults } from '../../src/cli/save-results.js';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'salang-out-'));
const never = { force: false, documentFile: 'run.json', isSame: (): boolean => false };
const forced = { ...never, force: true };
const FILES = [
  { name: 'series.csv', text: 'a,b\n' },
  { name: 'run.json', text: '{"schema":"x"}\n' },
];

describe('a folder for results', () => {
  it('is made, filled, and holds nothing else', async () => {
    const path = join(newFolder(), 'deep/results');
    const folder = await prepareFolder(path, never);
    expect(folder.made).toBe(true);
    await saveResults(folder, FILES);
    expect(readdirSync(path).sort()).toEqual(['run.json', 'series.csv']);
    expect(readFileSync(join(path, 'run.json'), 'utf8')).toBe('{"schema":"x"}\n');
  });

  it('may be there already when it is empty', async () => {
    const path = newFolder();
    await saveResults(await prepareFolder(path, never), FILES);
    expect(readdirSync(path)).toHaveLength(2);
  });

  it('is refused when it holds something else', async () => {
    const path = newFolder();
    writeFileSync(join(path, 'thesis.tex'), 'years of work');
    await expect(prepareFolder(path, never)).rejects.toMatchObject({
      code: 'OUT_NOT_EMPTY',
      exitCode: 3,
    });
    await expect(prepareFolder(path, never)).rejects.toBeInstanceOf(CliError);
    await saveResults(await prepareFolder(path, forced), FILES);
    expect(readFileSync(join(path, 'thesis.tex'), 'utf8')).toBe('years of work');
  });

  it('may be written again by the same run', async () => {
    const path = newFolder();
    await saveResults(await prepareFolder(path, never), FILES);
    const same = (document: unknown): boolean =>
      (document as { schema?: string } | null)?.schema === 'x';
    await saveResults(await prepareFolder(path, { ...never, isSame: same }), FILES);
    await expect(prepareFolder(path, never)).rejects.toMatchObject({ exitCode: 3 });
  });

  it('is taken away again when nothing came of it', async () => {
    const parent = newFolder();
    await abandonFolder(await prepareFolder(join(parent, 'out'), never));
    expect(readdirSync(parent)).toEqual([]);
  });

  it('keeps what was there when a file cannot be written', async () => {
    const path = newFolder();
    const folder = await prepareFolder(path, never);
    await saveResults(folder, FILES);
    // A folder with the name of a file: the last rename fails, as on a disk that gives up.
    mkdirSync(join(path, 'targets.csv'));
    const second = [
      { name: 'targets.csv', text: 'x' },
      { name: 'run.json', text: 'new' },
    ];
    await expect(saveResults(folder, second)).rejects.toMatchObject({ code: 'EISDIR' });
    expect(readFileSync(join(path, 'run.json'), 'utf8')).toBe('{"schema":"x"}\n');
    expect(readdirSync(path).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('cannot be below a file', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    await expect(prepareFolder(join(file, 'out'), never)).rejects.toMatchObject({
      code: 'ENOTDIR',
    });
  });
});
