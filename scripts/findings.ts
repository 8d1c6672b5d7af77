// Writes docs/findings.md: what the three shipped experiments that ask a real question say.
//
//   npx tsx scripts/findings.ts [folder for the results]
//
// Sweeps that the folder holds already are resumed or read, not played again.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Estimate } from '../src/lab/analysis/estimate.js';
import { correlationOf, ranksOf } from '../src/lab/analysis/sample.js';
import { code, table } from './docs/markdown.js';
import { byReplicate, combined, estimateOf, runsOf, type Run } from './findings/paired.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DOCUMENT = join(ROOT, 'docs/findings.md');

const short = (value: number): string => String(Number(value.toPrecision(3)));
const spanned = ({ value, low, high }: Estimate): string =>
  `${short(value)} (${short(low)} to ${short(high)})`;
const isClear = ({ low, high }: Estimate): boolean => low > 0 || high < 0;
/** A difference in per cent of a mean; bold where its interval leaves out zero. */
const share = (difference: Estimate, of: number): string => {
  const percent = (x: number): string => ((100 * x) / of).toFixed(1);
  const text = `${percent(difference.value)} (${percent(difference.low)} to ${percent(difference.high)})`;
  return isClear(difference) ? `**${text}**` : text;
};

const FACTORS = ['gifts', 'haven', 'cover', 'reprisals'] as const;
const THIRD = 0.34;
/** What a row that moves nothing means, and does not mean. */
const WHY_NOTHING: Readonly<Record<(typeof FACTORS)[number], string>> = {
  gifts: 'A third of the gifts is enough here.',
  haven:
    'That a third of the haven is enough does not say that it is worth nothing: doctrine keeps far fewer fighters over the border than there is room for, and the shift of Tajikistan below closes it altogether.',
  cover: 'A third of the cover is enough here.',
  reprisals: 'A third of the reprisals makes as many recruits here.',
};

function aliveSection(runs: readonly Run[]): string {
  const outputs = ['fighters', 'networkReach', 'operations', 'claimed', 'marginNrf'];
  const atBase = (but: readonly string[]) => (run: Run) =>
    FACTORS.every((f) => run.factors[f] === (but.includes(f) ? THIRD : 1));
  const base = (output: string) => byReplicate(runs, output, atBase([]));
  const lost = (output: string, but: readonly string[]): Estimate =>
    combined([
      [1, byReplicate(runs, output, atBase(but))],
      [-1, base(output)],
    ]);
  const single = FACTORS.map((f) => [
    f,
    ...outputs.map((output) =>
      output === 'marginNrf'
        ? spanned(lost(output, [f]))
        : share(lost(output, [f]), estimateOf(base(output)).value),
    ),
  ]);
  const pairs = FACTORS.flatMap((f, i) => FACTORS.slice(i + 1).map((g) => [f, g] as const));
  const of = estimateOf(base('fighters')).value;
  const together = pairs.map(([f, g]) => {
    const series = (but: readonly string[]) => byReplicate(runs, 'fighters', atBase(but));
    const beyond = combined([
      [1, series([f, g])],
      [-1, series([f])],
      [-1, series([g])],
      [1, base('fighters')],
    ]);
    return [`${f} and ${g}`, share(lost('fighters', [f, g]), of), share(beyond, of)];
  });
  const worst = [...FACTORS].sort(
    (f, g) => lost('fighters', [f]).value - lost('fighters', [g]).value,
  );
  const survival = estimateOf(byReplicate(runs, 'survival', atBase([...FACTORS])));
  return [
    '## What keeps the NRF alive?',
    `${code('what-keeps-the-nrf-alive')}: ${runs.length} runs, ${base('fighters').length} replicates. What the last day looks like when one of four things stands at a third and the rest as in the base, against the base itself, in per cent (the margin in points), with 95 % intervals over replicates; bold where zero is left out.`,
    table(['at a third', ...outputs], single),
    `By fighters after two years the front could least do without **${worst[0]}**, then ${worst.slice(1).join(', ')}. With all four at a third it is still there in ${Math.round(100 * survival.value)} % of the runs.`,
    ...FACTORS.filter((f) => !isClear(lost('fighters', [f]))).map((f) => WHY_NOTHING[f]),
    'Two at once, fighters in per cent of the base; the last column is what both cost beyond the sum of each.',
    table(['at a third', 'difference', 'beyond the sum'], together),
  ].join('\n\n');
}

const UNCERTAIN = [
  'punishments',
  'grievance_from_harm',
  'fear_deters',
  'motive_grievance',
  'support_lost_to_harm',
  'fear_lasts_days',
] as const;

/** Spearman's rank correlation. */
const rankCorrelation = (a: readonly number[], b: readonly number[]): number =>
  correlationOf(ranksOf(a), ranksOf(b));

function repressionSection(runs: readonly Run[]): string {
  const outputs = [
    'fighters',
    'operations',
    'arrests',
    'displaced',
    'civilians_killed',
    'meanControl',
  ];
  const of = (treatment: string) => (run: Run) => run.treatment === treatment;
  const rows = outputs.map((output) => {
    const mild = byReplicate(runs, output, of('mild'));
    const harsh = byReplicate(runs, output, of('harsh'));
    const difference = combined([
      [1, harsh],
      [-1, mild],
    ]);
    return [
      output,
      short(estimateOf(mild).value),
      short(estimateOf(harsh).value),
      spanned(difference),
    ];
  });
  const points = [...new Set(runs.map(({ point }) => point))];
  const effects = points.map((point) => {
    const own = runs.filter((run) => run.point === point);
    const effect = combined([
      [1, byReplicate(own, 'fighters', of('harsh'))],
      [-1, byReplicate(own, 'fighters', of('mild'))],
    ]);
    return { effect, factors: own[0]?.factors ?? {} };
  });
  const clear = effects.filter(({ effect }) => isClear(effect));
  const backfires = clear.filter(({ effect }) => effect.value > 0).length;
  const correlations = UNCERTAIN.map((factor) => ({
    factor,
    rho: rankCorrelation(
      effects.map(({ factors }) => factors[factor] ?? 0),
      effects.map(({ effect }) => effect.value),
    ),
  })).sort((a, b) => Math.abs(b.rho) - Math.abs(a.rho));
  return [
    '## When does repression backfire?',
    `${code('when-repression-backfires')}: ${runs.length} runs; ${points.length} draws of six uncertain numbers, at each a harsh and a mild doctrine under the same chance.`,
    table(['output', 'mild', 'harsh', 'harsh less mild'], rows),
    `At ${backfires} of ${points.length} draws the front surely has more fighters under the harsh (it backfires), at ${clear.length - backfires} surely fewer, at ${points.length - clear.length} the ten pairs do not tell. What it hangs on, as rank correlation of the difference in fighters with each number (${(1.96 / Math.sqrt(points.length - 1)).toFixed(2)} is what chance alone passes one time in twenty):`,
    table(
      ['number', 'rank correlation'],
      correlations.map(({ factor, rho }) => [code(factor), rho.toFixed(2)]),
    ),
  ].join('\n\n');
}

function patronSection(runs: readonly Run[]): string {
  const relative = ['fighters', 'operations', 'treasuryUsd'];
  const margins = ['marginNrf', 'marginTaliban'];
  const of = (treatment: string) => (run: Run) => run.treatment === treatment;
  const treatments = [...new Set(runs.map(({ treatment }) => treatment))].filter(
    (treatment) => treatment !== 'base',
  );
  const change = (treatment: string, output: string): Estimate =>
    combined([
      [1, byReplicate(runs, output, of(treatment))],
      [-1, byReplicate(runs, output, of('base'))],
    ]);
  const ordered = [...treatments].sort(
    (a, b) => Math.abs(change(b, 'fighters').value) - Math.abs(change(a, 'fighters').value),
  );
  const rows = ordered.map((treatment) => [
    code(treatment),
    ...relative.map((output) =>
      share(change(treatment, output), estimateOf(byReplicate(runs, output, of('base'))).value),
    ),
    ...margins.map((output) => {
      const difference = change(treatment, output);
      return isClear(difference) ? `**${spanned(difference)}**` : spanned(difference);
    }),
  ]);
  const idle = ordered.filter((treatment) =>
    [...relative, ...margins].every((output) => !isClear(change(treatment, output))),
  );
  const replicates = byReplicate(runs, 'fighters', of('base')).length;
  return [
    '## Which patron matters?',
    `${code('which-patron-matters')}: ${runs.length} runs; its stop rule ended it after ${replicates} replicates. One foreign power at a time changes its mind, against the base: fighters, operations and the front's treasury in per cent, margins in points; the greatest change of fighters first.`,
    table(['shift', ...relative, ...margins], rows),
    `Fighters move most when ${code(ordered[0] ?? '')}. ${idle.length === 0 ? 'Every shift moves something.' : `Nothing listed is moved by ${idle.map(code).join(', ')}.`}`,
  ].join('\n\n');
}

/** Plays or goes on with a sweep as a user would. */
function played(id: string, folder: string): string {
  const out = join(folder, id);
  const words = ['bin/salang.js', 'sweep', id, '--out', out, '--resume'];
  execFileSync(process.execPath, words, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  return out;
}

const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'salang-findings-'));
const alive = await runsOf(played('what-keeps-the-nrf-alive', folder), [
  ...['fighters', 'survival', 'networkReach', 'operations', 'claimed', 'marginNrf'],
]);
const repression = await runsOf(played('when-repression-backfires', folder), [
  ...['fighters', 'operations', 'arrests', 'displaced', 'civilians_killed', 'meanControl'],
]);
const patron = await runsOf(played('which-patron-matters', folder), [
  ...['fighters', 'operations', 'treasuryUsd', 'marginNrf', 'marginTaliban'],
]);
const text = [
  '# What the shipped experiments say',
  'Answers of the model, not of the war: they hold for its rules, the fitted base scenario and doctrine on both sides over two years. Operations are those that took place in the model; `claimed` is what the front would tally. Written by `npx tsx scripts/findings.ts`, which plays the experiments whole; change the model, never this page.',
  '<!-- prettier-ignore-start -->',
  aliveSection(alive),
  repressionSection(repression),
  patronSection(patron),
  '<!-- prettier-ignore-end -->',
].join('\n\n');
writeFileSync(DOCUMENT, `${text}\n`);
