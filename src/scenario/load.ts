/** Scenarios from files: the shipped ones by name, others by path. The only place that opens any. */
import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashText } from '../engine/hash.js';
import { decodeText, MAX_FILE_BYTES } from './decode-text.js';
import { OpenError } from './file-paths.js';
import { Origins, wholeFile } from './origins.js';
import { PACKAGE_FOLDER } from './package-folder.js';
import {
  parseScenarioFile,
  type FileContent,
  type ParseOptions,
  type ReadPart,
} from './parse-scenario.js';
import { ScenarioError, scenarioError, type Problem } from './problems.js';
import { readDocument } from './read-document.js';
import { ID_FORM, SCENARIO_SCHEMA, sideCardsSchema, type SideCards } from './schema.js';
import type { Scenario } from './scenario.js';
import { didYouMean } from './suggest.js';

/** The folder of the scenarios that come with the package. */
export const SHIPPED_FOLDER = fileURLToPath(new URL('scenarios', PACKAGE_FOLDER));

export interface LoadOptions extends Pick<ParseOptions, 'overrides' | 'setBy'> {
  /** Where scenarios are found by name; the shipped ones when left out. */
  readonly folder?: string;
}

/**
 * Loads a scenario by the name of a shipped one, or by the path of a file. A file outside may
 * extend a shipped scenario; parts are sought in the folder of the scenario that names them, then
 * among the shipped ones. Throws ScenarioError.
 */
export function loadScenario(nameOrPath: string, options: LoadOptions = {}): Scenario {
  const folder = resolve(options.folder ?? SHIPPED_FOLDER);
  const isName = ID_FORM.test(nameOrPath);
  const file = isName ? join(folder, `${nameOrPath}.yaml`) : resolve(nameOrPath);
  const reader = new FolderReader(folder);
  let content: FileContent;
  try {
    content = reader.first(file);
  } catch (error) {
    if (!(error instanceof OpenError)) throw error;
    const known = isName ? listScenarios({ folder }).map(({ id }) => id) : [];
    const mend = didYouMean(nameOrPath, known);
    throw scenarioError(wholeFile(nameOrPath), '', error.code, error.message, mend);
  }
  return parseScenarioFile(content, {
    ...options,
    readPart: reader.readPart,
    known: knownFile,
  });
}

/**
 * Files that the build has read and checked, by hash: reading all the parts of a scenario anew takes
 * half a second. A source tree has none, and then every file is read.
 */
const KNOWN_FILES = new URL('./known-files.json', import.meta.url);
let knownFiles: Readonly<Record<string, unknown>> | undefined;

function knownFile(hash: string): unknown {
  knownFiles ??= readKnownFiles();
  return Object.hasOwn(knownFiles, hash) ? knownFiles[hash] : undefined;
}

function readKnownFiles(): Readonly<Record<string, unknown>> {
  if (!existsSync(KNOWN_FILES)) return {};
  return JSON.parse(readFileSync(KNOWN_FILES, 'utf8')) as Readonly<Record<string, unknown>>;
}

/** Opens the files that scenarios name, and remembers which folder each scenario reads from. */
class FolderReader {
  private readonly folderOf = new Map<string, string>();
  private home = '';

  constructor(private readonly fallback: string) {}

  first(file: string): FileContent {
    this.home = dirname(file);
    return this.open(file, this.home, false);
  }

  readonly readPart: ReadPart = (path, from) => {
    const folder = this.folderOf.get(from) ?? this.fallback;
    try {
      return this.open(join(folder, path), folder, true);
    } catch (error) {
      const elsewhere = folder !== this.fallback;
      if (!(error instanceof OpenError) || error.code !== 'SCENARIO_NOT_FOUND' || !elsewhere) {
        throw error;
      }
      return this.open(join(this.fallback, path), this.fallback, true);
    }
  };

  private open(file: string, folder: string, within: boolean): FileContent {
    const content = readRegularFile(file, within ? folder : null);
    const name = shortName(file);
    this.folderOf.set(name, folder);
    return { name, recorded: this.recorded(file), content };
  }

  /** A path that tells nothing of the machine: from the shipped scenarios, or from the first file. */
  private recorded(file: string): string {
    const shipped = below(SHIPPED_FOLDER, file);
    if (shipped !== null) return `scenarios/${shipped}`;
    return below(this.home, file) ?? below(this.fallback, file) ?? basename(file);
  }
}

/** A path as people would write it: relative to where they are, if it lies below. */
function shortName(file: string): string {
  return below(process.cwd(), file) ?? file;
}

/** The path of a file from a folder that it lies in, with slashes; null when it lies elsewhere. */
function below(folder: string, file: string): string | null {
  const path = relative(folder, file);
  const inside = path !== '' && !path.startsWith('..') && !isAbsolute(path);
  return inside ? path.split(sep).join('/') : null;
}

/**
 * Bytes of a regular file. With `folder`, whatever links lie on the way must not lead out of it.
 * Reads at most one byte more than a file may have, so that a growing file does no harm.
 */
function readRegularFile(file: string, folder: string | null): Uint8Array {
  try {
    const real = realpathSync(file);
    if (folder !== null && !real.startsWith(realpathSync(folder) + sep)) {
      throw new OpenError('SCENARIO_OUTSIDE_FOLDER', 'a link leads out of the folder');
    }
    // Looked at before it is opened: opening a pipe would wait for somebody to write.
    if (!statSync(real).isFile()) throw new OpenError('SCENARIO_NOT_A_FILE', 'not a regular file');
    return readBytes(real);
  } catch (error) {
    if (error instanceof OpenError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    const missing = code === 'ENOENT' || code === 'ENOTDIR';
    throw new OpenError(
      missing ? 'SCENARIO_NOT_FOUND' : 'SCENARIO_UNREADABLE',
      missing ? 'there is no such file' : `the file cannot be read (${code})`,
    );
  }
}

function readBytes(file: string): Uint8Array {
  const handle = openSync(file, 'r');
  try {
    const size = Math.min(fstatSync(handle).size, MAX_FILE_BYTES) + 1;
    const bytes = new Uint8Array(size);
    let length = 0;
    for (let read = 1; read > 0 && length < size; length += read) {
      read = readSync(handle, bytes, length, size - length, null);
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(handle);
  }
}

/** What a list of scenarios shows. */
export interface ScenarioListing {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** The seats of both sides; null where the file itself says nothing of them. */
  readonly sides: SideCards | null;
  readonly file: string;
  /** Why the file cannot be read, or null. Its parts are not looked at. */
  readonly problem: Problem | null;
}

/** The scenarios of a folder by id, in order of their names; broken files are listed as such. */
export function listScenarios({ folder = SHIPPED_FOLDER } = {}): ScenarioListing[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  const ids = names.filter((name) => name.endsWith('.yaml')).map((name) => basename(name, '.yaml'));
  return ids.sort().flatMap((id) => listing(join(folder, `${id}.yaml`)) ?? []);
}

/** The head of a scenario file; null for a file of another schema. */
function listing(file: string): ScenarioListing | null {
  const id = basename(file, '.yaml');
  const broken = { id, title: id, summary: '', sides: null, file };
  try {
    const head = (readHead(file) ?? {}) as Record<string, unknown>;
    if (head['schema'] !== SCENARIO_SCHEMA) return null;
    const text = (key: string): string => (typeof head[key] === 'string' ? head[key] : '');
    const [title, summary] = [text('title') || id, text('summary')];
    const sides = sideCardsSchema.safeParse(head['sides']).data ?? null;
    return { id, title, summary, sides, file, problem: null };
  } catch (error) {
    if (error instanceof ScenarioError) {
      return { ...broken, problem: error.problems[0] ?? null };
    }
    if (!(error instanceof OpenError)) throw error;
    const wrong = scenarioError(wholeFile(shortName(file)), '', error.code, error.message);
    return { ...broken, problem: wrong.problems[0] ?? null };
  }
}

/** The value of a file; of the shipped ones without reading them again, as a list has to be quick. */
function readHead(file: string): unknown {
  const text = decodeText(readRegularFile(file, null), shortName(file));
  return knownFile(hashText(text)) ?? readDocument(text, shortName(file), new Origins()).value;
}
