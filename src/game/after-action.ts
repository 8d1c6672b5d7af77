/** After the game: its turning points, and the truth against what each side believed. */
import { SCORE_TERMS, scoreTerms, type ScoreTerm } from '../engine/scores.js';
import { GOVERNMENT, INSURGENT, type Side } from '../engine/sides.js';
import { snapshotView } from '../engine/views.js';
import type { World } from '../engine/world.js';
import type { Ending } from './endings.js';
import type { Game } from './game.js';
import { believedBy } from './believed-margins.js';
import { SIDE_TITLES } from './names.js';
import { dateText, fixed, signed } from './say/numbers.js';
import { TERM_WORDS } from './say/terms.js';
import type { Happening, HappeningKind } from './results.js';

/** A moment that mattered. */
export interface TurningPoint {
  readonly turn: number;
  readonly day: number;
  readonly text: string;
}

/** What a side believed, and how it was, at one time. */
export interface BeliefPoint {
  /** Turns played before. */
  readonly turn: number;
  readonly day: number;
  /** The side's own margin: as it thought it was, and truly. */
  readonly own: readonly [believed: number, truth: number];
  /** The other side's margin. */
  readonly other: readonly [believed: number, truth: number];
  /** The other side's armed strength in the country, persons. */
  readonly strength: readonly [believed: number, truth: number];
}

/** An area whose strength was misjudged at the end. */
export interface Misjudged {
  readonly area: number;
  readonly believed: number;
  readonly truth: number;
}

export interface SideBeliefs {
  readonly side: Side;
  readonly course: readonly BeliefPoint[];
  /** The worst misjudged areas, worst first. */
  readonly areas: readonly Misjudged[];
}

export interface AfterAction {
  /** Null while the game goes on. */
  readonly ending: Ending | null;
  /** That the game was won before, and went on; null where it was not. */
  readonly earlierWin: string | null;
  readonly turningPoints: readonly TurningPoint[];
  /** Of the sides that persons played; of both for an observer. */
  readonly beliefs: readonly SideBeliefs[];
}

/** Turns of the war that are worth a line, and how much. */
const WEIGHTS: Readonly<Partial<Record<HappeningKind, number>>> = {
  ending: 100,
  area_changed_hands: 60,
  regime_change: 22,
  leadership_lost: 14,
  scripted_event: 12,
  event_choice: 11,
  conditional_event: 8,
  pay_failed: 9,
  talks_round: 9,
};
const MOST_POINTS = 14;
/** Most of one kind, so that no list is all of one thing. */
const MOST_OF_KIND = 4;
/** Margins are compared over so many days. */
const STRETCH_DAYS = 28;
const MOST_AREAS = 3;

/** What there is to say of the game as far as it has been played on this line. */
export function afterAction(game: Game): AfterAction {
  const sides: readonly Side[] = game.persons.length > 0 ? game.persons : [INSURGENT, GOVERNMENT];
  const worlds = sampledWorlds(game);
  return {
    ending: game.ending,
    earlierWin: earlierWinWords(game),
    turningPoints: turningPoints(game, worlds),
    beliefs: sides.map((side) => beliefsOf(game, side, worlds)),
  };
}

/** Worlds some weeks apart, with that of the present as the last. */
function sampledWorlds(game: Game): World[] {
  const step = Math.max(1, Math.round(STRETCH_DAYS / game.model.turnDays));
  const turns: number[] = [];
  // Margins are first set with the first turn.
  for (let turn = Math.min(1, game.last); turn < game.last; turn += step) turns.push(turn);
  if (game.last > 0) turns.push(game.last);
  return turns.map((turn) => game.worldBefore(turn));
}

interface Weighed extends TurningPoint {
  readonly kind: string;
  readonly weight: number;
}

function turningPoints(game: Game, worlds: readonly World[]): TurningPoint[] {
  const candidates = [
    ...game.turns.flatMap(({ result }) => result.notes.flatMap(weighed)),
    ...earlierWinPoint(game),
    ...swings(game, worlds),
  ].sort((a, b) => b.weight - a.weight || a.turn - b.turn);
  const taken = new Map<string, number>();
  const chosen: Weighed[] = [];
  for (const point of candidates) {
    const n = taken.get(point.kind) ?? 0;
    if (chosen.length >= MOST_POINTS || n >= MOST_OF_KIND) continue;
    if (chosen.some(({ text, turn }) => text === point.text && turn === point.turn)) continue;
    taken.set(point.kind, n + 1);
    chosen.push(point);
  }
  chosen.sort((a, b) => a.turn - b.turn || a.day - b.day);
  return chosen.map(({ turn, day, text }) => ({ turn, day, text }));
}

/** The win after which the game went on, in a sentence; null where there was none. */
export function earlierWinWords({ earlierWin }: Game): string | null {
  if (earlierWin === null) return null;
  const { day, winner } = earlierWin;
  const whose = winner === null ? 'nobody' : SIDE_TITLES[winner];
  return `On ${dateText(day)} the game was won by ${whose}, at two reckonings in a row; it went on.`;
}

function earlierWinPoint(game: Game): Weighed[] {
  const text = earlierWinWords(game);
  const turn = game.turns.findIndex(({ result }) => result.ending === game.earlierWin);
  const played = game.turns[turn];
  if (text === null || played === undefined) return [];
  return [{ kind: 'ending', turn, day: played.result.day, text, weight: WEIGHTS.ending ?? 0 }];
}

function weighed({ kind, turn, day, text }: Happening): Weighed[] {
  const weight = WEIGHTS[kind];
  return weight === undefined ? [] : [{ kind, turn, day, text, weight }];
}

/** Stretches in which a true margin moved most, with the term that moved most. */
function swings({ model }: Game, worlds: readonly World[]): Weighed[] {
  return ([INSURGENT, GOVERNMENT] as const).flatMap((side) =>
    worlds.slice(1).map((after, i): Weighed => {
      const before = worlds[i] ?? after;
      const moved = (after.margin[side] ?? 0) - (before.margin[side] ?? 0);
      const main = mainTerm(
        scoreTerms(model, before, side, 'truth'),
        scoreTerms(model, after, side, 'truth'),
        SCORE_TERMS[side],
        moved,
      );
      const whose = side === INSURGENT ? 'margin of the NRF' : 'margin of the Taliban';
      const way = moved < 0 ? 'fell' : 'rose';
      const text = `In four weeks the true ${whose} ${way} by ${fixed(Math.abs(moved), 1)}, ${through(main)}.`;
      const [turn, day] = [(after.turn[0] ?? 1) - 1, (after.day[0] ?? 0) - 1];
      return { kind: `swing ${SIDE_TITLES[side]}`, turn, day, text, weight: 4 * Math.abs(moved) };
    }),
  );
}

interface MainTerm {
  readonly term: ScoreTerm;
  readonly change: number;
}

/** The term that moved most the way the margin did; null when only the line did that it is held against. */
function mainTerm(
  before: readonly number[],
  after: readonly number[],
  terms: readonly ScoreTerm[],
  moved: number,
): MainTerm | null {
  return terms
    .map((term, i): MainTerm => ({ term, change: (after[i] ?? 0) - (before[i] ?? 0) }))
    .filter(({ change }) => change * moved > 0)
    .reduce<MainTerm | null>(
      (most, one) => (most === null || Math.abs(one.change) > Math.abs(most.change) ? one : most),
      null,
    );
}

function through(main: MainTerm | null): string {
  if (main === null) return 'as the line moved that it is held against';
  const name = TERM_WORDS[main.term].split(' (')[0]?.toLowerCase() ?? main.term;
  return `mostly through ${name} (${signed(main.change, 1)})`;
}

function beliefsOf({ model }: Game, side: Side, worlds: readonly World[]): SideBeliefs {
  const rival: Side = side === INSURGENT ? GOVERNMENT : INSURGENT;
  const nA = model.sizes.areas;
  const truth = (w: World, a: number): number =>
    (side === INSURGENT ? w.garrison[a] : w.fighters[a]) ?? 0;
  const course = worlds.map((w): BeliefPoint => {
    const view = snapshotView(model, w, side);
    const { margins } = believedBy(model, w, side);
    let [believed, real] = [0, 0];
    for (let a = 0; a < nA; a++) {
      believed += view.estimate[a] ?? 0;
      real += truth(w, a);
    }
    return {
      turn: w.turn[0] ?? 0,
      day: w.day[0] ?? 0,
      own: [margins[side], w.margin[side] ?? 0],
      other: [margins[rival], w.margin[rival] ?? 0],
      strength: [believed, real],
    };
  });
  const last = worlds.at(-1);
  return { side, course, areas: last === undefined ? [] : misjudged(model, last, side, truth) };
}

function misjudged(
  model: Game['model'],
  w: World,
  side: Side,
  truth: (w: World, a: number) => number,
): Misjudged[] {
  const { estimate } = snapshotView(model, w, side);
  const all = model.setup.areas.map((_, area) => ({
    area,
    believed: estimate[area] ?? 0,
    truth: truth(w, area),
  }));
  const error = ({ believed, truth: real }: Misjudged): number => Math.abs(believed - real);
  return all
    .filter((one) => error(one) >= 1)
    .sort((a, b) => error(b) - error(a) || a.area - b.area)
    .slice(0, MOST_AREAS);
}
