import { describe, expect, it } from 'vitest';
import { visibleWidth } from '../../../src/charts/text.js';
import { factorLines } from '../../../src/cli/pictures/analysis-factors.js';
import { analyzeResults } from '../../../src/lab/analysis/analyze-results.js';
import type { DesignSpec } from '../../../src/lab/design/design.js';
import { syntheticResults } from '../../lab/analysis/synthetic-results.js';
import { keptTerminal } from '../terminals.js';

describe('what outputs hang on', () => {
  it.each<[DesignSpec, string]>([
    [{ kind: 'latin-hypercube', settings: 24 }, 'of the variance'],
    [{ kind: 'saltelli', base: 16, secondOrder: true }, 'share of the variance'],
    [{ kind: 'morris', trajectories: 4, levels: 4 }, 'elementary effects'],
    [{ kind: 'one-at-a-time', ends: [0.05, 0.95] }, 'one factor moved'],
  ])('stands within the width of a terminal: %o', async (design, heading) => {
    const results = syntheticResults({
      design,
      factors: [null, null],
      replicates: 2,
      outputs: {
        fighters_of_the_front_in_the_last_week: ({ at, replicate }) =>
          1000 * at[0]! + 10 * at[1]! + replicate,
      },
    });
    const document = await analyzeResults(results);
    for (const width of [80, 40]) {
      const lines = factorLines(document, keptTerminal({ width }));
      expect(lines.join(' ')).toContain(heading);
      for (const line of lines) expect(visibleWidth(line)).toBeLessThanOrEqual(width);
    }
  });
});
