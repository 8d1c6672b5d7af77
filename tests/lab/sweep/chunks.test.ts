import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, writeFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { LabError } from '../../../src/lab/errors.js';
import {
  chunkName,
  rangeOfName,
  readChunk,
  writeChunk,
  type Chunk,
} from '../../../src/lab/sweep/chunk-file.js';
import { checkChunks, listChunks, segmentsOf } from '../../../src/lab/sweep/chunk-folder.js';
import { piecesOf, shardRange } from '../../../src/lab/sweep/sweep-plan.js';
import { smallPlan } from './small-plan.js';

const folder = mkdtempSync(join(tmpdir(), 'salang-chunks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PLAN = '0123456789abcdef0123456789abcdef';
const chunk: Chunk = {
  plan: PLAN,
  first: 7,
  count: 3,
  outcome: Uint8Array.of(0, 1, 2),
  hash: Uint8Array.from({ length: 48 }, (_, i) => i),
  summary: Float64Array.of(1, -0.5, 1e300, 0, 2, 3),
  national: new Float64Array(0),
  areas: Float64Array.of(0.25),
  eventRows: Uint32Array.of(1, 0, 2),
  events: Int32Array.of(-5, 6, 7),
};

describe('a chunk file', () => {
  it('gives back what was written', async () => {
    const path = writeChunk(folder, chunk);
    expect(await readChunk(path, PLAN)).toEqual(chunk);
    expect(readdirSync(folder)).toEqual(['0000000007-0000000009.chunk']);
  });

  it('shows every changed byte and every missing end', async () => {
    const path = writeChunk(folder, chunk);
    const whole = readFileSync(path);
    const damaged = async (bytes: Uint8Array): Promise<void> => {
      writeFileSync(path, bytes);
      await expect(readChunk(path, PLAN)).rejects.toMatchObject({ code: 'LAB_CHUNK_DAMAGED' });
    };
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const bytes = Uint8Array.from(whole);
          bytes[at] = (bytes[at] ?? 0) ^ flip;
          await damaged(bytes);
          await damaged(whole.subarray(0, at));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('of another plan or under another name is refused', async () => {
    const path = writeChunk(folder, chunk);
    await expect(readChunk(path, PLAN.replace('0', '1'))).rejects.toThrow(LabError);
    const other = join(folder, chunkName({ first: 8, count: 3 }));
    writeFileSync(other, readFileSync(path));
    await expect(readChunk(other, PLAN)).rejects.toMatchObject({ code: 'LAB_CHUNK_DAMAGED' });
  });

  it.each(['x.chunk', '0000000009-0000000007.chunk', '.0000000007-0000000009.chunk.1.0.tmp'])(
    'has not the name %s',
    (name) => expect(rangeOfName(name)).toBeNull(),
  );
});

it('a damaged chunk is set aside, not deleted', async () => {
  const own = mkdtempSync(join(folder, 'aside-'));
  const plan = smallPlan('');
  const path = writeChunk(own, { ...chunk, plan: plan.hash });
  writeChunk(own, { ...chunk, plan: plan.hash, first: 20 });
  writeFileSync(path, 'nonsense');
  const { sound, damaged } = await checkChunks(await listChunks([own, join(own, 'none')]), plan);
  expect(sound.map(({ first }) => first)).toEqual([20]);
  expect(damaged).toHaveLength(1);
  expect(readdirSync(own)).toContain('0000000007-0000000009.chunk.damaged');
});

describe('segments', () => {
  const chunks = fc.array(
    fc.record({ first: fc.nat(60), count: fc.integer({ min: 1, max: 20 }) }),
    { maxLength: 12 },
  );

  it('give every run once, in order, and from a chunk whenever one has it', () => {
    fc.assert(
      fc.property(chunks, fc.integer({ min: 1, max: 70 }), (list, total) => {
        const known = list
          .map((range) => ({ ...range, path: '' }))
          .sort((a, b) => a.first - b.first || b.count - a.count);
        let at = 0;
        for (const segment of segmentsOf(known, { first: 0, count: total })) {
          expect(segment.first).toBe(at);
          expect(segment.count).toBeGreaterThan(0);
          for (let run = at; run < at + segment.count; run++) {
            const there = known.some(({ first, count }) => run >= first && run < first + count);
            expect(segment.chunk !== null).toBe(there);
          }
          const { chunk: from } = segment;
          if (from !== null) {
            expect(from.first).toBeLessThanOrEqual(at);
            expect(from.first + from.count).toBeGreaterThanOrEqual(at + segment.count);
          }
          at += segment.count;
        }
        expect(at).toBe(total);
      }),
    );
  });

  it('as shards and pieces leave no run out and give none twice', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 60 }),
        (runs, of, size) => {
          let at = 0;
          for (let index = 1; index <= of; index++) {
            for (const { first, count } of piecesOf(shardRange({ runs }, index, of), size)) {
              expect(first).toBe(at);
              expect(count).toBeLessThanOrEqual(size);
              at += count;
            }
          }
          expect(at).toBe(runs);
        },
      ),
    );
    expect(() => shardRange({ runs: 5 }, 0, 3)).toThrow('is no shard');
    expect(() => shardRange({ runs: 5 }, 4, 3)).toThrow('is no shard');
  });
});
