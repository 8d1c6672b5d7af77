/**
 * What ships is found by the program as it is bundled, from any folder. (It was once looked for beside
 * the unbundled files: fits, posteriors and the fonts of pictures were missing, and only here.)
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newFolder, salang } from './salang.js';

it('the shipped posterior', async () => {
  const words = ['run', 'base-2024', '--runs', '2', '--until', '2023-04-30', '--posterior'];
  expect(await salang([...words, '--json'])).toMatchObject({ code: 0 });
});

it('the shipped calibration', async () => {
  const dir = newFolder();
  const ended = await salang(['calibrate', 'base-2024', '--out', dir], {
    started: (child) => setTimeout(() => child.kill('SIGINT'), 5_000),
  });
  expect(ended.stderr).not.toContain('SCENARIO_NOT_FOUND');
  expect(ended.code).toBe(130);
});

it('the fonts of pictures: a title is ink in a PNG', async () => {
  const dir = newFolder();
  const file = join(dir, 'o.png');
  const words = ['plot', 'classroom', '--runs', '2', '--picture', 'outcomes', '--out', file];
  expect(await salang(words)).toMatchObject({ code: 0 });
  // Without letters the same picture takes a sixth of what it takes with them.
  expect(readFileSync(file).length).toBeGreaterThan(40_000);
});

it('no source looks further up for a file than two folders, where the bundle lies', () => {
  const folder = fileURLToPath(new URL('../../../src/', import.meta.url));
  const files = readdirSync(folder, { recursive: true }).map(String);
  const deep = files.filter(
    (name) =>
      /\.tsx?$/.test(name) &&
      /new URL\(['`]\.\.\/\.\.\/\.\./.test(readFileSync(join(folder, name), 'utf8')),
  );
  expect(deep).toEqual([]);
});
