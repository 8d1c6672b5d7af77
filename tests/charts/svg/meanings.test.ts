import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  barsSvg,
  intervalsSvg,
  mapSvg,
  NO_FIGURE,
  shadesOf,
} from '../../../src/charts/svg/index.js';
import { inkOn, shadeStep } from '../../../src/charts/svg/palette.js';
import { textLines, textWidth } from '../../../src/charts/svg/text.js';
import { GEOMETRY } from './samples.js';

const HEAD = { title: 't', description: 'd' };

describe('intervals', () => {
  const verdicts = async (reported: number, bound?: 'at_least'): Promise<string[]> => {
    const svg = await intervalsSvg({
      ...HEAD,
      rows: [{ label: 'row', reported, bound, low: 8, median: 10, high: 12 }],
    });
    // Marks of the legend come with both; the one of the row is drawn in its layer.
    const marks = svg.match(/fill="#(?:0072b2|d55e00)"/g) ?? [];
    return marks.map((mark) => mark.slice(6, 13));
  };

  it('mark a miss in another colour than a hit', async () => {
    const [hit, miss] = [await verdicts(10), await verdicts(20)];
    const count = (marks: string[], color: string): number =>
      marks.filter((mark) => mark === color).length;
    expect(count(hit, '#0072b2')).toBe(count(miss, '#0072b2') + 1);
    expect(count(miss, '#d55e00')).toBe(count(hit, '#d55e00') + 1);
    expect(await verdicts(11, 'at_least')).toEqual(hit);
  });

  it('write numbers of what has no multiples', async () => {
    const rows = [{ label: 'none', reported: 0, low: 0, median: 1, high: 2 }];
    expect(await intervalsSvg({ ...HEAD, rows })).toContain('0; model 1 (0 to 2)');
  });
});

it('bars say their values in words beside the picture', async () => {
  const bars = [{ label: 'Persists', value: 0.9, low: 0.8, high: 0.95 }];
  const svg = await barsSvg({ ...HEAD, bars, axis: 'share', format: 'share' });
  expect(svg).toContain('90 % (80 % to 95 %)');
});

describe('maps', () => {
  const scale = { kind: 'amount', min: 0, max: 10, title: 'fighters' } as const;
  const fills = (values: (number | null)[], layout: 'outlines' | 'tiles'): string[] => {
    const svg = mapSvg({ ...HEAD, geometry: GEOMETRY, values, scale, layout });
    return GEOMETRY.areaNames.map(
      (_, area) => new RegExp(`data-area="${area}"[^>]*fill="(#\\w+)"`).exec(svg)?.[1] ?? '',
    );
  };

  it.each(['outlines', 'tiles'] as const)('shade every area by its own value (%s)', (layout) => {
    const [least, ...others] = shadesOf('amount');
    expect(fills([0, 10, null], layout)).toEqual([least, others.at(-1), NO_FIGURE]);
  });

  it('write the value on each tile', () => {
    const svg = mapSvg({
      ...HEAD,
      geometry: GEOMETRY,
      values: [3, 7, null],
      scale,
      layout: 'tiles',
    });
    const numbers = [...svg.matchAll(/data-number="\d"[^>]*>([^<]*)</g)].map((found) => found[1]);
    expect(numbers).toEqual(['3', '7', '-']);
  });

  it('fall back to tiles where an outline is not known', () => {
    const [first, second] = GEOMETRY.provinces;
    const provinces = [{ ...first!, rings: null }, second!];
    const geometry = { ...GEOMETRY, provinces };
    const drawn = mapSvg({ ...HEAD, geometry, values: [1, 2, 3], scale });
    expect(drawn).toContain('data-number');
  });
});

it('steps of shades are in range and rise with the value', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const [first, second] = [low, high].map((value) => shadeStep('between', value, -1, 1));
      if (first == null || second == null) return;
      expect(first).toBeGreaterThanOrEqual(0);
      expect(second).toBeLessThan(shadesOf('between').length);
      expect(second).toBeGreaterThanOrEqual(first);
    }),
  );
});

it('ink on every shade has a contrast of 4.5 at least', () => {
  const luminance = (color: string): number => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  for (const shade of [...shadesOf('amount'), ...shadesOf('between'), NO_FIGURE]) {
    const [one, two] = [luminance(shade), luminance(inkOn(shade))];
    const contrast = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    expect(contrast, shade).toBeGreaterThan(4.5);
  }
});

it('text is measured, and broken where it is wide', () => {
  expect(textWidth('iiii')).toBeLessThan(textWidth('MMMM'));
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }), (words) => {
      const lines = textLines(words.join(' '), 120);
      expect(lines.join(' ')).toBe(words.join(' '));
      for (const line of lines)
        expect(line.includes(' ') ? textWidth(line) : 0).toBeLessThanOrEqual(120);
    }),
  );
});

it('fonts and widths are what their script makes', () => {
  const script = new URL('../../../scripts/make-fonts.mjs', import.meta.url).pathname;
  const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});
