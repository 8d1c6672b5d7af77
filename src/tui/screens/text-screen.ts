/** A screen of text that scrolls, with keys of its own: reports, causes, reckonings, sources. */
import { textWindow } from '../draw/list.js';
import { titleRule } from '../draw/panel.js';
import type { Block } from '../draw/block.js';
import { bind } from '../shell/binding.js';
import type { Binding, Frame, Screen } from '../shell/screen.js';

export interface TextScreenParts {
  readonly name: string;
  readonly title: () => string;
  readonly about: string;
  /** The text for a width; it is asked for each picture. */
  readonly lines: (frame: Frame) => Block;
  readonly close: () => void;
  /** Words for the key that closes. */
  readonly closeLabel?: string;
  /** Keys of its own, before those that scroll. */
  readonly keys?: () => readonly Binding[];
}

export class TextScreen implements Screen {
  readonly name: string;
  readonly about: string;
  readonly #parts: TextScreenParts;
  #offset = 0;
  #page = 10;

  constructor(parts: TextScreenParts) {
    this.name = parts.name;
    this.about = parts.about;
    this.#parts = parts;
  }

  get title(): string {
    return this.#parts.title();
  }

  /** Shows the text from its beginning. */
  rewind(): void {
    this.#offset = 0;
  }

  bindings(): readonly Binding[] {
    const { close, closeLabel = 'back', keys } = this.#parts;
    const by = (step: number) => (): void => {
      this.#offset = Math.max(0, this.#offset + step);
    };
    return [
      ...(keys?.() ?? []),
      bind(['enter', 'esc', 'q'], closeLabel, close, closeLabel),
      bind(['down', 'j'], 'further down', by(1)),
      bind(['up', 'k'], 'further up', by(-1)),
      bind(['pagedown', ' '], 'a page down', () => {
        by(this.#page)();
      }),
      bind(['pageup'], 'a page up', () => {
        by(-this.#page)();
      }),
      bind(['home'], 'to the beginning', () => {
        this.#offset = 0;
      }),
    ];
  }

  draw(frame: Frame): Block {
    const { width, height, style } = frame;
    const lines = this.#parts.lines(frame);
    const room = height - 1;
    this.#page = Math.max(1, room - 1);
    const arrows = style.ascii ? 'Up/Down' : '↑↓';
    const shown = textWindow(lines, this.#offset, room, arrows);
    this.#offset = shown.offset;
    const { note } = shown;
    return [
      titleRule({ title: this.title, note, focused: true, width, lines: [], height: 1, style }),
      ...shown.lines,
    ];
  }
}
