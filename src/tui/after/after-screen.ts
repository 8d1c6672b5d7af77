/** After the game: how it went, what was believed, doctrine in your seat, and what if. */
import type { Game } from '../../game/index.js';
import { fitBlock, type Block } from '../draw/block.js';
import { textWindow, type TextWindow } from '../draw/list.js';
import { titleRule } from '../draw/panel.js';
import { bind } from '../shell/binding.js';
import type { Binding, Frame, Screen } from '../shell/screen.js';
import type { Shell } from '../shell/shell.js';
import { AfterFacts, beliefPage, doctrinePage, storyPage } from './after-pages.js';
import { WhatIf } from './what-if.js';

const PAGES = ['How it went', 'Truth and belief', 'Doctrine in your seat', 'What if'] as const;
const WHAT_IF = 3;

export class AfterScreen implements Screen {
  readonly name = 'after';
  readonly title = 'After the game';
  readonly about =
    'Four pages: how the war went; what you believed against how it was; the same war with standing ' +
    'doctrine in your seat; and what if one of your orders had not been given, played 200 times in pairs.';
  readonly #shell: Shell;
  readonly #facts: AfterFacts;
  readonly #whatIf: WhatIf;
  readonly #close: () => void;
  #page = 0;
  #offset = 0;

  constructor(game: Game, shell: Shell, close: () => void) {
    this.#shell = shell;
    this.#facts = new AfterFacts(game);
    this.#whatIf = new WhatIf(game);
    this.#close = close;
  }

  bindings(): readonly Binding[] {
    const onWhatIf = this.#page === WHAT_IF;
    const scroll = (by: number) => (): void => {
      this.#offset = Math.max(0, this.#offset + by);
    };
    const choose = (by: number) => (): void => {
      this.#offset = 0;
      this.#whatIf.move(by);
    };
    const step = onWhatIf ? choose : scroll;
    const turn = (by: number) => (): void => {
      this.#offset = 0;
      if (onWhatIf) this.#whatIf.turn(by);
      else this.#turnPage(by);
    };
    return [
      bind(['tab'], 'the next page', () => this.#turnPage(1), 'next page'),
      bind(['shift-tab'], 'the page before', () => this.#turnPage(-1)),
      ...PAGES.map((page, i) =>
        bind([String(i + 1)], page.toLowerCase(), () => {
          this.#turnPage(i - this.#page);
        }),
      ),
      ...(onWhatIf
        ? [bind(['enter'], 'play the futures', () => this.#play(), 'play futures')]
        : []),
      bind(
        ['right', 'l'],
        'the next page; in what if, another change',
        turn(1),
        ...(onWhatIf ? (['change'] as const) : []),
      ),
      bind(['left', 'h'], 'the page before; in what if, another change', turn(-1)),
      bind(['down', 'j'], 'further down; in what if, another order', step(1)),
      bind(['up', 'k'], 'further up; in what if, another order', step(-1)),
      bind(['pagedown'], 'a page down', scroll(10)),
      bind(['pageup'], 'a page up', scroll(-10)),
      bind(
        ['esc', 'q', 'a'],
        'back to the board',
        () => {
          this.#close();
        },
        'back',
      ),
    ];
  }

  draw({ width, height, style }: Frame): Block {
    const title = PAGES[this.#page] ?? '';
    const shown = this.#window(width, height - 1, style);
    this.#offset = shown.offset;
    const place = `page ${this.#page + 1} of ${PAGES.length}`;
    const note = shown.note === '' ? place : `${shown.note}, ${place}`;
    return fitBlock(
      [
        titleRule({ title, note, focused: true, width, lines: [], height: 1, style }),
        ...shown.lines,
      ],
      width,
      height,
      style,
    );
  }

  /** What is seen of the page; arrows scroll it, but where they choose an order. */
  #window(width: number, height: number, style: Frame['style']): TextWindow {
    if (this.#page === WHAT_IF) return this.#whatIf.draw(width, height, style, this.#offset);
    const arrows = style.ascii ? 'Up/Down' : '↑↓';
    return textWindow(this.#lines(width, style), this.#offset, height, arrows);
  }

  #lines(width: number, style: Frame['style']): Block {
    const { game, report } = this.#facts;
    switch (this.#page) {
      case 0:
        return storyPage(game, report, width, style);
      case 1:
        return beliefPage(game, report, width, style);
      default:
        return game.persons.length === 0
          ? ['Doctrine sat in every seat.']
          : doctrinePage(this.#facts.doctrine, width, style);
    }
  }

  #turnPage(by: number): void {
    this.#page = (this.#page + by + PAGES.length) % PAGES.length;
    this.#offset = 0;
  }

  #play(): void {
    if (!this.#whatIf.begin()) return;
    this.#offset = 0;
    let pieces = 0;
    this.#shell.work(this, () => {
      const done = this.#whatIf.step();
      pieces += 1;
      if (!done && pieces % 5 === 0) this.#shell.redraw();
      return done;
    });
  }
}
