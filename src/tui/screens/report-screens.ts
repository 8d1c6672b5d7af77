/** Screens of text about a game: news and reports, the reckoning, how both sides stand. */
import { reckoningLines } from '../../game/say/turn.js';
import { newsItems, newsLines } from '../board/news-panel.js';
import type { Desk } from '../desk.js';
import { prose, told, type Block } from '../draw/block.js';
import type { Frame } from '../shell/screen.js';
import { bind } from '../shell/binding.js';
import { dateText } from '../words/dates.js';
import { TextScreen } from './text-screen.js';

/** Days back that reports are listed for, one after another. */
const SPANS_DAYS = [7, 28, 91, 366] as const;
const LONGEST_ITEM = 6;

/** All reports of the last weeks, each with whose word it is. */
export function reportsScreen(desk: Desk, close: () => void): TextScreen {
  let span = 1;
  const days = (): number => SPANS_DAYS[span] ?? 28;
  const screen: TextScreen = new TextScreen({
    name: 'reports',
    title: () => `Reports of the last ${days()} days`,
    about:
      'What each source says has happened: your own people (own), an armed group or the authorities ' +
      '(says), a monitor (mon). A report is a claim, not the truth; monitors record late and verify later.',
    lines: ({ width, style }) => {
      const items = newsItems([], desk.reportsSince(days()));
      if (items.length === 0) return ['Nobody has reported anything in this time.'];
      return items.flatMap((item) => newsLines(item, width, LONGEST_ITEM, style));
    },
    close,
    keys: () => [
      bind(
        ['+', '=', 'right'],
        'further back',
        () => {
          span = Math.min(SPANS_DAYS.length - 1, span + 1);
          screen.rewind();
        },
        'further back',
      ),
      bind(['-', 'left'], 'less far back', () => {
        span = Math.max(0, span - 1);
        screen.rewind();
      }),
    ],
  });
  return screen;
}

/** What the last turns brought, and why the game stopped here. */
export function turnScreen(desk: Desk, turns: number, close: () => void): TextScreen {
  const { game } = desk;
  const first = game.turn - turns;
  return new TextScreen({
    name: 'turn',
    title: () =>
      turns === 1 ? `What the ${desk.turnName} brought` : `What ${turns} ${desk.turnName}s brought`,
    about: 'What happened since you gave your orders, and what asks for you now.',
    lines: (frame) => turnText(desk, first, frame),
    close,
    closeLabel: 'go on',
  });
}

function turnText(desk: Desk, first: number, { width, style }: Frame): Block {
  const { game, reader } = desk;
  const played = game.turns.slice(first, game.turn);
  const asked = (played.at(-1)?.result.needsMe ?? []).filter(
    ({ side }) => reader === 'truth' || side === reader,
  );
  const reasons = asked.flatMap(({ text }) =>
    prose([`${style.mark('warn')} ${text}`], width, style),
  );
  const weeks = played.flatMap(({ result }) => {
    const seen = result.notes.filter(({ seenBy }) => reader === 'truth' || seenBy[reader]);
    const items = newsItems(seen, []);
    if (items.length === 0) return [];
    const lines = items.flatMap((item) => newsLines(item, width, LONGEST_ITEM, style));
    return [
      '',
      style.bold(`${desk.turnName} ${result.turn + 1}, ${dateText(result.day)}`),
      ...lines,
    ];
  });
  const head = reasons.length > 0 ? [style.bold('What asks for you'), ...reasons] : [];
  const body = weeks.length > 0 ? weeks : ['', 'Nothing of note happened.'];
  return [...head, ...body];
}

/** The last reckoning: margins, what drove them, what each patron thinks. */
export function reckoningScreen(desk: Desk, close: () => void): TextScreen {
  return new TextScreen({
    name: 'reckoning',
    title: () => 'Reckoning of the quarter',
    about:
      'At the end of each quarter both margins are reckoned. A margin is a score less a threshold; zero ' +
      'or above at two reckonings in a row wins. The true margins decide. You see what you make of ' +
      'them from what you know.',
    lines: ({ width, style }) => {
      const turns = desk.game.turns.slice(0, desk.game.turn);
      const last = [...turns].reverse().find(({ result }) => result.reckoning !== null);
      const reckoning = last?.result.reckoning ?? null;
      if (reckoning === null) {
        return prose(
          [`There has been no reckoning yet. The first comes in ${desk.reckoningDays} days.`],
          width,
          style,
        );
      }
      const room = Math.min(width, 100);
      const reckoned = reckoningLines(desk.game.scenario, desk.reader, reckoning);
      const now = desk.look('margins');
      return [...told(reckoned, room, style), '', ...told(now, room, style)];
    },
    close,
    closeLabel: 'go on',
  });
}

/** Things that can be looked at as a whole, as the command layer tells them. */
const WHOLES = ['margins', 'money', 'corridors', 'groups', 'fronts', 'zones'] as const;

/** How things stand: margins and their terms, money, corridors, groups, commands. */
export function standingScreen(desk: Desk, close: () => void): TextScreen {
  let at = 0;
  const whole = (): (typeof WHOLES)[number] => WHOLES[at] ?? 'margins';
  const screen: TextScreen = new TextScreen({
    name: 'standing',
    title: () => `How things stand: ${whole()} (${at + 1} of ${WHOLES.length})`,
    about:
      'Margins with their terms, money, corridors, armed groups, fronts and zones, as you know them.',
    lines: ({ width, style }) => told(desk.look(whole()), Math.min(width, 100), style),
    close,
    keys: () => [
      bind(
        ['tab', 'right', 'p'],
        'the next',
        () => {
          at = (at + 1) % WHOLES.length;
          screen.rewind();
        },
        'next',
      ),
      bind(['shift-tab', 'left'], 'the one before', () => {
        at = (at + WHOLES.length - 1) % WHOLES.length;
        screen.rewind();
      }),
    ],
  });
  return screen;
}
