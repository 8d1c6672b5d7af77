/** What a figure of a report is made of, before it is drawn. */
import type { Style } from '../charts/index.js';
import type { PictureInput } from '../charts/svg/index.js';
import type { Html } from './html.js';
import type { TableInput } from './table.js';

export interface FigureInput {
  /** Names the figure in its page, and for `salang plot`: letters, digits and `-`. */
  readonly id: string;
  readonly title: string;
  /** What is to be seen, in a sentence or two; alt text, and the line under the title. */
  readonly description: string;
  /** Draws the picture at the width of its head. */
  readonly draw: (head: PictureInput) => string | Promise<string>;
  /** The same, small, for a terminal; without it the data are shown as a table. */
  readonly small?: ((style: Style, width: number) => readonly string[]) | undefined;
  /** The data behind it. */
  readonly data: Omit<TableInput, 'caption' | 'file'>;
  /** What stands under the picture. */
  readonly note?: Html | string | undefined;
}
