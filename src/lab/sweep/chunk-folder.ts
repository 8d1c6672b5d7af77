/** The chunks of a folder: which runs they hold, and which are still to be played. */
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LabError } from '../errors.js';
import { isLeftover, rangeOfName, readChunk, type Chunk } from './chunk-file.js';
import type { RunRange, SweepPlan } from './sweep-plan.js';

/** Folder of finished runs within a results folder. */
export const CHUNK_FOLDER = 'chunks';

/** A chunk by the name of its file; its content has not been looked at. */
export interface KnownChunk extends RunRange {
  readonly path: string;
}

/** Runs that follow each other: in a chunk, or to be played when there is none. */
export interface Segment extends RunRange {
  readonly chunk: KnownChunk | null;
}

/** The chunks of some folders in the order of their runs; folders that are missing have none. */
export async function listChunks(folders: readonly string[]): Promise<KnownChunk[]> {
  const lists = await Promise.all(folders.map(chunksOf));
  return lists.flat().sort((a, b) => a.first - b.first || b.count - a.count);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function chunksOf(folder: string): Promise<KnownChunk[]> {
  return (await namesIn(folder)).flatMap((name) => {
    const range = rangeOfName(name);
    return range === null ? [] : [{ ...range, path: join(folder, name) }];
  });
}

/** Takes away what writes left that did not come to their end. */
export async function dropLeftovers(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (isLeftover(name)) await rm(join(folder, name), { force: true });
  }
}

/**
 * Runs `first` to `first + count - 1` as segments that follow each other. Chunks may overlap, as the
 * size of chunks may change between two sittings: each run is taken from the first that holds it.
 */
export function segmentsOf(chunks: readonly KnownChunk[], range: RunRange): Segment[] {
  const end = range.first + range.count;
  const out: Segment[] = [];
  let at = range.first;
  for (const chunk of chunks) {
    const chunkEnd = Math.min(end, chunk.first + chunk.count);
    if (chunkEnd <= at) continue;
    if (chunk.first >= end) break;
    if (chunk.first > at) out.push({ first: at, count: chunk.first - at, chunk: null });
    at = Math.max(at, chunk.first);
    out.push({ first: at, count: chunkEnd - at, chunk });
    at = chunkEnd;
  }
  if (at < end) out.push({ first: at, count: end - at, chunk: null });
  return out;
}

/** A chunk that was found damaged, and what its file is called now. */
export interface SetAside {
  readonly chunk: KnownChunk;
  readonly path: string;
}

/**
 * Reads every chunk once. Damaged ones get another name, so that their runs are played again and
 * nothing is deleted; LabError (LAB_FOLDER_OTHER) for one of another plan.
 */
export async function checkChunks(
  chunks: readonly KnownChunk[],
  plan: SweepPlan,
): Promise<{ sound: KnownChunk[]; damaged: SetAside[] }> {
  const sound: KnownChunk[] = [];
  const damaged: SetAside[] = [];
  for (const chunk of chunks) {
    try {
      await readChunk(chunk.path, plan.hash);
      sound.push(chunk);
    } catch (error) {
      if (!(error instanceof LabError) || error.code !== 'LAB_CHUNK_DAMAGED') throw error;
      const path = `${chunk.path}.damaged`;
      await rename(chunk.path, path);
      damaged.push({ chunk, path });
    }
  }
  return { sound, damaged };
}

/** The chunk of a segment; what it holds besides the segment's runs is left to the reader. */
export async function chunkOf(segment: Segment, plan: SweepPlan): Promise<Chunk> {
  if (segment.chunk !== null) return await readChunk(segment.chunk.path, plan.hash);
  const last = segment.first + segment.count - 1;
  throw new LabError('LAB_CHUNK_MISSING', `runs ${segment.first} to ${last} are missing`);
}
