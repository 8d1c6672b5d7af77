import { describe, expect, it } from 'vitest';
import { adopt } from '../../scripts/adopt-medoid.js';

const PART = `parameters:
  rule:
    # kept
    speed:
      value: 2
      unit: km
      source: assumed
      prior: { kind: uniform, low: 1, high: 3 }
    size: { value: 1, unit: m, source: 'a, b' }
`;

describe('adopting a medoid', () => {
  it('changes values and sources, and nothing else', () => {
    const steps = (name: string): string[] => ['parameters', 'rule', name];
    const next = adopt(PART, [
      { steps: steps('speed'), value: 2.34567 },
      { steps: steps('size'), value: 0.5 },
    ]);
    const source = `'fitted: calibration/base-2024.yaml, medoid'`;
    expect(next).toBe(
      PART.replace('value: 2', 'value: 2.35')
        .replace('source: assumed', `source: ${source}`)
        .replace(`value: 1, unit: m, source: 'a, b'`, `value: 0.5, unit: m, source: ${source}`),
    );
  });

  it('refuses what the file does not hold', () => {
    expect(() => adopt(PART, [{ steps: ['parameters', 'rule', 'none'], value: 1 }])).toThrow();
  });
});
