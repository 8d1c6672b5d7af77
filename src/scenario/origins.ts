/**
 * Where the values of a document were written. A value keeps, out of sight, the file and the YAML
 * node that it came from, so that a problem found after files were merged still names its line.
 */
import { isMap, isPair, isScalar, isSeq, type LineCounter, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Place } from './problems.js';

/** A file that has been read. */
export interface SourceFile {
  readonly name: string;
  readonly lines: LineCounter;
}

/** One step of a path: a key of a mapping or a place in a list. */
export type Step = string | number;

interface Origin {
  readonly file: SourceFile;
  readonly node: YAMLMap | YAMLSeq;
}

/** The file as a whole. */
export function wholeFile(name: string): Place {
  return { file: name, line: 0, column: 0 };
}

/** A place in a file by its offset in the text. */
export function placeAt(file: SourceFile, offset: number): Place {
  const { line, col } = file.lines.linePos(offset);
  return { file: file.name, line, column: col };
}

/** Origins of the mappings and lists of one loading; nothing of it stays in the scenario. */
export class Origins {
  // Plain maps: they go with the loading, and weak ones cost the garbage collector dearly.
  private readonly written = new Map<object, Origin>();
  private readonly merged = new Map<object, Map<Step, object>>();

  /** Notes that a mapping or list was read from a node. */
  note(value: object, file: SourceFile, node: YAMLMap | YAMLSeq): void {
    this.written.set(value, { file, node });
  }

  /** Notes that `key` of a merged mapping or list was taken from `holder`. */
  take(value: object, key: Step, holder: object): void {
    let taken = this.merged.get(value);
    if (taken === undefined) this.merged.set(value, (taken = new Map<Step, object>()));
    taken.set(key, holder);
  }

  /** Notes that `to` is a changed copy of `from`: what was not changed is found where it was. */
  copied(from: object, to: object): void {
    const origin = this.written.get(from);
    if (origin !== undefined) this.written.set(to, origin);
    const taken = this.merged.get(from);
    if (taken !== undefined) this.merged.set(to, taken);
  }

  /** The place of what `path` leads to from `root`, or of the last step that was written down. */
  locate(root: unknown, path: readonly Step[], otherwise: Place): Place {
    let holder: unknown = root;
    let place = this.placeOf(root) ?? otherwise;
    for (const step of path) {
      if (typeof holder !== 'object' || holder === null) break;
      const found = this.placeOfKey(holder, step);
      if (found === null) break;
      place = found;
      holder = (holder as Record<Step, unknown>)[step];
    }
    return place;
  }

  private placeOf(value: unknown): Place | null {
    if (typeof value !== 'object' || value === null) return null;
    const origin = this.written.get(value);
    if (origin === undefined) return null;
    return placeAt(origin.file, origin.node.range?.[0] ?? 0);
  }

  private placeOfKey(holder: object, step: Step): Place | null {
    const inner = this.merged.get(holder)?.get(step);
    if (inner !== undefined) {
      // A merged list renumbers its items, so an item is found by itself.
      if (typeof step === 'number') return this.placeOf(inner);
      return this.placeOfKey(inner, step);
    }
    const origin = this.written.get(holder);
    if (origin === undefined) return null;
    const offset = offsetOf(origin.node, step);
    return offset === null ? null : placeAt(origin.file, offset);
  }
}

function offsetOf(node: YAMLMap | YAMLSeq, step: Step): number | null {
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    const range = (item as { range?: readonly number[] | null } | undefined)?.range;
    return range?.[0] ?? null;
  }
  if (!isMap(node)) return null;
  for (const pair of node.items) {
    if (isPair(pair) && isScalar(pair.key) && pair.key.value === step) {
      return pair.key.range?.[0] ?? null;
    }
  }
  return null;
}
