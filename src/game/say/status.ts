/** The state of a game at a glance, the margins, the money. */
import { INSURGENT_HEADS, STATE_HEADS } from '../../engine/budgets.js';
import { purse } from '../../engine/orders.js';
import { GOVERNMENT, INSURGENT, type Side } from '../../engine/sides.js';
import { scoreTerms, SCORE_TERMS } from '../../engine/scores.js';
import type { View } from '../../engine/views.js';
import type { Game } from '../game.js';
import { believedBy, thresholdIn } from '../believed-margins.js';
import { marginRanges, marginsSeen } from '../margins.js';
import type { Reader } from '../picture.js';
import { actorName, SIDE_TITLES } from '../names.js';
import { TERM_WORDS } from './terms.js';
import { endingLines } from './turn.js';
import {
  count,
  countOf,
  dateText,
  fixed,
  percent,
  seasonOf,
  sentence,
  signed,
  usd,
} from './numbers.js';

/** Where the game stands, in a few sentences. */
export function statusLines(game: Game, reader: Reader): string[] {
  const { turn, day, last, scenario, model } = game;
  const turns = Math.ceil((model.endDay - model.startDay + 1) / model.turnDays);
  const shown = game.isPresent ? '' : ` (looking back; the present is turn ${last + 1})`;
  const lines = [
    `${scenario.title}. ${dateText(day)}, ${seasonOf(day)}. Turn ${turn + 1} of ${turns}${shown}.`,
  ];
  if (game.isPresent && game.ending !== null) return [...lines, ...endingLines(game.ending)];
  if (reader === 'truth') return [...lines, ...truthLines(game)];
  const view = game.view(reader);
  lines.push(`You play ${SIDE_TITLES[reader]}. ${marginSentence(game, reader)}`);
  lines.push(
    `Treasury ${usd(purse(view))}. Command attention ${fixed(view.attention[0] ?? 0, 1)} points.`,
  );
  for (const { event } of view.pending) {
    const title = scenario.events[event]?.title ?? 'An event';
    lines.push(
      `"${title}" waits for your answer: type "event ${scenario.events[event]?.id ?? ''}".`,
    );
  }
  return lines;
}

function marginSentence(game: Game, side: Side): string {
  const margins = marginsSeen(game, side);
  const ranges = marginRanges(game, side);
  const rival = side === INSURGENT ? GOVERNMENT : INSURGENT;
  const told = (of: Side): string =>
    `${signed(margins[of], 1)} (${signed(ranges[of][0], 1)} to ${signed(ranges[of][1], 1)})`;
  return `You put your margin at ${told(side)}, and that of ${SIDE_TITLES[rival]} at ${told(rival)}.`;
}

function truthLines(game: Game): string[] {
  const [nrf, taliban] = marginsSeen(game, 'truth');
  return [
    `You watch, and see the truth. Margins: the NRF ${signed(nrf, 1)}, the Taliban ${signed(taliban, 1)}.`,
  ];
}

/** Margins with their terms and their course. */
export function marginLines(game: Game, reader: Reader): string[] {
  const { model, world } = game;
  const lines: string[] = [
    'A margin is a score less a threshold. Zero or above at two reckonings in a row wins; at the end ' +
      'of the game the higher margin does. The true margins decide, which nobody sees before the end.',
  ];
  const sides: readonly Side[] = reader === 'truth' ? [INSURGENT, GOVERNMENT] : [reader];
  const margins = marginsSeen(game, reader);
  for (const side of sides) {
    const truth = reader === 'truth';
    const terms = truth
      ? scoreTerms(model, world, side, 'truth')
      : believedBy(model, world, side).terms;
    lines.push(
      `${sentence(SIDE_TITLES[side])}: margin ${signed(margins[side], 1)}` +
        `${truth ? '' : ' as you think'}, threshold ${fixed(thresholdIn(model, world, side), 1)}. The score today:`,
    );
    SCORE_TERMS[side].forEach((term, i) => {
      lines.push(`  ${TERM_WORDS[term]}: ${signed(terms[i] ?? 0, 1)}`);
    });
  }
  if (reader !== 'truth') {
    lines.push(
      `${marginSentence(game, reader)} Both are guesses from what you see; the ranges are where they lie in ` +
        'four of five worlds that fit it. The truth of both is shown after the game.',
    );
  }
  const course = reckonedMargins(game, reader);
  if (course !== null) lines.push(course);
  return lines;
}

/** The margins at the reckonings so far. */
function reckonedMargins(game: Game, reader: Reader): string | null {
  const points = game.turns.slice(0, game.turn).flatMap(({ result }) => {
    if (result.reckoning === null) return [];
    const { day, sides } = result.reckoning;
    if (reader === 'truth') return [];
    return [`${dateText(day)} ${signed(sides[reader].own, 1)}`];
  });
  return points.length === 0 ? null : `At reckonings so far you put it at ${points.join(', ')}.`;
}

/** Treasury, where money goes and where it comes from. */
export function moneyLines(game: Game, reader: Reader): string[] {
  if (reader === 'truth') {
    return [...moneyLines(game, INSURGENT), ...moneyLines(game, GOVERNMENT)];
  }
  const view = game.view(reader);
  return view.side === INSURGENT ? frontMoney(game, view) : stateMoney(view);
}

function frontMoney(game: Game, view: View & { readonly side: typeof INSURGENT }): string[] {
  const { scenario, model } = game;
  const areas = model.sizes.areas;
  const withFronts = sum(view.cash.subarray(0, areas));
  const underWay = sum(view.transit);
  const fighters = sum(view.fighters.subarray(0, areas));
  const unpaid = view.fighters
    .subarray(0, areas)
    .reduce((total, n, a) => total + n * (view.payGap[a] ?? 0), 0);
  const head = INSURGENT_HEADS[(view.budget[0] ?? 0) - 1];
  const lines = [
    `Money of the NRF: ${usd(view.treasury[0] ?? 0)} abroad, ${usd(underWay)} under way, ` +
      `${usd(view.inland[0] ?? 0)} inland, ${usd(withFronts)} with the fronts.`,
    `Weight of the budget: ${head ?? 'no head above the others'}. Local taxes: ` +
      `${['none', 'light', 'heavy'][view.taxes[0] ?? 0] ?? ''}.`,
    `${count(fighters)} fighters in the country; ${percent(fighters > 0 ? unpaid / fighters : 0)} of their pay is not met.`,
  ];
  const patrons = scenario.setup.actors.flatMap((_, x) =>
    view.covertHelp[x] === 1 ? [actorName(scenario, x)] : [],
  );
  if (patrons.length > 0) lines.push(`Covert help is taken from ${patrons.join(', ')}.`);
  return lines;
}

function stateMoney(view: View & { readonly side: typeof GOVERNMENT }): string[] {
  const men = sum(view.garrison);
  const owed = view.garrison.reduce((total, n, a) => total + n * (view.garrisonPayGap[a] ?? 0), 0);
  const head = STATE_HEADS[(view.budget[0] ?? 0) - 1];
  return [
    `Security treasury of the Taliban: ${usd(view.stateTreasury[0] ?? 0)}.`,
    `Weight of the budget: ${head ?? 'no head above the others'}. Trade ${fixed(view.trade[0] ?? 0, 2)} and aid ` +
      `${fixed(view.aid[0] ?? 0, 2)} of their level in early 2023.`,
    `${count(men)} in garrisons, ${countOf(view.reserve[0] ?? 0, 'man').replace('mans', 'men')} in reserve; ` +
      `${percent(men > 0 ? owed / men : 0)} of garrison pay is owed.`,
  ];
}

function sum(cells: Float64Array): number {
  return cells.reduce((total, n) => total + n, 0);
}
