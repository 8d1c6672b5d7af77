/** Documents of the commands of sweeps, besides the manifest of results (lab/results/manifest.ts). */
import { z } from 'zod';

const hash = z.string().regex(/^[0-9a-f]{32}$/);
const count = z.int().min(0);

export const planSchema = z
  .strictObject({
    schema: z.literal('salang.plan/1'),
    plan: hash,
    treatments: count,
    points: count.describe('design points'),
    settings: count,
    replicates: count.describe('at most'),
    runs: count.describe('at most'),
  })
  .describe('what a sweep would play');

export const shardSchema = z
  .strictObject({
    schema: z.literal('salang.shard/1'),
    plan: hash.describe('names the plan'),
    shard: count.describe('number of the shard, from 1'),
    of: count.describe('shards in all'),
    first: count.describe('first run of the shard'),
    runs: count.describe('runs of the shard'),
    played: count.describe('runs that were played now; the others were there'),
  })
  .describe('a part of a sweep that was played');

export const querySchema = z
  .strictObject({
    schema: z.literal('salang.query/1'),
    columns: z.array(z.strictObject({ name: z.string(), type: z.string() })),
    rows: z.array(z.array(z.union([z.number(), z.string(), z.boolean(), z.null()]))),
  })
  .describe('what a query of results gave');

export type QueryDocument = z.infer<typeof querySchema>;
