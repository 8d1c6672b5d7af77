/**
 * Numbers of the war are data, with unit, source and range: none stands in a rule. (Some two hundred
 * did once, so that no sensitivity analysis could reach them.)
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ENGINE = fileURLToPath(new URL('../../../src/engine/', import.meta.url));
const FILES = [
  ...readdirSync(join(ENGINE, 'rules')).map((name) => `rules/${name}`),
  ...['budgets.ts', 'choice-tables.ts', 'model-tables.ts', 'order-acts.ts', 'scores.ts'],
];

/** Fractions that are no facts about the war: what they are, by the line that they stand in. */
const ARITHMETIC: readonly RegExp[] = [
  // Days of a year, and the law of a bump.
  /365\.25|182\.625|exp\(-0\.5 \* z \* z\)/,
  // Half a turn: what comes out in its course is known for half of it.
  /0\.5 \* (rate \* \(target - here\)|givenAway\[i\]!|s\.givenAway\[i\]!)/,
  // Bounds of columns, and what is too little to be looked at.
  /0\.2, 10, CAUSE\.scarcity|LEAST_EASE = |<= 0\.01\) continue|mean < 0\.02\)|network\[i\]! < 0\.02\)/,
];

function numbersIn(file: string): string[] {
  return readFileSync(join(ENGINE, file), 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .map((line) => line.replace(/\/\/.*/, '').trim())
    .filter((line) => /(?<![\w.])\d*\.\d+/.test(line))
    .filter((line) => !ARITHMETIC.some((known) => known.test(line)))
    .map((line) => `${file}: ${line}`);
}

it('no fraction stands in a rule', () => {
  expect(FILES.length).toBeGreaterThan(15);
  expect(FILES.flatMap(numbersIn)).toEqual([]);
});
