/** What a command is: one entry of a table, from which parsing, help and documents are derived. */
import type { ExitCode } from './exit-codes.js';
import type { Terminal } from './terminal.js';

/** An option of a command; its name is the key of the table it stands in. */
export interface OptionSpec {
  /** `text` takes one value, `list` may be repeated, `flag` takes none. */
  readonly kind: 'text' | 'list' | 'flag';
  /** What stands for the value in help, such as `N` or `path=value`. */
  readonly placeholder?: string;
  readonly about: string;
  /** What it means when no value follows; without this, one must. */
  readonly bare?: string;
  /** Shown in help; the action applies it. */
  readonly standard?: string;
}

export type OptionTable = Readonly<Record<string, OptionSpec>>;

/** The word of a command line that is not an option. */
export interface ArgumentSpec {
  readonly name: string;
  readonly about: string;
  /** What to write there, for the error when it is missing. */
  readonly example: string;
  /** Whether the command works without it. */
  readonly optional?: boolean;
}

/** Values as they were written: nothing is read into them yet. */
export interface RawValues {
  readonly argument: string | undefined;
  readonly text: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly flags: ReadonlySet<string>;
}

/** What an action may use besides its values. */
export interface Context {
  readonly terminal: Terminal;
  /** Aborted when the command is to stop. */
  readonly stop: AbortSignal;
}

/** What an action found: printed as a document with `--json`, else as lines. */
export interface Outcome {
  readonly exitCode: ExitCode;
  /** The document; carries its `schema`. */
  readonly document: { readonly schema: string } | object;
  /** The same for people. Called only when it is shown. */
  readonly lines: () => readonly string[];
  /** Notes for people, on standard error. */
  readonly notes?: readonly string[];
}

export type Action = (values: RawValues, context: Context) => Promise<Outcome>;

export interface CommandSpec {
  /** One word, or two for a command of a family: `scenario list`. */
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What it does, in a few sentences. */
  readonly about: string;
  readonly argument?: ArgumentSpec;
  /** A second word, which is always needed; its value is among the texts under its name. */
  readonly second?: ArgumentSpec;
  readonly options: OptionTable;
  readonly examples: readonly string[];
  /** Loads what the command needs, which may be much, when the command is given. */
  readonly load: () => Promise<Action>;
}
