/**
 * Every command, declared once. This table is light: what a command needs is imported when it is
 * given, so that help appears at once.
 */
import type { CommandSpec, OptionTable } from './command.js';

const JSON_OPTION: OptionTable = {
  json: { kind: 'flag', about: 'Print one JSON document instead of text' },
};

const SCENARIO_ARGUMENT = {
  name: 'scenario',
  about: 'Name of a shipped scenario, or path of a scenario file',
  example: 'base-2024',
} as const;

/** Options that say which campaign is played. */
const CAMPAIGN_OPTIONS: OptionTable = {
  seed: { kind: 'text', placeholder: 'S', about: 'Seed, any text', standard: 'salang' },
  set: {
    kind: 'list',
    placeholder: 'path=value',
    about: 'Change a number of the scenario; may be repeated',
  },
  until: {
    kind: 'text',
    placeholder: 'DATE',
    about: 'Last day, as 2025-10-31; the history of the scenario goes on as far as it reaches',
  },
  player: {
    kind: 'list',
    placeholder: 'side=name',
    about:
      'Who plays a side (nrf or taliban): doctrine, adaptive, lookahead, random or none; may be repeated',
    standard: 'doctrine on both sides',
  },
  without: {
    kind: 'list',
    placeholder: 'RULE',
    about: 'Leave a rule of the war out, to see what it is worth; may be repeated',
  },
  history: {
    kind: 'text',
    placeholder: 'KIND',
    about: 'Dated events that happen: all, exogenous (beyond both sides) or none',
    standard: 'as the scenario says',
  },
};

/** Options that say how many campaigns are played, and where their results go. */
const BATCH_OPTIONS: OptionTable = {
  runs: { kind: 'text', placeholder: 'N', about: 'Number of campaigns', standard: '100' },
  ...CAMPAIGN_OPTIONS,
  workers: {
    kind: 'text',
    placeholder: 'W',
    about: 'Worker threads; results do not depend on it',
    standard: 'one for each processor, 8 at most; none for a few campaigns',
  },
};

const POSTERIOR_OPTIONS: OptionTable = {
  posterior: {
    kind: 'text',
    placeholder: 'FILE',
    bare: 'shipped',
    about:
      'Draw the fitted parameters of each campaign from a posterior: a file, or without a value the ' +
      'one that comes with the scenario',
  },
};

const OUT_OPTIONS: OptionTable = {
  out: {
    kind: 'text',
    placeholder: 'DIR',
    about: 'Write the document and its tables as CSV into this folder',
  },
  force: { kind: 'flag', about: 'Write into the folder even when it holds other results' },
};

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

const CALIBRATE: CommandSpec = {
  name: 'calibrate',
  summary: 'Fit parameters of a scenario to reported counts',
  about:
    'Searches for values of the parameters in a calibration file with which campaigns report what was ' +
    'reported (approximate Bayesian computation), and writes the posterior sample with its diagnostics. ' +
    'Stopped, it goes on with --resume; the result is the same.',
  argument: {
    name: 'file',
    about: 'Calibration file, or name of a shipped one',
    example: 'base-2024',
  },
  options: {
    out: { kind: 'text', placeholder: 'DIR', about: 'Folder for the posterior (needed)' },
    resume: { kind: 'flag', about: 'Go on with what the folder holds' },
    force: { kind: 'flag', about: 'Begin anew, whatever the folder holds' },
    workers: {
      kind: 'text',
      placeholder: 'W',
      about: 'Worker threads; results do not depend on it',
      standard: 'one for each processor, 8 at most',
    },
    ...JSON_OPTION,
  },
  examples: [
    'salang calibrate base-2024 --out posterior-of-base',
    'salang calibrate my-calibration.yaml --out my-posterior --resume',
    'salang run base-2024 --posterior my-posterior/posterior.parquet',
  ],
  load: async () => (await import('./actions/calibrate.js')).calibrate,
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

const RESULTS_ARGUMENT = {
  name: 'results',
  about: 'Folder of results of salang sweep',
  example: 'results',
} as const;

const CHUNK_OPTION: OptionTable = {
  chunk: {
    kind: 'text',
    placeholder: 'N',
    about: 'Runs that are written together; results do not depend on it',
    standard: 'some seconds of work',
  },
};

const REDIS_OPTION: OptionTable = {
  redis: {
    kind: 'text',
    placeholder: 'URL',
    about:
      'Address of the Redis server, redis:// or rediss://, without user and password, which go into ' +
      'SALANG_REDIS_USERNAME and SALANG_REDIS_PASSWORD',
    standard: 'SALANG_REDIS_URL, or redis://127.0.0.1:6379',
  },
};

const WORKER: CommandSpec = {
  name: 'worker',
  summary: 'Play runs of sweeps that wait at a Redis server',
  about:
    'Takes chunks of any sweep that was started with --executor redis, plays them in threads and sends them ' +
    'back. It needs no other file, and may come, go or be killed at any time: what it had in hand is played ' +
    'by another.',
  options: {
    ...REDIS_OPTION,
    workers: {
      kind: 'text',
      placeholder: 'W',
      about: 'Threads',
      standard: 'one for each processor',
    },
    idle: {
      kind: 'text',
      placeholder: 'S',
      about: 'Leave after so many seconds without work',
      standard: 'stay until stopped',
    },
    ...JSON_OPTION,
  },
  examples: ['salang worker --redis redis://queue.example:6379', 'salang worker --idle 60'],
  load: async () => (await import('./actions/worker.js')).worker,
};

const SWEEP: CommandSpec = {
  name: 'sweep',
  summary: 'Run an experiment: many settings, many runs, results as files',
  about:
    'Plays every setting of an experiment file, many times, and writes tables (Parquet), a manifest and a ' +
    'data dictionary into a folder. Stopped or killed, it goes on with --resume; the files are the same ' +
    'bytes whatever the workers, and however often it was interrupted.',
  argument: {
    name: 'experiment',
    about: 'Path of an experiment file, or name of a shipped one',
    example: 'quick',
  },
  options: {
    out: { kind: 'text', placeholder: 'DIR', about: 'Folder for the results (needed)' },
    resume: { kind: 'flag', about: 'Go on with the same sweep where it was stopped' },
    force: { kind: 'flag', about: 'Begin anew, whatever the folder holds' },
    replicates: {
      kind: 'text',
      placeholder: 'N',
      about: 'Replicates of each setting, instead of what the file says; for a quick look',
    },
    workers: {
      kind: 'text',
      placeholder: 'W',
      about: 'Worker threads; results do not depend on it',
      standard: 'one for each processor, 8 at most; none for a few runs',
    },
    ...CHUNK_OPTION,
    csv: { kind: 'flag', about: 'Write the tables as CSV too' },
    executor: {
      kind: 'text',
      placeholder: 'NAME',
      about: 'Where to play: local, redis (workers at a Redis server) or slurm (a job array)',
      standard: 'local',
    },
    ...REDIS_OPTION,
    shards: {
      kind: 'text',
      placeholder: 'N',
      about: 'With slurm: tasks of the job array',
      standard: 'one for each 20,000 runs',
    },
    sbatch: {
      kind: 'list',
      placeholder: 'OPTION',
      about: 'With slurm: a further option, such as --sbatch=--partition=long; may be repeated',
    },
    wait: { kind: 'flag', about: 'With slurm: wait for the job, and collect its results' },
    'no-submit': { kind: 'flag', about: 'With slurm: write the script, and do not submit it' },
    'plan-only': { kind: 'flag', about: 'Only write the plan, for salang shard' },
    ...JSON_OPTION,
  },
  examples: [
    'salang sweep quick --out quick-results',
    'salang sweep my-experiment.yaml --out results --workers 2 --csv',
    'salang sweep my-experiment.yaml --out results --resume',
  ],
  load: async () => (await import('./actions/sweep.js')).sweep,
};

const SHARD: CommandSpec = {
  name: 'shard',
  summary: 'Play a part of the runs of a sweep',
  about:
    'Plays shard i of N of a plan, which needs no other file, and writes finished runs into a folder. What ' +
    'is there already is not played again. Shards may share a folder.',
  options: {
    plan: {
      kind: 'text',
      placeholder: 'FILE',
      about: 'Plan, from salang sweep --plan-only (needed)',
    },
    shard: { kind: 'text', placeholder: 'i/N', about: 'Which shard, from 1/N to N/N (needed)' },
    out: { kind: 'text', placeholder: 'DIR', about: 'Folder for finished runs (needed)' },
    ...CHUNK_OPTION,
    ...JSON_OPTION,
  },
  examples: ['salang shard --plan results/plan.json --shard 3/100 --out results'],
  load: async () => (await import('./actions/shard.js')).shard,
};

const COLLECT: CommandSpec = {
  name: 'collect',
  summary: 'Make the results of a sweep from its shards',
  about:
    'Puts finished runs together into the same files that one sweep would have written. Refuses to leave ' +
    'runs out, unless --partial asks for the whole replicates that are there.',
  argument: RESULTS_ARGUMENT,
  options: {
    from: {
      kind: 'list',
      placeholder: 'DIR',
      about: 'Folder of a shard, besides what the results folder holds; may be repeated',
    },
    partial: {
      kind: 'flag',
      about: 'Take whole replicates that are there, although runs are missing',
    },
    csv: { kind: 'flag', about: 'Write the tables as CSV too' },
    ...JSON_OPTION,
  },
  examples: ['salang collect results', 'salang collect results --from shard-1 --from shard-2'],
  load: async () => (await import('./actions/collect.js')).collect,
};

const QUERY: CommandSpec = {
  name: 'query',
  summary: 'Ask the results of a sweep in SQL',
  about:
    'Answers a query on the tables of a results folder (runs, settings, national, areas, events) with DuckDB, ' +
    'which is an optional dependency.',
  argument: RESULTS_ARGUMENT,
  second: { name: 'sql', about: 'One query', example: 'results "select * from runs limit 5"' },
  options: {
    csv: { kind: 'flag', about: 'Print comma-separated values instead of a table' },
    ...JSON_OPTION,
  },
  examples: ['salang query results "select outcome, count(*) from runs group by outcome"'],
  load: async () => (await import('./actions/query.js')).query,
};

const ANALYZE: CommandSpec = {
  name: 'analyze',
  summary: 'Say what the results of a sweep show',
  about:
    'Reads a results folder and says what its design allows: distributions and effects of treatments ' +
    'with intervals, Sobol indices, elementary effects, correlations, where cases of interest lie ' +
    '(PRIM), series with bands, and how many replicates are enough. docs/analysis.md tells how to read it.',
  argument: {
    name: 'results',
    about: 'Folder that a sweep wrote its results into',
    example: 'results',
  },
  options: {
    output: {
      kind: 'list',
      placeholder: 'NAME',
      about: 'Output to analyse: a column of runs, a series, or outcome; may be repeated',
      standard: 'all',
    },
    base: {
      kind: 'text',
      placeholder: 'ID',
      about: 'Treatment that the others are compared with',
      standard: 'the first',
    },
    case: {
      kind: 'list',
      placeholder: 'CASE',
      about:
        'Cases whose place among the factors is sought: outcome=NAME, or an output with <, <=, > or >= ' +
        'and a number; may be repeated',
      standard: 'every outcome of 5 to 95 % of the runs',
    },
    out: {
      kind: 'text',
      placeholder: 'DIR',
      about: 'Write the document and its pictures, as SVG and PNG, into this folder',
    },
    force: { kind: 'flag', about: 'Write into the folder even when it holds other results' },
    ...JSON_OPTION,
  },
  examples: [
    'salang analyze results',
    'salang analyze results --output survival --output fighters --out analysis',
    'salang analyze results --case "fighters<500" --json',
  ],
  load: async () => (await import('./actions/analyze.js')).analyze,
};

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

/** All commands, in the order of help. */
export const COMMANDS: readonly CommandSpec[] = [
  PLAY,
  SAVES,
  RUN,
  REPLAY,
  VERIFY,
  VALIDATE,
  CALIBRATE,
  EXPLAIN,
  SWEEP,
  SHARD,
  COLLECT,
  WORKER,
  QUERY,
  ANALYZE,
  REPORT,
  PLOT,
  PARAMS,
  SCENARIO_LIST,
  SCENARIO_SHOW,
  SCENARIO_CHECK,
  SCENARIO_SCHEMA,
];
