/** `salang replay`: the course of a saved game, with its truth. */
import { wrapText } from '../../charts/index.js';
import { formatIsoDate } from '../../engine/calendar.js';
import { SIDE_NAMES } from '../../engine/sides.js';
import {
  earlierWinWords,
  trueMargins,
  orderSentence,
  resumeGame,
  type Game,
  type OpenedSave,
} from '../../game/index.js';
import type { Action } from '../command.js';
import { EXIT } from '../exit-codes.js';
import type { ReplayDocument } from '../game-documents.js';
import { openSaved } from '../saved-game.js';
import type { Terminal } from '../terminal.js';
import { formatCountOf, formatDate, sentenceCase } from '../words.js';
import { saveHead } from './verify.js';

export const replay: Action = ({ argument = '' }, { terminal }) => {
  const opened = openSaved(argument);
  const game = resumeGame(opened);
  const document = replayDocument(opened, game);
  const lines = (): string[] => replayLines(document, earlierWinWords(game), terminal);
  return Promise.resolve({ exitCode: EXIT.ok, document, lines });
};

function replayDocument(opened: OpenedSave, game: Game): ReplayDocument {
  const { scenario, model, lines, line, ending } = game;
  return {
    schema: 'salang.replay/1',
    ...saveHead(opened),
    turnDays: model.turnDays,
    line: lines[line]?.name ?? '',
    lines: lines.map(({ name, turns }) => ({ name, turns })),
    turns: game.turns.map(({ orders, hash, result }, turn) => {
      const [nrf, taliban] = trueMargins(game, turn + 1);
      return {
        turn: turn + 1,
        date: formatIsoDate(result.day),
        hash,
        orders: orders.map((order) => ({
          side: SIDE_NAMES[order.side],
          kind: order.kind,
          target: order.target,
          other: order.other,
          choice: order.choice,
          text: sentenceCase(orderSentence(scenario, order)),
        })),
        happenings: result.notes.map(({ kind, day, text, seenBy }) => ({
          kind,
          date: formatIsoDate(day),
          text,
          seenBy: SIDE_NAMES.filter((_, side) => seenBy[side]),
        })),
        margins: { nrf, taliban },
      };
    }),
    ending:
      ending === null
        ? null
        : {
            name: ending.name,
            date: formatIsoDate(ending.day),
            winner: ending.winner === null ? null : SIDE_NAMES[ending.winner],
          },
  };
}

/** Happenings that a summary leaves out: orders are told by themselves. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set(['order_given', 'guest_attack_abroad']);

function replayLines(
  document: ReplayDocument,
  earlierWin: string | null,
  { style, width }: Terminal,
): string[] {
  const { scenario, seed, seats, writtenBy, turns, lines, line, ending } = document;
  const text = (content: string, margin = 0): string[] =>
    wrapText(style.clean(content), Math.max(20, width - margin)).map(
      (part) => ' '.repeat(margin) + part,
    );
  const head = `Seed "${seed}", ${seats.nrf} for the NRF, ${seats.taliban} for the Taliban, written by version ${writtenBy}. Every turn gives the hash that was saved.`;
  const others =
    lines.length === 1
      ? ''
      : ` The line "${line}" of ${formatCountOf(lines.length, 'line')} is shown.`;
  const body = turns.flatMap(({ turn, date, orders, happenings, margins }) => [
    style.clean(
      `Turn ${turn}, ${formatDate(date)}: margins NRF ${margins.nrf.toFixed(1)}, Taliban ${margins.taliban.toFixed(1)}`,
    ),
    ...orders.flatMap((order) => text(`${order.side}: ${order.text}.`, 2)),
    ...happenings
      .filter(({ kind }) => !TOLD_ELSEWHERE.has(kind))
      .flatMap((happening) => text(happening.text, 2)),
  ]);
  const end =
    ending === null
      ? 'The game goes on.'
      : `Ended ${formatDate(ending.date)}: ${ending.name.replaceAll('_', ' ')}; ahead: ${ending.winner ?? 'nobody'}.`;
  return [
    ...text(scenario.title).map(style.bold),
    ...text(head + others),
    '',
    ...body,
    '',
    ...text(earlierWin === null ? end : `${end} ${earlierWin}`),
  ];
}
