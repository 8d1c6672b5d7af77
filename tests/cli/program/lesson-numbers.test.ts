/** The figures that the lessons promise are those that their commands give. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RunDocument } from '../../../src/lab/documents.js';
import { salang } from './salang.js';

type Numbers = Record<string, { readonly median: number }>;

const CLOSED = [
  ...['--set', 'corridors.over-the-passes.capacityUsd*=0.1'],
  ...['--set', 'corridors.through-the-bazaar.capacityUsd*=0.1'],
];
const TURNED = ['actors.vostra.anchorInsurgent=-0.5', 'state.attitude.vostra.nrf=-0.5'];
const POOR = ['finance.donorFloorUsd*=0.5', 'finance.donorResponsiveUsd*=0.5'];
const set = (changes: readonly string[]): string[] => changes.flatMap((text) => ['--set', text]);

async function stateAfter(options: readonly string[]): Promise<Numbers> {
  const { stdout } = await salang(['run', 'classroom', '--runs', '40', '--json', ...options]);
  return (JSON.parse(stdout) as RunDocument).state as unknown as Numbers;
}

/** The numbers of a sentence of a lesson, in their order. */
function promised(lesson: string, sentence: RegExp): number[] {
  const path = new URL(`../../../docs/teaching/${lesson}.md`, import.meta.url);
  const text = readFileSync(path, 'utf8').replaceAll(/\s+/g, ' ');
  const found = sentence.exec(text);
  if (found === null) throw new Error(`${lesson} has no sentence like ${sentence.source}`);
  return found.slice(1).map((number) => Number(number.replaceAll(',', '')));
}

describe('the lessons promise', () => {
  it.each([
    {
      lesson: '1-follow-the-money',
      sentence: /about (\d+) are left as it was, about (\d+) with the corridors closed/,
      of: 'fighters',
      runs: [[], CLOSED],
    },
    {
      lesson: '1-follow-the-money',
      sentence: /about the same \(some ([\d,]+) dollars in both\)/,
      of: 'treasuryUsd',
      runs: [CLOSED],
    },
    {
      lesson: '2-the-price-of-reprisals',
      sentence: /about (\d+) people are away from their homes where it were about (\d+)/,
      of: 'displaced',
      runs: [set(['reprisals.punishments*=4']), []],
    },
    {
      lesson: '2-the-price-of-reprisals',
      sentence: /and (\d+) are held where it were about (\d+)/,
      of: 'prisoners',
      runs: [set(['reprisals.punishments*=4']), []],
    },
    {
      lesson: '2-the-price-of-reprisals',
      sentence: /Displaced people are (\d+) then/,
      of: 'displaced',
      runs: [['--without', 'reprisals']],
    },
    {
      lesson: '3-why-patrons-matter',
      sentence:
        /about (\d+) fighters are left; without a haven about (\d+); with Vostra turned about (\d+), and with half of the gifts about (\d+) too/,
      of: 'fighters',
      runs: [[], set(['actors.vostra.sanctuary=0']), set(TURNED), set(POOR)],
    },
  ])('$lesson: $of', async ({ lesson, sentence, of, runs }) => {
    const told = promised(lesson, sentence);
    const states = await Promise.all(runs.map((options) => stateAfter(options)));
    expect(told).toHaveLength(states.length);
    states.forEach((state, i) => {
      const median = state[of]?.median ?? NaN;
      expect(Math.abs(told[i]! - median)).toBeLessThan(0.03 * median);
    });
  });

  it('2-the-price-of-reprisals: the margin of the authorities', async () => {
    const [asIs, harsh, without] = await Promise.all(
      [[], set(['reprisals.punishments*=4']), ['--without', 'reprisals']].map(stateAfter),
    );
    const margin = (state: Numbers | undefined): number => state?.['marginTaliban']?.median ?? NaN;
    expect(margin(harsh) - margin(asIs)).toBeCloseTo(-0.5, 0);
    expect(margin(without) - margin(asIs)).toBeCloseTo(3, 0);
  });
});
