/**
 * The shell around the screens: which one is on top, where keys go, and the whole picture. It knows
 * no game and no terminal, so that a test can drive it with keys and look at what it shows.
 */
import type { Style } from '../../charts/index.js';
import { ends, fitBlock, fitLine, prose, type Block } from '../draw/block.js';
import type { InputEvent } from '../terminal/keys.js';
import { hintLine } from './hints.js';
import { HelpScreen } from './help-screen.js';
import type { Binding, Frame, Screen } from './screen.js';

export const SMALLEST_COLUMNS = 80;
export const SMALLEST_ROWS = 24;
/** Larger pictures are no easier to read, and cost time to draw. */
const LARGEST_COLUMNS = 160;
const LARGEST_ROWS = 50;
/** Keys kept for the report of a crash. */
const KEYS_KEPT = 40;

/** Somebody who speaks from the foot of every screen, such as the tutor. */
export interface Coach {
  /** Lines to show above the hints; none hides it. */
  draw(width: number, style: Style): Block;
  /** Called after everything that a person did. */
  look(): void;
  /** Keys of its own, which come before those of the screen. */
  bindings(): readonly Binding[];
}

export interface ShellOptions {
  readonly style: Style;
  readonly size: { readonly columns: number; readonly rows: number };
  /** Ends the program. */
  readonly onExit: () => void;
  /** Stops the program as Ctrl-Z does in a shell. */
  readonly onSuspend: () => void;
}

/** Something to be said once, at the foot of the screen. */
interface Notice {
  readonly text: string;
  readonly tone: 'plain' | 'warn';
}

export class Shell {
  readonly style: Style;
  coach: Coach | null = null;
  #size: { readonly columns: number; readonly rows: number };
  #stack: readonly Screen[] = [];
  #notice: Notice | null = null;
  #closed = false;
  #redraw: () => void = () => undefined;
  readonly #options: ShellOptions;
  readonly #keys: string[] = [];

  constructor(options: ShellOptions) {
    this.style = options.style;
    this.#size = options.size;
    this.#options = options;
  }

  /** Called whenever the picture may have changed. */
  onRedraw(redraw: () => void): void {
    this.#redraw = redraw;
  }

  get top(): Screen | undefined {
    return this.#stack.at(-1);
  }

  /** The last keys, oldest first. */
  get lastKeys(): readonly string[] {
    return this.#keys;
  }

  get size(): { readonly columns: number; readonly rows: number } {
    return this.#size;
  }

  /** Puts a screen over the others. */
  push(screen: Screen): void {
    this.#stack = [...this.#stack, screen];
  }

  /** Takes the screen on top away; the last one stays. */
  pop(): void {
    if (this.#stack.length > 1) this.#stack = this.#stack.slice(0, -1);
  }

  /** Takes screens away down to the one of this name, which is then on top. */
  popTo(name: string): void {
    const at = this.#stack.map((screen) => screen.name).lastIndexOf(name);
    if (at >= 0) this.#stack = this.#stack.slice(0, at + 1);
  }

  /** Shows this screen alone. */
  reset(screen: Screen): void {
    this.#stack = [screen];
  }

  /** Says something until the next key. */
  say(text: string, tone: Notice['tone'] = 'plain'): void {
    this.#notice = { text, tone };
  }

  exit(): void {
    this.#closed = true;
    this.#options.onExit();
  }

  /** Asks for a new picture. */
  redraw(): void {
    if (!this.#closed) this.#redraw();
  }

  resize(columns: number, rows: number): void {
    this.#size = { columns, rows };
    this.redraw();
  }

  /**
   * Does work in pieces so that keys are answered between them: `step` is called until it says that
   * it is done, as long as the screen is on top or below. The picture is drawn anew at the end.
   */
  work(owner: Screen, step: () => boolean): void {
    setImmediate(() => {
      if (this.#closed || !this.#stack.includes(owner)) return;
      if (step()) this.redraw();
      else this.work(owner, step);
    });
  }

  handle(event: InputEvent): void {
    if (this.#closed) return;
    this.#notice = null;
    if (event.type === 'key') this.#onKey(event.key);
    else if (event.type === 'paste') this.top?.onText?.(this.style.clean(event.text));
    else this.#onMouse(event);
    this.coach?.look();
    this.redraw();
  }

  /** The picture, one line less than the terminal has and as wide as it is, up to a limit. */
  draw(): Block {
    const { style } = this;
    const width = Math.min(this.#size.columns, LARGEST_COLUMNS);
    const height = Math.min(this.#size.rows, LARGEST_ROWS) - 1;
    if (this.isTooSmall) return this.#tooSmall(width, height);
    const { top } = this;
    if (top === undefined) return fitBlock([], width, height, style);
    const coach = this.coach?.draw(width, style) ?? [];
    const body = height - 1 - coach.length;
    const picture = fitBlock(top.draw({ width, height: body, style }), width, body, style);
    return [
      ...picture,
      ...coach.map((line) => fitLine(line, width, style)),
      this.#foot(top, width),
    ];
  }

  get isTooSmall(): boolean {
    return this.#size.columns < SMALLEST_COLUMNS || this.#size.rows < SMALLEST_ROWS;
  }

  #foot(top: Screen, width: number): string {
    const { style } = this;
    if (this.#notice !== null) {
      const { text, tone } = this.#notice;
      const mark = tone === 'warn' ? `${style.mark('warn')} ` : '';
      const said = style.tone(tone === 'warn' ? 'warn' : 'strong', mark + style.clean(text));
      return ends(said, '', width, style);
    }
    return hintLine(this.#bindings(top), width, style);
  }

  #tooSmall(width: number, height: number): Block {
    const { columns, rows } = this.#size;
    const text = [
      `This window is ${columns} columns by ${rows} lines.`,
      `The game needs ${SMALLEST_COLUMNS} by ${SMALLEST_ROWS}: make the window larger, or the letters smaller.`,
      'Your game is kept. Ctrl-C leaves; "salang play --plain" plays in any window.',
    ];
    return fitBlock(prose(text, Math.max(1, width), this.style), width, height, this.style);
  }

  #bindings(top: Screen): readonly Binding[] {
    return [...(this.coach?.bindings() ?? []), ...top.bindings()];
  }

  #onKey(key: string): void {
    this.#keys.push(key);
    if (this.#keys.length > KEYS_KEPT) this.#keys.shift();
    if (key === 'ctrl-c') return this.exit();
    if (key === 'ctrl-z') return this.#options.onSuspend();
    const { top } = this;
    if (top === undefined || this.isTooSmall) return;
    if (isPrintable(key) && top.onText?.(key) === true) return;
    const binding = this.#bindings(top).find(({ keys }) => keys.includes(key));
    if (binding !== undefined) binding.act();
    else if (key === '?' || key === 'f1') this.push(this.#help(top));
  }

  #help(top: Screen): Screen {
    return new HelpScreen(top, this.#bindings(top), () => {
      this.pop();
    });
  }

  #onMouse(event: Extract<InputEvent, { type: 'mouse' }>): void {
    const { top } = this;
    if (top === undefined || this.isTooSmall) return;
    if (event.button === 'left') {
      top.onClick?.(event.column, event.line, this.#frameOf());
      return;
    }
    const key = event.button === 'wheel-up' ? 'up' : 'down';
    this.#bindings(top)
      .find(({ keys }) => keys.includes(key))
      ?.act();
  }

  /** The frame that the screen on top was last drawn in. */
  #frameOf(): Frame {
    const width = Math.min(this.#size.columns, LARGEST_COLUMNS);
    const coach = this.coach?.draw(width, this.style).length ?? 0;
    const height = Math.min(this.#size.rows, LARGEST_ROWS) - 2 - coach;
    return { width, height, style: this.style };
  }
}

function isPrintable(key: string): boolean {
  return [...key].length === 1;
}
