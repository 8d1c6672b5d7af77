/** A question with one line of text for an answer. */
import { prose, type Block } from '../draw/block.js';
import { titleRule } from '../draw/panel.js';
import { bind } from '../shell/binding.js';
import type { Binding, Frame, Screen } from '../shell/screen.js';

export interface PromptParts {
  readonly title: string;
  readonly question: string;
  readonly first: string;
  readonly longest: number;
  /** Takes the answer; gives a complaint, or null when it was good. */
  readonly take: (text: string) => string | null;
  readonly close: () => void;
}

export class PromptScreen implements Screen {
  readonly name = 'prompt';
  readonly title: string;
  readonly about = 'Type an answer, and press Enter.';
  readonly #parts: PromptParts;
  #text: string;
  #complaint = '';

  constructor(parts: PromptParts) {
    this.title = parts.title;
    this.#parts = parts;
    this.#text = parts.first;
  }

  bindings(): readonly Binding[] {
    return [
      bind(
        ['enter'],
        'take this',
        () => {
          this.#complaint = this.#parts.take(this.#text.trim()) ?? '';
        },
        'take this',
      ),
      bind(['backspace'], 'take a letter back', () => {
        this.#text = this.#text.slice(0, -1);
      }),
      bind(['ctrl-u'], 'take all back', () => {
        this.#text = '';
      }),
      bind(['esc'], 'leave it', this.#parts.close, 'leave it'),
    ];
  }

  onText(text: string): boolean {
    this.#text = (this.#text + text).slice(0, this.#parts.longest);
    return true;
  }

  draw({ width, style }: Frame): Block {
    const { question } = this.#parts;
    const complaint = this.#complaint === '' ? [] : ['', ...prose([this.#complaint], width, style)];
    return [
      titleRule({ title: this.title, focused: true, width, lines: [], height: 1, style }),
      ...prose([question], width, style),
      '',
      `> ${style.clean(this.#text)}_`,
      ...complaint,
    ];
  }
}
