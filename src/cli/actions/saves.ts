/** `salang saves`: the saved games by name. */
import process from 'node:process';
import { wrapText } from '../../charts/index.js';
import { savesFolder, SaveStore, type SaveEntry } from '../../game/index.js';
import type { Action } from '../command.js';
import { EXIT } from '../exit-codes.js';
import type { SavesDocument } from '../game-documents.js';
import { saveWords } from '../saved-game.js';
import type { Terminal } from '../terminal.js';

export const saves: Action = (_, { terminal }) => {
  const list = new SaveStore(savesFolder(process.env)).list();
  const document: SavesDocument = { schema: 'salang.saves/1', saves: list.map(entryOf) };
  return Promise.resolve({ exitCode: EXIT.ok, document, lines: () => listLines(list, terminal) });
};

function entryOf({ name, card, version, problem }: SaveEntry): SavesDocument['saves'][number] {
  const about = problem === null ? null : { code: problem.code, message: problem.message };
  if (card === null) return { name, game: null, problem: about };
  const { scenario, title, seed, turn, date, ending } = card;
  const [nrf, taliban] = card.seats;
  const writtenBy = version ?? '';
  const seats = { nrf, taliban };
  const game = { writtenBy, scenario, title, seed, seats, turns: turn, date, ending };
  return { name, game, problem: null };
}

function listLines(list: readonly SaveEntry[], { style, width }: Terminal): string[] {
  if (list.length === 0) return ['There are no saved games yet: salang play begins one.'];
  return list.flatMap((entry) => [
    style.bold(style.clean(entry.name)),
    ...wrapText(style.clean(saveWords(entry)), Math.max(20, width - 2)).map((line) => `  ${line}`),
  ]);
}
