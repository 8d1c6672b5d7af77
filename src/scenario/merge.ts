/**
 * Putting files together. A scenario is its parent, overlaid by its parts, overlaid by itself;
 * sections merge by the id of their entries. Among the parts of one scenario nothing may stand
 * twice, as no order could say which one counts.
 */
import type { Origins } from './origins.js';
import type { EdgeEntry } from './schema.js';

/** Sections of a document as far as they are given. */
export type Sections = Readonly<Record<string, unknown>>;

/** How the sections merge: entries by id, tables of entries by two ids, edges by their two ends. */
const ENTRIES = [
  'provinces',
  'areas',
  'quantities',
  'roads',
  'actors',
  'groups',
  'corridors',
  'fronts',
  'zones',
  'state',
  'events',
] as const;
const TABLES = ['parameters', 'doctrine'] as const;

/** Sections that are mappings. */
export const MAPPINGS: readonly string[] = [...ENTRIES, ...TABLES];

/** Plain values: what is given later counts. */
const VALUES = [
  'schema',
  'id',
  'title',
  'summary',
  'teaches',
  'sides',
  'start',
  'end',
  'turnDays',
  'stepDays',
  'history',
  'identities',
  'targets',
  'victory',
] as const;

/** What is said of one file and of none that extends it. */
const OWN = ['watch'] as const;

/** Something that two parts both give, and where the second one stands. */
export interface Clash {
  readonly path: readonly (string | number)[];
}

/** Puts `upper` over `lower`. With `clashes`, notes there what both give and is not the same. */
export function overlay(
  lower: Sections,
  upper: Sections,
  origins: Origins,
  clashes?: Clash[],
): Sections {
  const out: Record<string, unknown> = {};
  const merger = new Merger(origins, clashes);
  for (const key of VALUES) merger.value(out, lower, upper, key);
  for (const key of OWN) merger.value(out, {}, upper, key);
  for (const key of ENTRIES) merger.entries(out, lower, upper, key, []);
  for (const key of TABLES) merger.tables(out, lower, upper, key);
  merger.edges(out, lower, upper);
  return out;
}

class Merger {
  constructor(
    private readonly origins: Origins,
    private readonly clashes: Clash[] | undefined,
  ) {}

  value(out: Record<string, unknown>, lower: Sections, upper: Sections, key: string): void {
    const holder = upper[key] !== undefined ? upper : lower;
    if (holder[key] === undefined) return;
    if (lower[key] !== undefined && holder === upper) this.compare(lower[key], upper[key], [key]);
    out[key] = holder[key];
    this.origins.take(out, key, holder);
  }

  entries(
    out: Record<string, unknown>,
    lower: Sections,
    upper: Sections,
    key: string,
    above: readonly string[],
  ): void {
    const [low, high] = [lower[key], upper[key]] as [Sections | undefined, Sections | undefined];
    if (low === undefined && high === undefined) return;
    const merged: Record<string, unknown> = {};
    for (const part of [low, high]) {
      for (const [id, entry] of Object.entries(part ?? {})) {
        if (Object.hasOwn(merged, id)) this.compare(merged[id], entry, [...above, key, id]);
        merged[id] = entry;
        this.origins.take(merged, id, part ?? {});
      }
    }
    out[key] = merged;
    this.origins.take(out, key, high === undefined ? lower : upper);
  }

  tables(out: Record<string, unknown>, lower: Sections, upper: Sections, key: string): void {
    const [low, high] = [lower[key], upper[key]] as [Sections | undefined, Sections | undefined];
    if (low === undefined && high === undefined) return;
    const merged: Record<string, unknown> = {};
    for (const id of new Set([...Object.keys(low ?? {}), ...Object.keys(high ?? {})])) {
      this.entries(merged, low ?? {}, high ?? {}, id, [key]);
    }
    out[key] = merged;
    this.origins.take(out, key, high === undefined ? lower : upper);
  }

  /** Edges keep the place of the one that they replace. */
  edges(out: Record<string, unknown>, lower: Sections, upper: Sections): void {
    const [low, high] = [lower['edges'], upper['edges']] as (readonly EdgeEntry[] | undefined)[];
    if (low === undefined && high === undefined) return;
    const places = new Map<string, number>();
    const merged: EdgeEntry[] = [];
    for (const part of [low ?? [], high ?? []]) {
      const before = merged.length;
      for (const edge of part) {
        const ends = edgeKey(edge);
        const at = places.get(ends);
        // Twice in one list is left for the check of the whole, which names both ends.
        const replaces = at !== undefined && at < before;
        if (replaces) this.compare(merged[at], edge, ['edges', part.indexOf(edge)]);
        const place = replaces ? at : merged.length;
        merged[place] = edge;
        places.set(ends, place);
        this.origins.take(merged, place, edge);
      }
    }
    out['edges'] = merged;
    this.origins.take(out, 'edges', high === undefined ? lower : upper);
  }

  private compare(lower: unknown, upper: unknown, path: readonly (string | number)[]): void {
    if (this.clashes === undefined || JSON.stringify(lower) === JSON.stringify(upper)) return;
    this.clashes.push({ path });
  }
}

/** The same for both directions of an edge. */
export function edgeKey(edge: EdgeEntry): string {
  const [a, b] = edge.between;
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
