/**
 * What pairing is worth: the variance of a treatment's effect when both runs share their luck, against
 * that of runs with luck of their own, for four changes of the base scenario. Writes
 * docs/common-random-numbers.md.
 *
 *   npx tsx bench/common-random-numbers.ts [replicates]
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileModel } from '../src/engine/model.js';
import { LAYER_BIT, OP } from '../src/engine/records.js';
import { GOVERNMENT, INSURGENT } from '../src/engine/sides.js';
import type { Players } from '../src/engine/simulate.js';
import type { World } from '../src/engine/world.js';
import { independent } from '../src/lab/analysis/crossed.js';
import { pairedEffect, type PairedEffect } from '../src/lab/analysis/treatment-effects.js';
import { createPlayer } from '../src/players/index.js';
import { loadScenario } from '../src/scenario/load.js';
import { withNumbers } from '../src/scenario/variants.js';
import { cell, plain, table } from '../scripts/docs/markdown.js';
import { count, play, type Played } from '../tests/engine/paired.js';

const DOCUMENT = fileURLToPath(new URL('../docs/common-random-numbers.md', import.meta.url));
const SCENARIO = 'base-2024';
const REPLICATES = 120;
const EARLY_WEEKS = 12;
/** What is wanted of the median over outputs. */
const BAR = { early: 5, late: 2 };

/**
 * Four changes, chosen before any was measured, but for the second: halving the places changed nothing
 * in any run, as they are never full, so they are closed.
 */
const CHANGES = [
  { name: 'money: committed gifts halved', path: 'finance.donorFloorUsd', scale: 0.5 },
  {
    name: 'sanctuary: places in Tajikistan closed',
    path: 'actors.tajikistan.sanctuary',
    scale: 0,
  },
  { name: 'repression: collective punishments doubled', path: 'reprisals.punishments', scale: 2 },
  { name: 'tips: information from people doubled', path: 'security.tipsShare', scale: 2 },
] as const;

interface Output {
  readonly name: string;
  readonly of: (played: Played, turns: number) => number;
}

/** Sum over the areas of the front's cells, which come first in columns by group and area. */
function frontSum(cells: Float64Array, { model }: Played): number {
  return cells.subarray(0, model.sizes.areas).reduce((sum, x) => sum + x, 0);
}

function perPerson(cells: Float64Array, { model }: Played): number {
  return model.map.populationShare.reduce((sum, share, a) => sum + share * cells[a]!, 0);
}

function state(name: string, of: (world: World, played: Played) => number): Output {
  return { name, of: (played, turns) => of(played.after(turns), played) };
}

function rows(name: string, of: 'attack' | 'state', ...fields: number[]): Output {
  return {
    name,
    of: (played, turns) => {
      const groups = of === 'attack' ? { groups: [played.model.setup.groups[0]!.id] } : {};
      return count(played, { of, ...groups, turns: [0, turns], layer: LAYER_BIT.true }, ...fields);
    },
  };
}

const OUTPUTS: readonly Output[] = [
  rows('operations of the front, so far', 'attack'),
  rows('killed of the front in them, so far', 'attack', OP.groupKilled),
  rows('killed of the authorities in them, so far', 'attack', OP.governmentKilled),
  rows('operations of the authorities, so far', 'state'),
  state('fighters of the front', (w, p) => frontSum(w.fighters, p) + w.sanctuary[0]!),
  state('treasury of the front abroad', (w) => w.treasury[0]!),
  state('network of the front, mean over people', (w, p) => perPerson(w.network, p)),
  state('control, mean over people', (w, p) => perPerson(w.control, p)),
  state('support for insurgents', (w, p) => perPerson(w.supportInsurgent, p)),
  state('grievance, mean over people', (w, p) => perPerson(w.grievance, p)),
  state('displaced people', (w, p) => perPerson(w.displaced, p)),
  state('visibility abroad', (w) => w.visibility[0]!),
  state('margin of the front', (w) => w.margin[INSURGENT]!),
  state('margin of the authorities', (w) => w.margin[GOVERNMENT]!),
];

interface Gain {
  readonly change: string;
  readonly output: string;
  readonly early: PairedEffect;
  readonly late: PairedEffect;
}

function measure(replicates: number): { gains: Gain[]; weeks: number } {
  const scenario = loadScenario(SCENARIO);
  const { setup } = scenario;
  const { startDay, endDay, turnDays } = compileModel(setup);
  const players: Players = [
    createPlayer('doctrine', INSURGENT, setup.doctrine.nrf),
    createPlayer('doctrine', GOVERNMENT, setup.doctrine.taliban),
  ];
  const turns = Math.floor((endDay - startDay + 1) / turnDays);
  const early = Math.round((7 * EARLY_WEEKS) / turnDays);
  const plan = { replicates, turns, keep: [early, turns] };
  const base = play(setup, players, plan);
  const gains = CHANGES.flatMap(({ name, path, scale }) => {
    const changed = play(withNumbers(scenario, [{ path, scale }]), players, plan);
    const effect = (output: Output, at: number): PairedEffect => {
      const sample = (all: readonly Played[]) => independent(all.map((one) => output.of(one, at)));
      return pairedEffect(sample(changed), sample(base));
    };
    return OUTPUTS.map((output) => ({
      change: name,
      output: output.name,
      early: effect(output, early),
      late: effect(output, turns),
    }));
  });
  return { gains, weeks: (turns * turnDays) / 7 };
}

/** The middle of factors; an effect that is exactly zero in all runs has none. */
function median(factors: readonly (number | null)[]): number {
  const sorted = factors.filter((x) => x !== null).sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

function factorText(factor: number | null): string {
  return factor === null ? 'no effect' : plain(Number(factor.toPrecision(3)));
}

function effectText({ difference: { value, low, high } }: PairedEffect): string {
  const write = (x: number): string => plain(Number(x.toPrecision(3)));
  return `${write(value)} (${write(low)} to ${write(high)})`;
}

function summaryOf(gains: readonly Gain[]): string {
  const lines = CHANGES.map(({ name }) => {
    const own = gains.filter(({ change }) => change === name);
    const early = own.map((gain) => gain.early.varianceReduction);
    const late = own.map((gain) => gain.late.varianceReduction);
    const reached = (factors: readonly (number | null)[], bar: number): string => {
      const known = factors.filter((x) => x !== null);
      return `${known.filter((x) => x >= bar).length} of ${known.length}`;
    };
    return [
      cell(name),
      factorText(median(early)),
      reached(early, BAR.early),
      factorText(median(late)),
      reached(late, BAR.late),
    ];
  });
  return table(
    [
      'change',
      `median at ${EARLY_WEEKS} weeks`,
      `outputs of ${BAR.early} or more`,
      'median at the end',
      `outputs of ${BAR.late} or more`,
    ],
    lines,
  );
}

function documentOf(gains: readonly Gain[], weeks: number, replicates: number): string {
  const sections = CHANGES.map(({ name, path, scale }) => {
    const own = gains.filter(({ change }) => change === name);
    const lines = own.map(({ output, early, late }) => [
      cell(output),
      effectText(early),
      factorText(early.varianceReduction),
      effectText(late),
      factorText(late.varianceReduction),
    ]);
    const head = [
      'output',
      `effect at ${EARLY_WEEKS} weeks`,
      'factor',
      'effect at the end',
      'factor',
    ];
    return `## ${name.charAt(0).toUpperCase()}${name.slice(1)}\n\n\`${path}\` times ${scale}.\n\n${table(head, lines)}`;
  });
  return [
    '# What common random numbers are worth',
    '',
    'A draw of the engine is named by what it is for, so a scenario and a variant of it share all the luck',
    'that they have in common. Below, by how much this cuts the variance of the difference between the two:',
    '(variance of the one + variance of the other) / variance of the difference, replicate by replicate. A',
    'factor of five means that runs with luck of their own would need five times as many replicates.',
    `\`${SCENARIO}\`, doctrine on both sides, ${replicates} replicates, at ${EARLY_WEEKS} weeks and at the end of the base`,
    `period (${plain(weeks)} weeks). What was wanted: ${BAR.early} at ${EARLY_WEEKS} weeks, ${BAR.late} at the end. Effects are changed less`,
    'unchanged, with 95 % intervals. Changes and outputs were chosen before any was measured, but for the',
    'sanctuary: halving the places changed nothing in any run, as they are never full, so they are closed.',
    'Written by `npx tsx bench/common-random-numbers.ts`; run it again, never change this page.',
    '',
    '<!-- prettier-ignore-start -->',
    '',
    summaryOf(gains),
    '',
    sections.join('\n\n'),
    '',
    '<!-- prettier-ignore-end -->',
    '',
  ].join('\n');
}

const replicates = Number(process.argv[2] ?? REPLICATES);
const { gains, weeks } = measure(replicates);
writeFileSync(DOCUMENT, documentOf(gains, weeks, replicates));
console.log(summaryOf(gains));
