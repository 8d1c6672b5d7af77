// The page about the scenarios: what it says of a move, and that the page in the tree is of these scenarios.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { moveOf } from '../../scripts/scenario-library/compare.js';
import { libraryDocument } from '../../scripts/scenario-library.js';
import { listScenarios, loadScenario } from '../../src/scenario/load.js';

const PAGE = readFileSync(new URL('../../docs/scenarios.md', import.meta.url), 'utf8');
const OTHER = [1, 2, 3, 4, 5, 6, 7, 8];
const raised = OTHER.map((value, i) => value + 2 + (i % 2));

describe('moveOf', () => {
  it('measures pairs', () => {
    const move = moveOf('x', 'up', raised, OTHER);
    expect(move).toMatchObject({ base: 4.5, mean: 2.5, median: 2.5, holds: true });
    expect(move.low).toBeGreaterThan(2);
    expect(move.high).toBeLessThan(3);
  });

  it('holds only when the whole interval lies where it was said', () => {
    expect(moveOf('x', 'down', raised, OTHER).holds).toBe(false);
    expect(moveOf('x', 'down', OTHER, raised).holds).toBe(true);
    const unclear = OTHER.map((value, i) => value + (i % 2 === 0 ? 3 : -2));
    expect(moveOf('x', 'up', unclear, OTHER).holds).toBe(false);
  });
});

describe('the page', () => {
  it('keeps what does not hold, and counts it', () => {
    const scenario = loadScenario('iranian-tilt');
    const moves = [
      moveOf('it rises', 'up', raised, OTHER),
      moveOf('it falls', 'down', raised, OTHER),
    ];
    const endings = [
      { outcome: 'insurgency_persists' as const, share: 0.96 },
      { outcome: 'settlement' as const, share: 0.04 },
    ];
    const text = libraryDocument([{ scenario, endings, moves }], 8);
    expect(text).toContain('1 of 2 outputs do, 1 do not.');
    expect(text).toMatch(/\| it rises \| .* \| yes \|/);
    expect(text).toMatch(/\| it falls \| .* \| \*\*no\*\* \|/);
    expect(text).toContain('insurgency persists 96 %, settlement 4 %. Above 5 %: 1.');
  });

  it.each(listScenarios().map(({ id }) => id))('in the tree tells of %s as it is now', (id) => {
    const { title, teaches, sides, watch } = loadScenario(id);
    const section = PAGE.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
    expect(section).toContain(teaches.trim());
    expect(section).toContain(sides?.nrf.text.trim() ?? '?');
    for (const { output, moves } of watch?.outputs ?? []) {
      expect(section).toMatch(new RegExp(`\\| ${output} \\| [^|]* \\| ${moves} \\|`));
    }
    expect(Number(/Above 5 %: (\d)\./.exec(section)?.[1])).toBeGreaterThanOrEqual(2);
  });
});
