/**
 * Files of finished runs. A chunk holds a range of runs of one plan, and is put in place whole or not
 * at all: written beside its name, brought to the disk, renamed. A checksum at its end tells damage.
 */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { threadId } from 'node:worker_threads';
import { LabError } from '../errors.js';

/** Bytes of the hash of a last state. */
export const HASH_BYTES = 16;

/** Finished runs `first` to `first + count - 1`, in their order. */
export interface Chunk {
  /** Hash of the plan. */
  readonly plan: string;
  readonly first: number;
  readonly count: number;
  /** Place of the outcome in OUTCOMES. */
  readonly outcome: Uint8Array;
  /** Hash of the last state, HASH_BYTES each. */
  readonly hash: Uint8Array;
  /** Summary outputs, one run after another, in their units. */
  readonly summary: Float64Array;
  /** Series: run after run, turn after turn. */
  readonly national: Float64Array;
  /** Areas: run after run, kept turn after turn, area after area. */
  readonly areas: Float64Array;
  /** Whole numbers of each run in `events`. */
  readonly eventRows: Uint32Array;
  readonly events: Int32Array;
}

const SECTIONS = {
  outcome: Uint8Array,
  hash: Uint8Array,
  summary: Float64Array,
  national: Float64Array,
  areas: Float64Array,
  eventRows: Uint32Array,
  events: Int32Array,
} as const;
type SectionName = keyof typeof SECTIONS;
const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[];

const MAGIC = 'SALCHK01';
const HEAD_BYTES = 16;
const DIGEST_BYTES = 32;
/** Longer heads are no heads. */
const MOST_HEADER = 4096;

interface Header {
  readonly plan: string;
  readonly first: number;
  readonly count: number;
  /** Bytes of each section, in the order of SECTIONS. */
  readonly bytes: readonly number[];
}

const padded = (bytes: number): number => Math.ceil(bytes / 8) * 8;

const DIGITS = 10;
const NAME = /^(\d{10,})-(\d{10,})\.chunk$/;

/** Name of a chunk's file: first and last run. */
export function chunkName({ first, count }: Pick<Chunk, 'first' | 'count'>): string {
  const digits = (run: number): string => String(run).padStart(DIGITS, '0');
  return `${digits(first)}-${digits(first + count - 1)}.chunk`;
}

/** The range that a file's name tells; null for other files. */
export function rangeOfName(name: string): { first: number; count: number } | null {
  const parts = NAME.exec(name);
  if (parts === null) return null;
  const [first, last] = [Number(parts[1]), Number(parts[2])];
  return last >= first ? { first, count: last - first + 1 } : null;
}

/** Whether a file was left by a write that did not come to its end. */
export function isLeftover(name: string): boolean {
  return name.startsWith('.') && name.endsWith('.tmp');
}

function encode(chunk: Chunk): Buffer {
  const sections = SECTION_NAMES.map((name) => {
    const { buffer, byteOffset, byteLength } = chunk[name];
    return new Uint8Array(buffer, byteOffset, byteLength);
  });
  const { plan, first, count } = chunk;
  const header: Header = { plan, first, count, bytes: sections.map((s) => s.byteLength) };
  const text = Buffer.from(JSON.stringify(header));
  const headed = padded(HEAD_BYTES + text.length);
  const size = sections.reduce((sum, s) => sum + padded(s.byteLength), headed) + DIGEST_BYTES;
  const out = Buffer.alloc(size);
  out.write(MAGIC, 0, 'latin1');
  out.writeUInt32LE(text.length, 8);
  text.copy(out, HEAD_BYTES);
  let at = headed;
  for (const section of sections) {
    out.set(section, at);
    at += padded(section.byteLength);
  }
  createHash('sha256').update(out.subarray(0, at)).digest().copy(out, at);
  return out;
}

/** Reads what `encode` made; null when it is damaged. */
function decode(bytes: Buffer): Chunk | null {
  if (bytes.length < HEAD_BYTES + DIGEST_BYTES) return null;
  const end = bytes.length - DIGEST_BYTES;
  const digest = createHash('sha256').update(bytes.subarray(0, end)).digest();
  if (!digest.equals(bytes.subarray(end))) return null;
  const length = bytes.readUInt32LE(8);
  if (bytes.toString('latin1', 0, 8) !== MAGIC || length > MOST_HEADER) return null;
  const header = JSON.parse(bytes.toString('utf8', HEAD_BYTES, HEAD_BYTES + length)) as Header;
  // Copied once, so that every section is aligned as its type needs.
  const data = Uint8Array.from(bytes.subarray(padded(HEAD_BYTES + length), end));
  let at = 0;
  const sections = SECTION_NAMES.map((name, s) => {
    const size = header.bytes[s] ?? 0;
    const Type = SECTIONS[name];
    const section = new Type(data.buffer, at, size / Type.BYTES_PER_ELEMENT);
    at += padded(size);
    return [name, section] as const;
  });
  const { plan, first, count } = header;
  return { plan, first, count, ...(Object.fromEntries(sections) as Pick<Chunk, SectionName>) };
}

/** Writes a chunk into a folder, whole or not at all; one that is there already is replaced. */
export function writeChunk(folder: string, chunk: Chunk): string {
  const path = join(folder, chunkName(chunk));
  writeWhole(path, encode(chunk));
  return path;
}

/**
 * Puts a chunk that came from elsewhere into a folder; null for bytes that are damaged or of another
 * plan, which are not written.
 */
export function receiveChunk(
  folder: string,
  bytes: Buffer,
  plan: string,
): { first: number; count: number; path: string; summary: Float64Array } | null {
  const chunk = decode(bytes);
  if (chunk?.plan !== plan) return null;
  const path = join(folder, chunkName(chunk));
  writeWhole(path, bytes);
  return { first: chunk.first, count: chunk.count, path, summary: chunk.summary };
}

/**
 * Writes a file beside its name, waits until the disk has it, and renames it. Without promises: a
 * sweep writes a hundred thousand chunks, and what each write in the background leaves behind is
 * swept up late.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const name = `.${basename(path)}.${process.pid}.${threadId}.tmp`;
  const temporary = join(dirname(path), name);
  try {
    const file = openSync(temporary, 'w');
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * Reads a chunk. LabError when it is damaged (LAB_CHUNK_DAMAGED) or of another plan
 * (LAB_FOLDER_OTHER).
 */
export async function readChunk(path: string, plan: string): Promise<Chunk> {
  const chunk = decode(await readFile(path));
  if (chunk === null) throw new LabError('LAB_CHUNK_DAMAGED', `${path} is damaged`);
  if (chunk.plan !== plan) throw new LabError('LAB_FOLDER_OTHER', `${path} is of another plan`);
  const named = rangeOfName(basename(path));
  if (named?.first !== chunk.first || named.count !== chunk.count) {
    throw new LabError('LAB_CHUNK_DAMAGED', `${path} holds other runs than its name says`);
  }
  return chunk;
}
