/** Published test functions of sensitivity analysis, with their exact indices, and designs to try them on. */
import { makeDesign, type DesignSpec } from '../../../src/lab/design/design.js';

/** Ishigami and Homma 1990, with a = 7 and b = 0.1: three factors, uniform on (-pi, pi). */
export const ISHIGAMI = {
  factors: 3,
  of(point: readonly number[]): number {
    const [x = 0, y = 0, z = 0] = point.map((u) => Math.PI * (2 * u - 1));
    return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
  },
  ...ishigamiIndices(7, 0.1),
};

function ishigamiIndices(a: number, b: number) {
  const onlyX = 0.5 * (1 + (b * Math.PI ** 4) / 5) ** 2;
  const onlyY = a ** 2 / 8;
  const both = b ** 2 * Math.PI ** 8 * (1 / 18 - 1 / 50);
  const all = onlyX + onlyY + both;
  return {
    first: [onlyX / all, onlyY / all, 0],
    total: [(onlyX + both) / all, onlyY / all, both / all],
    /** Of the pairs 1-2, 1-3, 2-3. */
    second: [0, both / all, 0],
  };
}

/** Sobol's G function with the coefficients of Saltelli and Sobol 1995: eight factors in (0, 1). */
const G_COEFFICIENTS = [0, 1, 4.5, 9, 99, 99, 99, 99];
export const SOBOL_G = {
  factors: G_COEFFICIENTS.length,
  of(point: readonly number[]): number {
    return G_COEFFICIENTS.reduce(
      (product, a, f) => (product * (Math.abs(4 * point[f]! - 2) + a)) / (1 + a),
      1,
    );
  },
  ...gIndices(),
};

function gIndices() {
  const own = G_COEFFICIENTS.map((a) => 1 / 3 / (1 + a) ** 2);
  const product = own.reduce((all, v) => all * (1 + v), 1);
  const variance = product - 1;
  return {
    first: own.map((v) => v / variance),
    total: own.map((v) => (v * (product / (1 + v))) / variance),
  };
}

/** Outputs of a function over a design of continuous factors, with the points. */
export function played(
  spec: DesignSpec,
  factors: number,
  of: (point: readonly number[]) => number,
): { points: (readonly number[])[]; outputs: Float64Array } {
  const levels = Array.from({ length: factors }, () => ({ levels: null }));
  const design = makeDesign(spec, levels, { k0: 2024, k1: 1 });
  const points = Array.from({ length: design.settings }, (_, i) => design.point(i));
  return { points, outputs: Float64Array.from(points, of) };
}

/** A column of the points. */
export function columnOf(points: readonly (readonly number[])[], factor: number): number[] {
  return points.map((point) => point[factor]!);
}
