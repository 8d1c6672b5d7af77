/** What figures and tables of a report are made of, before they are drawn. */
import type { Style } from '../charts/index.js';
import type { PictureInput } from '../charts/svg/index.js';

/** A cell: what is shown, which may be markup, and the number behind it where it was rounded. */
export type HtmlCell =
  string | number | null | { readonly text: string; readonly value?: number | undefined };

export interface HtmlColumn {
  readonly header: string;
  /** Numbers stand at the right. */
  readonly number?: boolean | undefined;
}

export interface TableInput {
  /** What the table holds, for readers of screens; shown above it. */
  readonly caption: string;
  readonly columns: readonly HtmlColumn[];
  readonly rows: readonly (readonly HtmlCell[])[];
  /** Whether a field above it filters the rows. */
  readonly filter?: boolean | undefined;
  /** Name of the file that the button saves; without it there is no button. */
  readonly file?: string | undefined;
}

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
  readonly note?: string | undefined;
}
