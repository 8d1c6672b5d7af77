/** The after-action report and counterfactuals in sentences. */
import type { Side } from '../../engine/sides.js';
import { INSURGENT } from '../../engine/sides.js';
import { afterAction, type BeliefPoint, type SideBeliefs } from '../after-action.js';
import {
  Counterfactual,
  type CounterfactualOptions,
  type PairedNumber,
} from '../counterfactual.js';
import { doctrineInstead } from '../doctrine-instead.js';
import type { Game } from '../game.js';
import { areaName, SIDE_TITLES } from '../names.js';
import { orderSentence } from '../order-words.js';
import { count, dateText, fixed, percent, sentence, signed } from './numbers.js';
import { endingLines } from './turn.js';

/** How the game went, what was believed, and how doctrine would have played it. */
export function afterLines(game: Game): string[] {
  const { ending, earlierWin, turningPoints, beliefs } = afterAction(game);
  const lines =
    ending === null ? ['The game goes on; this is the truth so far.'] : endingLines(ending);
  if (earlierWin !== null) lines.push(earlierWin);
  lines.push('Turning points:');
  for (const { turn, day, text } of turningPoints) {
    lines.push(`  Turn ${turn + 1}, ${dateText(day)}. ${text}`);
  }
  for (const side of beliefs) lines.push(...beliefLines(game, side));
  if (game.persons.length > 0 && game.last > 0) lines.push(...doctrineLines(game));
  lines.push(...orderLines(game));
  return lines;
}

function beliefLines(game: Game, { side, course, areas }: SideBeliefs): string[] {
  const first = course[0];
  const last = course.at(-1);
  if (first === undefined || last === undefined) return [];
  const rival = SIDE_TITLES[side === INSURGENT ? 1 : 0];
  const whom = side === INSURGENT ? 'garrisons' : 'fighters of the front';
  const told = (at: BeliefPoint): string =>
    `own margin ${signed(at.own[0], 1)} believed, ${signed(at.own[1], 1)} true; ${rival} ` +
    `${signed(at.other[0], 1)} believed, ${signed(at.other[1], 1)} true; ${whom} ${count(at.strength[0])} ` +
    `believed, ${count(at.strength[1])} true`;
  const misjudged = areas.map(
    ({ area, believed, truth }) =>
      `${areaName(game.scenario, area)} (${count(believed)} believed, ${count(truth)} true)`,
  );
  return [
    `What ${SIDE_TITLES[side]} believed, against the truth:`,
    `  ${dateText(first.day)}: ${told(first)}.`,
    `  ${dateText(last.day)}: ${told(last)}.`,
    ...(misjudged.length === 0 ? [] : [`  Misjudged most at the end: ${misjudged.join(', ')}.`]),
  ];
}

function doctrineLines(game: Game): string[] {
  const { compared, game: other } = doctrineInstead(game);
  const turn = Math.min(game.last, other.last);
  return [
    `The same war with standing doctrine in your seat, after turn ${turn} of both:`,
    ...compared.map(({ title, unit, yours, doctrines }) => {
      const number = (n: number): string => (unit === 'points' ? signed(n, 1) : count(n));
      return `  ${title} (${unit}): ${number(yours)} with you, ${number(doctrines)} with doctrine.`;
    }),
    ...(other.ending === null
      ? []
      : [
          `  Its ending, ${dateText(other.ending.day)}: ${other.ending.name.replaceAll('_', ' ')}.`,
        ]),
  ];
}

/** Orders of persons that a counterfactual can change. */
function orderLines(game: Game): string[] {
  const lines = game.turns.flatMap(({ orders, result }) =>
    game.persons.flatMap((side) =>
      orders
        .filter((o) => o.side === side)
        .map(
          (o, i) =>
            `  what-if ${result.turn + 1} ${i + 1}: do not ${orderSentence(game.scenario, o)}.`,
        ),
    ),
  );
  if (lines.length === 0) return [];
  return [
    'What if one order had not been given? Type, for example:',
    ...lines.slice(0, MOST_ORDERS),
  ];
}

const MOST_ORDERS = 12;

/** What a changed order is worth over paired futures. */
export function whatIfLines(game: Game, options: CounterfactualOptions): string[] {
  const { pairs, margins, better, endings } = new Counterfactual(game, options).run();
  const { side, turn } = options;
  const rows: readonly (readonly [string, PairedNumber])[] = [
    ['final margin of the NRF', margins[0]],
    ['final margin of the Taliban', margins[1]],
  ];
  return [
    `From turn ${turn + 1} on, ${count(pairs)} futures were played in pairs: one with the orders as they were, ` +
      'one with the change, under the same noise. From the next turn on standing doctrine plays every seat, ' +
      'yours too. Intervals hold nine times of ten.',
    ...rows.map(([name, number]) => `  ${sentence(name)}: ${pairedWords(number)}.`),
    `  Futures that ${SIDE_TITLES[side]} ${side === INSURGENT ? 'has' : 'have'} the better of: ` +
      `${percent(better.changed)} with the change, ${percent(better.asItWas)} as it was ` +
      `(${shareRange(better)}).`,
    ...endings.map(
      ({ name, asItWas, changed }) =>
        `  Ending "${name.replaceAll('_', ' ')}": ${percent(changed)} with the change, ${percent(asItWas)} as it was.`,
    ),
    whatIfVerdict(margins[side], side),
  ];
}

function pairedWords({ asItWas, changed, difference, low, high, spread }: PairedNumber): string {
  return (
    `${signed(changed, 2)} with the change, ${signed(asItWas, 2)} as it was, a mean difference of ` +
    `${signed(difference, 2)} (${signed(low, 2)} to ${signed(high, 2)}); in single pairs from ` +
    `${signed(spread[0], 1)} to ${signed(spread[1], 1)}`
  );
}

function shareRange({ low, high }: PairedNumber): string {
  return `difference ${fixed(100 * low, 0)} to ${fixed(100 * high, 0)} points of a hundred`;
}

/** Whether a changed order helps its side; an interval that is written as reaching zero is no clear help. */
export function whatIfVerdict({ low, high }: PairedNumber, side: Side): string {
  const whose = SIDE_TITLES[side];
  const [written, writtenHigh] = [low, high].map((bound) => Number(bound.toFixed(2)));
  if (low > 0 && written !== 0) return `The change helps ${whose}.`;
  if (high < 0 && writtenHigh !== 0) return `The change harms ${whose}.`;
  return written === 0 || writtenHigh === 0
    ? `No clear help or harm for ${whose}: the interval of the difference reaches zero.`
    : `Over so many pairs the change cannot be told from none for ${whose}.`;
}
