/** Errors of the lab, each with a stable code. */

/** One line for each code: what it means and how to mend it. */
export const LAB_ERRORS = {
  LAB_SEED: 'a seed is a text of 1 to 64 printable ASCII characters: give one',
  LAB_RUNS: 'the number of campaigns is a whole number from 1 to 10,000,000: give one',
  LAB_WORKERS: 'the number of workers is a whole number from 1 to 64: give one',
  LAB_UNTIL: 'the last day is not one that can be simulated: give a later or an earlier one',
  LAB_PLAYER: 'there is no computer player of this name: correct its spelling',
  LAB_DESIGN: 'the design does not fit its factors: change the one or the other',
  LAB_RUN_REFUSED:
    'a campaign grew beyond what can be played: give the numbers of the scenario that were changed less extreme values',
  LAB_RUN_FAILED: 'a campaign broke a promise of the engine: report it with seed and run',
  LAB_PLAN: 'the plan cannot be used: make it again with salang sweep --plan-only',
  LAB_SHARD: 'a shard is i/N with whole numbers from 1/1 to N/N: give one, such as 3/100',
  LAB_CHUNK: 'the runs of a chunk are a whole number from 1 to 100,000: give one',
  LAB_FOLDER_OTHER:
    'the folder holds another experiment: choose another folder, or give --force to begin anew in it',
  LAB_FOLDER_TAKEN:
    'the folder holds something else: choose another one, or give --force to write into it',
  LAB_FOLDER_FILE: 'a file has the name that was given for a folder: choose another name',
  LAB_FOLDER_BEGUN: 'the folder holds this very sweep, begun before: go on with it with --resume',
  LAB_FOLDER_BUSY: 'another salang works in this folder: wait for it, or choose another folder',
  LAB_CHUNK_DAMAGED:
    'a file of finished runs is damaged: salang sweep --resume plays its runs again; nothing else is lost',
  LAB_CHUNK_MISSING: 'runs are missing: play their shards, or give --partial to take what is there',
  LAB_RESULTS_NONE: 'the folder holds no results of a sweep: give the folder that --out named',
  LAB_RESULTS_VERSION:
    'the results are of another version of Salang: run the sweep again, or use the version that wrote them',
  LAB_RESULTS_DAMAGED:
    'a file of the results is damaged: run the sweep again into a new folder, or restore the file',
  LAB_RESULTS_INCOMPLETE:
    'the sweep is not done: go on with salang sweep --resume, or take what is there with salang collect --partial',
  LAB_RESULTS_TABLE:
    'the results hold no such table or column: see dictionary.md, and ask for it in the experiment under outputs',
  LAB_REDIS_URL:
    'an address is redis://host:6379/0 or rediss:// for TLS; user and password go into SALANG_REDIS_USERNAME and SALANG_REDIS_PASSWORD, or into the address in SALANG_REDIS_URL',
  LAB_REDIS_MISSING: 'work on Redis needs two packages: npm install bullmq ioredis',
  LAB_REDIS:
    'the Redis server cannot be used: check address, password and network; finished runs are kept, so go on with --resume',
  LAB_WORKER:
    'a worker failed at the same chunk several times: look at its messages, then go on with --resume',
  LAB_SLURM:
    'Slurm did not take the job: read what it says; the script is kept and can be submitted by hand',
  LAB_RESULTS_FEW:
    'the sweep has not one whole replicate of its settings yet: go on with salang sweep --resume',
  LAB_ANALYSIS_CASE:
    'a case is outcome=NAME, or an output with <, <=, > or >= and a number: give one',
  LAB_ANALYSIS_OUTPUT: 'the results hold no such output: see dictionary.md',
  LAB_ANALYSIS_BASE: 'the results hold no such treatment: see manifest.json',
  LAB_QUERY:
    'the query cannot be answered: correct it; tables are runs, settings and what else the results hold',
  LAB_QUERY_MISSING:
    'queries need DuckDB: install it with npm install @duckdb/node-api, or open the Parquet files in any other tool',
  LAB_CALIBRATION_BEGUN:
    'the folder holds this very calibration, begun before: go on with it with --resume',
  LAB_CALIBRATION_POOR:
    'too few points came near the reported counts: allow more campaigns, or look at the model',
  LAB_POSTERIOR_SET:
    'a number that is drawn from the posterior cannot be set too: leave out the one or the other',
  LAB_POSTERIOR: 'the file is no posterior sample: give one that salang calibrate wrote',
  LAB_ABORTED: 'the work was stopped before it was done: start it again',
} as const;
export type LabErrorCode = keyof typeof LAB_ERRORS;

/** Why the lab cannot do what was asked. */
export class LabError extends Error {
  override readonly name = 'LabError';
  constructor(
    readonly code: LabErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
