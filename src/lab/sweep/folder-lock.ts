/**
 * One sweep at a time in a folder. The lock names the process that holds it, so that it can be taken
 * over at once from one that was killed: a lock that ages would make whoever resumes wait.
 */
import { open, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { LabError } from '../errors.js';

export const LOCK_FILE = '.lock';

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/** Takes the lock of a folder; gives what releases it. LabError (LAB_FOLDER_BUSY) when it is held. */
export async function lockFolder(dir: string): Promise<() => Promise<void>> {
  const path = join(dir, LOCK_FILE);
  for (;;) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(JSON.stringify({ pid: process.pid, host: hostname() }));
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = await holderOf(path);
    if (holder !== null && isAlive(holder)) {
      const who = `process ${holder.pid} on ${holder.host}`;
      throw new LabError('LAB_FOLDER_BUSY', `${dir} is in use by ${who} (${LOCK_FILE})`);
    }
    await rm(path, { force: true });
  }
}

/** Null for a lock whose process died while it wrote it. */
async function holderOf(path: string): Promise<Holder | null> {
  try {
    const { pid, host } = JSON.parse(await readFile(path, 'utf8')) as Holder;
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host } : null;
  } catch {
    return null;
  }
}

/** Whether the process is there; of another machine nothing is known, so it is taken to be. */
function isAlive({ pid, host }: Holder): boolean {
  if (host !== hostname()) return true;
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
