// A computer player of your own for the insurgent side: every front lies low in winter and harasses
// in the other months. It reads its side's view only; the rest of the world is hidden from it.
//
//   node examples/own-player.mjs [campaigns]
import {
  Campaign,
  checkOrder,
  civil,
  compileModel,
  createPlayer,
  GOVERNMENT,
  INSURGENT,
  keyOf,
  loadScenario,
  seedKey,
  simulate,
} from 'salang';

const LIE_LOW = 0;
const HARASS = 2;

const hibernating = {
  id: 'hibernating',
  cadence: 'month',
  decide(view, moment) {
    const { month } = civil(moment.day);
    const choice = month === 12 || month <= 2 ? LIE_LOW : HARASS;
    const orders = [];
    for (let front = 0; front < view.frontPosture.length; front++) {
      if (view.frontPosture[front] === choice) continue;
      const order = { side: INSURGENT, kind: 'front_posture', target: front, other: 0, choice };
      // Null: the order is legal. Otherwise a stable code says why not.
      if (checkOrder(view, order) === null) orders.push(order);
    }
    return orders;
  },
};

const runs = Number(process.argv[2] ?? 20);
const model = compileModel(loadScenario('base-2024').setup);
const authorities = createPlayer('doctrine', GOVERNMENT);

// Both players meet the same chance: run 3 of one is run 3 of the other.
for (const player of [createPlayer('doctrine', INSURGENT), hibernating]) {
  let margin = 0;
  let fighters = 0;
  for (let run = 0; run < runs; run++) {
    const key = keyOf(seedKey('salang'), run);
    const campaign = new Campaign(model, key);
    simulate(campaign, key, { players: [player, authorities] });
    margin += campaign.world.margin[INSURGENT] / runs;
    const own = campaign.world.fighters.subarray(0, model.sizes.areas);
    fighters += own.reduce((sum, n) => sum + n, 0) / runs;
  }
  console.log(
    `${player.id.padEnd(20)} margin ${margin.toFixed(1).padStart(6)}  fighters ${fighters.toFixed(0)}`,
  );
}
