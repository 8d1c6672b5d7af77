// Measures how far turns of different lengths agree: plays a scenario with each, and prints yearly
// totals and mean states of both and their ratio with its 95 % interval.
//
//   npm run turn-length -- [--scenario base-2024] [--runs 100] [--days 7,1] [--player doctrine] [--calm] [--all]
import { parseArgs } from 'node:util';
import { GOVERNMENT, INSURGENT } from '../src/engine/sides.js';
import { createPlayer, type PlayerName } from '../src/players/index.js';
import { loadScenario } from '../src/scenario/load.js';
import { compare, valuesOf } from './turn-length/compare.js';

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
let { setup } = loadScenario(options.scenario);
if (options.calm) {
  const { parameters } = setup;
  setup = {
    ...setup,
    parameters: {
      ...parameters,
      finance: { ...parameters['finance'], moodSd: 0 },
      operations: { ...parameters['operations'], driveSd: 0 },
      security: { ...parameters['security'], focusSd: 0 },
    },
    actors: setup.actors.map((a) => ({ ...a, parameters: { ...a.parameters, shockSdPerYear: 0 } })),
  };
}
const name = options.player as PlayerName;
const players = [
  createPlayer(name, INSURGENT, setup.doctrine.nrf),
  createPlayer(name, GOVERNMENT, setup.doctrine.taliban),
] as const;
const lengths = options.days.split(',').map(Number);
const played = lengths.map((turnDays) =>
  valuesOf({ ...setup, turnDays }, players, Number(options.runs), {
    k0: Number(options.seed),
    k1: 7,
  }),
);
const [base, ...others] = played;
if (base === undefined) throw new RangeError('--days needs a length');
for (const [n, other] of others.entries()) {
  console.log(
    `\n${options.scenario}, ${name}: turns of ${lengths[n + 1]} days over turns of ${lengths[0]}`,
  );
  for (const c of compare(base, other)) {
    const clear = Math.abs(c.difference) > c.halfWidth;
    const mark = clear && Math.abs(c.difference) > 0.02 ? '***' : clear ? '*' : '';
    if (c.base.mean === 0 && c.other.mean === 0) continue;
    if (!options.all && !clear && c.halfWidth < 0.02) continue;
    const percent = (x: number): string => `${(100 * x).toFixed(1)} %`.padStart(8);
    console.log(
      [
        c.name.padEnd(38),
        c.base.mean.toPrecision(4).padStart(10),
        c.other.mean.toPrecision(4).padStart(10),
        percent(c.difference),
        '+-',
        percent(c.halfWidth),
        mark,
      ].join(' '),
    );
  }
}
