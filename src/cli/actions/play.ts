/** `salang play`: a game, on a screen where the terminal has one, else in plain text. */
import process from 'node:process';
import { wrapText } from '../../charts/index.js';
import { savesFolder, SaveStore } from '../../game/index.js';
import type { Action, Context } from '../command.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { playPlain, type PlainFace } from '../play/plain.js';
import { playRequest, type PlayRequest } from '../play/request.js';
import { typedLines } from '../play/typed-lines.js';

const PROMPT = '> ';

export const play: Action = async (values, context) => {
  const request = playRequest(values);
  const store = new SaveStore(savesFolder(process.env));
  const exitCode = request.plain ? null : await playOnScreens(request, store, context);
  if (exitCode === null) await playPlain(request, store, plainFace(context));
  return { exitCode: exitCode ?? EXIT.ok, document: {}, lines: () => [] };
};

const SCREEN_EXITS = {
  left: EXIT.ok,
  // The signal that stopped the program decides its exit code.
  stopped: EXIT.ok,
  lost: EXIT.environment,
  crashed: EXIT.internal,
} as const;

/** Plays on screens; null where the terminal cannot show any, and plain text is to be used. */
async function playOnScreens(
  request: PlayRequest,
  store: SaveStore,
  { terminal, stop }: Context,
): Promise<ExitCode | null> {
  if (!process.stdin.isTTY || !process.stdout.isTTY || process.env['TERM'] === 'dumb') return null;
  const { canShowScreens, startScreens } = await import('../../tui/index.js');
  if (!canShowScreens(process)) {
    await terminal.note('This terminal reads no single keys: the game is played in plain text.\n');
    return null;
  }
  const { style } = terminal;
  const { exit, notes } = await startScreens({ process, style, store, request, stop });
  if (notes.length > 0) await terminal.note(`${notes.map(style.clean).join('\n')}\n`);
  return SCREEN_EXITS[exit];
}

/** Standard input and output as the face of a game in plain text. */
function plainFace({ terminal, stop }: Context): PlainFace {
  const typed = typedLines(process.stdin, stop);
  const typing = process.stdin.isTTY === true;
  const wrapped = process.stdout.isTTY === true;
  const shown = (line: string): string[] => {
    const clean = terminal.style.clean(line);
    if (!wrapped) return [clean];
    // Whoever listens to the text hears a list; whoever sees it, its margin.
    const margin = /^ */.exec(clean)?.[0] ?? '';
    const lines = wrapText(
      clean.slice(margin.length),
      Math.max(20, terminal.width - margin.length - 2),
    );
    return lines.map((part, i) => `${margin}${i === 0 ? '' : '  '}${part}`);
  };
  return {
    async read() {
      if (typing) await terminal.print(PROMPT);
      const { value, done } = await typed.next();
      if (done === true || value === undefined) return null;
      // A transcript without its commands could not be understood.
      if (!typing) await terminal.print(`${PROMPT}${terminal.style.clean(value)}\n`);
      return value;
    },
    async show(lines) {
      await terminal.print(`${lines.flatMap(shown).join('\n')}\n`);
    },
  };
}
