// One campaign of the base scenario with doctrine on both sides: what happened, month by month, and
// what the front would have claimed.
//
//   node examples/one-run.mjs [seed]
import {
  Campaign,
  compileModel,
  createPlayer,
  formatIsoDate,
  GOVERNMENT,
  INSURGENT,
  keyOf,
  LAYER_BIT,
  loadScenario,
  OP,
  OP_FIELDS,
  GROUP_KINDS,
  seedKey,
  simulate,
} from 'salang';

const seed = process.argv[2] ?? 'salang';
const scenario = loadScenario('base-2024');
const model = compileModel(scenario.setup);
const key = keyOf(seedKey(seed), 0);
const campaign = new Campaign(model, key);

simulate(campaign, key, {
  players: [createPlayer('doctrine', INSURGENT), createPlayer('doctrine', GOVERNMENT)],
});

// Operations of the front (group 0) by month: those that took place, and those in its own tally.
const months = new Map();
const { data, count } = campaign.records.operations;
for (let row = 0; row < count; row++) {
  const field = (name) => data[row * OP_FIELDS + OP[name]];
  if (field('group') !== 0 || field('kind') >= GROUP_KINDS) continue;
  const month = formatIsoDate(field('day')).slice(0, 7);
  const counts = months.get(month) ?? { happened: 0, tallied: 0 };
  if (field('layers') & LAYER_BIT.true) counts.happened++;
  if (field('layers') & LAYER_BIT.tally) counts.tallied++;
  months.set(month, counts);
}

console.log(`${scenario.title}, seed ${seed}`);
console.log("month    happened  in the front's tally");
for (const [month, { happened, tallied }] of months) {
  console.log(`${month}  ${String(happened).padStart(8)}  ${String(tallied).padStart(8)}`);
}
