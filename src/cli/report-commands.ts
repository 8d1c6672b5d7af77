/** Commands that draw: reports and pictures. */
import type { CommandSpec, OptionTable } from './command.js';
import { JSON_OPTION, BATCH_OPTIONS } from './shared-options.js';

const SOURCE_ARGUMENT = {
  name: 'source',
  about: 'Scenario (name or file), saved game (name or file), or folder of results',
  example: 'base-2024',
} as const;

/** Options that say how what a report shows is played, where it is not there already. */
const SOURCE_OPTIONS: OptionTable = {
  ...BATCH_OPTIONS,
  runs: {
    kind: 'text',
    placeholder: 'N',
    about: 'Campaigns of a scenario that are played for it; 0 for none',
    standard: '100',
  },
  beside: {
    kind: 'list',
    placeholder: 'SAVE',
    about: 'Another saved game on the same seed, side by side; may be repeated',
  },
  pairs: {
    kind: 'text',
    placeholder: 'N',
    about: 'Of a game: pairs of futures that say what an order was worth; 0 for none',
    standard: '20',
  },
};

const REPORT: CommandSpec = {
  name: 'report',
  summary: 'Make one HTML file of a scenario, a game or results',
  about:
    'Writes a report that loads nothing from elsewhere: pictures with their data, a map to move through ' +
    'time, sources. A scenario is played for it; games and results are shown as they are. The same ' +
    'source gives the same bytes.',
  argument: SOURCE_ARGUMENT,
  options: {
    out: { kind: 'text', placeholder: 'FILE', about: 'HTML file to write (needed)' },
    force: { kind: 'flag', about: 'Write over a file that is no report' },
    ...SOURCE_OPTIONS,
    ...JSON_OPTION,
  },
  examples: [
    'salang report classroom --out classroom.html',
    'salang report results --out results.html',
    'salang report auto-1 --beside auto-2 --out games.html',
  ],
  load: async () => (await import('./actions/report.js')).report,
};

const PLOT: CommandSpec = {
  name: 'plot',
  summary: 'Draw one picture of a report, as SVG or PNG or in the terminal',
  about:
    'Draws one of the pictures that the report of the same source has. Without --picture it lists them; ' +
    'without --out it draws in the terminal.',
  argument: SOURCE_ARGUMENT,
  options: {
    picture: { kind: 'text', placeholder: 'NAME', about: 'Which picture' },
    out: { kind: 'text', placeholder: 'FILE', about: 'File to write, ending in .svg or .png' },
    width: { kind: 'text', placeholder: 'PIXELS', about: 'Width of the picture', standard: '680' },
    zoom: {
      kind: 'text',
      placeholder: 'N',
      about: 'Pixels of a PNG file for each of the picture',
      standard: '2',
    },
    ...SOURCE_OPTIONS,
    ...JSON_OPTION,
  },
  examples: [
    'salang plot base-2024',
    'salang plot base-2024 --picture targets',
    'salang plot results --picture outcomes --out outcomes.png',
  ],
  load: async () => (await import('./actions/plot.js')).plot,
};

/** In the order of help. */
export const REPORT_COMMANDS: readonly CommandSpec[] = [REPORT, PLOT];
