// What the folder of the scenarios says of itself: the example of its guide is a scenario, and every
// file tells editors which schema it follows.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadScenario, SHIPPED_FOLDER } from '../../src/scenario/load.js';

const README = readFileSync(join(SHIPPED_FOLDER, 'README.md'), 'utf8');
const yamlIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(folder, name));
const SCENARIOS = yamlIn(SHIPPED_FOLDER);
const FILES = [...SCENARIOS, ...yamlIn(join(SHIPPED_FOLDER, 'parts'))];

describe('the guide to scenarios', () => {
  it('has an example of about ten lines that can be run', () => {
    const example = /```yaml\n(.*?)```/s.exec(README)?.[1] ?? '';
    expect(example.trimEnd().split('\n').length).toBeLessThanOrEqual(11);
    const folder = mkdtempSync(join(tmpdir(), 'salang-guide-'));
    try {
      const file = join(folder, 'hawala-under-watch.yaml');
      writeFileSync(file, example);
      const { setup, id } = loadScenario(file);
      expect(id).toBe('hawala-under-watch');
      expect(new Set(setup.initial.corridorControl)).toEqual(new Set([2]));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('names every shipped scenario and every part', () => {
    for (const file of SCENARIOS)
      expect(README).toContain(`\`${file.slice(dirname(file).length + 1, -5)}\``);
    for (const file of readdirSync(join(SHIPPED_FOLDER, 'parts'))) {
      expect(README).toContain(`\`${file}\``);
    }
  });
});

describe('the hint for editors', () => {
  it.each(FILES)('stands at the head of %s and leads to a schema', (file) => {
    const [first = ''] = readFileSync(file, 'utf8').split('\n');
    const path = /^# yaml-language-server: \$schema=(\S+)$/.exec(first)?.[1] ?? '';
    expect(path).toMatch(
      SCENARIOS.includes(file) ? /scenario\.schema\.json$/ : /part\.schema\.json$/,
    );
    expect(existsSync(resolve(dirname(file), path))).toBe(true);
  });
});
