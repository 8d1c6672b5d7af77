/**
 * The folder of a calibration: its state while it works, its results when it is done. One process at
 * a time works in it, and what somebody else put there is left alone.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { LabError } from '../errors.js';
import { makeFolder } from '../make-folder.js';
import { LOCK_FILE, lockFolder } from '../sweep/folder-lock.js';
import { dropState, readState, type CalibrationState } from './calibration-state.js';

export const CALIBRATION_MANIFEST = 'manifest.json';

/** What a folder holds of a plan. */
export type FolderContent =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'begun'; readonly state: CalibrationState }
  | { readonly kind: 'done' };

export interface FolderWishes {
  readonly resume: boolean;
  readonly force: boolean;
}

/** Takes a folder for a plan until `release` is called. LabError when it cannot be had. */
export async function takeFolder(path: string): Promise<() => Promise<void>> {
  await makeFolder(path);
  return await lockFolder(path);
}

/** What is there of a plan. LabError when the folder holds something else, or what was not asked for. */
export async function lookInto(
  path: string,
  plan: string,
  { resume, force }: FolderWishes,
): Promise<FolderContent> {
  if (force) return { kind: 'nothing' };
  const names = (await readdir(path)).filter((name) => name !== LOCK_FILE);
  if (names.length === 0) return { kind: 'nothing' };
  const state = await readState(path);
  const done = state === null && (await planOf(path)) === plan;
  if (state?.plan !== plan && !done) {
    const known = state !== null || names.includes(CALIBRATION_MANIFEST);
    throw new LabError(
      known ? 'LAB_FOLDER_OTHER' : 'LAB_FOLDER_TAKEN',
      `${path} holds ${known ? 'another calibration' : 'something else'}`,
    );
  }
  if (!resume) {
    throw new LabError('LAB_CALIBRATION_BEGUN', `${path} holds this calibration`);
  }
  return state === null ? { kind: 'done' } : { kind: 'begun', state };
}

async function planOf(path: string): Promise<string | null> {
  try {
    const text = await readFile(join(path, CALIBRATION_MANIFEST), 'utf8');
    const found: unknown = JSON.parse(text);
    const plan = (found as { plan?: unknown }).plan;
    return typeof plan === 'string' ? plan : null;
  } catch {
    return null;
  }
}

/** Writes the results, each whole, the manifest last, and takes the state away. */
export async function writeResults(
  path: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<void> {
  for (const [name, content] of files) {
    const data = typeof content === 'string' ? content : Buffer.from(content);
    await writeFileAtomic(join(path, name), data);
  }
  await dropState(path);
}
