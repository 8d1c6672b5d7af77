/**
 * Conditions of events: text to a checked tree of the engine. The text is cut into tokens first, so
 * that the names of cells (whose ids may hold a hyphen) become plain symbols and nothing but
 * numbers, symbols and allowed signs reaches the parser; then the tree is checked node by node.
 */
import type { ExpressionTree } from '../engine/setup.js';
import { shown } from './characters.js';
import { parseExpression, type ParsedNode } from './expression-parser.js';
import { ExpressionError, MAX_DEPTH, scanCondition } from './expression-scanner.js';
import type { Cell, Names } from './names.js';

const MAX_LENGTH = 400;
const MAX_NODES = 100;

/**
 * Checks a condition and resolves its names. Throws ExpressionError. Values are numbers; a
 * comparison gives 1 or 0, and the condition holds when it is not 0.
 */
export function compileCondition(text: string, names: Names): ExpressionTree {
  if (text.length > MAX_LENGTH) {
    throw new ExpressionError('EXPRESSION_TOO_LONG', `${text.length} characters`, MAX_LENGTH + 1);
  }
  const scanned = scanCondition(text, names);
  let root: ParsedNode;
  try {
    root = parseExpression(scanned.text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const character = Number((error as SyntaxError & { char?: number }).char ?? 1);
    const message = error.message.replace(/ \(char \d+\)$/, '');
    throw new ExpressionError('EXPRESSION_SYNTAX', shown(message), scanned.original(character));
  }
  return new Checker(scanned.cells).tree(root, 1);
}

type Binary = Extract<ExpressionTree, { args: readonly [ExpressionTree, ExpressionTree] }>['op'];

const BINARY: ReadonlySet<string> = new Set<Binary>([
  '+',
  '-',
  '*',
  '/',
  '<',
  '<=',
  '>',
  '>=',
  '==',
  '!=',
  'and',
  'or',
]);

const CHAINED: Readonly<Record<string, Binary>> = {
  equal: '==',
  unequal: '!=',
  smaller: '<',
  larger: '>',
  smallerEq: '<=',
  largerEq: '>=',
};

/** The parser binds `not` closer than a comparison, which is not what `not a > b` says. */
function refuseLooseNot(node: ParsedNode): void {
  if (node.args?.some((arg) => arg.op === 'not') !== true) return;
  const mend = 'Write "not (...)" around all that is denied.';
  throw new ExpressionError('EXPRESSION_FORBIDDEN', '"not" stands before a part', 1, mend);
}

/** Turns parsed nodes into nodes of the engine; whatever is not listed is refused. */
class Checker {
  private nodes = 0;

  constructor(private readonly cells: readonly Cell[]) {}

  tree(node: ParsedNode, depth: number): ExpressionTree {
    if (depth > MAX_DEPTH) throw new ExpressionError('EXPRESSION_TOO_LONG', 'it goes too deep', 1);
    if (node.type === 'ParenthesisNode' && node.content !== undefined) {
      return this.tree(node.content, depth + 1);
    }
    if (++this.nodes > MAX_NODES) {
      throw new ExpressionError('EXPRESSION_TOO_LONG', 'it has too many terms', 1);
    }
    const args = (node.args ?? []).map((arg) => this.tree(arg, depth + 1));
    switch (node.type) {
      case 'ConstantNode':
        if (typeof node.value === 'number' && Number.isFinite(node.value)) {
          return { op: 'number', value: node.value };
        }
        break;
      case 'SymbolNode': {
        const cell = this.cells[Number(node.name?.slice(1))];
        if (cell !== undefined) return { op: 'cell', ...cell };
        break;
      }
      case 'OperatorNode':
        return this.operator(node, args);
      case 'FunctionNode':
        return this.call(node, args);
      case 'RelationalNode':
        refuseLooseNot(node);
        return this.chain(node.conditionals ?? [], args);
    }
    throw new ExpressionError('EXPRESSION_SYNTAX', 'it is incomplete or has no value', 1);
  }

  private operator(node: ParsedNode, args: readonly ExpressionTree[]): ExpressionTree {
    const [a, b] = args;
    const op = node.op ?? '';
    if (node.implicit === true) {
      const mend = 'Write "*" between what is multiplied.';
      throw new ExpressionError('EXPRESSION_FORBIDDEN', 'a sign is missing', 1, mend);
    }
    if (a !== undefined && b === undefined) {
      if (op === '+') return a;
      if (op === '-') return { op: 'negate', args: [a] };
      if (op === 'not') return { op: 'not', args: [a] };
    }
    if (op !== 'and' && op !== 'or') refuseLooseNot(node);
    if (a === undefined || b === undefined || !BINARY.has(op)) {
      throw new ExpressionError(
        'EXPRESSION_FORBIDDEN',
        `"${shown(op)}" is no sign of conditions`,
        1,
      );
    }
    return { op: op as Binary, args: [a, b] };
  }

  private call(node: ParsedNode, args: readonly ExpressionTree[]): ExpressionTree {
    const name = (node as unknown as { fn: ParsedNode }).fn.name ?? '';
    const [first, ...rest] = args;
    if (name === 'abs' && first !== undefined && rest.length === 0) {
      return { op: 'abs', args: [first] };
    }
    if ((name !== 'min' && name !== 'max') || first === undefined || rest.length === 0) {
      const message = `${shown(name)} takes ${name === 'abs' ? 'one value' : 'two values or more'}`;
      throw new ExpressionError('EXPRESSION_FUNCTION', message, 1);
    }
    return rest.reduce<ExpressionTree>((a, b) => ({ op: name, args: [a, b] }), first);
  }

  /** `a < b < c` means `a < b and b < c`. */
  private chain(conditionals: readonly string[], args: readonly ExpressionTree[]): ExpressionTree {
    let whole: ExpressionTree | null = null;
    for (const [i, conditional] of conditionals.entries()) {
      const op = CHAINED[conditional];
      const [a, b] = [args[i], args[i + 1]];
      if (op === undefined || a === undefined || b === undefined) break;
      const link: ExpressionTree = { op, args: [a, b] };
      whole = whole === null ? link : { op: 'and', args: [whole, link] };
    }
    if (whole === null) throw new ExpressionError('EXPRESSION_SYNTAX', 'a comparison is broken', 1);
    return whole;
  }
}
