// Measures how far turns of different lengths agree: plays a scenario with each, and prints yearly
// totals and mean states of both, and how far the second stands from the first with its 95 %
// interval. Three stars mark a clear difference beyond 2 %, one star a clear one below it.
//
//   npm run turn-length -- [--scenario base-2024] [--runs 100] [--days 7,1] [--player doctrine]
//                          [--seed 728] [--calm] [--all]
//
// --calm leaves out the slow swings that nothing explains, so that fewer runs tell as much; --all
// prints what agrees too.
import { parseArgs } from 'node:util';
import { GOVERNMENT, INSURGENT } from '../src/engine/sides.js';
import { createPlayer, PLAYER_NAMES } from '../src/players/index.js';
import { loadScenario } from '../src/scenario/load.js';
import { calm, compare, valuesOf, type Comparison } from './turn-length/compare.js';

const WORTH_A_LOOK = 0.02;

const { values: options } = parseArgs({
  options: {
    scenario: { type: 'string', default: 'base-2024' },
    runs: { type: 'string', default: '100' },
    days: { type: 'string', default: '7,1' },
    player: { type: 'string', default: 'doctrine' },
    seed: { type: 'string', default: '728' },
    calm: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
  },
});

function line(c: Comparison): string {
  const percent = (x: number): string => `${(100 * x).toFixed(1)} %`.padStart(9);
  const number = (x: number): string => x.toPrecision(4).padStart(11);
  const clear = Math.abs(c.difference) > c.halfWidth;
  const mark = !clear ? '' : Math.abs(c.difference) > WORTH_A_LOOK ? ' ***' : ' *';
  const means = number(c.base.mean) + number(c.other.mean);
  return `${c.name.padEnd(36)}${means}${percent(c.difference)} +-${percent(c.halfWidth)}${mark}`;
}

function isWorthALine(c: Comparison): boolean {
  if (c.base.mean === 0 && c.other.mean === 0) return false;
  return options.all || Math.abs(c.difference) > c.halfWidth || c.halfWidth > WORTH_A_LOOK;
}

const player = PLAYER_NAMES.find((name) => name === options.player);
if (player === undefined) throw new RangeError(`--player is one of ${PLAYER_NAMES.join(', ')}`);
const loaded = loadScenario(options.scenario).setup;
const setup = options.calm ? calm(loaded) : loaded;
const players = [
  createPlayer(player, INSURGENT, setup.doctrine.nrf),
  createPlayer(player, GOVERNMENT, setup.doctrine.taliban),
] as const;
const seed = { k0: Number(options.seed), k1: 7 };
const [base, ...others] = options.days.split(',').map((days) => {
  const turnDays = Number(days);
  return {
    turnDays,
    values: valuesOf({ ...setup, turnDays }, players, Number(options.runs), seed),
  };
});
for (const { turnDays, values } of others) {
  if (base === undefined) break;
  console.log(`\n${setup.id}, ${player}: turns of ${turnDays} days against ${base.turnDays}`);
  for (const c of compare(base.values, values)) if (isWorthALine(c)) console.log(line(c));
}
