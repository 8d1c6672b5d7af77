/** Actors, corridors, groups, events and the timeline in sentences. */
import { COLUMN_NAMES, columnOf, type ColumnName } from '../../engine/columns.js';
import { GOVERNMENT, INSURGENT } from '../../engine/sides.js';
import type { Game } from '../game.js';
import { actorName, areaName, REGIME_NAMES, SIDE_TITLES } from '../names.js';
import type { Reader } from '../picture.js';
import { latestReports } from '../reports.js';
import { whyOf } from '../why.js';
import { count, countOf, dateText, fixed, list, percent, signed, usd } from './numbers.js';
import { CORRIDOR_CONTROL_WORDS, CORRIDOR_EFFORT_WORDS } from './settings.js';
import { reckoningLines, turnLines } from './turn.js';

/** External actors and their stances; one alone is told with why it moved last. */
export function actorLines(game: Game, reader: Reader, only: number | null = null): string[] {
  const { world, scenario } = game;
  const lines = scenario.setup.actors.flatMap(({ name }, x) => {
    if (only !== null && x !== only) return [];
    const stance = (side: 0 | 1): string =>
      `${REGIME_NAMES[world.regime[2 * x + side] ?? 0] ?? ''} toward ${SIDE_TITLES[side]} ` +
      `(${signed(world.attitude[2 * x + side] ?? 0, 2)})`;
    return [`${name}: ${stance(INSURGENT)}, ${stance(GOVERNMENT)}.`];
  });
  if (only === null) return lines;
  const moved = whyOf(game, reader, {
    column: 'attitude',
    turns: TURNS_LOOKED_BACK,
    turn: since(game),
  });
  for (const { index, title, before, after, terms } of moved) {
    if (index === null || index >> 1 !== only) continue;
    const causes = terms.slice(0, 4).map((t) => `${t.title} ${signed(t.amount, 2)}`);
    lines.push(`  ${title}, lately: ${signed(after - before, 2)} (${list(causes)}).`);
  }
  return lines;
}

const TURNS_LOOKED_BACK = 13;
const since = (game: Game): number => Math.max(0, game.turn - TURNS_LOOKED_BACK);

/** Money corridors, with what the reader's own side does about them. */
export function corridorLines(game: Game, reader: Reader, only: number | null = null): string[] {
  const { scenario, world } = game;
  return scenario.setup.corridors.flatMap(({ name, host, entries }, h) => {
    if (only !== null && h !== only) return [];
    const own: string[] = [];
    if (reader !== GOVERNMENT) {
      own.push(CORRIDOR_EFFORT_WORDS[world.corridorEffort[h] ?? 0] ?? '');
      own.push(`${usd(world.transit[h] ?? 0)} under way`);
    }
    if (reader !== INSURGENT) own.push(CORRIDOR_CONTROL_WORDS[world.corridorControl[h] ?? 0] ?? '');
    const into = list(entries.map((a) => areaName(scenario, a)));
    return [
      `${name}: ${percent(world.corridorOpen[h] ?? 0)} open, ${list(own)}. Host: ${actorName(scenario, host)}. Into ${into}.`,
    ];
  });
}

/** Armed groups, with what is public of them. */
export function groupLines({ scenario, world }: Game, only: number | null = null): string[] {
  return scenario.setup.groups.flatMap(({ name, role }, g) =>
    only !== null && g !== only
      ? []
      : [
          `${name}: ${ROLE_WORDS[role]}; ${countOf(world.captured[g] ?? 0, 'fighter')} held captive.`,
        ],
  );
}

const ROLE_WORDS = {
  front: 'the insurgent front that can be played',
  ally: 'ally of the front',
  rival: 'rival of both sides',
  guest: 'guest of the authorities',
  residual: 'minor and unattributed attackers',
} as const;

/** Events that wait for an answer. */
export function eventListLines(game: Game, reader: Reader): string[] {
  if (reader === 'truth') return ['Events wait for the sides that are played; you watch.'];
  const { pending } = game.view(reader);
  if (pending.length === 0) return ['No event waits for your answer.'];
  return pending.flatMap(({ event }) => eventLines(game, reader, event));
}

/** One event: its text, the answers with what they change, its source. */
export function eventLines(game: Game, reader: Reader, event: number): string[] {
  const { scenario, model } = game;
  const text = scenario.events[event];
  if (text === undefined) return ['There is no such event.'];
  const fired = (game.world.eventFired[event] ?? 0) > 0;
  if (!fired && reader !== 'truth') return ['This has not happened.'];
  const lines = [`${text.title}.`, ...said(text.text)];
  const pending =
    reader === 'truth'
      ? undefined
      : game.view(reader).pending.find((waits) => waits.event === event);
  for (const [i, { choice }] of (pending?.choices ?? []).entries()) {
    const { label = '', text: more = null } = text.choices[choice] ?? {};
    const effects = model.setup.events[event]?.choices[choice]?.effects ?? [];
    const changes = effects.map(({ column, index, by }) => effectWords(game, column, index, by));
    lines.push(`  Answer ${i + 1}: ${label}.${more === null ? '' : ` ${more.trim()}`}`);
    if (changes.length > 0) lines.push(`    It changes ${list(changes)}.`);
  }
  if (pending !== undefined)
    lines.push(`  Without an answer it is settled by itself after a week or more.`);
  lines.push(...said(text.source).map((source) => `  Source: ${source}.`));
  return lines;
}

/** A text as one line; none when there is nothing in it. */
function said(text: string): string[] {
  const line = text.trim();
  return line === '' ? [] : [line];
}

function effectWords(game: Game, column: ColumnName, index: number, by: number): string {
  const { scenario, model } = game;
  const { index: kind, unit, about } = columnOf(column);
  const { areas } = model.sizes;
  const what = COLUMN_NAMES.includes(column) ? about : column;
  const amount = unit === 'USD' ? usd(by) : signed(by, 2);
  switch (kind) {
    case 'area':
    case 'groupArea':
    case 'sideArea':
      return `${what} in ${areaName(scenario, index % areas)} by ${amount}`;
    case 'side':
      return `${what} of ${SIDE_TITLES[index === 0 ? 0 : 1]} by ${amount}`;
    case 'actorSide':
      return `${what}, of ${actorName(scenario, index >> 1)} toward ${SIDE_TITLES[index % 2 === 0 ? 0 : 1]}, by ${amount}`;
    default:
      return `${what} by ${amount}`;
  }
}

/** Reports that came out since the last turn, each with its source. */
export function reportLines(game: Game, reader: Reader): string[] {
  if (reader === 'truth') {
    return ['Reports of the week, as the NRF reads them:', ...reportsFor(game, INSURGENT)];
  }
  const lines = reportsFor(game, reader);
  return lines.length === 0 ? ['No report has come out since the last turn.'] : lines;
}

function reportsFor(game: Game, side: 0 | 1): string[] {
  return latestReports(game, side).map(({ day, text }) => `  ${dateText(day)}. ${text}`);
}

/** What the last turn brought. */
export function newsLines(game: Game, reader: Reader): string[] {
  const last = game.turns[game.turn - 1];
  return last === undefined ? ['Nothing has happened yet.'] : turnLines(game, reader, last.result);
}

/** The latest reckoning. */
export function lastReckoningLines(game: Game, reader: Reader): string[] {
  const found = game.turns.slice(0, game.turn).flatMap(({ result }) => result.reckoning ?? []);
  const last = found.at(-1);
  return last === undefined
    ? ['There has been no reckoning yet: the first is at the end of the quarter.']
    : reckoningLines(game.scenario, reader, last);
}

/** The turns so far, those in which something was seen. */
export function historyLines(game: Game, reader: Reader): string[] {
  const lines = game.turns.slice(0, game.turn).flatMap(({ result }) => {
    const seen = result.notes.filter(({ seenBy, kind }) => {
      const told = reader === 'truth' || seenBy[reader];
      return told && kind !== 'guest_attack_abroad' && kind !== 'order_given';
    });
    return seen.map(({ day, text }) => `  Turn ${result.turn + 1}, ${dateText(day)}. ${text}`);
  });
  return lines.length === 0 ? ['Nothing has happened yet.'] : lines;
}

/** The lines of the timeline. */
export function lineLines(game: Game): string[] {
  return game.lines.map(({ name, turns }, i) => {
    const here = i === game.line ? ', played now' : '';
    return `  ${i + 1}. "${name}", ${countOf(turns, 'turn')}${here}.`;
  });
}

/** Why numbers changed over some turns. */
export function whyLines(
  game: Game,
  reader: Reader,
  options: Parameters<typeof whyOf>[2],
): string[] {
  const found = whyOf(game, reader, options);
  if (found.length === 0) return ['Nothing that you can see has changed there.'];
  return found.slice(0, MOST_WHYS).flatMap(({ title, unit, before, after, terms }) => {
    const number = (n: number): string => (isWhole(unit) ? count(n) : fixed(n, 3));
    const causes = terms.slice(0, MOST_CAUSES).map(({ title: cause, amount }) => {
      const sign = amount > 0 ? '+' : '';
      return `${cause} ${sign}${isWhole(unit) ? count(amount) : fixed(amount, 3)}`;
    });
    return [
      `${title} (${unit}): from ${number(before)} to ${number(after)}. Causes: ${causes.join(', ')}.`,
    ];
  });
}

const MOST_WHYS = 12;
const MOST_CAUSES = 6;
const WHOLE_UNITS: ReadonlySet<string> = new Set(['persons', 'USD', 'weapons', 'vehicles']);
const isWhole = (unit: string): boolean => WHOLE_UNITS.has(unit);
