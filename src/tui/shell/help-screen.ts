/** Help on the screen below: what can be done there, and with which keys. */
import { padEnd } from '../../charts/index.js';
import { prose, widthOf, type Block } from '../draw/block.js';
import { scrolled } from '../draw/list.js';
import { titleRule } from '../draw/panel.js';
import { keyWord, type Binding, type Frame, type Screen } from './screen.js';

/** Keys that work everywhere. */
const EVERYWHERE: readonly (readonly [keys: string, label: string])[] = [
  ['?', 'help on where you are'],
  ['Esc', 'back'],
  ['Ctrl-Z', 'stop for a while; fg in the shell goes on'],
  ['Ctrl-C', 'leave at once; the game is kept'],
];

export class HelpScreen implements Screen {
  readonly name = 'help';
  readonly title = 'Help';
  readonly about = 'What can be done on the screen below.';
  #offset = 0;
  readonly #below: Screen;
  readonly #bindings: readonly Binding[];
  readonly #close: () => void;

  constructor(below: Screen, bindings: readonly Binding[], close: () => void) {
    this.#below = below;
    this.#bindings = bindings;
    this.#close = close;
  }

  bindings(): readonly Binding[] {
    return [
      {
        keys: ['esc', '?', 'enter', 'q', 'f1'],
        label: 'close the help',
        hint: 'close',
        act: this.#close,
      },
      { keys: ['down', 'j', 'pagedown'], label: 'further down', act: () => (this.#offset += 3) },
      {
        keys: ['up', 'k', 'pageup'],
        label: 'further up',
        act: () => (this.#offset = Math.max(0, this.#offset - 3)),
      },
    ];
  }

  draw({ width, height, style }: Frame): Block {
    const room = Math.min(width - 4, 96);
    const keys = this.#bindings.map(({ keys, label }): readonly [string, string] => [
      keys.map((key) => keyWord(key, style.ascii)).join(' '),
      label,
    ]);
    const column = Math.min(22, Math.max(...[...keys, ...EVERYWHERE].map(([k]) => widthOf(k))) + 2);
    const rows = (entries: typeof EVERYWHERE): string[] =>
      entries.map(([key, label]) => `  ${style.bold(padEnd(key, column))}${label}`);
    const lines = [
      ...prose([this.#below.about], room, style),
      '',
      ...rows(keys),
      '',
      style.bold('Everywhere'),
      ...rows(EVERYWHERE),
    ];
    const most = Math.max(0, lines.length - (height - 1));
    this.#offset = Math.min(this.#offset, most);
    const title = `Help: ${this.#below.title}`;
    const note = most > 0 ? 'arrows scroll' : '';
    return [
      titleRule({ title, note, focused: true, width, lines: [], height: 1, style }),
      ...scrolled(lines, this.#offset, height - 1),
    ];
  }
}
