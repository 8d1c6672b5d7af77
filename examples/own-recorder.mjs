// A recorder of your own: called after every turn, it may read anything of the world. This one
// writes control and fear in every area, week by week, as comma-separated values.
//
//   node examples/own-recorder.mjs > weeks.csv
import {
  Campaign,
  compileModel,
  createPlayer,
  formatIsoDate,
  GOVERNMENT,
  INSURGENT,
  keyOf,
  loadScenario,
  seedKey,
  simulate,
} from 'salang';

const model = compileModel(loadScenario('base-2024').setup);
const { areas } = model.setup;
const key = keyOf(seedKey('salang'), 0);
const lines = ['week_ends_before,area,control,fear'];

simulate(new Campaign(model, key), key, {
  players: [createPlayer('doctrine', INSURGENT), createPlayer('doctrine', GOVERNMENT)],
  onTurn({ world, day }) {
    const date = formatIsoDate(day);
    areas.forEach(({ id }, a) => {
      lines.push(`${date},${id},${world.control[a].toFixed(4)},${world.fear[a].toFixed(4)}`);
    });
  },
});

process.stdout.write(`${lines.join('\n')}\n`);
