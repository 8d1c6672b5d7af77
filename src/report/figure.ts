/** Figures of a report: a picture for wide pages and one for narrow ones, and the data behind it. */
import type { PictureInput } from '../charts/svg/index.js';
import { markup, picture, type Html } from './html.js';
import { table, type TableInput } from './table.js';

/** Widths at which pictures are drawn, pixels: a page of A4 or a screen, and a phone. */
const WIDE = 680;
const NARROW = 330;

export interface FigureInput {
  /** Names the figure in its page: letters, digits and `-`. */
  readonly id: string;
  readonly title: string;
  /** What is to be seen, in a sentence or two; alt text, and the line under the title. */
  readonly description: string;
  /** Draws the picture at a width. */
  readonly draw: (head: PictureInput) => string | Promise<string>;
  /** The data behind it. */
  readonly data: Omit<TableInput, 'caption' | 'file'>;
  /** What stands under the picture. */
  readonly note?: Html | string | undefined;
}

/** A figure with its buttons and its data. */
export async function figure(input: FigureInput): Promise<Html> {
  const { id, title, description, draw, data, note } = input;
  const wide = await draw({ title, description, width: WIDE, id: `${id}-w` });
  const narrow = await draw({ title, description, width: NARROW, id: `${id}-n` });
  return markup`<figure id="${id}">
    <figcaption>
      <h3>${title}</h3>
      <p>${description}</p>
    </figcaption>
    <div class="wide card">${picture(wide)}</div>
    <div class="narrow card">${picture(narrow)}</div>
    ${note !== undefined && markup`<p class="note">${note}</p>`}
    <div class="buttons only-script">
      <button type="button" data-svg="${id}.svg">Save picture (SVG)</button>
    </div>
    <details>
      <summary>Data of this picture</summary>
      ${table({ ...data, caption: title, file: `${id}.csv` })}
    </details>
  </figure>`;
}
