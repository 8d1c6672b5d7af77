// Every file of the corpus is refused with the code and line that its manifest says, with advice,
// and without a crash. What cannot be kept as a file (links, folders, huge files) is made here.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forbiddenCharacter } from '../../src/scenario/characters.js';
import { loadScenario } from '../../src/scenario/load.js';
import { formatProblem, ScenarioError } from '../../src/scenario/problems.js';
import { FIXTURES, fixtureFolder, MINIMAL_TEXT } from './fixture-folder.js';

interface Entry {
  readonly file: string;
  readonly about: string;
  readonly code: string;
  readonly line: number;
  readonly field: string;
  /** Another file in which the problem is found. */
  readonly in?: string;
}

/** A command of every system that has pipes in its folders. */
const MAKE_PIPE = 'mkfifo';

const manifest = JSON.parse(readFileSync(join(FIXTURES, 'manifest.json'), 'utf8')) as Entry[];

let fixtures: ReturnType<typeof fixtureFolder>;
beforeAll(() => {
  fixtures = fixtureFolder();
  const { folder } = fixtures;
  mkdirSync(join(folder, 'parts/folder.yaml'));
  const outside = fixtureFolder();
  symlinkSync(join(outside.folder, 'valid-minimal.yaml'), join(folder, 'parts/link-out.yaml'));
});
afterAll(() => fixtures.remove());

/** The error that loading a file of the folder throws; fails when it is accepted. */
function refusal(file: string): ScenarioError {
  try {
    loadScenario(join(fixtures.folder, file));
  } catch (error) {
    if (error instanceof ScenarioError) return error;
    throw error;
  }
  throw new Error(`${file} was accepted`);
}

function write(file: string, content: string | Uint8Array): void {
  writeFileSync(join(fixtures.folder, file), content);
}

describe('the hostile corpus', () => {
  it('is built on a scenario that loads', () => {
    expect(loadScenario(join(fixtures.folder, 'valid-minimal.yaml')).id).toBe('valid-minimal');
  });

  it('has every file in its manifest', () => {
    const files = readdirSync(FIXTURES).filter((name) => name.endsWith('.yaml'));
    const listed = [...manifest.map(({ file }) => file), 'valid-minimal.yaml'];
    expect(listed.sort()).toEqual(files.sort());
  });

  it.each(manifest)('refuses $file: $about', ({ file, code, line, field, in: inside = file }) => {
    const { problems } = refusal(file);
    const [first] = problems;
    expect(first).toMatchObject({ code, line, path: field });
    expect(first?.file.endsWith(`/${inside}`)).toBe(true);
    expect(problems.length).toBeLessThanOrEqual(20);
    for (const problem of problems) {
      expect(problem.mend).toMatch(/^[A-Z].*[.?]$/s);
      expect(problem.message).not.toBe('');
      expect(forbiddenCharacter(formatProblem(problem))).toBeNull();
      expect(formatProblem(problem)).not.toContain('\n');
    }
  });

  it('leaves the prototype of all objects alone', () => {
    for (const { file } of manifest.filter((entry) => entry.file.includes('proto'))) refusal(file);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('files that no corpus holds', () => {
  it('refuses a file of more than two megabytes', () => {
    write('huge.yaml', `${MINIMAL_TEXT}# ${'x'.repeat(2_000_000)}\n`);
    expect(refusal('huge.yaml').code).toBe('SCENARIO_TOO_LARGE');
  });

  it('refuses a list of more values than it reads', () => {
    write('many.yaml', `schema: salang.scenario/1\nvictory:\n${'- 1\n'.repeat(60_000)}`);
    const [problem] = refusal('many.yaml').problems;
    expect(problem?.code).toBe('SCENARIO_TOO_MANY_NODES');
    expect(problem?.line).toBeGreaterThan(40_000);
  });

  it('compares the keys of a large mapping without squaring their number', () => {
    const keys = Array.from({ length: 24_000 }, (_, i) => `k${i}: 1\n`).join('');
    write('keys.yaml', `schema: salang.scenario/1\n${keys}k0: 2\n`);
    expect(refusal('keys.yaml').problems[0]).toMatchObject({
      code: 'SCENARIO_DUPLICATE_KEY',
      line: 24_002,
    });
  });

  it('refuses a folder, a missing file and an unknown name', () => {
    expect(refusal('.').code).toBe('SCENARIO_NOT_A_FILE');
    expect(refusal('nowhere.yaml').code).toBe('SCENARIO_NOT_FOUND');
    expect(() => loadScenario('valid-minimall', { folder: fixtures.folder })).toThrow(
      /Did you mean valid-minimal\?/,
    );
  });

  it.skipIf(process.platform === 'win32')('does not wait at a pipe', () => {
    execFileSync(MAKE_PIPE, [join(fixtures.folder, 'pipe.yaml')]);
    expect(refusal('pipe.yaml').code).toBe('SCENARIO_NOT_A_FILE');
  });

  it('refuses a chain of parents that is too long', () => {
    for (let i = 0; i < 9; i++) {
      const parent = i < 8 ? `extends: chain-${i + 1}\n` : '';
      write(`chain-${i}.yaml`, `schema: salang.scenario/1\nid: c\ntitle: C\n${parent}`);
    }
    expect(refusal('chain-0.yaml').problems[0]).toMatchObject({
      code: 'SCENARIO_EXTENDS_DEPTH',
      line: 4,
    });
    // One link less is allowed, and fails only for what is missing at its end.
    expect(refusal('chain-1.yaml').code).toBe('SCENARIO_MISSING');
  });

  it('refuses more files than one scenario may have', () => {
    const parts = Array.from({ length: 20 }, (_, i) => `parts/many-${i}.yaml`);
    for (const [i, part] of parts.entries()) {
      write(part, `schema: salang.part/1\nid: p${i}\ntitle: Part ${i}\n`);
    }
    write(
      'many-parts.yaml',
      MINIMAL_TEXT.replace('[parts/generated.yaml]', `[${parts.join(', ')}]`),
    );
    expect(refusal('many-parts.yaml').code).toBe('SCENARIO_TOO_MANY_FILES');
  });

  it('refuses a folder of parts that is a link out of the folder', () => {
    const outside = fixtureFolder();
    symlinkSync(join(outside.folder, 'parts'), join(fixtures.folder, 'linked'));
    write('linked.yaml', MINIMAL_TEXT.replace('parts/generated', 'linked/generated'));
    expect(refusal('linked.yaml').code).toBe('SCENARIO_OUTSIDE_FOLDER');
    outside.remove();
  });

  it('tells at most twenty problems and counts the rest', () => {
    const keys = Array.from({ length: 50 }, (_, i) => `unknown${i}: 1\n`).join('');
    write('many-problems.yaml', MINIMAL_TEXT + keys);
    const error = refusal('many-problems.yaml');
    expect(error.problems.length).toBe(20);
    expect(error.omitted).toBe(30);
  });
});
