/** A turn that was played, a reckoning, an ending, in sentences. */
import { GOVERNMENT, INSURGENT, type Side } from '../../engine/sides.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Ending, EndingName } from '../endings.js';
import type { Game } from '../game.js';
import { actorName, REGIME_NAMES, SIDE_TITLES } from '../names.js';
import type { Reader } from '../picture.js';
import type { Driver, Reckoning, SideReckoning } from '../reckoning.js';
import type { Happening, TurnResult } from '../results.js';
import { dateText, list, sentence, signed } from './numbers.js';
import { TERM_WORDS } from './terms.js';

const ENDING_WORDS: Readonly<Record<EndingName, string>> = {
  insurgency_collapses: 'The insurgency collapses: too few fighters are left to go on',
  insurgents_gain_a_foothold:
    'The insurgents have gained a foothold: they govern an area of their own',
  settlement: 'A settlement is reached: both sides have signed terms',
  taliban_fracture: 'The Taliban fracture: their leadership has fallen apart',
  insurgency_strengthens:
    'The insurgency strengthens: its margin stood at zero or above at two reckonings in a row',
  taliban_consolidate:
    'The Taliban consolidate: their margin stood at zero or above at two reckonings in a row',
  insurgency_persists:
    'The insurgency persists: the time of this game is over, and the war goes on',
  insurgency_contained:
    'The insurgency is contained: the time of this game is over, and the war goes on',
};

/** How a game ended, and who had the better of it. */
export function endingLines({ name, day, winner, margins }: Ending): string[] {
  const [nrf, taliban] = margins;
  const who =
    winner === null
      ? 'Nobody is ahead'
      : `${sentence(SIDE_TITLES[winner])} ${verb(winner)} the better of it${despite(winner, margins)}`;
  return [
    `The game has ended, ${dateText(day)}. ${ENDING_WORDS[name]}.`,
    `${who}. True margins: the NRF ${signed(nrf, 1)}, the Taliban ${signed(taliban, 1)}.`,
  ];
}

/** Some endings decide by themselves; where the margins say the contrary, it is explained. */
function despite(winner: Side, margins: Ending['margins']): string {
  const rival = winner === INSURGENT ? GOVERNMENT : INSURGENT;
  return margins[winner] < margins[rival] ? ': this ending decides, whatever the margins' : '';
}

function verb(side: Side): string {
  return side === INSURGENT ? 'has' : 'have';
}

/** What the reader may know of a turn, with the reckoning and the ending that it brought. */
export function turnLines(game: Game, reader: Reader, result: TurnResult): string[] {
  const { scenario } = game;
  const lines = [`Turn ${result.turn + 1}, ${dateText(result.day)}.`];
  lines.push(...happeningLines(result.notes.filter((note) => isSeen(note, reader))));
  if (lines.length === 1) lines.push('  Nothing of note.');
  if (result.reckoning !== null) lines.push(...reckoningLines(scenario, reader, result.reckoning));
  for (const { name, side, text } of result.needsMe) {
    if (name === 'attention_full' && side === reader) lines.push(`  ${text}`);
  }
  if (result.ending !== null) lines.push(...endingLines(result.ending));
  return lines;
}

function isSeen({ seenBy }: Happening, reader: Reader): boolean {
  return reader === 'truth' || seenBy[reader];
}

/** One line for each text; the same text once, with how often. */
function happeningLines(notes: readonly Happening[]): string[] {
  const times = new Map<string, number>();
  for (const { text } of notes) times.set(text, (times.get(text) ?? 0) + 1);
  return [...times].map(([text, n]) => `  ${n === 1 ? text : `${text} (${n} times)`}`);
}

/** The reckoning as a side sees it; an observer sees both. */
export function reckoningLines(scenario: Scenario, reader: Reader, reckoning: Reckoning): string[] {
  const lines = [`Reckoning of ${dateText(reckoning.day)}.`];
  const sides: readonly Side[] = reader === 'truth' ? [INSURGENT, GOVERNMENT] : [reader];
  for (const side of sides) {
    lines.push(...sideLines(side, reckoning.sides[side]));
    const patrons = reckoning.patrons.filter((patron) => patron.side === side);
    const words = patrons.map(({ actor, regime, change }) => {
      const moved =
        change === null || Math.abs(change) < 0.02 ? '' : change > 0 ? ', warmer' : ', colder';
      return `${actorName(scenario, actor)} ${REGIME_NAMES[regime] ?? ''}${moved}`;
    });
    lines.push(`  What each patron thinks of ${SIDE_TITLES[side]}: ${list(words)}.`);
  }
  return lines;
}

function sideLines(
  side: Side,
  { own, ownChange, other, otherChange, drivers }: SideReckoning,
): string[] {
  const since = (change: number | null): string =>
    change === null ? '' : ` (${signed(change, 1)} since the last)`;
  const name = (term: Driver['term']): string => TERM_WORDS[term].split(' (')[0] ?? term;
  const rival = SIDE_TITLES[side === INSURGENT ? GOVERNMENT : INSURGENT];
  const moved = drivers
    .filter(({ change }) => change !== null && Math.abs(change) >= 0.05)
    .sort((a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0))
    .map(({ term, change }) => `${name(term)} ${signed(change ?? 0, 1)}`);
  return [
    `  ${sentence(SIDE_TITLES[side])}: own margin put at ${signed(own, 1)}${since(ownChange)}; that of ${rival} at ` +
      `${signed(other, 1)}${since(otherChange)}. The true ones count.`,
    ownChange === null
      ? `  Made of: ${drivers.map(({ term, points }) => `${name(term)} ${signed(points, 1)}`).join(', ')}.`
      : moved.length === 0
        ? '  No term moved by as much as a tenth.'
        : `  What moved it: ${moved.join(', ')}.`,
  ];
}
