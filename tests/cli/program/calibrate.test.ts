/** `salang calibrate` and `--posterior` as a user gives them: a whole fit on a tiny budget. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { calibrationDocumentSchema } from '../../../src/lab/calibration/diagnostics.js';
import { documentOf, newFolder, salang, type Ended } from './salang.js';

const TINY = `schema: salang.calibration/1
id: tiny
title: A tiny calibration
scenario: base-2024
parameters:
  - id: front_active
    title: front cells
    path: groups.nrf.activeShare
  - id: ally_active
    title: ally cells
    path: groups.aff.activeShare
targets:
  use: calibrate
  reportingError: { tally: 0.1, recorded: 0.1, verified: 0.1 }
sampler:
  particles: 20
  firstRound: 32
  pilot: 8
  quantile: 0.6
  rounds: 2
  tolerance: 0
  minAcceptance: 0.2
  swings: 3
  maxCampaigns: 260
`;

const parent = newFolder();
const file = join(parent, 'tiny.yaml');
const [one, two] = [join(parent, 'one'), join(parent, 'two')];

/** Every file of a folder with its bytes. */
function contentOf(folder: string): Record<string, string> {
  const names = readdirSync(folder).sort();
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(join(folder, name), 'base64')]),
  );
}

let first: Ended;
beforeAll(async () => {
  writeFileSync(file, TINY);
  first = await salang(['calibrate', file, '--out', one, '--workers', '1', '--json']);
});

describe('salang calibrate', () => {
  it('writes the posterior, its diagnostics, a report and pictures', () => {
    expect(first.code, first.stderr).toBe(0);
    const document = calibrationDocumentSchema.parse(documentOf(first));
    expect(document.parameters.map(({ id }) => id)).toEqual(['front_active', 'ally_active']);
    expect(document.campaigns).toBeLessThanOrEqual(260);
    expect(Object.keys(contentOf(one))).toEqual([
      'calibration.yaml',
      'diagnostics.json',
      'manifest.json',
      'pair-front_active-ally_active.svg',
      'posterior.parquet',
      'report.md',
    ]);
    expect(readFileSync(join(one, 'report.md'), 'utf8')).toContain('## Medoid');
  });

  it('gives the same bytes when it is killed, goes on, and has two workers', async () => {
    const words = ['calibrate', file, '--out', two, '--workers', '2'];
    const killed = await salang(words, {
      started: (child) => {
        const timer = setInterval(() => {
          if (!existsSync(join(two, 'state.json'))) return;
          clearInterval(timer);
          child.kill('SIGINT');
        }, 5);
      },
    });
    expect(killed.code, killed.stderr).toBe(130);
    expect(killed.stderr).toContain('--resume');
    const refused = await salang([...words, '--json']);
    expect(documentOf(refused)).toMatchObject({ code: 'LAB_CALIBRATION_BEGUN', exitCode: 2 });
    const resumed = await salang([...words, '--resume']);
    expect(resumed.code, resumed.stderr).toBe(0);
    expect(resumed.stdout).toContain('--set groups.nrf.parameters.activeShare=');
    expect(contentOf(two)).toEqual(contentOf(one));
  });

  it('leaves a folder alone that holds something else', async () => {
    const ended = await salang(['calibrate', file, '--out', parent, '--json']);
    expect(documentOf(ended)).toMatchObject({ code: 'LAB_FOLDER_TAKEN' });
  });

  it('tells what is wrong with a file, and where', async () => {
    const bad = join(parent, 'bad.yaml');
    writeFileSync(bad, TINY.replace('groups.nrf.activeShare', 'groups.nrf.activShare'));
    const ended = await salang(['calibrate', bad, '--out', join(parent, 'bad')]);
    expect(ended.code).toBe(3);
    expect(ended.stderr).toMatch(/bad\.yaml:8:\d+: parameters\.0\.path: .*\[OVERRIDE_PATH\]/);
  });
});

describe('--posterior', () => {
  const posterior = join(one, 'posterior.parquet');
  const run = (...more: string[]): Promise<Ended> =>
    salang(['run', 'base-2024', '--runs', '6', '--until', '2023-09-01', '--json', ...more]);

  it('draws the parameters of each campaign, the same for any number of workers', async () => {
    const drawn = await run('--posterior', posterior, '--workers', '1');
    expect(documentOf(drawn)).toMatchObject({ posterior: { id: 'tiny', scenario: 'base-2024' } });
    expect(drawn.stderr).not.toContain('another version');
    const words = ['run', 'base-2024', '--runs', '2', '--until', '2023-04-30'];
    const shown = await salang([...words, '--posterior', posterior]);
    expect(shown.stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /from the posterior of base-2024 \(\d+ points\), with the slow swings of the years/,
    );
    const again = await run('--posterior', posterior, '--workers', '2');
    expect(again.stdout).toBe(drawn.stdout);
    const plain = documentOf(await run()) as { stateHash: string };
    expect((documentOf(drawn) as { stateHash: string }).stateHash).not.toBe(plain.stateHash);
  });

  it('says so when the scenario is another than the one that was fitted', async () => {
    const ended = await run('--posterior', posterior, '--set', 'groups.nrf.payUsd=30');
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain('the posterior was fitted to base-2024');
  });

  it('holds the swings of the counted years, but for whoever sets their number or has other turns', async () => {
    const daily = await salang([
      'run',
      'panjshir-2021',
      '--runs',
      '2',
      '--json',
      '--posterior',
      posterior,
    ]);
    expect(daily.code, daily.stderr).toBe(0);
    expect(daily.stderr).toContain('swings that the posterior holds are of other turns');
    const held = await run('--posterior', posterior);
    expect(held.stderr).not.toContain('swings');
    const set = await run('--posterior', posterior, '--set', 'calendar.swingSeed=7');
    expect(set.code, set.stderr).toBe(0);
    expect(set.stderr).toBe('');
    const hashOf = (ended: Ended): string =>
      (documentOf(ended) as { posterior: { hash: string } }).posterior.hash;
    expect(hashOf(set)).not.toBe(hashOf(held));
  });

  it('refuses to draw over what was set by hand, and files that are none', async () => {
    const set = await run('--posterior', posterior, '--set', 'groups.nrf.activeShare=0.1');
    expect(documentOf(set)).toMatchObject({ code: 'LAB_POSTERIOR_SET', exitCode: 2 });
    const none = await run('--posterior', file);
    expect(documentOf(none)).toMatchObject({ code: 'LAB_POSTERIOR' });
  });
});
