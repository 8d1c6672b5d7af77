/** The main screen: map, what is known, what is ordered. */
import type { Block } from '../draw/block.js';
import { beside, fitBlock } from '../draw/block.js';
import type { Desk } from '../desk.js';
import { bind, within } from '../shell/binding.js';
import type { Binding, Frame, Screen } from '../shell/screen.js';
import {
  HEAD_LINES,
  layoutBoard,
  panelAt,
  type BoardLayout,
  type PanelName,
} from './board-layout.js';
import {
  boardHead,
  boardNews,
  boardOrders,
  boardPanel,
  mapInput,
  type BoardScene,
} from './board-panels.js';
import type { BoardState } from './board-state.js';
import type { Direction } from './map-model.js';
import { drawsOutlines, provinceAt } from './map-panel.js';
import type { OrderEntry } from './orders-panel.js';

/** Where the keys of the board lead. */
export interface BoardActions {
  orders(): void;
  endTurn(): void;
  advance(until: 'month' | 'needs_me'): void;
  undo(): void;
  redo(): void;
  withdraw(entry: OrderEntry): void;
  keepGiving(entry: OrderEntry): void;
  events(): void;
  why(): void;
  news(): void;
  reckoning(): void;
  standing(): void;
  timeline(): void;
  branch(): void;
  sources(): void;
  save(): void;
  afterAction(): void;
  leave(): void;
}

export class BoardScreen implements Screen {
  readonly name = 'board';
  readonly title = 'The board';
  readonly about =
    'The map and all that you know. Choose an area with the arrows, give orders with Enter, and go ' +
    'on with n. Tab goes from panel to panel; in a panel the arrows scroll or choose. What a number ' +
    'says in brackets is the range in which you may be wrong. News begins with whose word it is: own ' +
    'people, somebody who says so (says), a monitor (mon), or a fact that everybody knows (*).';
  readonly state: BoardState;
  readonly #desk: Desk;
  readonly #actions: BoardActions;
  #frame: Frame | null = null;

  constructor(desk: Desk, state: BoardState, actions: BoardActions) {
    this.#desk = desk;
    this.state = state;
    this.#actions = actions;
  }

  bindings(): readonly Binding[] {
    if (this.state.search !== null) return this.#searchBindings();
    return [...this.#moves(), ...this.#gameKeys(), ...this.#mapKeys(), ...this.#lookKeys()];
  }

  draw(frame: Frame): Block {
    this.#frame = frame;
    const { width, height, style } = frame;
    const scene = { desk: this.#desk, state: this.state, style };
    const layout = this.#layout(frame);
    const head = fitBlock(boardHead(scene, width), width, HEAD_LINES, style);
    return [...head, ...compose(scene, layout, frame).slice(0, height - HEAD_LINES)];
  }

  onText(text: string): boolean {
    const { state } = this;
    if (state.search === null) return false;
    state.search += text;
    state.find(this.#areaNames());
    return true;
  }

  onClick(column: number, line: number, frame: Frame): void {
    const layout = this.#layout(frame);
    const name = panelAt(layout, column, line);
    const rect = name === null ? undefined : layout.panels[name];
    if (name === null || rect === undefined) return;
    this.state.setFocus(name);
    if (name !== 'map') return;
    const input = mapInput({ desk: this.#desk, state: this.state, style: frame.style }, rect);
    // The rule of the panel stands above the map.
    const province = provinceAt(input, column - rect.column, line - rect.line - 1);
    if (province !== null) this.state.chooseProvince(province);
  }

  #layout({ width, height }: Frame): BoardLayout {
    const actors = this.#desk.game.scenario.setup.actors.length;
    return layoutBoard(width, height, this.state.beside, actors);
  }

  #areaNames(): string[] {
    return this.#desk.game.scenario.setup.areas.map(({ name }) => name);
  }

  #moves(): Binding[] {
    const way = (direction: Direction, ...others: string[]): Binding => ({
      keys: [direction, ...others],
      label: `choose what lies ${WORDS[direction]}, or go ${WORDS[direction]} in a list`,
      act: () => {
        this.#move(direction);
      },
    });
    return [
      bind(
        ['enter', 'o'],
        'give orders',
        () => {
          this.#actions.orders();
        },
        ...this.#hint('orders', this.#desk.draft !== null),
      ),
      way('up', 'k'),
      way('down', 'j'),
      way('left', 'h'),
      way('right', 'l'),
      {
        keys: ['x'],
        label: 'the next area of the same province',
        act: () => {
          this.state.turnArea();
        },
      },
    ];
  }

  #gameKeys(): Binding[] {
    const { turnName } = this.#desk;
    const actions = this.#actions;
    const now = (hint: string): [] | [hint: string] => this.#hint(hint, this.#goesOn);
    return [
      bind(
        ['n'],
        `end the ${turnName}: orders are carried out`,
        () => actions.endTurn(),
        ...now(`next ${turnName}`),
      ),
      bind(['m'], 'go on for four weeks', () => actions.advance('month'), ...now('four weeks')),
      bind(
        ['N'],
        'go on until something needs you',
        () => actions.advance('needs_me'),
        ...now('until needed'),
      ),
      bind(['e'], 'answer events that wait', () => actions.events(), ...now('events')),
      bind(['u'], 'undo the last change of your orders', () => actions.undo(), ...now('undo')),
      bind(['ctrl-r', 'U'], 'redo', () => actions.redo()),
      bind(['d', 'delete'], 'take back the order chosen in the panel of orders', () => {
        this.#onOrder((entry) => {
          actions.withdraw(entry);
        });
      }),
      bind(['s'], 'make the order chosen there a standing one', () => {
        this.#onOrder((entry) => {
          actions.keepGiving(entry);
        });
      }),
    ];
  }

  #mapKeys(): Binding[] {
    const { state } = this;
    return [
      bind(
        ['v'],
        'shade the map by the next thing: control, support, fear, reports ...',
        () => {
          state.turnShade(1);
        },
        'shade',
      ),
      bind(['V'], 'shade it by the thing before', () => {
        state.turnShade(-1);
      }),
      bind(
        ['/'],
        'find an area by its name',
        () => {
          state.search = '';
        },
        'find',
      ),
      bind(['t'], 'outlines or tiles', () => {
        state.form = state.form === 'tiles' ? 'outlines' : 'tiles';
      }),
      bind(
        ['tab'],
        'the next panel',
        () => {
          state.turnFocus(1);
        },
        'panel',
      ),
      bind(['shift-tab'], 'the panel before', () => {
        state.turnFocus(-1);
      }),
      bind(['esc'], 'back to the map', () => {
        state.setFocus('map');
      }),
    ];
  }

  #lookKeys(): Binding[] {
    const actions = this.#actions;
    const { game } = this.#desk;
    return [
      bind(['w'], 'what changed here and why', () => actions.why(), 'why'),
      bind(['r'], 'all news and reports of the last weeks', () => actions.news(), 'reports'),
      bind(['R'], 'the last reckoning', () => actions.reckoning()),
      bind(['p'], 'how things stand: margins and their terms, money, corridors, groups', () =>
        actions.standing(),
      ),
      bind(['g'], 'timeline: go to any turn and look', () => actions.timeline(), 'timeline'),
      bind(
        ['b'],
        'while looking back: play on from here',
        () => actions.branch(),
        ...this.#hint('branch', !game.isPresent),
      ),
      bind(
        ['a'],
        'after the game: what happened, and what if',
        () => actions.afterAction(),
        ...this.#hint('debrief', game.over),
      ),
      bind(['S'], 'save under a name', () => actions.save()),
      bind(['i'], 'sources, and what this game is and is not', () => actions.sources()),
      bind(['q'], 'leave the game; it is kept', () => actions.leave()),
    ];
  }

  /** Whether there is a coming turn, and it is the present that is shown. */
  get #goesOn(): boolean {
    const { game } = this.#desk;
    return game.isPresent && !game.over;
  }

  /** A hint for a key only while the key does something. */
  #hint(hint: string, isOpen: boolean): [] | [hint: string] {
    return isOpen ? [hint] : [];
  }

  #searchBindings(): Binding[] {
    const { state } = this;
    const close = (): void => {
      state.search = null;
    };
    return [
      bind(['enter', 'tab'], 'choose what was found', close, 'choose'),
      bind(['esc'], 'close the search', close, 'close'),
      bind(['backspace'], 'take a letter back', () => {
        state.search = (state.search ?? '').slice(0, -1);
        state.find(this.#areaNames());
      }),
    ];
  }

  #move(direction: Direction): void {
    const { state } = this;
    const step = direction === 'up' || direction === 'left' ? -1 : 1;
    switch (state.focus) {
      case 'map':
      case 'area':
        state.move(direction, this.#showsTiles());
        return;
      case 'actors':
        state.at.actors = within(state.at.actors + step, this.#desk.game.model.sizes.actors);
        return;
      case 'orders':
        state.at.orders = within(state.at.orders + step, this.#entries().length);
        return;
      case 'news':
        state.at.news = within(state.at.news + step, boardNews(this.#desk).length);
        return;
      case 'money':
        state.at.money = Math.max(0, state.at.money + step);
    }
  }

  #showsTiles(): boolean {
    const frame = this.#frame;
    const rect = frame === null ? undefined : this.#layout(frame).panels.map;
    if (frame === null || rect === undefined) return true;
    return !drawsOutlines(
      mapInput({ desk: this.#desk, state: this.state, style: frame.style }, rect),
    );
  }

  #entries(): OrderEntry[] {
    return boardOrders(this.#desk);
  }

  /** Does something with the chosen order; the first one when the panel has not been visited. */
  #onOrder(act: (entry: OrderEntry) => void): void {
    const entries = this.#entries();
    const entry = entries[Math.min(this.state.at.orders, entries.length - 1)];
    if (entry !== undefined) act(entry);
  }
}

const WORDS: Readonly<Record<Direction, string>> = {
  up: 'up',
  down: 'down',
  left: 'left',
  right: 'right',
};

/** The panels put together, without the head. */
function compose(scene: BoardScene, layout: BoardLayout, { width, height, style }: Frame): Block {
  const draw = (names: readonly PanelName[]): Block =>
    names.flatMap((name) => {
      const rect = layout.panels[name];
      return rect === undefined ? [] : boardPanel(scene, name, rect);
    });
  const gap = '  ';
  const map = draw(['map']);
  if (layout.compact) {
    const top = beside(gap, map, draw([scene.state.beside]));
    return fitBlock([...top, ...draw(['orders'])], width, height - HEAD_LINES, style);
  }
  return beside(gap, [...map, ...draw(['orders'])], draw(['area', 'news', 'actors', 'money']));
}
