import fc from 'fast-check';
import { evaluate } from 'mathjs/number';
import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../src/engine/expression.js';
import { createLayout, createWorld, type World } from '../../src/engine/world.js';
import { ExpressionError } from '../../src/scenario/expression-scanner.js';
import { compileCondition } from '../../src/scenario/expressions.js';
import type { Names } from '../../src/scenario/names.js';

const numbered = (...ids: string[]): Map<string, number> => new Map(ids.map((id, i) => [id, i]));

const names: Names = {
  area: numbered('AF-PAN', 'AF-KAB-CTY', 'AF-KAB', 'B'),
  group: numbered('nrf', 'aff'),
  actor: numbered('iran', 'pakistan'),
  corridor: numbered('dushanbe'),
  front: numbered('panjshir'),
  zone: numbered('centre'),
  event: numbered('flood-2'),
  side: numbered('nrf', 'taliban'),
};

const world: World = createWorld(
  createLayout({ areas: 4, groups: 2, actors: 2, corridors: 1, fronts: 1, zones: 1, events: 1 }),
);
world.visibility[0] = 0.3;
world.control.set([0.1, 0.2, 0.4, 0.8]);
world.attitude.set([0.5, -0.5, 0.25, -0.75]);
world.fighters.set([10, 20, 30, 40, 1, 2, 3, 4]);
world.stance.set([0, 1, 2, 3, 4, 0, 1, 2]);
world.cohesion.set([0.6, 0.9]);
world.supportInsurgent.set([0.11, 0.12, 0.13, 0.14]);
world.eventFired[0] = 3;

const value = (text: string): number => compileExpression(compileCondition(text, names))(world);

function refusal(text: string): ExpressionError {
  try {
    compileCondition(text, names);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error(`"${text}" was accepted`);
}

describe('conditions', () => {
  it.each([
    ['visibility', 0.3],
    ['control.AF-KAB-CTY', 0.2],
    ['control.AF-KAB', 0.4],
    ['control["AF-KAB-CTY"]', 0.2],
    ["control['AF-PAN']", 0.1],
    ['fighters.aff.AF-PAN', 1],
    ['fighters["nrf"].B', 40],
    ['stance.pakistan.taliban', -0.75],
    ['attitude.pakistan.taliban', -0.75],
    ['stance.aff.AF-KAB', 1],
    ['cohesion.taliban', 0.9],
    ['supportNrf.AF-KAB-CTY', 0.12],
    ['eventFired.flood-2', 3],
    ['fighters.nrf.AF-KAB-fighters.nrf.AF-PAN', 20],
    ['fighters.nrf.AF-PAN-1', 9],
    ['min(3, 1, 2) + max(1, 5) + abs(-2)', 8],
    ['2 + 3 * 4 - 6 / 2', 11],
    ['-(2 + 3) * -1', 5],
    ['+4', 4],
    ['1 < 2 and 2 <= 2 and 3 > 2 and 2 >= 2 and 1 == 1 and 1 != 2', 1],
    ['0.2 < visibility < 0.4', 1],
    ['0.2 < visibility < 0.3', 0],
    ['not (visibility > 0.5) or 1 == 2', 1],
    ['1 == 2 or 1 == 1 and 1 == 2', 0],
    ['visibility\n  > 0.1', 1],
    ['1 / 0', 0],
  ])('%s is %d', (text, expected) => {
    expect(value(text)).toBeCloseTo(expected, 12);
  });

  it('computes what mathjs computes', () => {
    // Nothing is divided by what may be zero: that has a meaning of its own here.
    const number = fc.integer({ min: 1, max: 9 }).map(String);
    const text = fc.letrec<{ e: string }>((tie) => ({
      e: fc.oneof(
        { maxDepth: 4 },
        number,
        fc
          .tuple(tie('e'), fc.constantFrom('+', '-', '*', '<', '>='), tie('e'))
          .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
        fc
          .tuple(tie('e'), fc.constantFrom('+', '-', '*', '/'), number)
          .map(([a, sign, b]) => `${a} ${sign} ${b}`),
        tie('e').map((a) => `-${a}`),
        tie('e').map((a) => `abs(${a})`),
        fc.tuple(tie('e'), tie('e')).map(([a, b]) => `max(${a}, ${b})`),
      ),
    })).e;
    fc.assert(
      fc.property(text, (t) => {
        fc.pre(t.length <= 400);
        expect(value(t)).toBeCloseTo(Number(evaluate(t)), 9);
      }),
      { numRuns: 300 },
    );
  });

  it('never fails but by an ExpressionError', () => {
    const piece = fc.constantFrom(
      ...['visibility', 'control.AF-PAN', 'x', 'not', 'and', 'min(', 'abs(', '(', ')', ','],
      ...[
        '1',
        '2.5',
        '+',
        '-',
        '*',
        '/',
        '<',
        '==',
        '!',
        '=',
        ':',
        '[',
        ']',
        '"',
        "'",
        '.',
        ' ',
        '\n',
      ],
      ...[
        'in',
        'to',
        'mod',
        '%',
        '^',
        '{',
        '}',
        ';',
        '?',
        '#',
        '\\',
        'true',
        'null',
        'Infinity',
        'i',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          value(pieces.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['control.AF-PAM > 0', 'EXPRESSION_NAME', 1, /Did you mean AF-PAN/],
    ['1 + contrl.AF-PAN', 'EXPRESSION_NAME', 5, /Did you mean control/],
    ['visibility == 1 and sqrt(2)', 'EXPRESSION_FUNCTION', 21, undefined],
    ['visibility > (1:9)', 'EXPRESSION_FORBIDDEN', 16, undefined],
    ['visibility >', 'EXPRESSION_SYNTAX', 13, undefined],
    ['visibility > 0.1 # why', 'EXPRESSION_FORBIDDEN', 18, undefined],
    ['true', 'EXPRESSION_NAME', 1, undefined],
    ['Infinity > 1', 'EXPRESSION_NAME', 1, undefined],
    ['0x10 > 1', 'EXPRESSION_FORBIDDEN', 2, undefined],
    ['control.AF-PAN.AF-PAN', 'EXPRESSION_NAME', 1, undefined],
    ['cohesion', 'EXPRESSION_NAME', 1, undefined],
    ['', 'EXPRESSION_SYNTAX', 1, undefined],
  ])('refuses %s', (text, code, at, mend) => {
    const error = refusal(text);
    expect(error).toMatchObject({ code, at });
    if (mend !== undefined) expect(error.mend).toMatch(mend);
  });
});
