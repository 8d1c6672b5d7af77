import { describe, expect, it } from 'vitest';
import { svgToPng } from '../../../src/charts/svg/index.js';
import { HOSTILE, PICTURES } from './samples.js';

/** Names of elements and whether every one that opens closes: enough of XML to see a break-out. */
function elementsOf(svg: string): string[] {
  const open: string[] = [];
  const names: string[] = [];
  for (const [, slash, name, , self] of svg.matchAll(
    /<(\/?)([A-Za-z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    if (slash === '/') {
      expect(open.pop()).toBe(name);
      continue;
    }
    names.push(name ?? '');
    if (self !== '/') open.push(name ?? '');
  }
  expect(open).toEqual([]);
  return names;
}

const ALLOWED = new Set(
  'svg title desc rect g path text tspan line circle defs clipPath'.split(' '),
);

describe.each(Object.entries(PICTURES))('%s', (_name, draw) => {
  it('gives the same bytes again', async () => {
    expect(await draw(640)).toBe(await draw(640));
  });

  it.each([640, 340])('is well-formed at %i pixels, whatever the text is', async (width) => {
    const svg = await draw(width);
    const names = elementsOf(svg);
    expect(names.filter((name) => !ALLOWED.has(name))).toEqual([]);
    // Every `<` begins an element that was read above, so no text holds a bare one.
    expect(svg.split('<').length - 1).toBe(names.length + svg.split('</').length - 1);
    expect(svg).not.toMatch(/[\u0000-\u0008\u202e]|style=|\son\w+=|href=/u);
  });

  it('keeps to its width, so that no page scrolls', async () => {
    for (const width of [640, 340]) {
      const drawn = Number(/ width="(\d+)"/.exec(await draw(width))?.[1]);
      expect(drawn).toBeLessThanOrEqual(width);
    }
  });

  it('is named and described for those who do not see it', async () => {
    const svg = await draw(640);
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="one-title one-desc"/);
    expect(svg).toMatch(/<title id="one-title">&lt;script&gt;/);
    expect(svg).toMatch(/<desc id="one-desc">&lt;script&gt;/);
  });

  it('is drawn as PNG, the same bytes each time', async () => {
    const svg = await draw(340);
    const png = Buffer.from(await svgToPng(svg, 1));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(Number(/ width="(\d+)"/.exec(svg)?.[1]));
    expect(png.equals(Buffer.from(await svgToPng(svg, 1)))).toBe(true);
  });
});

it('tests with text that matters', () => {
  expect(HOSTILE).toMatch(/<script>/);
});
