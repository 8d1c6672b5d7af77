/**
 * Figures of a report: a picture for wide pages and one for narrow ones, and the data behind it. A
 * figure is put into its page undrawn, so that whoever wants one picture need not draw them all.
 */
import type { FigureInput } from './figure-input.js';
import { Html, markup, picture } from './html.js';
import { table } from './table.js';

/** Widths at which pictures are drawn, pixels: a page of A4 or a screen, and a phone. */
const WIDE = 680;
const NARROW = 330;

/** What stands in the text where the pictures of a figure will be; no escaped text holds it. */
function placeOf(id: string): string {
  return `<!--pictures of ${id}-->`;
}

/** A figure with its buttons and its data. */
export function figure(input: FigureInput): Html {
  const { id, title, description, data, note } = input;
  const place = new Html(placeOf(id), [input]);
  return markup`<figure id="${id}">
    <figcaption><h3>${title}</h3><p>${description}</p></figcaption>
    ${place}
    ${note !== undefined && markup`<p class="note">${note}</p>`}
    <div class="buttons only-script">
      <button type="button" data-svg="${id}.svg">Save picture (SVG)</button>
    </div>
    <details><summary>Data of this picture</summary>${table({ ...data, caption: title, file: `${id}.csv` })}</details>
  </figure>`;
}

/** The text with its figures drawn. */
export async function drawn({ text, figures }: Html): Promise<string> {
  let whole = text;
  for (const input of figures) {
    const place = placeOf(input.id);
    // A map draws its own; it is among the figures for those who want it alone.
    if (!whole.includes(place)) continue;
    const pictures = await picturesOf(input);
    whole = whole.replace(place, () => pictures.text);
  }
  return whole;
}

async function picturesOf({ id, title, description, draw }: FigureInput): Promise<Html> {
  const wide = await draw({ title, description, width: WIDE, id: `${id}-w` });
  const narrow = await draw({ title, description, width: NARROW, id: `${id}-n` });
  return markup`<div class="wide card">${picture(wide)}</div><div class="narrow card">${picture(narrow)}</div>`;
}
