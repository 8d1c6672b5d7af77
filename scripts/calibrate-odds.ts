// Fits the map from believed worlds to odds (src/engine/odds.ts) to forecasts and what then
// happened, and prints it with its calibration. Run it after changing rules or beliefs, and put what
// it prints into src/engine/odds.ts:
//
//   npx tsx scripts/calibrate-odds.ts [forecasts, 2000] [draws, 48] [seed, 1]
import { AIM_NAMES, type AimName } from '../src/engine/index.js';
import { bins, brier, trials, type Trial } from './odds/trials.js';

const [count = 2000, draws = 48, seed = 1] = process.argv.slice(2).map(Number);

/** The same half world that a forecast adds on either side. */
const shareOf = (trial: Trial): number => (trial.share * draws + 0.5) / (draws + 1);
const logit = (p: number): number => Math.log(p / (1 - p));
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

interface OddsMap {
  slope: number;
  readonly base: Map<AimName, number>;
}

/** Most that experience may overrule beliefs by: what they call impossible stays unlikely. */
const MOST_BASE = 1;
/**
 * Aims that hang on what the other side answers: beliefs take its settings as they are, and how
 * readily one doctrine answers another says nothing of a person.
 */
const HANGS_ON_ANSWER: readonly AimName[] = ['talks_advance'];
/** Pull of each aim's base to 0 and of the slope to 1, as precisions of normal priors. */
const PRIOR = { base: 1 / 0.7 ** 2, slope: 1 / 0.3 ** 2 };

const tell = (map: OddsMap, trial: Trial): number =>
  logistic((map.base.get(trial.aim) ?? 0) + map.slope * logit(shareOf(trial)));

/** Logistic regression with one slope and a base an aim, by Newton's method a number at a time. */
function fit(all: readonly Trial[]): OddsMap {
  const map: OddsMap = { slope: 1, base: new Map() };
  for (let round = 0; round < 60; round++) {
    const own = new Map<AimName, { slope: number; bend: number }>();
    let slope = PRIOR.slope * (1 - map.slope);
    let bend = PRIOR.slope;
    for (const trial of all) {
      const x = logit(shareOf(trial));
      const odds = tell(map, trial);
      const error = (trial.cameTrue ? 1 : 0) - odds;
      slope += error * x;
      bend += odds * (1 - odds) * x * x;
      const base = map.base.get(trial.aim) ?? 0;
      const sum = own.get(trial.aim) ?? { slope: -PRIOR.base * base, bend: PRIOR.base };
      own.set(trial.aim, { slope: sum.slope + error, bend: sum.bend + odds * (1 - odds) });
    }
    map.slope += (0.5 * slope) / bend;
    for (const [aim, sum] of own) {
      const base = (map.base.get(aim) ?? 0) + (0.5 * sum.slope) / sum.bend;
      const most = HANGS_ON_ANSWER.includes(aim) ? 0 : MOST_BASE;
      map.base.set(aim, Math.min(most, Math.max(-most, base)));
    }
  }
  return map;
}

const told = (all: readonly Trial[], map: OddsMap): Trial[] =>
  all.map((trial) => ({ ...trial, odds: tell(map, trial) }));

function report(title: string, all: readonly Trial[]): void {
  console.log(`\n${title}: Brier ${brier(all).toFixed(4)}, ${all.length} forecasts`);
  for (const { from, to, count: n, meanOdds, cameTrue } of bins(all)) {
    const range = `${from.toFixed(1)}-${to.toFixed(1)}`;
    console.log(
      `  ${range}  n ${String(n).padStart(5)}  told ${meanOdds.toFixed(3)}  came true ${cameTrue.toFixed(3)}`,
    );
  }
}

const all: Trial[] = [];
for (const trial of trials({ seed: { k0: seed, k1: 0x0dd5 }, count, draws, perMoment: 8 })) {
  all.push(trial);
  if (all.length % 100 === 0) console.error(`${all.length} of ${count}`);
}
report(
  'as beliefs say',
  all.map((trial) => ({ ...trial, odds: shareOf(trial) })),
);
report('as told now', all);
// Each half is told by a map that was fitted to the other, so the report is not of its own making.
const first = all.filter((_, i) => i % 16 < 8);
const second = all.filter((_, i) => i % 16 >= 8);
report('as told by a map fitted to the other half', [
  ...told(first, fit(second)),
  ...told(second, fit(first)),
]);
const map = fit(all);
console.log(`\n  slope: ${map.slope.toFixed(2)},\n  base: {`);
for (const name of AIM_NAMES) {
  const own = all.filter(({ aim }) => aim === name);
  const yes = own.filter(({ cameTrue }) => cameTrue).length;
  const base = map.base.get(name);
  if (base !== undefined)
    console.log(`    ${name}: ${base.toFixed(2)}, // ${yes} of ${own.length}`);
}
console.log('  },');
