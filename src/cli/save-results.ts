/** Results in a folder: all files of a run or none, and never over the results of another run. */
import { open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { makeFolder } from '../lab/make-folder.js';
import { CliError } from './errors.js';
import { EXIT } from './exit-codes.js';

export interface ResultFile {
  readonly name: string;
  /** Its content; bytes where it is no text. */
  readonly text: string | Uint8Array;
}

/** A folder that results may be written into. */
export interface ResultFolder {
  readonly path: string;
  /** Whether it was made for these results. */
  readonly made: boolean;
}

export interface FolderOptions {
  readonly force: boolean;
  /** Name of the file that is put in place last: a folder that has it is complete. */
  readonly documentFile: string;
  /** Whether a document is of the run whose results are to be written. */
  readonly isSame: (document: unknown) => boolean;
}

/**
 * Makes sure, before any work is done, that results can be put into a folder: makes it when it is
 * missing, and refuses one that holds something else unless `force` is set. A folder whose document
 * (`documentFile`) is of the very same run (`isSame`) may be written again: nothing changes.
 */
export async function prepareFolder(
  path: string,
  { force, documentFile, isSame }: FolderOptions,
): Promise<ResultFolder> {
  const made = await makeFolder(path);
  if (!made && !force) {
    const names = await readdir(path);
    if (names.length > 0 && !isSame(await readDocument(join(path, documentFile)))) {
      throw new CliError(
        EXIT.badInput,
        'OUT_NOT_EMPTY',
        `${path} holds something else`,
        'Choose another folder, or add --force to write into this one.',
      );
    }
  }
  return { path, made };
}

async function readDocument(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Takes a folder that was made away again when it is still empty. */
export async function abandonFolder(folder: ResultFolder): Promise<void> {
  if (!folder.made) return;
  try {
    await rmdir(folder.path);
  } catch {
    // Somebody has put something there meanwhile; it is theirs.
  }
}

/**
 * Writes the files, the document last: first beside their names, then, when all are safely on disk, each to its name.
 * On an error (disk full, no permission) nothing is left behind and what was there stays.
 */
export async function saveResults(
  folder: ResultFolder,
  files: readonly ResultFile[],
): Promise<void> {
  const temporary = (name: string): string => join(folder.path, `.${name}.${process.pid}.tmp`);
  try {
    for (const { name, text } of files) await writeSafely(temporary(name), text);
    for (const { name } of files) await rename(temporary(name), join(folder.path, name));
  } catch (error) {
    for (const { name } of files) await rm(temporary(name), { force: true });
    await abandonFolder(folder);
    throw error;
  }
}

/** Writes a file and waits until the disk has it, as a full disk may show only then. */
async function writeSafely(path: string, text: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
