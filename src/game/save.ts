/**
 * Saves (`salang.game/1`): a game as bytes, with its whole resolved scenario, so that no later change
 * of the shipped files touches it.
 *
 *     salang.game/1 <version that wrote it>
 *     <checksum> <bytes of the card> <of the scenario> <of the game>
 *     <card: one line of JSON for lists of saves>
 *     <scenario and game: JSON, deflated>
 *
 * Keys stand in the order in which they are read: those of a scenario's mappings number its areas.
 *
 * The checksum covers every byte but its own, and the sizes must add up to the file: each flipped bit
 * and each truncation is found. It is no protection against somebody who means to deceive; what such
 * a file holds is checked like any other input. The same game gives the same bytes on one machine;
 * builds of zlib may pack the same content differently.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { hashWords } from '../engine/hash.js';
import { formatIsoDate } from '../engine/calendar.js';
import { makeScenario, type Scenario } from '../scenario/scenario.js';
import { VERSION } from '../scenario/version.js';
import { GameError } from './errors.js';
import { Game, type GameState } from './game.js';
import { packState, readCard, unpackScenario, unpackState, type SaveCard } from './save-content.js';

export const SAVE_SCHEMA = 'salang.game/1';

const SCHEMA_FORM = /^salang\.game\/(\d{1,4}) ([0-9A-Za-z.+-]{1,40})$/;
const SIZES_FORM = /^([0-9a-f]{32}) (\d{1,9}) (\d{1,9}) (\d{1,9})$/;
/** Longest of the two first lines, bytes. */
const MAX_HEAD_LINE = 100;
/** What a save may hold when unpacked: a map of 400 areas played for ten years needs a tenth. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;
export const MAX_SAVE_BYTES = 32 * 1024 * 1024;

/** A save that has been opened, but not played again. */
export interface OpenedSave {
  /** Version of the program that wrote it. */
  readonly version: string;
  readonly card: SaveCard;
  readonly scenario: Scenario;
  readonly state: GameState;
}

/** Packed scenarios: a game is saved every turn, and its scenario never changes. */
const packedScenarios = new WeakMap<Scenario, Uint8Array>();

/** The game as the bytes of a save. */
export function saveGame(game: Game): Uint8Array {
  const card = encode(JSON.stringify(cardOf(game)) + '\n');
  const play = deflateRawSync(encode(JSON.stringify(packState(game.state()))));
  return joined(`${SAVE_SCHEMA} ${VERSION}\n`, [card, packedScenario(game.scenario), play]);
}

function packedScenario(scenario: Scenario): Uint8Array {
  let packed = packedScenarios.get(scenario);
  if (packed === undefined) {
    const { document, setup, targets, files } = scenario;
    packed = deflateRawSync(encode(JSON.stringify({ document, setup, targets, files })), {
      level: 9,
    });
    packedScenarios.set(scenario, packed);
  }
  return packed;
}

/** What a list of saves says about the game. */
export function cardOf(game: Game): SaveCard {
  const { scenario, settings, ending, model, last } = game;
  return {
    scenario: scenario.id,
    title: scenario.title,
    seed: settings.seed,
    seats: [settings.seats[0], settings.seats[1]],
    turn: last,
    date: formatIsoDate(model.startDay + last * model.turnDays),
    ending: ending?.name ?? null,
  };
}

function joined(firstLine: string, parts: readonly Uint8Array[]): Uint8Array {
  const sizes = `${parts.map((part) => part.length).join(' ')}\n`;
  const checked = concatenated([encode(firstLine), encode(sizes), ...parts]);
  return concatenated([encode(`${firstLine}${checksum(checked)} ${sizes}`), ...parts]);
}

/**
 * Opens a save. GameError: SAVE_NOT_ONE, SAVE_DAMAGED, SAVE_VERSION, SAVE_CONTENT. Nothing of the
 * game is played; `Game.resume` does that.
 */
export function openSave(bytes: Uint8Array): OpenedSave {
  const { version, card, blocks } = checkedParts(bytes);
  const [scenarioBlock, play] = blocks;
  const parts = readContent(version, () => unpackScenario(unpacked(scenarioBlock)));
  const { document, setup, targets, files } = parts;
  const scenario = readContent(version, () => makeScenario(document, setup, targets, files));
  // The game that is resumed will mostly be saved again.
  packedScenarios.set(scenario, scenarioBlock);
  return {
    version,
    card: readContent(version, () => readCard(card)),
    scenario,
    state: readContent(version, () => unpackState(unpacked(play))),
  };
}

/** Reads no more of a save than a list shows; its checksum is checked all the same. */
export function cardOfSave(bytes: Uint8Array): {
  readonly version: string;
  readonly card: SaveCard;
} {
  const { version, card } = checkedParts(bytes);
  return { version, card: readContent(version, () => readCard(card)) };
}

/** The game of a save, played again and compared turn by turn. GameError as `openSave`, or SAVE_DIVERGED. */
export function resumeGame({ scenario, state, version }: OpenedSave): Game {
  try {
    return Game.resume(scenario, state);
  } catch (error) {
    if (!(error instanceof GameError)) throw contentError(version, error);
    const message = `${error.message} (written by version ${version}, read by ${VERSION})`;
    if (error.code === 'SAVE_DIVERGED') throw new GameError(error.code, message, { cause: error });
    throw error;
  }
}

interface Parts {
  readonly version: string;
  readonly card: Uint8Array;
  readonly blocks: readonly [scenario: Uint8Array, play: Uint8Array];
}

function checkedParts(bytes: Uint8Array): Parts {
  if (bytes.length > MAX_SAVE_BYTES) throw new GameError('SAVE_NOT_ONE', 'the file is too large');
  const first = lineAt(bytes, 0);
  const schema = first === null ? null : SCHEMA_FORM.exec(first);
  if (first === null || schema === null)
    throw new GameError('SAVE_NOT_ONE', 'this is no saved game');
  const [, number = '', version = ''] = schema;
  if (`salang.game/${number}` !== SAVE_SCHEMA) {
    throw new GameError(
      'SAVE_VERSION',
      `version ${version} wrote this save as salang.game/${number}; version ${VERSION} reads ${SAVE_SCHEMA}`,
    );
  }
  const second = lineAt(bytes, first.length + 1);
  const head = second === null ? null : SIZES_FORM.exec(second);
  if (second === null || head === null) throw damaged(version);
  const sizes = head.slice(2).map(Number);
  const start = first.length + second.length + 2;
  const written = `${sizes.join(' ')}\n`;
  const whole = start + sizes.reduce((sum, size) => sum + size, 0);
  if (whole !== bytes.length || !second.endsWith(written.trimEnd())) throw damaged(version);
  const checked = concatenated([encode(`${first}\n${written}`), bytes.subarray(start)]);
  if (checksum(checked) !== head[1]) throw damaged(version);
  const [cardSize = 0, scenarioSize = 0] = sizes;
  const card = bytes.subarray(start, start + cardSize);
  const scenario = bytes.subarray(start + cardSize, start + cardSize + scenarioSize);
  return { version, card, blocks: [scenario, bytes.subarray(start + cardSize + scenarioSize)] };
}

function damaged(version: string): GameError {
  return new GameError('SAVE_DAMAGED', `the save (written by version ${version}) is damaged`);
}

/** What a checked file holds may still be no game: another program wrote it, or somebody by hand. */
function readContent<T>(version: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw contentError(version, error);
  }
}

function contentError(version: string, cause: unknown): GameError {
  const why = cause instanceof Error ? `: ${cause.message}` : '';
  return new GameError(
    'SAVE_CONTENT',
    `the save (written by version ${version}) holds no game that version ${VERSION} can play${why}`,
    { cause },
  );
}

function unpacked(block: Uint8Array): unknown {
  const bytes = inflateRawSync(block, { maxOutputLength: MAX_UNPACKED_BYTES });
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

/** The text of a short line that starts at a byte; null when there is no end of line in sight. */
function lineAt(bytes: Uint8Array, start: number): string | null {
  const end = bytes.subarray(start, start + MAX_HEAD_LINE).indexOf(0x0a);
  return end < 0 ? null : String.fromCharCode(...bytes.subarray(start, start + end));
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function checksum(bytes: Uint8Array): string {
  const words = new Int32Array(Math.ceil(bytes.length / 4));
  new Uint8Array(words.buffer).set(bytes);
  return hashWords(words, bytes.length);
}
