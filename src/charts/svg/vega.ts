/**
 * Charts by Vega-Lite, drawn to SVG without a browser. The same input gives the same bytes: text is
 * measured by a table that ships, times are UTC, and numbers are rounded to hundredths of a pixel.
 */
import type * as Vega from 'vega';
import type { compile as VegaLiteCompile, TopLevelSpec } from 'vega-lite';
import { COLORS } from './palette.js';
import { escapeXml, FONT_FAMILY, FONT_SIZE, plainText, SMALL_SIZE, textWidth } from './text.js';

/** What every picture has. */
export interface PictureInput {
  readonly title: string;
  /** What is to be seen, for those who do not see it; one or two sentences. */
  readonly description: string;
  /** Width in pixels; 640 by default. */
  readonly width?: number | undefined;
  /** Whether the title stands in the picture; by default it does not, as pages have headings. */
  readonly showTitle?: boolean | undefined;
  /** Begins the ids within the picture, which must differ among the pictures of a page. */
  readonly id?: string | undefined;
}

export const STANDARD_WIDTH = 640;

/** A specification of Vega-Lite, as far as charts are concerned. */
export type ChartSpec = Readonly<Record<string, unknown>>;

const AXIS = {
  labelColor: COLORS.ink,
  titleColor: COLORS.ink,
  domainColor: COLORS.rule,
  tickColor: COLORS.rule,
  gridColor: COLORS.faint,
  labelFontSize: SMALL_SIZE,
  titleFontSize: SMALL_SIZE,
  titleFontWeight: 700,
  labelLimit: 400,
  titleLimit: 600,
};

const CONFIG = {
  aria: false,
  font: FONT_FAMILY,
  background: COLORS.paper,
  padding: 8,
  view: { stroke: null },
  axis: AXIS,
  legend: {
    labelColor: COLORS.ink,
    titleColor: COLORS.ink,
    labelFontSize: SMALL_SIZE,
    titleFontSize: SMALL_SIZE,
    labelLimit: 300,
    symbolStrokeWidth: 2,
  },
  title: {
    color: COLORS.ink,
    fontSize: FONT_SIZE + 3,
    fontWeight: 700,
    anchor: 'start',
    frame: 'bounds',
    offset: 12,
    limit: 0,
  },
  text: { color: COLORS.ink, fontSize: SMALL_SIZE },
  header: { labelColor: COLORS.ink, labelFontSize: SMALL_SIZE, labelFontWeight: 700 },
};

interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: number | string;
}

interface TextMetrics {
  width: (item: TextItem, text: string) => number;
}

interface Libraries {
  readonly vega: typeof Vega;
  readonly compile: typeof VegaLiteCompile;
}

let libraries: Promise<Libraries> | undefined;

/** Loads both libraries once; they take half a second. */
async function load(): Promise<Libraries> {
  const [vega, { compile }] = await Promise.all([import('vega'), import('vega-lite')]);
  const { textMetrics } = vega as unknown as { textMetrics: TextMetrics };
  textMetrics.width = (item, text) =>
    textWidth(String(text ?? ''), item.fontSize ?? 11, Number(item.fontWeight ?? 400) >= 700);
  return { vega, compile };
}

/** Said once for the whole picture. */
const FONT = `font-family="${escapeXml(FONT_FAMILY)}"`;

/** Draws a chart; `spec` has neither title nor background of its own. */
export async function drawChart(spec: ChartSpec, input: PictureInput): Promise<string> {
  const { vega, compile } = await (libraries ??= load());
  const title = input.showTitle === true ? { title: { text: plainText(input.title) } } : {};
  const full = {
    autosize: { type: 'fit-x', contains: 'padding' },
    width: input.width ?? STANDARD_WIDTH,
    ...spec,
    ...title,
    config: { ...CONFIG, ...((spec['config'] as object | undefined) ?? {}) },
  };
  const compiled = compile(full as unknown as TopLevelSpec, { logger: quiet(vega) });
  vega.resetSVGDefIds();
  const view = new vega.View(vega.parse(compiled.spec), { renderer: 'none', logger: quiet(vega) });
  try {
    return finish(await view.toSVG(), input);
  } finally {
    view.finalize();
  }
}

/** Warnings are for those who write charts, and tests see what is drawn. */
function quiet(vega: Libraries['vega']): ReturnType<Libraries['vega']['logger']> {
  return vega.logger(vega.Error);
}

/** Rounds numbers, names the picture for readers of screens, and makes its ids its own. */
function finish(svg: string, { title, description, id = 'chart' }: PictureInput): string {
  const named = svg
    .replace(/(?<==")[^"]*(?=")/g, (value) =>
      value.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (digits) => shortNumber(Number(digits))),
    )
    .replace(/ aria-hidden="true"| pointer-events="none"| role="[^"]*"| opacity="1"/g, '')
    .replace(/ stroke-width="1"(?=[ /])/g, '')
    .replace(
      /<path class="(?:fore|back)ground"[^>]*(?:display="none"|d="M0,0h0v0h0Z")[^>]*\/>/g,
      '',
    )
    .replace(/ (?:class|font-family|aria-roledescription)="[^"]*"/g, '')
    .replace(/ id="clip/g, ` id="${id}-clip`)
    .replace(/url\(#clip/g, `url(#${id}-clip`)
    .replace(/ xmlns:xlink="[^"]*" version="1.1"/, '');
  return named.replace(
    /^<svg ([^>]*)>/,
    `<svg $1 ${FONT} ${pictureName({ title, description, id })}`,
  );
}

function shortNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Attributes and first elements that name a picture; the `>` of its tag stands among them. */
export function pictureName({ title, description, id = 'chart' }: PictureInput): string {
  return (
    `role="img" aria-labelledby="${id}-title ${id}-desc">` +
    `<title id="${id}-title">${escapeXml(title)}</title>` +
    `<desc id="${id}-desc">${escapeXml(description)}</desc>`
  );
}

/** Ticks that an axis has room for. */
export function tickCount(width = STANDARD_WIDTH): number {
  return width < 480 ? 3 : 5;
}

/** A legend above the plot, in as many columns as there is room for. */
export function topLegend(width = STANDARD_WIDTH): object {
  const columns = width < 480 ? 1 : 2;
  return { title: null, orient: 'top', direction: 'horizontal', columns };
}
