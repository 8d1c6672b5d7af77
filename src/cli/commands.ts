/**
 * Every command, declared once. These tables are light: what a command needs is imported when it is
 * given, so that help appears at once.
 */
import type { CommandSpec } from './command.js';
import { LAB_COMMANDS } from './lab-commands.js';
import { REPORT_COMMANDS } from './report-commands.js';
import {
  JSON_OPTION,
  SCENARIO_ARGUMENT,
  CAMPAIGN_OPTIONS,
  BATCH_OPTIONS,
  POSTERIOR_OPTIONS,
  OUT_OPTIONS,
} from './shared-options.js';

const PLAY: CommandSpec = {
  name: 'play',
  summary: 'Play a game, on a screen or in plain text',
  about:
    'Opens a game: a scenario, a side, an opponent. Without a scenario it shows the scenarios and the ' +
    'last game. Plain text takes typed commands (type ? for help), also through a pipe. The game is ' +
    'saved after every turn.',
  argument: { ...SCENARIO_ARGUMENT, optional: true },
  options: {
    side: {
      kind: 'text',
      placeholder: 'SIDE',
      about: 'Who you are: nrf, taliban, both (two at one keyboard) or observer',
      standard: 'nrf, or as you are asked',
    },
    seed: {
      kind: 'text',
      placeholder: 'S',
      about: 'Seed, any text; the same seed and orders give the same game',
      standard: 'a new one, which is told',
    },
    opponent: {
      kind: 'text',
      placeholder: 'NAME',
      about:
        'Computer player on the other side, such as doctrine or random; a wrong name lists all',
      standard: 'doctrine',
    },
    load: {
      kind: 'text',
      placeholder: 'SAVE',
      about: 'Go on with a saved game, by its name or the path of its file',
    },
    plain: {
      kind: 'flag',
      about: 'Plain text and typed commands, for screen readers and pipes',
    },
  },
  examples: [
    'salang play',
    'salang play classroom --side nrf',
    'salang play base-2024 --side taliban --seed kabul-7 --plain',
    'salang play --load auto-1',
  ],
  load: async () => (await import('./actions/play.js')).play,
};

const RUN: CommandSpec = {
  name: 'run',
  summary: 'Play a scenario many times and show what comes out',
  about:
    'Plays the scenario with computer players on both sides, many times with different chance, ' +
    'and shows how the war ends, how it goes, and how reported figures compare.',
  argument: { ...SCENARIO_ARGUMENT, optional: true },
  options: {
    from: {
      kind: 'text',
      placeholder: 'SAVE',
      about: 'Go on from the present of a saved game, by its name or path, instead of a scenario',
    },
    ...BATCH_OPTIONS,
    ...POSTERIOR_OPTIONS,
    ...OUT_OPTIONS,
    ...JSON_OPTION,
  },
  examples: [
    'salang run base-2024',
    'salang run base-2024 --runs 500 --seed kabul-7 --out results',
    'salang run base-2024 --set finance.donorFloorUsd*=1.5 --json',
    'salang run --from auto-1 --runs 200',
  ],
  load: async () => (await import('./actions/run.js')).run,
};

const SAVE_ARGUMENT = {
  name: 'save',
  about: 'Name of a saved game, or path of its file',
  example: 'auto-1',
} as const;

const SAVES: CommandSpec = {
  name: 'saves',
  summary: 'List the saved games',
  about: 'Lists the saved games by the names that other commands take, the latest first.',
  options: JSON_OPTION,
  examples: ['salang saves'],
  load: async () => (await import('./actions/saves.js')).saves,
};

const REPLAY: CommandSpec = {
  name: 'replay',
  summary: 'Show the course of a saved game, with its truth',
  about:
    'Plays a saved game again, compares every turn with what was saved, and shows its course: orders, ' +
    'happenings, true margins, how it ended.',
  argument: SAVE_ARGUMENT,
  options: JSON_OPTION,
  examples: ['salang replay auto-1', 'salang replay my-game.salang --json'],
  load: async () => (await import('./actions/replay.js')).replay,
};

const VERIFY: CommandSpec = {
  name: 'verify',
  summary: 'Recompute every turn of a saved game and compare',
  about:
    'Checks that a save is whole, plays every turn of every line again and compares its hash. Names ' +
    'the first turn, and the columns of the world, that differ. Exit code 1 when anything does.',
  argument: SAVE_ARGUMENT,
  options: JSON_OPTION,
  examples: ['salang verify auto-1'],
  load: async () => (await import('./actions/verify.js')).verify,
};

const VALIDATE: CommandSpec = {
  name: 'validate',
  summary: 'Compare a scenario with counts from a file',
  about:
    'Plays the scenario and scores every row of a file of reported counts, each at the layer of ' +
    'reporting that it measures. Misses are a result, not an error.',
  argument: SCENARIO_ARGUMENT,
  options: {
    counts: { kind: 'text', placeholder: 'FILE', about: 'CSV file of reported counts (needed)' },
    ...BATCH_OPTIONS,
    ...POSTERIOR_OPTIONS,
    ...OUT_OPTIONS,
    ...JSON_OPTION,
  },
  examples: ['salang validate base-2024 --counts my-counts.csv --until 2025-10-31'],
  load: async () => (await import('./actions/validate.js')).validate,
};

const EXPLAIN: CommandSpec = {
  name: 'explain',
  summary: 'Show the named causes behind a change in one campaign',
  about:
    'Plays one campaign with the ledger on and adds up, cause by cause, what changed a variable. ' +
    'Without --area an area variable is explained for the whole country, weighted by population.',
  argument: SCENARIO_ARGUMENT,
  options: {
    variable: {
      kind: 'text',
      placeholder: 'NAME',
      about: 'Variable to explain, such as control, fear or fighters',
      standard: 'control',
    },
    area: { kind: 'text', placeholder: 'ID', about: 'Area, or province with all its areas' },
    group: {
      kind: 'text',
      placeholder: 'ID',
      about: 'Armed group, for variables kept by group',
      standard: 'the first, nrf',
    },
    side: {
      kind: 'text',
      placeholder: 'SIDE',
      about: 'Side, for variables kept by side',
      standard: 'nrf',
    },
    actor: { kind: 'text', placeholder: 'ID', about: 'External actor, for stances' },
    corridor: { kind: 'text', placeholder: 'ID', about: 'Hawala corridor' },
    front: { kind: 'text', placeholder: 'ID', about: 'Front of the insurgents' },
    zone: { kind: 'text', placeholder: 'ID', about: 'Zone of the authorities' },
    run: {
      kind: 'text',
      placeholder: 'K',
      about: 'Which campaign of the seed, counted as in `run`',
      standard: '0',
    },
    ...CAMPAIGN_OPTIONS,
    ...JSON_OPTION,
  },
  examples: [
    'salang explain base-2024 --area AF-BGL',
    'salang explain base-2024 --variable fighters --group nrf --area AF-PAN',
    'salang explain base-2024 --variable attitude --actor tajikistan --side taliban',
  ],
  load: async () => (await import('./actions/explain.js')).explain,
};

const PARAMS: CommandSpec = {
  name: 'params',
  summary: 'List every number of a scenario with its source',
  about: 'Lists every parameter with value, unit, source, certainty and prior range.',
  argument: SCENARIO_ARGUMENT,
  options: {
    filter: { kind: 'text', placeholder: 'TEXT', about: 'Only parameters that hold this text' },
    csv: { kind: 'flag', about: 'Print comma-separated values instead of a table' },
    ...JSON_OPTION,
  },
  examples: [
    'salang params base-2024 --filter hawala',
    'salang params base-2024 --csv > params.csv',
  ],
  load: async () => (await import('./actions/params.js')).params,
};

const SCENARIO_LIST: CommandSpec = {
  name: 'scenario list',
  summary: 'List the shipped scenarios',
  about: 'Lists the scenarios that come with Salang.',
  options: JSON_OPTION,
  examples: ['salang scenario list'],
  load: async () => (await import('./actions/scenario-list.js')).scenarioList,
};

const SCENARIO_SHOW: CommandSpec = {
  name: 'scenario show',
  summary: 'Show what is in a scenario',
  about: 'Shows what a scenario is about, its period, its map and its sides.',
  argument: SCENARIO_ARGUMENT,
  options: JSON_OPTION,
  examples: ['salang scenario show base-2024'],
  load: async () => (await import('./actions/scenario-show.js')).scenarioShow,
};

const SCENARIO_CHECK: CommandSpec = {
  name: 'scenario check',
  summary: 'Check a scenario file and say how to mend it',
  about: 'Checks a scenario file and prints every problem with file, line, field and code.',
  argument: { name: 'file', about: 'Scenario file, or name of a shipped one', example: 'my.yaml' },
  options: JSON_OPTION,
  examples: ['salang scenario check my-scenario.yaml'],
  load: async () => (await import('./actions/scenario-check.js')).scenarioCheck,
};

const SCENARIO_SCHEMA: CommandSpec = {
  name: 'scenario schema',
  summary: 'Print the JSON Schema of scenario files, for editors',
  about: 'Prints the JSON Schema of scenario files: editors complete and check with it.',
  options: JSON_OPTION,
  examples: ['salang scenario schema > scenario.schema.json'],
  load: async () => (await import('./actions/scenario-schema.js')).scenarioSchema,
};

/** All commands, in the order of help. */
export const COMMANDS: readonly CommandSpec[] = [
  PLAY,
  SAVES,
  RUN,
  REPLAY,
  VERIFY,
  VALIDATE,
  EXPLAIN,
  ...LAB_COMMANDS,
  ...REPORT_COMMANDS,
  PARAMS,
  SCENARIO_LIST,
  SCENARIO_SHOW,
  SCENARIO_CHECK,
  SCENARIO_SCHEMA,
];
