import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileModel } from '../../src/engine/model.js';
import { listScenarios, loadScenario, SHIPPED_FOLDER } from '../../src/scenario/load.js';
import { listParameters } from '../../src/scenario/parameters.js';
import { scenarioHash } from '../../src/scenario/scenario.js';
import { withNumbers, withOverrides } from '../../src/scenario/variants.js';
import { FIXTURES, fixtureFolder } from './fixture-folder.js';

let fixtures: ReturnType<typeof fixtureFolder>;
let elsewhere: string;
beforeAll(() => {
  fixtures = fixtureFolder();
  elsewhere = mkdtempSync(join(tmpdir(), 'salang-own-'));
});
afterAll(() => {
  fixtures.remove();
  rmSync(elsewhere, { recursive: true, force: true });
});

const shipped = listScenarios();

describe('the shipped scenarios', () => {
  it('are there', () => {
    expect(shipped.map(({ id }) => id)).toContain('base-2024');
  });

  it.each(shipped)('$id loads, compiles and says what it teaches', ({ id, problem }) => {
    expect(problem).toBeNull();
    const scenario = loadScenario(id);
    expect(scenario.id).toBe(id);
    expect(compileModel(scenario.setup).sizes.areas).toBe(scenario.setup.areas.length);
    expect(scenario.summary).not.toBe('');
    expect(scenario.teaches).not.toBe('');
    expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario);
    expect(scenarioHash(loadScenario(id))).toBe(scenarioHash(scenario));
  });

  it('can be varied quickly as well as by loading anew', () => {
    const scenario = loadScenario('base-2024');
    const factors = listParameters(scenario).filter((row) => row.changeable === 'scale');
    const changes = factors.map(({ path }) => ({ path, scale: 0.97 }));
    expect(changes.length).toBeGreaterThan(5);
    const slow = withOverrides(scenario, changes, 'test').setup;
    expect(withNumbers(scenario, changes)).toEqual(slow);
    expect(loadScenario('base-2024', { overrides: changes, setBy: 'test' }).setup).toEqual(slow);
  });
});

describe('loadScenario', () => {
  it('blames a change for what it breaks, not the first line of the file', () => {
    const overrides = [{ path: 'turnDays', value: 14 }];
    expect(() => loadScenario('classroom', { overrides, setBy: 'command line' })).toThrow(
      /^command line: turnDays 14/m,
    );
  });

  it('gives the same scenario wherever it is called from, and no path of the machine', () => {
    const file = join(elsewhere, 'mine.yaml');
    writeFileSync(
      file,
      'schema: salang.scenario/1\nid: mine\ntitle: Mine\nextends: classroom\n' +
        'overrides:\n  - { path: finance.donorFloorUsd, scale: 2 }\n',
    );
    const here = process.cwd();
    const [shippedHere, mineHere] = [loadScenario('classroom'), loadScenario(file)];
    try {
      process.chdir(elsewhere);
      expect(loadScenario('classroom')).toEqual(shippedHere);
      expect(loadScenario('mine.yaml')).toEqual(mineHere);
      process.chdir(SHIPPED_FOLDER);
      expect(loadScenario('classroom')).toEqual(shippedHere);
      expect(loadScenario(file)).toEqual(mineHere);
    } finally {
      process.chdir(here);
    }
    expect(mineHere.files.map(({ name }) => name).slice(0, 2)).toEqual([
      'mine.yaml',
      'scenarios/classroom.yaml',
    ]);
    expect(JSON.stringify(mineHere)).not.toContain(elsewhere);
    expect(JSON.stringify(mineHere)).toContain('override in mine.yaml');
  });

  it('finds scenarios by name in a folder, and by path', () => {
    const { folder } = fixtures;
    const byName = loadScenario('valid-minimal', { folder });
    const byPath = loadScenario(join(folder, 'valid-minimal.yaml'));
    expect(byName).toEqual(byPath);
  });

  it('lets a file elsewhere extend a scenario of the folder, and use its parts', () => {
    const { folder } = fixtures;
    const child = join(elsewhere, 'mine.yaml');
    writeFileSync(
      child,
      'schema: salang.scenario/1\nid: mine\ntitle: Mine\nextends: valid-minimal\nend: 2024-03-01\n',
    );
    const scenario = loadScenario(child, { folder });
    expect(scenario.id).toBe('mine');
    expect(scenario.end).toBe('2024-03-01');
    copyFileSync(join(FIXTURES, 'valid-minimal.yaml'), join(elsewhere, 'copy.yaml'));
    expect(loadScenario(join(elsewhere, 'copy.yaml'), { folder }).setup).toEqual(
      loadScenario('valid-minimal', { folder }).setup,
    );
  });

  it('applies overrides and names who made them', () => {
    const { folder } = fixtures;
    const overrides = [{ path: 'end', value: '2024-06-30' }];
    const scenario = loadScenario('valid-minimal', { folder, overrides, setBy: '--until' });
    expect(scenario.end).toBe('2024-06-30');
    expect(scenario.document.changes).toEqual([
      { path: 'end', value: '2024-06-30', setBy: '--until' },
    ]);
    const bad = [{ path: 'ends', value: '2024-06-30' }];
    expect(() => loadScenario('valid-minimal', { folder, overrides: bad, setBy: '--set' })).toThrow(
      /^--set: ends: nothing has the path "ends" \(OVERRIDE_PATH\)\. Did you mean end\?$/,
    );
  });
});

describe('listScenarios', () => {
  it('tells the heads of a folder, and what is wrong with broken files', () => {
    const list = listScenarios({ folder: fixtures.folder });
    expect(list.find(({ id }) => id === 'valid-minimal')).toMatchObject({
      title: 'Two valleys',
      summary: 'A scenario as small as a scenario can be.',
      problem: null,
    });
    expect(list.find(({ id }) => id === 'alias-bomb')?.problem).toMatchObject({
      code: 'SCENARIO_ALIAS',
      line: 4,
    });
    // Files of another schema are no scenarios.
    expect(list.find(({ id }) => id === 'part-as-scenario')).toBeUndefined();
    expect(list.map(({ id }) => id)).toEqual(list.map(({ id }) => id).sort());
  });

  it('finds nothing in a folder that is not there', () => {
    expect(listScenarios({ folder: join(SHIPPED_FOLDER, 'nowhere') })).toEqual([]);
  });
});
