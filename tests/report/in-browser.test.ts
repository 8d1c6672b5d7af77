import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportText, type Report } from '../../src/report/index.js';
import { LEFT_OUT, openBrowser, openPage, type Browser, type Watched } from './browser.js';
import { sampleGameReport, sampleScenarioReport, sampleSweepReport } from './samples.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const KINDS: readonly [string, () => Report | Promise<Report>][] = [
  ['scenario', sampleScenarioReport],
  ['game', () => sampleGameReport(1)],
  ['sweep', sampleSweepReport],
];

describe.skipIf(LEFT_OUT).each(KINDS)('the report of a %s in Chromium', (kind, make) => {
  const dir = mkdtempSync(join(tmpdir(), 'salang-page-'));
  const file = join(dir, `${kind}.html`);
  let browser: Browser;
  let watched: Watched;

  beforeAll(async () => {
    writeFileSync(file, await reportText(await make()));
    browser = await openBrowser();
    watched = await openPage(browser, file);
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    rmSync(dir, { recursive: true });
  });

  it.each([
    [1280, 800],
    [390, 844],
  ])('fits a screen of %i x %i', async (width, height) => {
    const { page } = watched;
    await page.setViewportSize({ width, height });
    const scrolls = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(scrolls).toBe(0);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('moves its map by keys, and plays it', async () => {
    const { page } = watched;
    const slider = page.locator('[data-role="slider"]').first();
    const moment = page.locator('[data-role="moment"]').first();
    const end = await moment.textContent();
    await slider.focus();
    await page.keyboard.press('Home');
    const first = await moment.textContent();
    expect(first).not.toBe(end);
    const fills = (): Promise<unknown> =>
      page.evaluate(
        `[...document.querySelectorAll('[data-number]')].map((n) => n.textContent).join()`,
      );
    const before = await fills();
    const choices = page.locator('[data-role="variable"]').first();
    const last = (await choices.locator('option').count()) - 1;
    await choices.selectOption({ index: last });
    expect(await fills()).not.toBe(before);
    await page.locator('[data-role="play"]').first().click();
    await expect.poll(() => moment.textContent(), { timeout: 5000 }).not.toBe(first);
    await page.locator('[data-role="play"]').first().click();
    expect(await page.locator('[data-role="play"]').first().textContent()).toBe('Play');
  });

  it('saves pictures and data', async () => {
    const { page } = watched;
    const saved = async (button: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(button).first().dispatchEvent('click'),
      ]);
      return readFileSync(await download.path(), 'utf8');
    };
    expect(await saved('[data-svg]')).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    const lines = (await saved('[data-csv]')).trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(2);
  });

  it('prints on A4 without losing anything at the side', async () => {
    const { page } = watched;
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 688, height: 1000 });
    const scrolls = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(scrolls).toBe(0);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it.each(['light', 'dark'] as const)(
    'has no serious fault for axe in the %s',
    async (colorScheme) => {
      const { page } = watched;
      await page.emulateMedia({ colorScheme });
      // Evaluated by the test's own channel, which the policy of the page does not touch.
      await page.evaluate(AXE);
      // Colours alone differ in the dark.
      const rules = colorScheme === 'dark' ? `{ runOnly: ['color-contrast'] }` : '{}';
      const { violations } = (await page.evaluate(`axe.run(${rules})`)) as AxeResults;
      const serious = violations.filter(
        ({ impact }) => impact === 'serious' || impact === 'critical',
      );
      expect(
        serious.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)]),
      ).toEqual([]);
    },
    60_000,
  );

  it('has complained of nothing, asked for nothing, and run no foreign script', async () => {
    const { page, complaints, requests } = watched;
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:'))).toEqual(
      requests.filter((url) => url.startsWith('data:font/')),
    );
    expect(await page.evaluate('window.broken')).toBeUndefined();
  });
});
