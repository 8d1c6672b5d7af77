/**
 * The whole page: one file that loads nothing. Its policy lets exactly one style and one script run,
 * by their hashes, and no connection be made.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { VERSION } from '../scenario/version.js';
import { drawn } from './figure.js';
import { Html, markup } from './html.js';

export interface PageSection {
  /** Names the section in its page: letters, digits and `-`. */
  readonly id: string;
  readonly title: string;
  readonly body: Html | readonly Html[];
}

export interface PageInput {
  readonly title: string;
  /** What kind of report it is: `Report of a scenario`. */
  readonly kind: string;
  /** What stands under the title. */
  readonly lead: Html;
  readonly sections: readonly PageSection[];
  /** Data elements for the script. */
  readonly data?: readonly Html[] | undefined;
}

/** Files of the page, as they are written; they ship with the program. */
function asset(name: string): string {
  return readFileSync(new URL(`../../assets/report/${name}`, import.meta.url), 'utf8');
}

/** The letters that pictures are measured with, so that no page's text runs out of its picture. */
function fontFaces(): string {
  return ['400', '700']
    .map((weight) => {
      const file = `../../assets/fonts/noto-sans-latin-${weight}-normal.ttf`;
      const data = readFileSync(new URL(file, import.meta.url)).toString('base64');
      return `@font-face{font-family:'Noto Sans';font-weight:${weight};src:url(data:font/ttf;base64,${data})}\n`;
    })
    .join('');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

const READING = markup`<p>
  The model is abstract and takes no side. A claim is shown with whose it is, and is compared with
  the same layer of reporting, never with what happened in the model: a tally is what a party itself
  adds up; recorded and verified are what monitors hold. Intervals say how far chance carries the
  model; they say nothing of what the model leaves out. Every number of the model has a source or
  says that it is assumed.
</p>`;

/** A report: its page, whose figures are not yet drawn, and what it is called. */
export interface Report {
  readonly title: string;
  readonly kind: string;
  readonly page: Html;
}

/** The text of the HTML file; the same report gives the same bytes. */
export function reportText({ page }: Report): Promise<string> {
  return drawn(page);
}

/** Puts a report together. */
export function makeReport({ title, kind, lead, sections, data = [] }: PageInput): Report {
  const style = fontFaces() + asset('page.css');
  const script = asset('page.js');
  const policy =
    `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; ` +
    `font-src data:; base-uri 'none'; form-action 'none'`;
  const all = [...sections, { id: 'reading', title: 'How to read this', body: READING }];
  const page = markup`<!doctype html>
<html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content="Salang ${VERSION}" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style>${new Html(style)}</style>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the report</a>
        <header>
          <p class="kind">${kind}</p>
          <h1>${title}</h1>
          ${lead}
        </header>
        <nav aria-label="Sections">
          <ul>
            ${all.map((s) => markup`<li><a href="#${s.id}">${s.title}</a></li>`)}
          </ul>
        </nav>
        <main id="main" tabindex="-1">
          ${all.map(
            (s) =>
              markup`<section id="${s.id}" aria-labelledby="${s.id}-h">
                <h2 id="${s.id}-h">${s.title}</h2>
                ${s.body}
              </section> `,
          )}
        </main>
        <footer>
          <p>
            Made by Salang ${VERSION}, a simulation for play, teaching and research. No living
            person is modelled.
          </p>
        </footer>
        ${data}
        <script>${new Html(script)}</script>
      </body>
    </html>
`;
  return { title, kind, page };
}
