/** Commands of the lab: sweeps, their workers, their analysis, and fits. */
import type { CommandSpec, OptionTable } from './command.js';
import { JSON_OPTION } from './shared-options.js';

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
  ],
  load: async () => (await import('./actions/calibrate.js')).calibrate,
};

/** In the order of help. */
export const LAB_COMMANDS: readonly CommandSpec[] = [
  SWEEP,
  SHARD,
  COLLECT,
  WORKER,
  QUERY,
  ANALYZE,
  CALIBRATE,
];
