import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../src/engine/expression.js';
import type { ExpressionTree } from '../../src/engine/setup.js';
import { contested } from './contested-setup.js';

const { world } = contested();
const num = (value: number): ExpressionTree => ({ op: 'number', value });
const value = (tree: ExpressionTree): number => compileExpression(tree)(world);
type BinaryOp = Extract<ExpressionTree, { args: readonly [ExpressionTree, ExpressionTree] }>['op'];

/** What each operator is, written anew. */
const MEANING: Readonly<Record<BinaryOp, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0 ? 0 : a / b),
  '<': (a, b) => Number(a < b),
  '<=': (a, b) => Number(a <= b),
  '>': (a, b) => Number(a > b),
  '>=': (a, b) => Number(a >= b),
  '==': (a, b) => Number(a === b),
  '!=': (a, b) => Number(a !== b),
  and: (a, b) => Number(a !== 0 && b !== 0),
  or: (a, b) => Number(a !== 0 || b !== 0),
  min: Math.min,
  max: Math.max,
};

describe('compileExpression', () => {
  it.each(Object.keys(MEANING) as BinaryOp[])('computes %s', (op) => {
    const operand = fc.oneof(
      fc.constantFrom(0, 1, -1),
      fc.double({ min: -9, max: 9, noNaN: true }),
    );
    fc.assert(
      fc.property(operand, operand, (a, b) => {
        expect(value({ op, args: [num(a), num(b)] })).toBe(MEANING[op](a, b));
      }),
      { numRuns: 50 },
    );
  });

  it('computes not, negate and abs', () => {
    expect([0, 2].map((x) => value({ op: 'not', args: [num(x)] }))).toEqual([1, 0]);
    expect(value({ op: 'negate', args: [num(3)] })).toBe(-3);
    expect(value({ op: 'abs', args: [num(-3)] })).toBe(3);
  });

  it('gives zero for a division by zero, so that no condition stops a campaign', () => {
    const ratio: ExpressionTree = { op: '/', args: [num(1), num(0)] };
    expect(value(ratio)).toBe(0);
    expect(value({ op: '>', args: [ratio, num(0.5)] })).toBe(0);
  });

  it('reads the cell of the world it is given, when it is asked', () => {
    const compiled = compileExpression({
      op: '<',
      args: [{ op: 'cell', column: 'attitude', index: 1 }, num(-0.6)],
    });
    const { world: other } = contested();
    other.attitude[1] = -0.7;
    expect(compiled(other)).toBe(1);
    other.attitude[1] = -0.5;
    expect(compiled(other)).toBe(0);
  });

  it('nests', () => {
    const tree: ExpressionTree = {
      op: 'and',
      args: [
        { op: '>', args: [{ op: '+', args: [num(1), num(2)] }, num(2)] },
        { op: 'not', args: [{ op: 'max', args: [num(0), num(0)] }] },
      ],
    };
    expect(value(tree)).toBe(1);
  });
});
