import { describe, expect, it } from 'vitest';
import { discoverScenarios } from '../../../src/lab/analysis/scenario-discovery.js';
import { columnOf, played } from './test-functions.js';

const POINTS = 1000;
const sample = (factors: number, of: (point: readonly number[]) => number) =>
  played({ kind: 'latin-hypercube', settings: POINTS }, factors, of);

describe('scenario discovery', () => {
  it('finds a planted box, and restricts nothing else', () => {
    const { points, outputs } = sample(5, ([x, , z]) => (x! > 0.6 && z! < 0.4 ? 1 : 0));
    const factors = [0, 1, 2, 3, 4].map((f) => columnOf(points, f));
    const [box, ...others] = discoverScenarios(factors, outputs);
    expect(others).toEqual([]);
    expect(box!.density).toBeGreaterThan(0.95);
    expect(box!.coverage).toBeGreaterThan(0.95);
    expect(box!.limits.map(({ factor }) => factor)).toEqual([0, 2]);
    const [x, z] = box!.limits.map(({ restriction }) => restriction);
    expect(x).toMatchObject({ kind: 'range', high: null });
    expect(z).toMatchObject({ kind: 'range', low: null });
    expect(x!.kind === 'range' && Math.abs(x!.low! - 0.6)).toBeLessThan(0.03);
    expect(z!.kind === 'range' && Math.abs(z!.high! - 0.4)).toBeLessThan(0.03);
    for (const { quasiP } of box!.limits) expect(quasiP).toBeLessThan(1e-6);
  });

  it('finds a box in the middle, with both ends', () => {
    const { points, outputs } = sample(3, ([x]) => (x! > 0.3 && x! < 0.6 ? 1 : 0));
    const [box] = discoverScenarios(
      [0, 1, 2].map((f) => columnOf(points, f)),
      outputs,
    );
    expect(box!.limits).toHaveLength(1);
    const { factor, restriction } = box!.limits[0]!;
    expect(factor).toBe(0);
    expect(restriction.kind === 'range' && Math.abs(restriction.low! - 0.3)).toBeLessThan(0.03);
    expect(restriction.kind === 'range' && Math.abs(restriction.high! - 0.6)).toBeLessThan(0.03);
  });

  it('finds the box through noise', () => {
    // Nine in ten of the box's points are cases, one in ten of the others.
    const noise = sample(1, ([u]) => u!).outputs;
    const { points } = sample(4, () => 0);
    const cases = Float64Array.from(points, ([x, y], p) => {
      const chance = x! < 0.5 && y! > 0.5 ? 0.9 : 0.1;
      return noise[(p * 617) % POINTS]! < chance ? 1 : 0;
    });
    const [box] = discoverScenarios(
      [0, 1, 2, 3].map((f) => columnOf(points, f)),
      cases,
    );
    expect(box!.density).toBeGreaterThan(0.8);
    expect(box!.coverage).toBeGreaterThan(0.6);
    expect(box!.limits.map(({ factor }) => factor)).toEqual([0, 1]);
  });

  it('finds levels by name', () => {
    const { points } = sample(2, () => 0);
    const names = points.map(([x]) => ['a', 'b', 'c', 'd'][Math.floor(4 * x!)]!);
    const cases = Float64Array.from(names, (name) => (name === 'b' || name === 'd' ? 1 : 0));
    const [box] = discoverScenarios([names, columnOf(points, 1)], cases);
    expect(box!.density).toBe(1);
    expect(box!.coverage).toBe(1);
    expect(box!.limits.map(({ restriction }) => restriction)).toEqual([
      { kind: 'levels', levels: ['b', 'd'] },
    ]);
  });

  it('covers two boxes one after the other', () => {
    const { points, outputs } = sample(2, ([x, y]) =>
      (x! < 0.25 && y! < 0.25) || (x! > 0.8 && y! > 0.7) ? 1 : 0,
    );
    const boxes = discoverScenarios([columnOf(points, 0), columnOf(points, 1)], outputs);
    expect(boxes.length).toBeGreaterThanOrEqual(2);
    expect(boxes[0]!.coverage + boxes[1]!.coverage).toBeGreaterThan(0.9);
    for (const { density } of boxes.slice(0, 2)) expect(density).toBeGreaterThan(0.9);
  });

  it('finds nothing where there is nothing', () => {
    const noise = sample(1, ([u]) => u!).outputs;
    const { points } = sample(3, () => 0);
    const cases = Float64Array.from(points, (_, p) => (noise[(p * 617) % POINTS]! < 0.3 ? 1 : 0));
    const boxes = discoverScenarios(
      [0, 1, 2].map((f) => columnOf(points, f)),
      cases,
    );
    for (const { density } of boxes) expect(density).toBeLessThan(0.5);
    const factors = [columnOf(points, 0)];
    expect(discoverScenarios(factors, new Float64Array(POINTS))).toEqual([]);
    expect(discoverScenarios(factors, new Float64Array(POINTS).fill(1))).toEqual([]);
  });

  it('tells the way, from the whole space down', () => {
    const { points, outputs } = sample(2, ([x]) => (x! > 0.7 ? 1 : 0));
    const [box] = discoverScenarios([columnOf(points, 0), columnOf(points, 1)], outputs);
    expect(box!.trajectory[0]).toMatchObject({ coverage: 1, support: 1, restricted: 0 });
    const densities = box!.trajectory.map(({ density }) => density);
    densities
      .slice(1)
      .forEach((density, i) => expect(density).toBeGreaterThanOrEqual(densities[i]!));
  });
});
