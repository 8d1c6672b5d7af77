/**
 * mathjs's parser with nodes of our own. The public entry of mathjs takes over half a second to
 * load, as it builds its whole library; the parser itself takes a fiftieth of that, so its file is
 * loaded alone, when the first condition is read. Our nodes can only be looked at: nothing that
 * mathjs could evaluate is ever made.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A node of a parsed expression; which fields there are depends on the type. */
export interface ParsedNode {
  readonly type: string;
  /** Of operators: the sign, as written. */
  readonly op?: string;
  readonly args?: readonly ParsedNode[];
  /** Of operators: the multiplication was not written. */
  readonly implicit?: boolean;
  /** Of symbols and functions. */
  readonly name?: string;
  readonly value?: unknown;
  /** Of parentheses. */
  readonly content?: ParsedNode;
  /** Of chained comparisons: smaller, largerEq ... */
  readonly conditionals?: readonly string[];
}

type Parse = (text: string) => ParsedNode;

/** Base of the nodes, by which mathjs's parser recognises them. */
class Node {
  constructor(readonly type: string) {
    (this as unknown as Record<string, boolean>)[`is${type}`] = true;
  }
}
Object.defineProperty(Node.prototype, 'isNode', { value: true });

/** A class of nodes that keeps its constructor's arguments under the given names. */
function nodeClass(type: string, fields: readonly string[]): new (...given: unknown[]) => Node {
  const kept = class extends Node {
    constructor(...given: unknown[]) {
      super(type);
      fields.forEach((field, i) => {
        (this as unknown as Record<string, unknown>)[field] = given[i];
      });
    }
  };
  Object.defineProperty(kept.prototype, 'isNode', { value: true });
  return kept;
}

/** `fn` of operators is the name of the operation, of function calls the node that is called. */
const NODES = {
  AccessorNode: nodeClass('AccessorNode', []),
  ArrayNode: nodeClass('ArrayNode', ['items']),
  AssignmentNode: nodeClass('AssignmentNode', []),
  BlockNode: nodeClass('BlockNode', []),
  ConditionalNode: nodeClass('ConditionalNode', []),
  ConstantNode: nodeClass('ConstantNode', ['value']),
  FunctionAssignmentNode: nodeClass('FunctionAssignmentNode', []),
  FunctionNode: nodeClass('FunctionNode', ['fn', 'args']),
  IndexNode: nodeClass('IndexNode', []),
  ObjectNode: nodeClass('ObjectNode', []),
  OperatorNode: nodeClass('OperatorNode', ['op', 'fn', 'args', 'implicit']),
  ParenthesisNode: nodeClass('ParenthesisNode', ['content']),
  RangeNode: nodeClass('RangeNode', []),
  RelationalNode: nodeClass('RelationalNode', ['conditionals', 'args']),
  SymbolNode: nodeClass('SymbolNode', ['name']),
};

interface ParserModule {
  readonly createParse: (dependencies: Readonly<Record<string, unknown>>) => Parse;
}

let loaded: Parse | undefined;

/** Parses an expression. Throws SyntaxError with the place (`char`, from 1) in the text. */
export function parseExpression(text: string): ParsedNode {
  loaded ??= loadParser();
  return loaded(text);
}

function loadParser(): Parse {
  const require = createRequire(import.meta.url);
  const file = join(dirname(require.resolve('mathjs/package.json')), 'lib/cjs/expression/parse.js');
  const { createParse } = require(file) as ParserModule;
  return createParse({
    ...NODES,
    config: { number: 'number' },
    numeric: (text: string) => Number(text),
    typed: Object.assign(
      (_name: string, signatures: { readonly string: Parse }) => signatures.string,
      {
        addConversion: () => undefined,
      },
    ),
  });
}
