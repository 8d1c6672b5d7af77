/** What the exit code of a command says. Scripts rely on these numbers: they never change meaning. */
export const EXIT = {
  /** The command did what was asked; a reported figure that the model misses is no failure. */
  ok: 0,
  /** Something that was to be verified does not hold. */
  verificationFailed: 1,
  /** The command line is wrong: unknown command or option, value that cannot be read. */
  usage: 2,
  /** A file or value that was given cannot be used. */
  badInput: 3,
  /** The machine refused: file system, memory, worker threads. */
  environment: 4,
  /** A mistake of the program itself. */
  internal: 5,
  /** Stopped by SIGINT (Ctrl-C). */
  interrupted: 130,
  /** Stopped by SIGTERM. */
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
