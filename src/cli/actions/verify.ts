/** `salang verify`: every turn of a saved game once more. */
import { formatIsoDate } from '../../engine/calendar.js';
import { GameError, verifyLines, type LineVerdict, type OpenedSave } from '../../game/index.js';
import { scenarioHash } from '../../scenario/scenario.js';
import { VERSION } from '../../scenario/version.js';
import type { Action } from '../command.js';
import { CliError } from '../errors.js';
import { EXIT } from '../exit-codes.js';
import type { VerifyDocument } from '../game-documents.js';
import { openSaved } from '../saved-game.js';
import { formatCountOf, formatDate, formatList } from '../words.js';
import type { Terminal } from '../terminal.js';

export const verify: Action = ({ argument = '' }, { terminal }) => {
  const opened = openWhole(argument);
  const { scenario, state } = opened;
  const document = verifyDocument(opened, verifyLines(scenario, state.settings, state.lines));
  const exitCode = document.ok ? EXIT.ok : EXIT.verificationFailed;
  return Promise.resolve({ exitCode, document, lines: () => verifyLinesOf(document, terminal) });
};

/** A save that has changed since it was written has failed the verification it was given for. */
function openWhole(name: string): OpenedSave {
  try {
    return openSaved(name);
  } catch (error) {
    if (!(error instanceof GameError) || error.code !== 'SAVE_DAMAGED') throw error;
    throw new CliError(EXIT.verificationFailed, 'SAVE_DAMAGED', error.message);
  }
}

/** What all documents about a save begin with. */
export function saveHead({ version, scenario, state }: OpenedSave) {
  const { id, title } = scenario;
  const [nrf, taliban] = state.settings.seats;
  return {
    writtenBy: version,
    readBy: VERSION,
    scenario: { id, title, hash: scenarioHash(scenario) },
    seed: state.settings.seed,
    seats: { nrf, taliban },
  };
}

function verifyDocument(opened: OpenedSave, verdicts: readonly LineVerdict[]): VerifyDocument {
  return {
    schema: 'salang.verify/1',
    ...saveHead(opened),
    ok: verdicts.every(({ divergence }) => divergence === null),
    lines: verdicts.map(({ name, turns, divergence: at }) => ({
      name,
      turns,
      divergence:
        at === null
          ? null
          : {
              turn: at.turn + 1,
              date: formatIsoDate(at.day),
              kept: at.kept,
              found: at.found,
              columns: at.columns === null ? null : [...at.columns],
            },
    })),
  };
}

function verifyLinesOf(document: VerifyDocument, { style }: Terminal): string[] {
  const { writtenBy, readBy, scenario, seed, lines } = document;
  const versions = writtenBy === readBy ? writtenBy : `${writtenBy}, read by ${readBy}`;
  return [
    style.clean(`${scenario.title}, seed "${seed}", written by version ${versions}.`),
    ...lines.map(({ name, turns, divergence }) => {
      const line = `Line "${name}": ${formatCountOf(turns, 'turn')}`;
      if (divergence === null) return style.clean(`${line}, every hash as it was saved.`);
      const { turn, date, columns } = divergence;
      const where =
        columns === null
          ? 'the save knows other columns'
          : columns.length === 0
            ? 'no column tells it apart'
            : `first in ${formatList(columns)}`;
      return style.clean(`${line}; turn ${turn}, ${formatDate(date)}, differs: ${where}.`);
    }),
  ];
}
