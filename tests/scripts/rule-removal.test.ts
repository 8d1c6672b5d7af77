import { beforeAll, describe, expect, it } from 'vitest';
import { compareWithout, type Removal } from '../../scripts/rule-removal/compare.js';
import { removalDocument } from '../../scripts/rule-removal.js';
import { RULE_NAMES } from '../../src/engine/turn.js';
import { loadScenario } from '../../src/scenario/load.js';

describe('each of the rules', () => {
  let removals: readonly Removal[];
  beforeAll(() => {
    removals = compareWithout(loadScenario('base-2024').setup, 10, 52);
  }, 300_000);

  it.each(RULE_NAMES)('%s moves an output that people ask about', (name) => {
    const { changes } = removals.find(({ rule }) => rule === name)!;
    const [first] = changes;
    // Well clear of zero, though these are few and short campaigns.
    expect(first!.clarity, first!.output.name).toBeGreaterThan(2);
  });

  it('has a section of the document, with the clearest output first', () => {
    const text = removalDocument(removals, 10);
    for (const { rule, changes } of removals) {
      const section = text.split(`## Without ${rule}\n`)[1]!.split('## ')[0]!;
      const [, , , , firstRow = ''] = section.split('\n');
      expect(firstRow).toContain('| --- |');
      expect(section).toContain(`| ${changes[0]!.output.name} |`);
      expect(section).not.toContain('NaN');
    }
  });
});
