/**
 * HTML that is safe by how it is written: the tag `markup` escapes whatever is put into it, unless it
 * was made by the tag itself. So no text of a scenario can become markup.
 */
import { escapeXml } from '../charts/svg/index.js';
import type { FigureInput } from './figure-input.js';

/** Markup that was made here, with the figures whose places stand in it. */
export class Html {
  constructor(
    readonly text: string,
    readonly figures: readonly FigureInput[] = [],
  ) {}
}

type Part = Html | string | number | null | false | readonly Part[];

/** A template of HTML; text and numbers in it are escaped, null and false leave nothing. */
export function markup(literals: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const text = literals
    .map((literal, i) => literal + (i < parts.length ? textOf(parts[i]) : ''))
    .join('');
  return new Html(text, parts.flatMap(figuresOf));
}

function textOf(part: Part | undefined): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(textOf).join('');
  return escapeXml(String(part));
}

function figuresOf(part: Part): readonly FigureInput[] {
  if (part instanceof Html) return part.figures;
  return part !== null && typeof part === 'object' ? part.flatMap(figuresOf) : [];
}

/** A picture of `charts/svg`, which is markup that is safe already. */
export function picture(svg: string): Html {
  if (!svg.startsWith('<svg ')) throw new RangeError('a picture is an <svg>');
  return new Html(svg);
}

/**
 * Data for the script of the page, in an element that no browser runs. Nothing in it can end the
 * element, as every `<` is written as an escape of JSON.
 */
export function dataElement(id: string, data: unknown): Html {
  const text = JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  return new Html(`<script type="application/json" id="${escapeXml(id)}">${text}</script>`);
}

/** Text in paragraphs, as blank lines divide it. */
export function paragraphs(text: string): Html {
  return markup`${text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => markup`<p>${part.trim()}</p>`)}`;
}
