/** Event conditions: a checked tree of whitelisted nodes becomes a closure over the world. */
import type { ExpressionTree } from './setup.js';
import type { World } from './world.js';

/** Value of an expression; a comparison gives 1 or 0. */
export type CompiledExpression = (w: World) => number;

type Binary = Extract<ExpressionTree, { args: readonly [ExpressionTree, ExpressionTree] }>;

/** Compiles a tree once; the closures allocate nothing. */
export function compileExpression(tree: ExpressionTree): CompiledExpression {
  switch (tree.op) {
    case 'number': {
      const { value } = tree;
      return () => value;
    }
    case 'cell': {
      const { column, index } = tree;
      return (w) => w[column][index]!;
    }
    case 'not': {
      const inner = compileExpression(tree.args[0]);
      return (w) => (inner(w) === 0 ? 1 : 0);
    }
    case 'negate': {
      const inner = compileExpression(tree.args[0]);
      return (w) => -inner(w);
    }
    case 'abs': {
      const inner = compileExpression(tree.args[0]);
      return (w) => Math.abs(inner(w));
    }
    default:
      return binary(tree);
  }
}

function binary(tree: Binary): CompiledExpression {
  const a = compileExpression(tree.args[0]);
  const b = compileExpression(tree.args[1]);
  switch (tree.op) {
    case '+':
      return (w) => a(w) + b(w);
    case '-':
      return (w) => a(w) - b(w);
    case '*':
      return (w) => a(w) * b(w);
    case '/':
      // Division by zero gives zero: an author's condition must never stop a campaign.
      return (w) => {
        const d = b(w);
        return d === 0 ? 0 : a(w) / d;
      };
    case '<':
      return (w) => (a(w) < b(w) ? 1 : 0);
    case '<=':
      return (w) => (a(w) <= b(w) ? 1 : 0);
    case '>':
      return (w) => (a(w) > b(w) ? 1 : 0);
    case '>=':
      return (w) => (a(w) >= b(w) ? 1 : 0);
    case '==':
      return (w) => (a(w) === b(w) ? 1 : 0);
    case '!=':
      return (w) => (a(w) !== b(w) ? 1 : 0);
    case 'and':
      return (w) => (a(w) !== 0 && b(w) !== 0 ? 1 : 0);
    case 'or':
      return (w) => (a(w) !== 0 || b(w) !== 0 ? 1 : 0);
    case 'min':
      return (w) => Math.min(a(w), b(w));
    case 'max':
      return (w) => Math.max(a(w), b(w));
  }
}
