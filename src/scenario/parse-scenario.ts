/**
 * A scenario from the text of its files, wherever that comes from: nothing here opens a file. Each
 * file is read and checked by itself, then they are put together, changed by their overrides, and
 * checked as a whole.
 */
import { LineCounter } from 'yaml';
import { hashText } from '../engine/hash.js';
import { compileChecked } from './compile-checked.js';
import { shown, shownValue } from './characters.js';
import { decodeText } from './decode-text.js';
import type { ScenarioDocument } from './document.js';
import { CSV_ENDING, OpenError, wrongPath, YAML_ENDING } from './file-paths.js';
import { MAPPINGS, overlay, type Clash, type Sections } from './merge.js';
import { Origins, wholeFile, type SourceFile, type Step } from './origins.js';
import { applyOverrides } from './overrides.js';
import { OverrideError } from './paths.js';
import { Problems, ScenarioError, scenarioError, type Place } from './problems.js';
import { readDocument, type ReadDocument } from './read-document.js';
import {
  partSchema,
  SCENARIO_SCHEMA,
  scenarioSchema,
  type OverrideEntry,
  type PartFile,
  type ScenarioFile,
} from './schema.js';
import { checkShape } from './schema-problems.js';
import { makeScenario, type FileRead, type Scenario } from './scenario.js';
import { parseTargets } from './targets.js';

const MAX_FILES = 20;
const MAX_CHAIN = 8;

/** What a scenario has when it says nothing of it. */
const DEFAULTS = {
  start: '',
  end: '',
  turnDays: 7,
  stepDays: 28,
  history: 'all',
  identities: [],
  edges: [],
} as const;

/** A file that a scenario names. */
export interface FileContent {
  /** The name by which problems call it: where people find it from where they are. */
  readonly name: string;
  /** The name by which what comes of it calls it, the same wherever it is read; `name` if absent. */
  readonly recorded?: string;
  readonly content: string | Uint8Array;
}

/**
 * Opens a file that `from` names (`from` is the name of a scenario file, as given here before). The
 * path has been checked as text. Throws OpenError when the file cannot be opened.
 */
export type ReadPart = (path: string, from: string) => FileContent;

/** Value of a file whose text has this hash and has been read and checked before, if it has. */
export type KnownFile = (hash: string) => unknown;

export interface ParseOptions {
  /** Without it a scenario must stand alone. */
  readonly readPart?: ReadPart;
  /** Changes on top of those in the files. */
  readonly overrides?: readonly OverrideEntry[];
  /** Who makes those changes; stands as their source. */
  readonly setBy?: string;
  /** Spares the reading of files that are known; the result is the same. */
  readonly known?: KnownFile;
}

/** Reads a scenario and everything that it names. Throws ScenarioError. */
export function parseScenario(
  content: string | Uint8Array,
  name: string,
  options: ParseOptions = {},
): Scenario {
  return parseScenarioFile({ name, content }, options);
}

/** The same for a file that is recorded under another name than people call it by. */
export function parseScenarioFile(file: FileContent, options: ParseOptions = {}): Scenario {
  if (options.known === undefined) return new Assembly(options).scenario(file);
  try {
    return new Assembly(options).scenario(file);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    // Lines are known only of what has been read, so a problem is found once more, and told well.
    const { known: _known, ...rest } = options;
    return new Assembly(rest).scenario(file);
  }
}

/** What the files of one level of a chain come to. */
interface Level {
  readonly sections: Sections;
  readonly document: ScenarioDocument;
}

/** The reading of one scenario. */
class Assembly {
  private readonly origins = new Origins();
  private readonly files: FileRead[] = [];

  constructor(private readonly options: ParseOptions) {}

  scenario(file: FileContent): Scenario {
    const { document } = this.level(file, []);
    const problems = new Problems();
    const { overrides = [], setBy = '--set' } = this.options;
    const changed = this.override(document, overrides, setBy, problems, (i) => ({
      ...wholeFile(setBy),
      path: overrides[i]?.path ?? '',
    }));
    problems.throwIfAny();
    const made = changed.changes.slice(document.changes.length).map(({ path }) => `${path}.`);
    const locate = (path: readonly Step[]): Place => {
      const text = `${path.join('.')}.`;
      // What was asked for on top of the files is not the fault of any line.
      const ofAll = path.length === 0 && made.length > 0;
      if (ofAll || made.some((start) => text.startsWith(start))) return wholeFile(setBy);
      return this.origins.locate(changed, path, { file: file.name, line: 1, column: 1 });
    };
    const setup = compileChecked(changed, problems, locate);
    return makeScenario(changed, setup, this.targets(changed, locate), this.files);
  }

  /** One scenario file over its parts over its parent. */
  private level(content: FileContent, chain: readonly string[]): Level {
    const { value, file, known } = this.read(content);
    if (!known) this.checkHead(value, file);
    const own = value as ScenarioFile;
    const parent = own.extends === undefined ? null : this.parent(own, file, chain);
    const parts = this.parts(own, file);
    const below = parent === null ? parts : overlay(parent.sections, parts, this.origins);
    const sections = overlay(below, own, this.origins);
    const problems = new Problems();
    const overrides = own.overrides ?? [];
    const before = this.complete(sections, parent?.document.changes ?? []);
    const setBy = `override in ${shown(content.recorded ?? file.name, 200)}`;
    const document = this.override(before, overrides, setBy, problems, (i) => ({
      ...this.origins.locate(own, ['overrides', i], wholeFile(file.name)),
      path: `overrides.${i}`,
    }));
    problems.throwIfAny();
    return { sections: document as unknown as Sections, document };
  }

  private read({
    name,
    recorded = name,
    content,
  }: FileContent): ReadDocument & { readonly known: boolean } {
    if (this.files.length >= MAX_FILES) {
      throw scenarioError(wholeFile(name), '', 'SCENARIO_TOO_MANY_FILES', 'one file too many');
    }
    const text = decodeText(content, name);
    const hash = hashText(text);
    this.files.push({ name: recorded, hash });
    const value = this.options.known?.(hash);
    if (value !== undefined)
      return { value, file: { name, lines: new LineCounter() }, known: true };
    return { ...readDocument(text, name, this.origins), known: false };
  }

  /** Checks the shape of a scenario file; one of another schema is not looked at further. */
  private checkHead(value: unknown, file: SourceFile): void {
    const problems = new Problems();
    if (typeof value === 'object' && value !== null && 'schema' in value) {
      const { schema } = value;
      if (schema !== SCENARIO_SCHEMA) {
        const place = this.origins.locate(value, ['schema'], wholeFile(file.name));
        problems.add(place, 'schema', 'SCENARIO_SCHEMA', `it is ${shownValue(schema)}`);
        problems.throwIfAny();
      }
    }
    checkShape(scenarioSchema, value, file, this.origins, problems);
    problems.throwIfAny();
  }

  private parent(own: ScenarioFile, file: SourceFile, chain: readonly string[]): Level {
    const id = own.extends ?? '';
    const place = this.origins.locate(own, ['extends'], wholeFile(file.name));
    const links = [...chain, file.name];
    if (links.length >= MAX_CHAIN) {
      throw scenarioError(place, 'extends', 'SCENARIO_EXTENDS_DEPTH', `${links.length} already`);
    }
    const content = this.open(`${id}.yaml`, file.name, place, 'extends', YAML_ENDING);
    if (links.includes(content.name)) {
      const circle = [...links, content.name].map((link) => shown(link)).join(', ');
      throw scenarioError(place, 'extends', 'SCENARIO_EXTENDS_CYCLE', circle);
    }
    return this.level(content, links);
  }

  private parts(own: ScenarioFile, file: SourceFile): Sections {
    let out: Sections = {};
    (own.include ?? []).forEach((path, i) => {
      const place = this.origins.locate(own, ['include', i], wholeFile(file.name));
      const part = this.part(this.open(path, file.name, place, `include.${i}`, YAML_ENDING));
      const clashes: Clash[] = [];
      out = overlay(out, part, this.origins, clashes);
      const problems = new Problems();
      for (const clash of clashes) {
        const at = this.origins.locate(part, clash.path, place);
        const message = 'another part has given it already';
        problems.add(at, clash.path.join('.'), 'SCENARIO_DUPLICATE', message);
      }
      problems.throwIfAny();
    });
    return out;
  }

  /** The sections of a part; its head is its own. */
  private part(content: FileContent): Sections {
    const { value, file, known } = this.read(content);
    if (!known) this.checkPart(value, file);
    const {
      schema: _schema,
      id: _id,
      title: _title,
      summary: _summary,
      ...rest
    } = value as PartFile;
    this.origins.copied(value as object, rest);
    return rest;
  }

  private checkPart(value: unknown, file: SourceFile): void {
    const problems = new Problems();
    if (typeof value === 'object' && value !== null) {
      const links = ['include', 'extends', 'overrides'].filter((key) => key in value);
      for (const key of links) {
        const place = this.origins.locate(value, [key], wholeFile(file.name));
        problems.add(place, key, 'SCENARIO_PART_INCLUDES', `this part has "${key}"`);
      }
      if (links.length === 0 && !('schema' in value)) {
        const mend = 'Begin a part with "schema: salang.part/1", and give it an id and a title.';
        const place = { file: file.name, line: 1, column: 1 };
        problems.add(place, 'schema', 'SCENARIO_SCHEMA', 'it is missing', mend);
      }
      problems.throwIfAny();
    }
    checkShape(partSchema, value, file, this.origins, problems);
    problems.throwIfAny();
  }

  private open(
    path: string,
    from: string,
    place: Place,
    field: string,
    ending: RegExp,
  ): FileContent {
    const wrong = wrongPath(path, ending);
    if (wrong !== null) {
      const what = `${shownValue(path)}: ${wrong}`;
      throw scenarioError(place, field, 'SCENARIO_OUTSIDE_FOLDER', what);
    }
    const { readPart } = this.options;
    if (readPart === undefined) {
      throw scenarioError(place, field, 'SCENARIO_NOT_FOUND', `${path} cannot be opened here`);
    }
    try {
      return readPart(path, from);
    } catch (error) {
      // A file that cannot be opened is the mistake of the line that names it.
      if (error instanceof OpenError) {
        throw scenarioError(place, field, error.code, `${path}: ${error.message}`);
      }
      throw error;
    }
  }

  private override(
    document: ScenarioDocument,
    overrides: readonly OverrideEntry[],
    setBy: string,
    problems: Problems,
    locate: (i: number) => Place & { readonly path: string },
  ): ScenarioDocument {
    let out = document;
    overrides.forEach((override, i) => {
      try {
        const copied = (from: object, to: object): void => this.origins.copied(from, to);
        out = applyOverrides(out, [override], { setBy, copied });
      } catch (error) {
        if (!(error instanceof OverrideError)) throw error;
        const { path, ...place } = locate(i);
        problems.add(place, path, error.code, error.message, () => error.mend);
      }
    });
    return out;
  }

  /** A document with its sections all there, if only empty; what is needed is checked later. */
  private complete(sections: Sections, changes: ScenarioDocument['changes']): ScenarioDocument {
    const none: Record<string, unknown> = { ...DEFAULTS };
    for (const section of MAPPINGS) none[section] = {};
    const document = { ...none, ...sections, changes } as unknown as ScenarioDocument;
    this.origins.copied(sections, document);
    return document;
  }

  private targets(
    document: ScenarioDocument,
    locate: (path: readonly Step[]) => Place,
  ): ReturnType<typeof parseTargets> {
    if (document.targets === undefined) return [];
    const place = locate(['targets']);
    const file = this.open(document.targets, place.file, place, 'targets', CSV_ENDING);
    const text = decodeText(file.content, file.name);
    this.files.push({ name: file.recorded ?? file.name, hash: hashText(text) });
    return parseTargets(text, file.name);
  }
}
