/** How a game in plain text begins: with what was asked for, or with a few questions. */
import { randomInt } from 'node:crypto';
import {
  FileKeeper,
  Game,
  PLAYED,
  resumeGame,
  Session,
  settingsOf,
  type Played,
  type SaveEntry,
  type SaveStore,
} from '../../game/index.js';
import { listScenarios, loadScenario } from '../../scenario/load.js';
import { formatDate } from '../words.js';
import type { PlayRequest } from './request.js';

/** Asks a person; null when nobody answers any more. */
export type Ask = (lines: readonly string[]) => Promise<string | null>;

/** A session that can begin, and what is said first. */
export interface Opening {
  readonly session: Session;
  readonly keeper: FileKeeper;
  readonly lines: readonly string[];
}

const FIRST_SCENARIO = 'classroom';

/** A seed for a game that was given none; it is told, so that the game can be begun again. */
export function freshSeed(): string {
  return `game-${randomInt(1_000_000)}`;
}

/** Opens what the request says; null when the person went away while being asked. */
export async function openGame(
  request: PlayRequest,
  store: SaveStore,
  ask: Ask,
): Promise<Opening | null> {
  if (request.load !== null) return fromSave(request.load, store);
  let { scenario, side } = request;
  if (scenario === null) {
    const chosen = await askScenario(store, ask);
    if (chosen === null) return null;
    if ('save' in chosen) return fromSave(chosen.save.name, store);
    scenario = chosen.scenario;
    side ??= await askSide(ask);
    if (side === null) return null;
  }
  return newGame(scenario, side ?? 'nrf', request, store);
}

function newGame(scenario: string, side: Played, request: PlayRequest, store: SaveStore): Opening {
  const seed = request.seed ?? freshSeed();
  const settings = settingsOf(side, seed, request.opponent ?? undefined);
  const loaded = loadScenario(scenario);
  const keeper = new FileKeeper(store);
  const session = new Session(Game.begin(loaded, settings), keeper);
  const lines = [loaded.title, loaded.summary, `Seed: ${seed}.`];
  return { session, keeper, lines };
}

function fromSave(name: string, store: SaveStore): Opening {
  const opened = store.load(name);
  const keeper = new FileKeeper(store, name);
  const session = new Session(resumeGame(opened), keeper);
  return { session, keeper, lines: [`Going on with "${name}".`] };
}

/** The line of a list for a save. */
export function saveWords({ card }: SaveEntry): string {
  if (card === null) return 'a file that cannot be read';
  const state = card.ending === null ? `turn ${card.turn + 1}` : 'ended';
  return `${card.title}, ${formatDate(card.date)}, ${state}, seed ${card.seed}`;
}

async function askScenario(
  store: SaveStore,
  ask: Ask,
): Promise<{ readonly scenario: string } | { readonly save: SaveEntry } | null> {
  const scenarios = listScenarios().filter(({ problem }) => problem === null);
  // The first game is taught in the classroom.
  scenarios.sort((a, b) => Number(b.id === FIRST_SCENARIO) - Number(a.id === FIRST_SCENARIO));
  const last = store.latest();
  const standard = last === null ? FIRST_SCENARIO : 'continue';
  const lines = [
    'Scenarios:',
    ...scenarios.flatMap(({ id, title, summary }, i) => [
      `${i + 1}. ${id}: ${title}.`,
      `   ${summary.trim()}`,
    ]),
    ...(last === null ? [] : [`continue: ${saveWords(last)}.`]),
    `Which one? Type its number or name; press Enter for ${standard}.`,
  ];
  let question: readonly string[] = lines;
  for (;;) {
    const answer = await ask(question);
    if (answer === null || isQuit(answer)) return null;
    const text = answer.trim() === '' ? standard : answer.trim().toLowerCase();
    if (last !== null && text.length > 1 && 'continue'.startsWith(text)) return { save: last };
    const byNumber = /^\d{1,3}$/.test(text) ? scenarios[Number(text) - 1] : undefined;
    const byName = scenarios.filter(({ id }) => id.startsWith(text));
    const found = byNumber ?? (byName.length === 1 ? byName[0] : undefined);
    if (found !== undefined) return { scenario: found.id };
    question = [`There is no scenario "${text}". Type a number or a name of the list.`];
  }
}

const SIDE_ABOUT: Readonly<Record<Played, string>> = {
  nrf: 'the insurgent front',
  taliban: 'the de facto authorities',
  both: 'two persons at one keyboard',
  observer: 'watch two computer players, and see the truth',
};

async function askSide(ask: Ask): Promise<Played | null> {
  let question: readonly string[] = [
    'Which side?',
    ...PLAYED.map((side, i) => `${i + 1}. ${side}: ${SIDE_ABOUT[side]}.`),
    'Type its number or name; press Enter for nrf.',
  ];
  for (;;) {
    const answer = await ask(question);
    if (answer === null || isQuit(answer)) return null;
    const text = answer.trim().toLowerCase();
    const found =
      text === ''
        ? PLAYED[0]
        : (PLAYED[/^\d$/.test(text) ? Number(text) - 1 : -1] ??
          PLAYED.find((side) => side.startsWith(text)));
    if (found !== undefined) return found;
    question = [`"${text}" is no side. Type one of ${PLAYED.join(', ')}.`];
  }
}

function isQuit(answer: string): boolean {
  return ['quit', 'exit', 'q'].includes(answer.trim().toLowerCase());
}
