/**
 * Speed of the engine as a ratio to the yardstick, within one run. Prints nothing unless the
 * checksums agree first: the yardstick's mean control, and the engine's hash of a second pass over
 * the same campaigns.
 */
import {
  Campaign,
  compileModel,
  createPlayer,
  hashWorld,
  keyOf,
  loadScenario,
  simulate,
} from '../dist/index.js';
import { hashText } from '../dist/engine/index.js';
import { LOOP_PER_UNIT, referenceCampaign, REFERENCE_STEPS } from './reference.mjs';

const SEED = { k0: 1, k1: 2 };
const CAMPAIGNS = 30;
const REPEATS = 15;

const { setup } = loadScenario('base-2024');
const model = compileModel(setup);
const campaign = new Campaign(model, keyOf(SEED, 0));
const turns = Math.ceil((model.endDay - model.startDay + 1) / model.turnDays);
const steps = turns * model.sizes.areas;

/** Plays the campaigns of one repeat; gives the hash of all their last states. */
function play(players) {
  const hashes = [];
  for (let run = 0; run < CAMPAIGNS; run++) {
    const key = keyOf(SEED, run);
    campaign.restart(key);
    simulate(campaign, key, { players });
    hashes.push(hashWorld(campaign.world.buffer));
  }
  return hashText(hashes.join(' '));
}

/** Best nanoseconds a step over the repeats: the least disturbed one. */
function best(stepsPerRepeat, work) {
  let least = Infinity;
  for (let r = 0; r < REPEATS; r++) {
    const start = process.hrtime.bigint();
    work();
    least = Math.min(least, Number(process.hrtime.bigint() - start) / stepsPerRepeat);
  }
  return least;
}

const doctrine = [createPlayer('doctrine', 0), createPlayer('doctrine', 1)];
const seats = [
  ['nobody plays', [null, null]],
  ['doctrine on both sides', doctrine],
];

const REFERENCE_CAMPAIGNS = 400;
let mean = 0;
for (let seed = 1; seed <= 20000; seed++) mean += referenceCampaign(seed) / 20000;
if (Math.abs(mean - 0.5074) > 0.0005) throw new Error(`yardstick: mean control is ${mean}`);
for (const [name, players] of seats) {
  if (play(players) !== play(players)) throw new Error(`${name}: two passes disagree`);
}

const loop = best(REFERENCE_CAMPAIGNS * REFERENCE_STEPS, () => {
  for (let seed = 1; seed <= REFERENCE_CAMPAIGNS; seed++) referenceCampaign(seed);
});
const unit = loop / LOOP_PER_UNIT;
console.log(`yardstick  mean control ${mean.toFixed(4)}, agrees`);
for (const [name, players] of seats) {
  const hash = play(players);
  const time = best(CAMPAIGNS * steps, () => play(players));
  console.log(`${name}: ${(time / unit).toFixed(1)} units an area and turn  (checksum ${hash})`);
}
