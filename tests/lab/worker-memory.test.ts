import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workerLimits } from '../../src/lab/worker-memory.js';

const load = fc.record({
  scenarios: fc.integer({ min: 1, max: 200 }),
  models: fc.integer({ min: 1, max: 256 }),
  areas: fc.integer({ min: 1, max: 2000 }),
});

describe('the memory of a worker', () => {
  it('grows with what it holds', () => {
    fc.assert(
      fc.property(load, fc.constantFrom('scenarios', 'models', 'areas'), (held, what) => {
        const more = { ...held, [what]: 2 * held[what] };
        const { maxOldGenerationSizeMb: room } = workerLimits(held);
        expect(workerLimits(more).maxOldGenerationSizeMb).toBeGreaterThanOrEqual(room);
      }),
    );
  });

  it('leaves room to spare: 71 MB were held of 256 models of 34 areas, 17 MB of one', () => {
    const room = (models: number): number =>
      workerLimits({ scenarios: 1, models, areas: 34 }).maxOldGenerationSizeMb;
    expect(room(256)).toBeGreaterThan(4 * 71);
    expect(room(1)).toBeGreaterThan(3 * 17);
    // Near the limit V8 looks for garbage; far from it, it does not.
    expect(room(1)).toBeLessThan(5 * 17);
  });
});
