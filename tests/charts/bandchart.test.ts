import { describe, expect, it } from 'vitest';
import { formatMoneyUsd, renderBandChart, type BandChartInput } from '../../src/charts/index.js';
import { ASCII, COLORS, UNICODE, withoutColors } from './samples.js';

/** 53 weeks from 26 March 2024, with a hump in the middle that needs no trigonometry. */
const WEEKS = Array.from({ length: 53 }, (_, week) => week);
const MEDIAN = WEEKS.map((week) => 4 + 6 * (1 - ((week - 26) * (week - 26)) / 676));
const INPUT: BandChartInput = {
  title: 'Operations claimed',
  unit: 'per week',
  xLabels: WEEKS.map((week) =>
    new Date(Date.UTC(2024, 2, 26) + week * 7 * 86_400_000).toISOString().slice(0, 10),
  ),
  median: MEDIAN,
  low: MEDIAN.map((value) => value * 0.4),
  high: MEDIAN.map((value) => value * 1.8),
  innerLow: MEDIAN.map((value) => value * 0.75),
  innerHigh: MEDIAN.map((value) => value * 1.3),
  width: 78,
  height: 10,
  style: UNICODE,
};

function render(change: Partial<BandChartInput>): string {
  return renderBandChart({ ...INPUT, ...change }).join('\n');
}

describe('renderBandChart', () => {
  it('draws dotted edges and a solid median without colours', () => {
    expect(render({})).toMatchInlineSnapshot(`
      "Operations claimed (per week)                      ⠤⠤ median  ⠂⠂ 50 %  ⠂  90 %
      20 ┤
         │                  ⡀ ⡀ ⠄ ⠂ ⠂ ⠂ ⠁ ⠁ ⠁ ⠁ ⠁ ⠁ ⠁ ⠁ ⠂ ⠂ ⠄ ⠄ ⡀ ⡀
         │          ⡀ ⠄ ⠂ ⠁     ⡀⡀⡀⡀⡀⡀⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⡀⡀⡀⡀⡀      ⠁ ⠂ ⠄ ⡀
      10 ┤  ⡀ ⠄ ⠂ ⠁⡀⡀⠄⠄⠄⠂⠂⠂⢂⣁⣁⣁⣁⣀⡠⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⢄⣀⣁⣁⣁⣁⡁⠂⠂⠂⠄⠄⠄⡀⡀⡀⠁ ⠂ ⡀
         │⡂ ⠄⢄⣂⣂⡡⠥⠥⠔⡒⡒⡒⡊⡉⠍⠍⠅⠄⠄⠄⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠄⠄⠄⠌⠍⠍⠍⡑⡒⡒⡒⡢⠤⠥⢅⣂⣂⡀⠄⠁⡀
         │⠒⠍⡉⠁⡂⠂⡀⠁⠅⠁⠄ ⠄ ⠄ ⠄ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠄ ⠄ ⠄ ⠄⠁⡁⠁⡀⠂⡊⠉⡉⠒
       0 ┤⠁
         └─┬──────────────────┬─────────────────┬───────────────────┬───────────────
          Apr 2024           Jul               Oct               Jan 2025"
    `);
  });

  it('fills areas in ASCII', () => {
    expect(render({ style: ASCII, height: 9 })).toMatchInlineSnapshot(`
      "Operations claimed (per week)                      ** median  :: 50 %  .. 90 %
         |
      20 +
         |                 ........................................
      10 +     ........************************************************........
         |*************................................................*************
       0 +
         +-+------------------+-----------------+-------------------+---------------
          Apr 2024           Jul               Oct               Jan 2025"
    `);
  });

  it('fills areas to an eighth of a line with 256 colours', () => {
    const lines = renderBandChart({ ...INPUT, style: COLORS });
    expect(lines.map(withoutColors).join('\n')).toMatchInlineSnapshot(`
      "Operations claimed (per week)                      ⠤⠤ median     50 %     90 %
      20 ┤
         │                  ▁▁▂▃▃▄▄▅▅▅▆▆▆▇▇▇▇▇▇▇▇▇▇▇▇▆▆▆▅▅▅▄▄▃▃▂▁▁
         │          ▂▃▄▄▅▆▇      ▁▁▁▂▂▂▂▃▃▃▃▃▃▃▃▃▃▃▃▃▃▂▂▂▂▁▁▁      ▇▆▅▄▄▃▂
      10 ┤   ▁▃▄▅▆▇▁▁▂▃▃▄▅▅⢀⣀⣀⣀⣀⣀⡠⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⢄⣀⣀⣀⣀⣀⡀▅▅▄▃▃▂▁▁▇▆▅▄▃▁
         │▅▁▂⢀⣀⣀⡠⠤⠤⠔⠒⠒⠒⠊⠉⠉⠉⠁▃▄▄▄▄▅▅▅▅▅▅▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▅▅▅▅▅▅▄▄▄▄▃⠈⠉⠉⠉⠑⠒⠒⠒⠢⠤⠤⢄⣀⣀⡀▂▁▅
         │⠒⠉⠉⠁▅▆▂▂▂▂▃▃▃▃▃▄▄▄▄▄▄▅▅▅▅▅▅▅▅▅▅▅▆▆▆▆▆▆▆▆▆▆▅▅▅▅▅▅▅▅▅▅▅▄▄▄▄▄▄▃▃▃▃▃▂▂▂▂▆▅⠈⠉⠉⠒
       0 ┤
         └─┬──────────────────┬─────────────────┬───────────────────┬───────────────
          Apr 2024           Jul               Oct               Jan 2025"
    `);
    // Wide band, narrow band, and the median on it.
    expect(lines.join('')).toMatch(/48;5;24m/);
    expect(lines.join('')).toMatch(/48;5;31m/);
    expect(lines.join('')).toMatch(/38;5;231;48;5;31m/);
  });

  it('leaves gaps where there are no values', () => {
    const gap = (values: readonly number[]): number[] =>
      values.map((value, week) => (week >= 20 && week < 30 ? Number.NaN : value));
    const chart = render({
      median: gap(MEDIAN),
      low: undefined,
      high: undefined,
      innerLow: undefined,
      innerHigh: undefined,
      height: 7,
    });
    expect(chart).toMatchInlineSnapshot(`
      "Operations claimed (per week)                                        ⠤⠤ median
      10 ┤                 ⢀⣀⣀⣀⣀⣀⡠⠤⠤⠤               ⠠⠤⠤⠤⠤⠤⠤⠤⢄⣀⣀⣀⣀⣀⡀
         │   ⢀⣀⣀⡠⠤⠤⠔⠒⠒⠒⠊⠉⠉⠉⠁                                      ⠈⠉⠉⠉⠑⠒⠒⠒⠢⠤⠤⢄⣀⣀⡀
         │⠒⠉⠉⠁                                                                  ⠈⠉⠉⠒
       0 ┤
         └─┬──────────────────┬─────────────────┬───────────────────┬───────────────
          Apr 2024           Jul               Oct               Jan 2025"
    `);
  });

  it('starts near the least value when asked to, with the values written as asked', () => {
    const chart = render({
      title: 'Treasury',
      unit: undefined,
      median: MEDIAN.map((value) => 3_000_000 + value * 50_000),
      low: undefined,
      high: undefined,
      innerLow: undefined,
      innerHigh: undefined,
      from: 'data',
      formatValue: formatMoneyUsd,
      height: 8,
    });
    expect(chart).toMatchInlineSnapshot(`
      "Treasury                                                             ⠤⠤ median
      $3.6M ┤
            │                     ⣀⣀⣀⣀⡠⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⢄⣀⣀⣀⣀
      $3.4M ┤          ⢀⣀⣀⠤⠤⠒⠒⠒⠉⠉⠉                             ⠉⠉⠉⠒⠒⠒⠤⠤⣀⣀⡀
            │   ⢀⣀⠤⠔⠒⠊⠉⠁                                                 ⠈⠉⠑⠒⠢⠤⣀⡀
      $3.2M ┤⠔⠒⠉⠁                                                               ⠈⠉⠒⠢
            └─┬─────────────────┬────────────────┬──────────────────┬───────────────
             Apr 2024          Jul              Oct              Jan 2025"
    `);
  });

  it('puts the legend on a line of its own on a narrow screen', () => {
    expect(render({ width: 40, height: 8 })).toMatchInlineSnapshot(`
      "Operations claimed (per week)
      ⠤⠤ median  ⠂⠂ 50 %  ⠂  90 %
      20 ┤            ⡀ ⡀ ⡀ ⡀ ⡀ ⡀
         │    ⡀ ⠄⡀⡂ ⠁⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠅⠄⠁ ⡂ ⠄ ⡀
         │⣂⣀⠥⠤⠤⠒⠒⠒⠊⠍⡍⠉⡉⠉⡉⠉⡉⠉⡉⠉⡉⠉⡉⠉⡉⠉⡍⠕⠒⠒⠒⠥⠤⠤⣁⣀
       0 ┤⠂ ⠁ ⠁ ⠁ ⠁                   ⠁ ⠁ ⠁
         └─────────┬──────────────────┬───────
                Jul 2024           Jan 2025"
    `);
  });

  it('says so when there is nothing to draw', () => {
    const chart = render({
      xLabels: [],
      median: [],
      low: undefined,
      high: undefined,
      innerLow: undefined,
      innerHigh: undefined,
      height: 6,
      width: 40,
    });
    expect(chart).toMatchInlineSnapshot(`
      "Operations claimed (per week)  ⠤⠤ median
      1 ┤
        │             no figures
      0 ┤
        └─────────────────────────────────────
      "
    `);
  });

  it('has exactly the height asked for', () => {
    for (const height of [6, 8, 10, 17, 24]) {
      for (const width of [30, 78]) {
        expect(renderBandChart({ ...INPUT, height, width })).toHaveLength(height);
      }
    }
  });

  it('refuses a series that does not match its labels', () => {
    expect(() => render({ low: [1, 2] })).toThrow('low has 2 values for 53 labels');
  });
});
