/** Folders for results, with the folders that they lie in. */
import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { LabError } from './errors.js';

/**
 * Makes a folder and those above it where they are missing; gives whether it was made. LabError
 * (LAB_FOLDER_FILE) where a file has the name; other errors of the file system as they come.
 *
 * Not `mkdir` with `recursive`: where a file system answers "no such folder" though the parent is there
 * (`/proc/sys`), Node tries again without end.
 */
export async function makeFolder(path: string): Promise<boolean> {
  try {
    return await makeOne(path);
  } catch (error) {
    const whole = resolve(path);
    const parent = dirname(whole);
    if (codeOf(error) !== 'ENOENT' || parent === whole) throw error;
    await makeFolder(parent);
    return await makeOne(path);
  }
}

async function makeOne(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    if ((await stat(path)).isDirectory()) return false;
    throw new LabError('LAB_FOLDER_FILE', `${path} is no folder`, { cause: error });
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : null;
