/** `salang play`: a game, on a screen where the terminal has one, else in plain text. */
import process from 'node:process';
import { wrapText } from '../../charts/index.js';
import { savesFolder, SaveStore } from '../../game/index.js';
import type { Action, Context } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { playPlain, type PlainFace } from '../play/plain.js';
import { playRequest } from '../play/request.js';
import { typedLines } from '../play/typed-lines.js';

const PROMPT = '> ';

export const play: Action = async (values, context) => {
  const request = playRequest(values);
  const store = new SaveStore(savesFolder(process.env));
  await playPlain(request, store, plainFace(context));
  return { exitCode: EXIT.ok, document: {}, lines: () => [] };
};

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
