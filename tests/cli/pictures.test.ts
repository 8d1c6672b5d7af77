import { describe, expect, it } from 'vitest';
import { createStyle, visibleWidth, type Style } from '../../src/charts/index.js';
import { explainSchema } from '../../src/cli/documents.js';
import { causeTitle, explainLines } from '../../src/cli/pictures/explain.js';
import { frontName, windowOf } from '../../src/cli/pictures/claims.js';
import { runLines } from '../../src/cli/pictures/run.js';
import { verdictOf } from '../../src/report/verdicts.js';
import { validateLines } from '../../src/cli/pictures/validate.js';
import { runSchema, validateSchema } from '../../src/lab/documents.js';
import { forbiddenIn, isAscii } from '../charts/samples.js';
import {
  explainExample,
  runExample,
  scenarioExample,
  target,
  validateExample,
} from './documents.js';
import { keptTerminal } from './terminals.js';

const context = { scenario: scenarioExample, counts: [], usefulDay: 20_400, lastDay: 20_167 };

function pictures(style: Style, width: number): Record<string, string[]> {
  const terminal = keptTerminal({ style, width });
  return {
    run: runLines(runExample, scenarioExample, terminal),
    empty: runLines({ ...runExample, targets: [], notScored: [] }, scenarioExample, terminal),
    validate: validateLines(validateExample, context, terminal),
    explain: explainLines(explainExample, terminal),
  };
}

const STYLES = (['none', '16', '256'] as const).flatMap((color) =>
  [true, false].map((ascii) => createStyle({ color, ascii })),
);

describe('every picture', () => {
  it('is made of documents of their schema', () => {
    expect(runSchema.parse(runExample)).toEqual(runExample);
    expect(validateSchema.parse(validateExample)).toEqual(validateExample);
    expect(explainSchema.parse(explainExample)).toEqual(explainExample);
  });

  it.each([20, 33, 40, 64, 80, 100, 120])('fits %i columns and is safe to print', (width) => {
    for (const style of STYLES) {
      for (const [name, lines] of Object.entries(pictures(style, width))) {
        for (const line of lines) {
          expect(visibleWidth(line), `${name}: ${line}`).toBeLessThanOrEqual(width);
          expect(forbiddenIn(line)).toBeNull();
          if (style.ascii) expect(isAscii(line), line).toBe(true);
        }
      }
    }
  });
});

describe('the picture of a run', () => {
  const text = runLines(runExample, scenarioExample, keptTerminal()).join('\n');

  it('marks misses with a word and says on which side the model lies', () => {
    expect(text).toMatch(/Operations in Kabul \*? +126 +60 +40–90 +✗ MISS \(model low\)/);
    expect(text).toMatch(/Operations +3 +8 +5–12 +✗ MISS \(model high\)/);
    expect(text).toMatch(/Operations \* +401 +388 +281–520 +✓ inside/);
    expect(text).toMatch(/Operations \* +≥ 380 .*✓ holds/);
  });

  it('says whose each claim is, and of which days', () => {
    expect(text).toContain("NRF's own tally, 20 Mar 2024 – 20 Mar 2025");
    expect(text).toContain("NRF's own tally, calendar 2024");
    expect(text).toContain('Panjshir, recorded by monitors');
  });

  it('counts what is inside, and what is not compared, by reason', () => {
    expect(text).toContain('2 of 4 reported counts inside');
    expect(text.replaceAll('\n', ' ')).toContain(
      '3 more rows not compared: the dates are not all within the days that were simulated (2); the model has no such metric (1).',
    );
  });

  it('tells outcomes that never came, with what that bounds', () => {
    expect(text).toMatch(/Insurgency persists .* 94 % +88–97 %/);
    expect(text.replaceAll('\n', ' ')).toMatch(
      /Never in 100 campaigns \(so each below 4 %\): insurgency collapses, .*taliban fracture, .*insurgency contained\./,
    );
  });

  it('says what was changed', () => {
    const changed = {
      ...runExample,
      players: { nrf: null, taliban: 'random' },
      without: ['finance', 'arms'] as typeof runExample.without,
      overrides: [
        { path: 'a', value: 1 },
        { path: 'b', scale: 2 },
        { path: 'c', add: -3 },
      ],
    };
    const lines = runLines(changed, scenarioExample, keptTerminal()).join(' ');
    expect(lines).toContain('nobody for the NRF, random for the Taliban');
    expect(lines).toContain('Without the rules of finance and arms.');
    expect(lines).toContain('Changed: a = 1, b x 2, c + -3.');
  });
});

describe('claims', () => {
  it.each([
    ['2024-03-20', '2025-03-20', '20 Mar 2024 – 20 Mar 2025'],
    ['2024-08-01', '2024-10-31', '1 Aug – 31 Oct 2024'],
    ['2024-01-01', '2024-12-31', 'calendar 2024'],
  ])('of %s to %s', (start, end, words) => {
    expect(windowOf({ start, end })).toBe(words);
  });

  it('call the front by its initials where its name is long', () => {
    const named = (name: string) => frontName({ setup: { groups: [{ name }] } } as never);
    expect(named('National Resistance Front')).toBe('NRF');
    expect(named('Valley Front')).toBe('Valley Front');
  });
});

describe('verdicts', () => {
  it.each([
    [{}, 'inside'],
    [{ bound: 'at_least' }, 'holds'],
    [{ inside: false, reported: 1 }, 'MISS (model high)'],
    [{ inside: false, reported: 9999 }, 'MISS (model low)'],
  ] as const)('%j', (changes, word) => {
    expect(verdictOf(target(changes))).toBe(word);
  });
});

describe('the picture of a validation', () => {
  const text = validateLines(validateExample, context, keptTerminal()).join('\n');

  it('has scores by layer, then the rows that are not scored', () => {
    expect(text).toMatch(/tally +2 of 3 +50 % +20 +0\.2/);
    expect(text.indexOf('Not scored: 3 rows')).toBeGreaterThan(text.indexOf('tally  '));
    expect(text).toContain('--until 2025-11-08');
  });
});

describe('the picture of an explanation', () => {
  const text = explainLines(explainExample, keptTerminal()).join('\n');

  it('shows each cause with its sign, and the change in all', () => {
    expect(text).toMatch(/reprisal +-0\.300 +█+│/);
    expect(text).toMatch(/administration +\+0\.200 +│█+/);
    expect(text).toMatch(/change in all +-0\.050/);
    expect(text).toMatch(/2023 Q1 +0\.650 +-0\.050 +reprisal -0\.300, administration \+0\.200/);
  });

  it('says so when nothing changed', () => {
    const still = { ...explainExample, causes: [], change: 0, periods: [] };
    const lines = explainLines(still, keptTerminal());
    expect(lines).toContain('Nothing changed it.');
    expect(lines.join('\n')).toContain('unchanged');
  });

  it('says who played and what was changed', () => {
    expect(text).toContain('doctrine on both sides.');
    const changed = explainLines(
      {
        ...explainExample,
        players: { nrf: null, taliban: 'doctrine' },
        without: ['reprisals'],
        overrides: [
          { path: 'finance.donorFloorUsd', value: 9000 },
          { path: 'history', value: 'none' },
        ],
      },
      keptTerminal({ width: 200 }),
    );
    expect(changed.join('\n')).toContain(
      'campaign 0, nobody for the NRF, doctrine for the Taliban. Without the rules of reprisals. ' +
        'Changed: finance.donorFloorUsd = 9000, history = none.',
    );
  });

  it('calls causes by words and events by their titles', () => {
    const titles = new Map([['flood', 'A flood']]);
    expect(causeTitle('collective_punishment', titles)).toBe('collective punishment');
    expect(causeTitle('event:flood', titles)).toBe('event: A flood');
    expect(causeTitle('event:storm', titles)).toBe('event: storm');
  });
});
