import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  makeDesign,
  type Design,
  type DesignFactor,
  type DesignSpec,
} from '../../../src/lab/design/design.js';
import { morrisStep } from '../../../src/lab/design/morris.js';
import { saltelliStride } from '../../../src/lab/design/saltelli.js';
import { LabError } from '../../../src/lab/errors.js';

const KEY = { k0: 3, k1: 4 };
const continuous = (k: number): DesignFactor[] =>
  Array.from({ length: k }, () => ({ levels: null }));

const keys = fc.record({ k0: fc.nat(), k1: fc.nat() });
const anyFactors = fc.array(
  fc.record({ levels: fc.option(fc.integer({ min: 2, max: 7 }), { nil: null }) }),
  { minLength: 1, maxLength: 6 },
);
const anyDrawn: fc.Arbitrary<DesignSpec> = fc.oneof(
  fc.record({
    kind: fc.constant('latin-hypercube' as const),
    settings: fc.integer({ min: 1, max: 60 }),
  }),
  fc.record({ kind: fc.constant('sobol' as const), settings: fc.integer({ min: 1, max: 60 }) }),
  fc.record({
    kind: fc.constant('saltelli' as const),
    base: fc.integer({ min: 1, max: 8 }),
    secondOrder: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('morris' as const),
    trajectories: fc.integer({ min: 1, max: 8 }),
    levels: fc.constantFrom(2, 4, 6, 8),
  }),
  fc.constant({ kind: 'one-at-a-time' as const }),
);

function points(design: Design): (readonly number[])[] {
  return Array.from({ length: design.settings }, (_, i) => design.point(i));
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof LabError ? error.code : String(error);
  }
  return 'none';
}

describe('every design', () => {
  it('gives possible coordinates, the same in any order and at any time', () => {
    fc.assert(
      fc.property(anyDrawn, anyFactors, keys, (spec, factors, key) => {
        const all = points(makeDesign(spec, factors, key));
        const again = makeDesign(spec, factors, key);
        for (let i = all.length - 1; i >= 0; i--) expect(again.point(i)).toEqual(all[i]);
        for (const point of all) {
          expect(point).toHaveLength(factors.length);
          factors.forEach(({ levels }, f) => {
            const at = point[f]!;
            expect(at).toBeGreaterThanOrEqual(0);
            expect(at).toBeLessThan(levels ?? 1);
            if (levels !== null) expect(Number.isInteger(at)).toBe(true);
          });
        }
      }),
    );
  });

  it('follows its key', () => {
    for (const kind of ['latin-hypercube', 'sobol'] as const) {
      const of = (k0: number) =>
        points(makeDesign({ kind, settings: 8 }, continuous(2), { k0, k1: 0 }));
      expect(of(1)).not.toEqual(of(2));
    }
  });

  it('refuses what does not fit', () => {
    const refused = (spec: DesignSpec, factors = continuous(2)) =>
      codeOf(() => makeDesign(spec, factors, KEY));
    expect(refused({ kind: 'full-factorial' })).toBe('LAB_DESIGN');
    expect(refused({ kind: 'full-factorial' }, [{ levels: 70000 }, { levels: 70000 }])).toBe(
      'LAB_DESIGN',
    );
    expect(refused({ kind: 'list', points: [] })).toBe('LAB_DESIGN');
    expect(refused({ kind: 'list', points: [[0.5]] })).toBe('LAB_DESIGN');
    expect(refused({ kind: 'list', points: [[0.5, 1]] })).toBe('LAB_DESIGN');
    expect(refused({ kind: 'latin-hypercube', settings: 0 })).toBe('LAB_DESIGN');
    expect(refused({ kind: 'sobol', settings: 2.5 })).toBe('LAB_DESIGN');
    expect(refused({ kind: 'sobol', settings: 2 }, continuous(257))).toBe('LAB_DESIGN');
    expect(refused({ kind: 'saltelli', base: 2, secondOrder: false }, continuous(129))).toBe(
      'LAB_DESIGN',
    );
    expect(refused({ kind: 'saltelli', base: 2, secondOrder: false }, [])).toBe('LAB_DESIGN');
    expect(refused({ kind: 'morris', trajectories: 2, levels: 5 })).toBe('LAB_DESIGN');
    expect(refused({ kind: 'morris', trajectories: 2, levels: 4 }, [])).toBe('LAB_DESIGN');
    expect(refused({ kind: 'morris', trajectories: 2, levels: 4 }, [{ levels: 1 }])).toBe(
      'LAB_DESIGN',
    );
    expect(refused({ kind: 'one-at-a-time', base: [0.5] })).toBe('LAB_DESIGN');
    expect(refused({ kind: 'one-at-a-time', ends: [1] })).toBe('LAB_DESIGN');
    expect(() => makeDesign({ kind: 'sobol', settings: 2 }, continuous(1), KEY).point(2)).toThrow(
      RangeError,
    );
  });
});

describe('full factorial and list', () => {
  it('crosses all levels, the last factor fastest', () => {
    const design = makeDesign({ kind: 'full-factorial' }, [{ levels: 2 }, { levels: 3 }], KEY);
    expect(points(design)).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
  });

  it('has one setting without factors', () => {
    expect(points(makeDesign({ kind: 'full-factorial' }, [], KEY))).toEqual([[]]);
  });

  it('gives a list as it is', () => {
    const list = [
      [0.25, 1],
      [0.75, 0],
    ];
    const factors = [{ levels: null }, { levels: 2 }];
    expect(points(makeDesign({ kind: 'list', points: list }, factors, KEY))).toEqual(list);
  });
});

describe('Latin hypercube', () => {
  it('uses every slice of every factor exactly once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 5 }),
        keys,
        (n, k, key) => {
          const all = points(
            makeDesign({ kind: 'latin-hypercube', settings: n }, continuous(k), key),
          );
          for (let f = 0; f < k; f++) {
            const slices = all.map((point) => Math.floor(point[f]! * n)).sort((a, b) => a - b);
            expect(slices).toEqual(Array.from({ length: n }, (_, i) => i));
          }
        },
      ),
    );
  });

  it('uses levels equally often', () => {
    const all = points(
      makeDesign({ kind: 'latin-hypercube', settings: 100 }, [{ levels: 3 }], KEY),
    );
    const counts = [0, 1, 2].map((level) => all.filter(([at]) => at === level).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  it('pairs factors at random', () => {
    const n = 1000;
    const all = points(makeDesign({ kind: 'latin-hypercube', settings: n }, continuous(2), KEY));
    const covariance = all.reduce((sum, [x, y]) => sum + (x! - 0.5) * (y! - 0.5), 0) / n;
    expect(Math.abs(covariance * 12)).toBeLessThan(4 / Math.sqrt(n));
  });
});

describe("Saltelli's blocks", () => {
  it('swap one factor at a time between A and B', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.boolean(), keys, (k, secondOrder, key) => {
        const stride = saltelliStride(k, secondOrder);
        const all = points(
          makeDesign({ kind: 'saltelli', base: 4, secondOrder }, continuous(k), key),
        );
        expect(all).toHaveLength(4 * stride);
        for (let b = 0; b < 4; b++) {
          const block = all.slice(b * stride, (b + 1) * stride);
          const [first, last] = [block[0]!, block[stride - 1]!];
          for (let f = 0; f < k; f++) {
            const swap = (from: readonly number[], to: readonly number[]) =>
              from.map((at, g) => (g === f ? to[g] : at));
            expect(block[1 + f]).toEqual(swap(first, last));
            if (secondOrder) expect(block[1 + k + f]).toEqual(swap(last, first));
          }
        }
      }),
    );
  });
});

describe('Morris trajectories', () => {
  it('move every factor once, by the stated step', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(2, 4, 6),
        keys,
        (k, levels, key) => {
          const all = points(
            makeDesign({ kind: 'morris', trajectories: 3, levels }, continuous(k), key),
          );
          expect(all).toHaveLength(3 * (k + 1));
          for (let t = 0; t < 3; t++) {
            const moved: number[] = [];
            for (let s = 1; s <= k; s++) {
              const [from, to] = [all[t * (k + 1) + s - 1]!, all[t * (k + 1) + s]!];
              const changed = from.flatMap((at, f) => (at === to[f] ? [] : [f]));
              expect(changed).toHaveLength(1);
              moved.push(changed[0]!);
              expect(Math.abs(to[changed[0]!]! - from[changed[0]!]!)).toBeCloseTo(
                morrisStep(levels),
                12,
              );
            }
            expect(moved.sort((a, b) => a - b)).toEqual(Array.from({ length: k }, (_, f) => f));
          }
        },
      ),
    );
  });

  it('move factors of levels too', () => {
    const factors = [2, 3, 4, 5].map((levels) => ({ levels }));
    const all = points(makeDesign({ kind: 'morris', trajectories: 20, levels: 4 }, factors, KEY));
    for (let i = 0; i < all.length; i++) {
      if (i % 5 === 0) continue;
      expect(all[i]!.filter((at, f) => at !== all[i - 1]![f])).toHaveLength(1);
    }
  });

  it('start and turn in many ways', () => {
    const all = points(
      makeDesign({ kind: 'morris', trajectories: 64, levels: 4 }, continuous(3), KEY),
    );
    const starts = new Set(all.filter((_, i) => i % 4 === 0).map((point) => point.join()));
    expect(starts.size).toBeGreaterThan(30);
    const firstMoved = all.flatMap((point, i) =>
      i % 4 === 1 ? [point.findIndex((at, f) => at !== all[i - 1]![f])] : [],
    );
    for (const f of [0, 1, 2]) {
      expect(firstMoved.filter((moved) => moved === f).length).toBeGreaterThan(8);
    }
  });
});

describe('one at a time', () => {
  it('has the base first, then one factor at its other places', () => {
    const factors = [{ levels: null }, { levels: 3 }];
    expect(points(makeDesign({ kind: 'one-at-a-time' }, factors, KEY))).toEqual([
      [0.5, 0],
      [0.05, 0],
      [0.95, 0],
      [0.5, 1],
      [0.5, 2],
    ]);
    const spec = { kind: 'one-at-a-time', base: [0.25, 1], ends: [0, 0.25, 0.5] } as const;
    expect(points(makeDesign(spec, factors, KEY))).toEqual([
      [0.25, 1],
      [0, 1],
      [0.5, 1],
      [0.25, 0],
      [0.25, 2],
    ]);
  });
});
