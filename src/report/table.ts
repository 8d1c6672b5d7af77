/** Tables of a report: read by people, by readers of screens, and by the button that saves CSV. */
import type { HtmlCell, TableInput } from './figure-input.js';
import { Html, markup } from './html.js';

export type { HtmlCell, TableInput } from './figure-input.js';

/** A table that scrolls by itself where it is wider than the page. */
export function table({ caption, columns, rows, filter, file }: TableInput): Html {
  const body = rows.map(
    (cells) =>
      markup`<tr>
        ${cells.map((cell, i) => cellOf(cell, i === 0, columns[i]?.number === true))}
      </tr> `,
  );
  return markup`<div class="tablebox">
    ${
      filter === true &&
      markup`<label class="filter only-script"
        >Only rows that hold <input type="search" data-filter
      /></label>`
    }${file !== undefined && markup`<button class="only-script" type="button" data-csv="${file}">Save as CSV</button>`}
    <div class="scroll" role="region" aria-label="${caption}" tabindex="0">
      <table>
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            ${columns.map(
              ({ header, number }) =>
                markup`<th scope="col" ${number === true && markup` class="n"`}>${header}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${body}
        </tbody>
      </table>
    </div>
  </div>`;
}

function cellOf(cell: HtmlCell, first: boolean, number: boolean): Html {
  const kind = number && markup` class="n"`;
  if (cell !== null && typeof cell === 'object' && !(cell instanceof Html)) {
    return markup`<td${kind} data-value="${cell.value ?? cell.text}">${cell.text}</td>`;
  }
  return first ? markup`<th scope="row" ${kind}>${cell}</th>` : markup`<td${kind}>${cell}</td>`;
}
