/** What changed and why: the ledger of the last turns, for one area or for the whole. */
import { formatCompact, formatFixed, padStart, type Style } from '../../charts/index.js';
import type { Why } from '../../game/index.js';
import type { Desk } from '../desk.js';
import type { Block } from '../draw/block.js';
import { fitLine } from '../draw/block.js';
import { bind } from '../shell/binding.js';
import { signed } from '../words/numbers.js';
import { TextScreen } from './text-screen.js';

/** Spans that can be chosen, turns. */
const SPANS = [1, 4, 13, 52] as const;
const MOST_TERMS = 6;
const WIDEST_TITLE = 62;

/** @param area the area that is asked about; null for whole sides, actors and corridors */
export function whyScreen(desk: Desk, area: number | null, close: () => void): TextScreen {
  let span = 0;
  let whole = area === null;
  const turns = (): number => Math.min(SPANS[span] ?? 1, desk.game.turn);
  const screen: TextScreen = new TextScreen({
    name: 'why',
    title: () => {
      const name =
        whole || area === null ? 'the whole' : (desk.game.scenario.setup.areas[area]?.name ?? '');
      return `What changed and why: ${name}, last ${turns()} ${desk.turnName}${turns() === 1 ? '' : 's'}`;
    },
    about:
      'Every change is the sum of named causes; they add up, but for rounding. Only what your side may know is shown.',
    lines: ({ width, style }) => {
      if (desk.game.turn === 0)
        return ['Nothing has changed yet: the first turn is still to come.'];
      const first = desk.game.turn - turns();
      const options = { turn: first, turns: turns() };
      const found = desk.why(whole || area === null ? options : { ...options, area });
      return whyText(found, width, style);
    },
    close,
    keys: () => [
      bind(
        ['tab', 'w'],
        'this area, or the whole',
        () => {
          whole = !whole && area !== null ? true : area === null;
          screen.rewind();
        },
        'area or whole',
      ),
      bind(
        ['+', '=', 'right'],
        'look further back',
        () => {
          span = Math.min(SPANS.length - 1, span + 1);
          screen.rewind();
        },
        'further back',
      ),
      bind(['-', 'left'], 'look less far back', () => {
        span = Math.max(0, span - 1);
        screen.rewind();
      }),
    ],
  });
  return screen;
}

/** Each change with its greatest causes below it. */
export function whyText(found: readonly Why[], width: number, style: Style): Block {
  if (found.length === 0) return ['Nothing changed that your side may know of.'];
  return found.flatMap((why) => {
    const head = `${style.bold(fitLine(style.clean(why.title), Math.min(WIDEST_TITLE, width - 32), style))} ${amount(why.before, why)} ${
      style.ascii ? '->' : '→'
    } ${amount(why.after, why)}`;
    const greatest = why.terms.slice(0, MOST_TERMS);
    const rest = why.terms.slice(MOST_TERMS).reduce((sum, term) => sum + term.amount, 0);
    const terms = greatest.map(({ title, amount: by }) => termLine(title, by, why, width, style));
    const others =
      why.terms.length > MOST_TERMS ? [termLine('everything else', rest, why, width, style)] : [];
    return [head, ...terms, ...others, ''];
  });
}

function termLine(title: string, by: number, why: Why, width: number, style: Style): string {
  return fitLine(`  ${padStart(change(by, why), 9)}  ${style.clean(title)}`, width, style);
}

function amount(value: number, { unit }: Why): string {
  if (unit === 'share') return `${formatFixed(value * 100, 1)} %`;
  if (unit === 'index') return formatFixed(value, 2);
  return `${formatCompact(value)}${unit === 'USD' ? ' USD' : ` ${unit}`}`;
}

function change(by: number, { unit }: Why): string {
  if (unit === 'share') return signed(by * 100, 1);
  if (unit === 'index') return signed(by, 3);
  return by > 0 ? `+${formatCompact(by)}` : formatCompact(by);
}
