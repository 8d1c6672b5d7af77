/** A results folder before, during and after a sweep: whose it is, and whether it may be used. */
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LabError } from '../errors.js';
import { makeFolder } from '../make-folder.js';
import { MANIFEST_FILE, manifestSchema, type SweepManifest } from '../results/manifest.js';
import { fileOf, TABLE_NAMES } from '../results/tables.js';
import { writeWhole } from './chunk-file.js';
import { CHUNK_FOLDER, dropLeftovers } from './chunk-folder.js';
import { LOCK_FILE } from './folder-lock.js';
import { PLAN_FILE, planText, readPlan, type SweepPlan } from './sweep-plan.js';

export const TIMINGS_FILE = 'timings.json';
const EXPERIMENT_FILE = 'experiment.yaml';

export interface FolderChoice {
  /** Go on with the same sweep. */
  readonly resume: boolean;
  /** Begin anew, whatever is there. */
  readonly force: boolean;
}

/**
 * Gets a folder ready for the runs of a plan, or gives the manifest of the very same sweep when it is
 * complete already. LabError for a folder that holds something else (LAB_FOLDER_TAKEN), another
 * experiment (LAB_FOLDER_OTHER) or the same one without `resume` (LAB_FOLDER_BEGUN).
 */
export async function openFolder(
  dir: string,
  plan: SweepPlan,
  { resume, force }: FolderChoice,
): Promise<SweepManifest | null> {
  const found = await planIn(dir);
  if (force && !resume) await clearResults(dir);
  else if (found === null) await requireEmpty(dir, force);
  else if (found !== plan.hash) {
    throw new LabError('LAB_FOLDER_OTHER', `${dir} holds another experiment`);
  } else {
    const manifest = await manifestIn(dir);
    if (manifest?.complete === true) {
      await rm(join(dir, CHUNK_FOLDER), { recursive: true, force: true });
      return manifest;
    }
    if (!resume) throw new LabError('LAB_FOLDER_BEGUN', `${dir} holds the beginning of this sweep`);
  }
  // The plan first: a folder in which it could not be written is still nobody's.
  await dropLeftovers(dir);
  await putPlan(dir, plan);
  await makeFolder(join(dir, CHUNK_FOLDER));
  await dropLeftovers(join(dir, CHUNK_FOLDER));
  return null;
}

/** Puts the plan into a folder, unless it is there. */
export async function putPlan(dir: string, plan: SweepPlan): Promise<void> {
  const experiment = join(dir, EXPERIMENT_FILE);
  if ((await planIn(dir)) !== plan.hash) writeWhole(join(dir, PLAN_FILE), planText(plan));
  else if (existsSync(experiment)) return;
  writeWhole(experiment, plan.experiment.text);
}

/** The plan of a folder. LabError (LAB_RESULTS_NONE) where there is none. */
export async function planOf(dir: string): Promise<SweepPlan> {
  const path = join(dir, PLAN_FILE);
  if (!existsSync(path)) throw new LabError('LAB_RESULTS_NONE', `${dir} holds no ${PLAN_FILE}`);
  return readPlan(await readFile(path, 'utf8'), path);
}

/** Hash of the plan in a folder, of whatever version; null where there is none. */
async function planIn(dir: string): Promise<string | null> {
  const path = join(dir, PLAN_FILE);
  if (!existsSync(path)) return null;
  try {
    const { hash } = JSON.parse(await readFile(path, 'utf8')) as Partial<SweepPlan>;
    return typeof hash === 'string' ? hash : '';
  } catch {
    return '';
  }
}

async function manifestIn(dir: string): Promise<SweepManifest | null> {
  try {
    const found: unknown = JSON.parse(await readFile(join(dir, MANIFEST_FILE), 'utf8'));
    const result = manifestSchema.safeParse(found);
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

async function requireEmpty(dir: string, force: boolean): Promise<void> {
  if (force) return;
  const names = (await readdir(dir)).filter((name) => name !== LOCK_FILE);
  if (names.length > 0) throw new LabError('LAB_FOLDER_TAKEN', `${dir} holds something else`);
}

/** Takes away what sweeps write, and nothing else. */
async function clearResults(dir: string): Promise<void> {
  await rm(join(dir, MANIFEST_FILE), { force: true });
  const tables = TABLE_NAMES.flatMap((name) => [fileOf(name, 'parquet'), fileOf(name, 'csv')]);
  const others = [PLAN_FILE, TIMINGS_FILE, EXPERIMENT_FILE, 'dictionary.json', 'dictionary.md'];
  for (const name of [...tables, ...others]) await rm(join(dir, name), { force: true });
  await rm(join(dir, CHUNK_FOLDER), { recursive: true, force: true });
}
