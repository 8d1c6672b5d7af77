import { describe, expect, it } from 'vitest';
import { renderBars, type ShareBar } from '../../src/charts/index.js';
import { ASCII, UNICODE } from './samples.js';

const ENDINGS: ShareBar[] = [
  { label: 'Insurgency persists', share: 0.62, low: 0.57, high: 0.67 },
  { label: 'Collapses', share: 0.21, low: 0.17, high: 0.25 },
  { label: 'Foothold', share: 0.12, low: 0.09, high: 0.16 },
  { label: 'Settlement', share: 0.0025, low: 0, high: 0.014 },
  { label: 'Without interval', share: 0.333 },
  { label: 'Nothing', share: Number.NaN },
];

describe('renderBars', () => {
  it('shows shares with their intervals', () => {
    const lines = renderBars({ title: 'How 400 runs ended', bars: ENDINGS, style: UNICODE });
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "How 400 runs ended
      Insurgency persists  █████████████████████████████████████├──●──┤  62 %  57–67 %
      Collapses            ███████████├─●──┤                             21 %  17–25 %
      Foothold             █████├─●──┤                                   12 %   9–16 %
      Settlement           ●                                             <1 %    0–1 %
      Without interval     █████████████████████▉                        33 %
      Nothing                                                             n/a"
    `);
  });

  it('does so in ASCII', () => {
    const lines = renderBars({ bars: ENDINGS, style: ASCII });
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "Insurgency persists  #####################################[--o--]  62 %  57-67 %
      Collapses            ###########[-o--]                             21 %  17-25 %
      Foothold             #####[-o--]                                   12 %   9-16 %
      Settlement           o                                             <1 %    0-1 %
      Without interval     ######################                        33 %
      Nothing                                                             n/a"
    `);
  });

  it('leaves out the numbers of the intervals on a narrow screen', () => {
    expect(renderBars({ bars: ENDINGS, width: 40, style: UNICODE }).join('\n'))
      .toMatchInlineSnapshot(`
      "Insurgency p…  ████████████████├●┤  62 %
      Collapses      ████├●─┤             21 %
      Foothold       ██├●┤                12 %
      Settlement     ●                    <1 %
      Without inte…  █████████▌           33 %
      Nothing                              n/a"
    `);
  });

  it('draws plain bars to an eighth of a column, on the scale that is given', () => {
    const bars = [0, 1 / 64, 0.5, 1].map((share) => ({ label: 'x', share }));
    const lines = renderBars({ bars, max: 1, width: 18, style: UNICODE });
    expect(lines).toEqual([
      'x              0 %',
      'x  ▏           2 %',
      'x  ████       50 %',
      'x  ████████  100 %',
    ]);
  });
});
