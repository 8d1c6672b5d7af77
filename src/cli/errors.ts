/** Why a command could not do what was asked: stable codes, plain words, and a way out. */
import { ModelError } from '../engine/errors.js';
import { GAME_ERRORS, GameError } from '../game/errors.js';
import { LAB_ERRORS, LabError, type LabErrorCode } from '../lab/errors.js';
import { ExplainError } from '../lab/explain-cells.js';
import { formatProblem, ScenarioError, type Problem } from '../scenario/problems.js';
import { EXIT, type ExitCode } from './exit-codes.js';

/** One line for each code of the commands themselves. Codes are never reused. */
export const CLI_ERRORS = {
  USAGE_COMMAND: 'there is no such command',
  USAGE_OPTION: 'the command has no such option',
  USAGE_ARGUMENT: 'an argument is missing, or one too many was given',
  USAGE_VALUE: 'the value of an option cannot be read',
  USAGE_SYNTAX: 'the command line cannot be read',
  COUNTS_NOT_FOUND: 'there is no file of counts at this path',
  OUT_NOT_EMPTY: 'the folder for results holds something else',
  REPORT_NONE: 'there is no scenario, saved game or results folder of this name',
  REPORT_RESULTS: 'the folder holds no results that a report can be made of',
  REPORT_GAMES: 'the games cannot stand side by side',
  PLOT_NONE: 'there is no such picture',
  ENVIRONMENT: 'the operating system refused something',
  SAVE_DAMAGED: 'a saved game has changed since it was written',
  INTERRUPTED: 'the command was stopped by a signal',
  INTERNAL: 'the program made a mistake',
} as const;
export type CliErrorCode = keyof typeof CLI_ERRORS;

/** An error of a command, with its exit code. */
export class CliError extends Error {
  override readonly name = 'CliError';
  constructor(
    readonly exitCode: ExitCode,
    readonly code: CliErrorCode,
    message: string,
    /** How to mend it, as a sentence. */
    readonly advice?: string,
  ) {
    super(message);
  }
}

/** A command line that cannot be obeyed. */
export function usageError(code: CliErrorCode, message: string, advice?: string): CliError {
  return new CliError(EXIT.usage, code, message, advice);
}

/** A failure as it is told: to people as lines, to programs as `salang.error/1`. */
export interface Failure {
  readonly exitCode: ExitCode;
  readonly code: string;
  readonly message: string;
  readonly advice?: string | undefined;
  readonly problems?: readonly Problem[] | undefined;
  /** Problems beyond those listed. */
  readonly omitted?: number | undefined;
}

/** Finds out what an error means for whoever gave the command. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof CliError) {
    const { exitCode, code, message, advice } = error;
    return { exitCode, code, message, advice };
  }
  if (error instanceof ScenarioError) return scenarioFailure(error);
  if (error instanceof ModelError) {
    return { exitCode: EXIT.badInput, code: error.code, message: error.message };
  }
  if (error instanceof LabError) return labFailure(error);
  if (error instanceof GameError) return gameFailure(error);
  if (error instanceof ExplainError) {
    const { code, message, advice } = error;
    return { exitCode: EXIT.usage, code, message, advice };
  }
  return systemFailure(error) ?? internalFailure(error);
}

/** Codes of files and folders that were given and cannot be used. */
const LAB_BAD_INPUT = /^LAB_(FOLDER|CHUNK_|RESULTS|PLAN|QUERY$|RUN_REFUSED$)/;

/** Codes of what the machine or the network lacks. */
const LAB_ENVIRONMENT: ReadonlySet<LabErrorCode> = new Set<LabErrorCode>([
  'LAB_QUERY_MISSING',
  'LAB_REDIS_MISSING',
  'LAB_REDIS',
  'LAB_WORKER',
  'LAB_SLURM',
]);

/** What the lab refuses comes from an option or a file, unless a campaign itself went wrong. */
function labFailure(error: LabError): Failure {
  if (error.code === 'LAB_RUN_FAILED') return internalFailure(error);
  const { code, message } = error;
  const exitCode = LAB_ENVIRONMENT.has(code)
    ? EXIT.environment
    : LAB_BAD_INPUT.test(code)
      ? EXIT.badInput
      : EXIT.usage;
  return { exitCode, code, message, advice: adviceOf(LAB_ERRORS[code]) };
}

/** What a save lacks is bad input; what a game cannot be begun with was asked for. */
function gameFailure({ code, message }: GameError): Failure {
  const exitCode =
    code === 'SAVE_DIVERGED'
      ? EXIT.verificationFailed
      : code.startsWith('SAVE_')
        ? EXIT.badInput
        : EXIT.usage;
  return { exitCode, code, message, advice: adviceOf(GAME_ERRORS[code]) };
}

/** The second half of a line of a table of codes, as a sentence. */
function adviceOf(line: string): string {
  const advice = line.slice(line.indexOf(': ') + 2);
  return `${advice.charAt(0).toUpperCase()}${advice.slice(1)}.`;
}

function scenarioFailure(error: ScenarioError): Failure {
  const { code, problems, omitted } = error;
  const exitCode = code === 'SCENARIO_UNREADABLE' ? EXIT.environment : EXIT.badInput;
  return { exitCode, code, message: problems.map(formatProblem).join('\n'), problems, omitted };
}

/** Plain words for what operating systems answer most often. */
const SYSTEM_WORDS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'it exists already',
  EFBIG: 'the file is larger than this system allows',
  EIO: 'the disk answered with an error',
  EISDIR: 'it is a folder',
  EMFILE: 'too many files are open',
  ENOENT: 'no such file or folder',
  ENOMEM: 'not enough memory',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is not a folder',
  EPERM: 'not permitted',
  EROFS: 'the disk can only be read',
  ERR_WORKER_OUT_OF_MEMORY: 'not enough memory for a worker: use fewer --workers',
  ERR_WORKER_INIT_FAILED: 'a worker thread could not be started: use fewer --workers',
};

function systemFailure(error: unknown): Failure | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string')
    return null;
  const words = SYSTEM_WORDS[error.code];
  // A failed system call carries its name; anything else with a code is a mistake of ours.
  if (words === undefined && !('syscall' in error)) return null;
  const path = 'path' in error && typeof error.path === 'string' ? `${error.path}: ` : '';
  return {
    exitCode: EXIT.environment,
    code: 'ENVIRONMENT',
    message: `${path}${words ?? error.message} (${error.code})`,
  };
}

function internalFailure(error: unknown): Failure {
  return {
    exitCode: EXIT.internal,
    code: 'INTERNAL',
    message: `internal error: ${error instanceof Error ? error.message : String(error)}`,
    advice:
      'This is a mistake in Salang, not in your input. Please report it with the command you gave; ' +
      'SALANG_DEBUG=1 shows where it happened.',
  };
}
