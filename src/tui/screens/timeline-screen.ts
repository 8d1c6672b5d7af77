/** The timeline: every turn of this line and the other lines; go to one, look, play on from there. */
import { padEnd, padStart, renderSparkline, type Style } from '../../charts/index.js';
import type { Desk } from '../desk.js';
import { beside, fitBlock, prose, type Block } from '../draw/block.js';
import { drawList } from '../draw/list.js';
import { panel } from '../draw/panel.js';
import { bind, within } from '../shell/binding.js';
import type { Binding, Frame, Screen } from '../shell/screen.js';
import { dateText } from '../words/dates.js';
import { signed } from '../words/numbers.js';

export interface TimelineActions {
  /** Shows the world before a turn. */
  go(turn: number): void;
  branch(): void;
  line(line: number): void;
  close(): void;
}

const LINES_WIDTH = 32;
/** Columns of the longest date, and of the margins with what sets them apart. */
const DATE_WIDTH = 11;
const MARGIN_WIDTHS = [7, 9] as const;
/** Notes of a turn that are told in the list. */
const MOST_NOTES = 3;

export class TimelineScreen implements Screen {
  readonly name = 'timeline';
  readonly title = 'Timeline';
  readonly about =
    'Every turn that was played. Enter shows the board as it stood before the chosen turn; there ' +
    'you can look at everything. b plays on from the chosen turn: what was played is kept as a line of its own.';
  readonly #desk: Desk;
  readonly #actions: TimelineActions;
  #turn: number;
  #line: number;
  #inLines = false;

  constructor(desk: Desk, actions: TimelineActions) {
    this.#desk = desk;
    this.#actions = actions;
    this.#turn = desk.game.turn;
    this.#line = desk.game.line;
  }

  bindings(): readonly Binding[] {
    const step = (by: number) => (): void => {
      if (this.#inLines) this.#line = within(this.#line + by, this.#desk.game.lines.length);
      else this.#turn = within(this.#turn + by, this.#desk.game.last + 1);
    };
    return [
      bind(['enter'], 'show this turn, or go to this line', () => this.#enter(), 'look'),
      bind(['up', 'k'], 'the turn before', step(-1)),
      bind(['down', 'j'], 'the turn after', step(1)),
      bind(['pageup'], 'ten turns before', step(-10)),
      bind(['pagedown'], 'ten turns after', step(10)),
      bind(['home'], 'to the beginning', step(-100_000)),
      bind(['end'], 'to the present', step(100_000)),
      bind(
        ['b'],
        'play on from this turn, as another line',
        () => {
          this.#actions.go(this.#turn);
          this.#actions.branch();
        },
        'branch',
      ),
      bind(
        ['tab', 'left', 'right'],
        'turns, or lines',
        () => {
          this.#inLines = !this.#inLines;
        },
        'lines',
      ),
      bind(
        ['esc', 'q', 'g'],
        'back to the board',
        () => {
          this.#actions.close();
        },
        'back',
      ),
    ];
  }

  draw({ width, height, style }: Frame): Block {
    const turnsWidth = width - LINES_WIDTH - 2;
    const turns = panel({
      title: `Turns of "${this.#desk.game.lines[this.#desk.game.line]?.name ?? ''}"`,
      lines: this.#turnLines(turnsWidth, height - 1, style),
      width: turnsWidth,
      height,
      focused: !this.#inLines,
      style,
    });
    const lines = panel({
      title: 'Lines',
      lines: this.#lineLines(LINES_WIDTH, height - 1, style),
      width: LINES_WIDTH,
      height,
      focused: this.#inLines,
      style,
    });
    return fitBlock(beside('  ', turns, lines), width, height, style);
  }

  #turnLines(width: number, height: number, style: Style): Block {
    const { game, margins, turnName } = this.#desk;
    const last = `${turnName} ${game.last + 1}`.length;
    const items = Array.from({ length: game.last + 1 }, (_, turn) => {
      const day = game.model.startDay + turn * game.model.turnDays;
      const name = padEnd(`${turnName} ${turn + 1}`, last);
      const [nrf, taliban] = (margins[turn] ?? []).map((margin) => signed(margin));
      const row = rowText([name, dateText(day), nrf ?? '', taliban ?? '']);
      return turn === game.last ? `${row}  now` : row;
    });
    const head = rowText([' '.repeat(last), '', 'NRF', 'Taliban']);
    const told = this.#noteLines(width, style);
    const listed = drawList({
      items,
      chosen: this.#turn,
      width,
      height: Math.max(3, height - told.length - 2),
      style,
    });
    return [style.dim(`  ${head}`), ...listed, '', ...told];
  }

  /** What the chosen turn brought, as far as may be known. */
  #noteLines(width: number, style: Style): Block {
    const { game, reader } = this.#desk;
    const notes = (game.turns[this.#turn]?.result.notes ?? []).filter(
      ({ seenBy }) => reader === 'truth' || seenBy[reader],
    );
    const told = notes
      .slice(0, MOST_NOTES)
      .flatMap(({ text }) => prose([`* ${text}`], width, style));
    const more = notes.length > MOST_NOTES ? [`and ${notes.length - MOST_NOTES} more`] : [];
    return [
      style.bold('What it brought'),
      ...(told.length > 0 ? told : ['Nothing of note.']),
      ...more,
    ];
  }

  #lineLines(width: number, height: number, style: Style): Block {
    const { game, margins, side } = this.#desk;
    const items = game.lines.map(({ name, turns }, at) => {
      const now = at === game.line ? '*' : ' ';
      return `${now} ${style.clean(name)} (${turns})`;
    });
    const own = margins.map((both) => both[side ?? 0]);
    const shape = renderSparkline({ values: own, width: width - 2, style });
    const list = drawList({
      items,
      chosen: this.#inLines ? this.#line : -1,
      width,
      height: Math.max(3, height - 4),
      style,
    });
    return [...list, '', side === null ? 'Margin of the NRF' : 'Your margin so far', shape];
  }

  #enter(): void {
    if (this.#inLines) this.#actions.line(this.#line);
    else this.#actions.go(this.#turn);
    this.#actions.close();
  }
}

/** A turn, its date and both margins, in the columns of the list. */
function rowText([name, date, nrf, taliban]: readonly [string, string, string, string]): string {
  const margins = padStart(nrf, MARGIN_WIDTHS[0]) + padStart(taliban, MARGIN_WIDTHS[1]);
  return `${name}  ${padEnd(date, DATE_WIDTH)}${margins}`;
}
