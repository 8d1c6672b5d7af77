/** Saved games: choose one to go on with. */
import type { SaveEntry } from '../../game/index.js';
import { prose, type Block } from '../draw/block.js';
import { drawList } from '../draw/list.js';
import { panel } from '../draw/panel.js';
import { bind, within } from '../shell/binding.js';
import type { Binding, Frame, Screen } from '../shell/screen.js';
import { cardText } from './gallery-screen.js';

const TEXT_LINES = 6;

export class SavesScreen implements Screen {
  readonly name = 'saves';
  readonly title = 'Saved games';
  readonly about =
    'The latest game stands first. auto-1, auto-2 and so on are kept by themselves, the others were saved under a name.';
  readonly #entries: readonly SaveEntry[];
  readonly #resume: (entry: SaveEntry) => void;
  readonly #close: () => void;
  #chosen = 0;

  constructor(
    entries: readonly SaveEntry[],
    resume: (entry: SaveEntry) => void,
    close: () => void,
  ) {
    this.#entries = entries;
    this.#resume = resume;
    this.#close = close;
  }

  bindings(): readonly Binding[] {
    const step = (by: number) => (): void => {
      this.#chosen = within(this.#chosen + by, this.#entries.length);
    };
    return [
      bind(
        ['enter'],
        'go on with this game',
        () => {
          const entry = this.#entries[this.#chosen];
          if (entry !== undefined) this.#resume(entry);
        },
        'go on with it',
      ),
      bind(['up', 'k'], 'the one above', step(-1)),
      bind(['down', 'j'], 'the one below', step(1)),
      bind(['esc', 'q'], 'back', this.#close, 'back'),
    ];
  }

  draw({ width, height, style }: Frame): Block {
    const items = this.#entries.map(({ name, card }) =>
      style.clean(
        card === null ? `${name} (cannot be read)` : `${name}  ${card.title}, ${card.date}`,
      ),
    );
    const list = panel({
      title: this.title,
      lines: drawList({
        items,
        chosen: this.#chosen,
        width,
        height: height - TEXT_LINES - 1,
        style,
      }),
      width,
      height: height - TEXT_LINES,
      focused: true,
      style,
    });
    const entry = this.#entries[this.#chosen];
    const text = entry === undefined ? [] : [entry.file, entry.problem?.message ?? cardText(entry)];
    const lines = prose(text, Math.min(width, 100), style);
    return [...list, ...panel({ title: 'This game', lines, width, height: TEXT_LINES, style })];
  }
}
