// Writes docs/calibration-self-check.md: simulation-based calibration (Talts et al. 2018). Data sets
// are made by the model itself at points drawn from the prior, a posterior is made for each as for
// real data, and where the true point lies among draws from it must be uniform.
//
//   npx tsx scripts/self-check.ts [wars in the bank]
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Draws, keyOf } from '../src/engine/random.js';
import { loadCalibration } from '../src/lab/calibration/load-calibration.js';
import { memberAt, runningSums } from '../src/lab/calibration/weighted-sample.js';
import { seedKey } from '../src/lab/seed.js';
import { playBank, posteriorFromBank, type Bank } from './calibration/bank.js';
import { sameYears } from './calibration/same-years.js';
import { chiSquare, chiSquareTail } from './calibration/uniformity.js';
import { table } from './docs/markdown.js';

const DOCUMENT = fileURLToPath(new URL('../docs/calibration-self-check.md', import.meta.url));
const CALIBRATION = 'base-2024';
const BANK_WARS = 4000;
const DATA_SETS = 200;
/** Rows of the bank that each posterior is made from, as a share. */
const NEAREST_SHARE = 0.1;
/** Draws from each posterior: ranks from 0 to 10, and ten degrees of freedom. */
const DRAWS = 10;
/** Data sets of known years, each of which costs hundreds of campaigns, and campaigns at each draw. */
const YEARS = { dataSets: 66, candidates: 32 } as const;

/** By parameter, how many data sets have each rank. */
export function rankCounts(bank: Bank, dataSets: number, nearest: number): number[][] {
  const dimensions = bank.rows[0]?.point.length ?? 0;
  const counts = Array.from({ length: dimensions }, () => new Array<number>(DRAWS + 1).fill(0));
  const used = bank.yardstick.values.map((_, j) => j);
  const bounds = used.map(() => 'exact' as const);
  for (let set = 0; set < dataSets; set++) {
    const truth = bank.rows[set];
    if (truth === undefined) break;
    const sample = posteriorFromBank(
      bank,
      { reported: truth.reported, bounds, used },
      nearest,
      set,
    );
    const sums = runningSums(sample.weights);
    const key = keyOf(seedKey('self-check-draws'), set);
    const draws = new Draws(key.k0, key.k1);
    const members = Array.from({ length: DRAWS }, (_, n) => memberAt(sums, draws.at(0, 0, n, 0)));
    counts.forEach((histogram, d) => {
      const below = members.filter((m) => (sample.points[m]?.[d] ?? 0) < (truth.point[d] ?? 0));
      histogram[below.length] = (histogram[below.length] ?? 0) + 1;
    });
  }
  return counts;
}

const BARS = ' ▁▂▃▄▅▆▇█';

function bars(counts: readonly number[]): string {
  const most = Math.max(1, ...counts);
  return counts.map((n) => BARS[Math.round((8 * n) / most)] ?? ' ').join('');
}

function rankRow(id: string, histogram: readonly number[]): string[] {
  const statistic = chiSquare(histogram);
  const p = chiSquareTail(statistic, DRAWS);
  return [id, bars(histogram), histogram.join(' '), statistic.toFixed(1), p.toFixed(3)];
}

function verdict(rows: readonly (readonly string[])[]): string {
  const least = Math.min(...rows.map((row) => Number(row[4])));
  const sets = (1 / (1 - 0.95 ** rows.length)).toFixed(1);
  return least > 0.05
    ? 'Every p-value is above 0.05: nothing speaks against uniform ranks.'
    : `The least p-value is ${least}; of ${rows.length} uniform histograms one in ${sets} sets has one below 0.05.`;
}

function main(wars: number): void {
  const calibration = loadCalibration(CALIBRATION);
  const bank = playBank(calibration, wars, 'self-check');
  const nearest = Math.round(NEAREST_SHARE * wars);
  const counts = rankCounts(bank, DATA_SETS, nearest);
  const rows = calibration.parameters.map(({ id }, d) => rankRow(id, counts[d] ?? []));
  const years = sameYears(calibration, bank, { ...YEARS, draws: DRAWS, nearest });
  const yearRows = years.map(({ id, ranks, spread }) => [
    ...rankRow(id, ranks),
    `${Math.round(100 * spread)} %`,
  ]);
  const text = [
    '# Does the calibration find what is there?',
    `Simulation-based calibration (Talts et al. 2018) of \`calibration/${CALIBRATION}.yaml\`: ${DATA_SETS} data sets were made by the model at points drawn from the prior, with the reporting errors that the file states. For each a posterior was made as for the reported counts: the ${nearest} nearest of ${wars} wars of one shared bank, adjusted by regression. Among ${DRAWS} draws from a right posterior the true point has every rank equally often. The lower bound is taken as an exact count here, as a simulated war has one. Written by \`npx tsx scripts/self-check.ts\`; never edited.`,
    '<!-- prettier-ignore-start -->',
    table(['parameter', 'ranks 0 to 10', 'data sets by rank', 'chi-square (10)', 'p'], rows),
    '<!-- prettier-ignore-end -->',
    verdict(rows),
    '## Does it find the years?',
    `The slow swings of the counted years are unknowns of the fit too. ${YEARS.dataSets} data sets were made with swings that are known, each was fitted, swings were chosen for ${DRAWS} draws (of ${YEARS.candidates} campaigns each), and a campaign was played at each: among these, another campaign with the true parameters in the same years has every rank equally often if the interval of such years is right. The last column is its spread, as a share of that with swings drawn anew.`,
    '<!-- prettier-ignore-start -->',
    table(
      ['count', 'ranks 0 to 10', 'data sets by rank', 'chi-square (10)', 'p', 'spread'],
      yearRows,
    ),
    '<!-- prettier-ignore-end -->',
    verdict(yearRows),
    'This checks the arithmetic of the fit, not whether the model is right: the data are its own.',
    '',
  ].join('\n\n');
  writeFileSync(DOCUMENT, text);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main(Number(process.argv[2] ?? BANK_WARS));
}
