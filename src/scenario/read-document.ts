/**
 * Text of an untrusted YAML file to plain values, within limits. Everything that YAML offers beyond
 * plain data (anchors, tags, merge keys, several documents) is refused, as are keys with a meaning
 * in JavaScript, numbers that are not finite and characters that a terminal would obey. Limits are
 * checked on the tokens, before anything recursive is built from them.
 */
import {
  Composer,
  CST,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  type Document,
  type Node,
  type YAMLMap,
} from 'yaml';
import { forbiddenCharacter, shown } from './characters.js';
import { decodeText } from './decode-text.js';
import { placeAt, type Origins, type SourceFile } from './origins.js';
import { Problems, scenarioError, type ScenarioProblemCode } from './problems.js';

const MAX_DEPTH = 40;
/** Some four times what a map of 400 areas needs; reading more would take too long to refuse. */
const MAX_NODES = 50_000;
/** Columns of leading spaces: deeper indentation is deeper nesting. */
const MAX_INDENT = 200;
/** Larger numbers cannot be counted exactly by the engine. */
const MAX_NUMBER = 1e15;
const RESERVED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Tokens that the lexer adds and that stand for no text. */
const MARKERS = new Set<string>([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/** A file's value, with the places of its parts noted in `origins`. */
export interface ReadDocument {
  readonly value: unknown;
  readonly file: SourceFile;
}

/**
 * Reads one YAML 1.2 (core schema) document. Throws ScenarioError with the line of what is wrong.
 */
export function readDocument(
  input: string | Uint8Array,
  name: string,
  origins: Origins,
): ReadDocument {
  const text = decodeText(input, name);
  const lines = new LineCounter();
  const file: SourceFile = { name, lines };
  const document = compose(text, file);
  return { value: new Reader(file, origins).read(document.contents), file };
}

function compose(text: string, file: SourceFile): Document.Parsed {
  const tokens = tokenise(text, file);
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    // Its own check compares every pair of keys; ours below is linear.
    uniqueKeys: false,
    strict: true,
    logLevel: 'silent',
  });
  const documents = [...composer.compose(tokens, true, text.length)];
  const [document, second] = documents;
  if (second !== undefined) {
    refuse(file, second.range[0], 'SCENARIO_SEVERAL_DOCUMENTS', 'a second document begins here');
  }
  if (document === undefined) throw refusal(file, 0, 'SCENARIO_EMPTY', 'the file is empty');
  const problems = new Problems();
  for (const error of [...document.errors, ...document.warnings]) {
    const message = `${shown(error.message.split('\n')[0] ?? '', 160)} [${error.code}]`;
    problems.add(placeAt(file, error.pos[0]), '', 'SCENARIO_SYNTAX', message);
  }
  problems.throwIfAny();
  if (document.contents === null) {
    throw refusal(file, 0, 'SCENARIO_EMPTY', 'the file holds nothing but comments');
  }
  return document as Document.Parsed;
}

/** Tokens of the text. Lexer and parser are iterative; hostile nesting ends before the composer. */
function tokenise(text: string, file: SourceFile): CST.Token[] {
  countLines(text, file.lines);
  const guard = new Guard(file);
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    guard.check(lexeme);
    for (const token of parser.next(lexeme)) tokens.push(token);
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

function countLines(text: string, lines: LineCounter): void {
  lines.addNewLine(0);
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lines.addNewLine(i + 1);
}

/** Watches the lexemes of a file go by. */
class Guard {
  private offset = 0;
  private flowDepth = 0;
  private lineDepth = 0;
  private nodes = 0;
  private atLineStart = true;
  private scalarNext = false;

  constructor(private readonly file: SourceFile) {}

  check(lexeme: string): void {
    if (MARKERS.has(lexeme)) {
      this.scalarNext = lexeme === CST.SCALAR;
      if (this.scalarNext) this.node();
      return;
    }
    if (!this.scalarNext) this.indicator(lexeme);
    this.scalarNext = false;
    this.offset += lexeme.length;
  }

  private indicator(lexeme: string): void {
    const wasLineStart = this.atLineStart;
    this.atLineStart = false;
    switch (CST.tokenType(lexeme)) {
      case 'alias':
      case 'anchor':
        return this.refuse('SCENARIO_ALIAS', `${shown(lexeme)} is an anchor or alias`);
      case 'tag':
        return this.refuse('SCENARIO_TAG', `${shown(lexeme)} is a tag`);
      case 'directive-line':
        return this.refuse('SCENARIO_SEVERAL_DOCUMENTS', 'a directive stands here');
      case 'flow-map-start':
      case 'flow-seq-start':
        this.flowDepth++;
        return this.node();
      case 'flow-map-end':
      case 'flow-seq-end':
        this.flowDepth--;
        return;
      case 'seq-item-ind':
      case 'explicit-key-ind':
      case 'map-value-ind':
        if (this.flowDepth === 0) this.lineDepth++;
        return this.deeper();
      case 'newline':
        this.atLineStart = true;
        this.lineDepth = 0;
        return;
      case 'space':
        if (wasLineStart && lexeme.length > MAX_INDENT && this.flowDepth === 0) {
          this.refuse('SCENARIO_TOO_DEEP', `the line is indented by ${lexeme.length} columns`);
        }
        return;
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
        return this.node();
      default:
        return;
    }
  }

  private node(): void {
    if (++this.nodes > MAX_NODES) this.refuse('SCENARIO_TOO_MANY_NODES', 'too many values');
    this.deeper();
  }

  private deeper(): void {
    if (this.flowDepth + this.lineDepth > MAX_DEPTH) {
      this.refuse('SCENARIO_TOO_DEEP', 'the nesting goes too deep here');
    }
  }

  private refuse(code: ScenarioProblemCode, message: string): void {
    refuse(this.file, this.offset, code, message);
  }
}

/** Builds plain values from the nodes of a composed document. */
class Reader {
  private nodes = 0;
  private depth = 0;

  constructor(
    private readonly file: SourceFile,
    private readonly origins: Origins,
  ) {}

  read(node: Node | null | undefined): unknown {
    if (++this.nodes > MAX_NODES) {
      this.refuse(node, 'SCENARIO_TOO_MANY_NODES', 'too many values');
    }
    if (this.depth > MAX_DEPTH) this.refuse(node, 'SCENARIO_TOO_DEEP', 'the nesting goes too deep');
    if (isScalar(node)) return this.scalar(node.value, node);
    if (isSeq(node)) {
      this.depth++;
      const list = node.items.map((item) => this.read(item as Node | null));
      this.depth--;
      this.origins.note(list, this.file, node);
      return list;
    }
    if (isMap(node)) {
      this.depth++;
      const mapping = this.mapping(node);
      this.depth--;
      this.origins.note(mapping, this.file, node);
      return mapping;
    }
    return null;
  }

  private mapping(node: YAMLMap): Record<string, unknown> {
    const out: Record<string, unknown> = {};
    for (const { key, value } of node.items) {
      const name = this.key(key, node);
      if (Object.hasOwn(out, name)) {
        this.refuse(key as Node, 'SCENARIO_DUPLICATE_KEY', `"${shown(name)}" stands twice`);
      }
      out[name] = this.read(value as Node | null);
    }
    return out;
  }

  private key(key: unknown, node: YAMLMap): string {
    if (!isScalar(key) || typeof key.value !== 'string') {
      const at = isScalar(key) ? key : node;
      throw this.refusal(at, 'SCENARIO_KEY_TYPE', 'a key is not plain text');
    }
    const name = key.value;
    this.scalar(name, key);
    if (name === '<<') this.refuse(key, 'SCENARIO_MERGE_KEY', 'a merge key stands here');
    if (RESERVED_KEYS.has(name)) {
      this.refuse(key, 'SCENARIO_RESERVED_KEY', `"${name}" is a reserved key`);
    }
    return name;
  }

  private scalar(value: unknown, node: Node): unknown {
    if (typeof value === 'string') {
      // Escapes in quoted text can make characters that the file itself does not hold.
      const found = forbiddenCharacter(value);
      if (found !== null) {
        this.refuse(node, 'SCENARIO_CONTROL_CHARACTER', `the text holds ${found.name}`);
      }
      return value;
    }
    if (typeof value === 'number') {
      if (!(Math.abs(value) <= MAX_NUMBER)) {
        this.refuse(node, 'SCENARIO_NUMBER', `${value} is not a usable number`);
      }
      // Negative zero would print as 0 but hash as another number.
      return value === 0 ? 0 : value;
    }
    if (value === null || typeof value === 'boolean') return value;
    throw this.refusal(node, 'SCENARIO_TYPE', 'the value is of no plain kind');
  }

  private refuse(node: Node | null | undefined, code: ScenarioProblemCode, message: string): void {
    throw this.refusal(node, code, message);
  }

  private refusal(
    node: Node | null | undefined,
    code: ScenarioProblemCode,
    message: string,
  ): Error {
    return refusal(this.file, node?.range?.[0] ?? 0, code, message);
  }
}

function refusal(
  file: SourceFile,
  offset: number,
  code: ScenarioProblemCode,
  message: string,
): Error {
  return scenarioError(placeAt(file, offset), '', code, message);
}

function refuse(
  file: SourceFile,
  offset: number,
  code: ScenarioProblemCode,
  message: string,
): void {
  throw refusal(file, offset, code, message);
}
