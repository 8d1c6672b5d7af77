/** Help: of the program, of a family of commands, of one command. Made from the table of commands. */
import type { Style } from '../charts/style.js';
import { padEnd, visibleWidth, wrapText } from '../charts/text.js';
import type { ArgumentSpec, CommandSpec, OptionSpec, OptionTable } from './command.js';

export interface HelpFrame {
  readonly style: Style;
  readonly width: number;
}

const INDENT = 2;
const GAP = 2;
/** Longer terms stand on a line of their own. */
const WIDEST_TERM = 24;

interface Entry {
  readonly term: string;
  readonly text: string;
}

/** Terms and what they mean, in two columns. */
function renderEntries(entries: readonly Entry[], { style, width }: HelpFrame): string[] {
  const longest = Math.max(...entries.map((e) => visibleWidth(e.term)));
  const termWidth = Math.min(longest, WIDEST_TERM);
  const margin = INDENT + termWidth + GAP;
  return entries.flatMap(({ term, text }) => {
    const [first = '', ...more] = wrapText(style.clean(text), Math.max(20, width - margin));
    const head = ' '.repeat(INDENT) + style.cyan(term);
    const rest = more.map((line) => ' '.repeat(margin) + line);
    return visibleWidth(term) > termWidth
      ? [head, ' '.repeat(margin) + first, ...rest]
      : [padEnd(head, margin) + first, ...rest];
  });
}

function paragraph(text: string, { style, width }: HelpFrame): string[] {
  return wrapText(style.clean(text), width);
}

function section(title: string, lines: readonly string[], { style }: HelpFrame): string[] {
  return lines.length === 0 ? [] : ['', style.bold(title), ...lines];
}

function optionEntry([name, spec]: [string, OptionSpec]): Entry {
  const term = spec.placeholder === undefined ? `--${name}` : `--${name} ${spec.placeholder}`;
  const standard = spec.standard === undefined ? '' : ` (default: ${spec.standard})`;
  return { term, text: spec.about + standard };
}

const HELP_ENTRY: Entry = { term: '-h, --help', text: 'Show this help' };

function optionEntries(options: OptionTable): Entry[] {
  return [...Object.entries(options).map(optionEntry), HELP_ENTRY];
}

function argumentTerm({ name, optional = false }: ArgumentSpec): string {
  return optional ? `[${name}]` : `<${name}>`;
}

/** What `salang` alone prints: what it is, and three ways in. */
export function welcome(frame: HelpFrame): string[] {
  const entries = [
    { term: 'salang play', text: 'a game; the first is taught in the classroom' },
    { term: 'salang run base-2024', text: 'how the war goes, against what was reported' },
    {
      term: 'salang explain base-2024',
      text: 'why control changed, cause by cause, in one campaign',
    },
  ];
  return [
    `${frame.style.bold('Salang')} simulates the insurgency in Afghanistan since 2021.`,
    ...paragraph(
      'An abstract, neutral model: claims are shown with whose they are, numbers with their source.',
      frame,
    ),
    '',
    ...entries.flatMap(({ term, text }) => [`  ${frame.style.cyan(term)}`, `      ${text}`]),
    '',
    'All commands: salang --help',
  ].map((line) => (frame.style.ascii ? frame.style.clean(line) : line));
}

/** Help of the whole program. */
function programHelp(commands: readonly CommandSpec[], frame: HelpFrame): string[] {
  const entries = commands.map((c) => ({ term: usageOf(c), text: c.summary }));
  return [
    `${frame.style.bold('salang')} <command> [options]`,
    ...section('Commands', renderEntries(entries, frame), frame),
    ...section(
      'Everywhere',
      renderEntries(
        [
          { term: '-h, --help', text: 'Show help, also of one command: salang run --help' },
          { term: '--version', text: 'Show the version' },
        ],
        frame,
      ),
      frame,
    ),
    '',
    ...paragraph(
      'Exit codes: 0 done, 1 a verification failed, 2 wrong command line, 3 bad input, ' +
        '4 system error, 5 internal error, 130 and 143 stopped by a signal.',
      frame,
    ),
  ];
}

function argumentsOf({ argument, second }: CommandSpec): ArgumentSpec[] {
  return [argument, second].filter((given) => given !== undefined);
}

function usageOf(spec: CommandSpec): string {
  return [spec.name, ...argumentsOf(spec).map(argumentTerm)].join(' ');
}

function commandHelp(spec: CommandSpec, frame: HelpFrame): string[] {
  const given = argumentsOf(spec).map((argument) => ({
    term: argumentTerm(argument),
    text: argument.about,
  }));
  return [
    `${frame.style.bold(`salang ${usageOf(spec)}`)} [options]`,
    '',
    ...paragraph(spec.about, frame),
    ...section(
      given.length > 1 ? 'Arguments' : 'Argument',
      given.length === 0 ? [] : renderEntries(given, frame),
      frame,
    ),
    ...section('Options', renderEntries(optionEntries(spec.options), frame), frame),
    ...section(
      spec.examples.length === 1 ? 'Example' : 'Examples',
      spec.examples.map((example) => `  ${example}`),
      frame,
    ),
  ];
}

/** Help on a topic: a command, the first word of some, or '' for the program; null when unknown. */
export function helpOn(
  topic: string,
  commands: readonly CommandSpec[],
  frame: HelpFrame,
): string[] | null {
  if (topic === '') return programHelp(commands, frame);
  const spec = commands.find((c) => c.name === topic);
  if (spec !== undefined) return commandHelp(spec, frame);
  const family = commands.filter((c) => c.name.startsWith(`${topic} `));
  if (family.length === 0) return null;
  const entries = family.map((c) => ({ term: usageOf(c), text: c.summary }));
  return [
    `${frame.style.bold(`salang ${topic}`)} <command> [options]`,
    ...section('Commands', renderEntries(entries, frame), frame),
  ];
}
