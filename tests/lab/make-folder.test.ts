import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from '../../src/lab/make-folder.js';

let place = '';
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'salang-'));
});
afterEach(() => {
  rmSync(place, { recursive: true, force: true });
});

describe('makeFolder', () => {
  it('makes a folder and those above it, once', async () => {
    const path = join(place, 'a', 'b', 'c');
    expect(await makeFolder(path)).toBe(true);
    expect(statSync(path).isDirectory()).toBe(true);
    expect(await makeFolder(path)).toBe(false);
    expect(await makeFolder(`${path}/`)).toBe(false);
  });

  it('may be asked for one folder by many at once', async () => {
    const path = join(place, 'a', 'b');
    const made = await Promise.all([1, 2, 3, 4].map(() => makeFolder(path)));
    expect(made.filter(Boolean)).toHaveLength(1);
  });

  it('fails where a file has the name, of the folder or of one above', async () => {
    const file = join(place, 'file');
    writeFileSync(file, '');
    await expect(makeFolder(file)).rejects.toMatchObject({ code: 'LAB_FOLDER_FILE' });
    await expect(makeFolder(join(file, 'a'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it.skipIf(!existsSync('/proc/sys'))('fails where no folder can ever be made', async () => {
    await expect(makeFolder('/proc/sys/salang/results')).rejects.toMatchObject({
      code: expect.stringMatching(/^(ENOENT|EACCES|EPERM)$/) as string,
    });
  });
});
