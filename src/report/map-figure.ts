/** A map through time: outlines and tiles side by side, moved by the script of the page. */
import {
  inkOn,
  mapSvg,
  NO_FIGURE,
  shadesOf,
  type MapGeometry,
  type MapScale,
  type MapScaleKind,
  type PictureInput,
} from '../charts/svg/index.js';
import { formatFixed } from '../charts/index.js';
import { dataElement, Html, markup, picture } from './html.js';
import { table, type TableInput } from './table.js';

/** Something that areas are shaded by. */
export interface MapVariable {
  readonly title: string;
  /** Unit of the values; empty for a bare number. */
  readonly unit: string;
  /** What it is and how it is read, in a sentence. */
  readonly about: string;
  readonly kind: MapScaleKind;
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
  /** Values by moment, then by area; null where there is no figure. */
  readonly values: readonly (readonly (number | null)[])[];
}

export interface MapFigureInput {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly geometry: MapGeometry;
  readonly variables: readonly MapVariable[];
  /** What each moment is called. */
  readonly moments: readonly string[];
  /** Lines that are shown beside the map, by moment; without it there is no such list. */
  readonly log?: readonly (readonly string[])[] | undefined;
  readonly logTitle?: string | undefined;
}

const OUTLINES_WIDTH = 480;
const TILES_WIDTH = 400;
const MOST_SHADES = Math.max(shadesOf('amount').length, shadesOf('between').length);

/** The figure, and the data that the script reads. */
export function mapFigure(input: MapFigureInput): { readonly figure: Html; readonly data: Html } {
  const { id, title, description, variables, moments, log, logTitle = 'What happened' } = input;
  const last = moments.length - 1;
  const figure = markup`<figure id="${id}" data-map="${id}-data">
    <figcaption>
      <h3>${title}</h3>
      <p>${description}</p>
    </figcaption>
    <div class="controls only-script">
      <label
        >Show
        <select data-role="variable">
          ${variables.map((one) => markup`<option>${one.title}</option>`)}
        </select></label
      >
      <button type="button" data-role="play" aria-pressed="false">Play</button>
      <label
        >Time <input type="range" data-role="slider" min="0" max="${last}" value="${last}" step="1"
      /></label>
    </div>
    <p class="moment" data-role="moment">${moments[last] ?? ''}</p>
    <p class="note" data-role="meaning">${variables[0]?.about ?? ''}</p>
    ${legend(variables[0])}
    <div class="side-by-side">${pictures(input)}</div>
    <div class="buttons only-script">
      <button type="button" data-svg="${id}.svg">Save picture (SVG)</button>
    </div>
    ${
      log !== undefined &&
      markup`<h4>${logTitle}</h4>
        <div class="log" tabindex="0" role="region" aria-label="${logTitle}">
          <ol data-role="log">
            ${(log[last] ?? []).map((line) => markup`<li>${line}</li>`)}
          </ol>
        </div>`
    }
    <details>
      <summary>Data of this map at its last moment</summary>
      ${lastTable(input)}
    </details>
  </figure>`;
  return { figure: withPicture(figure, input), data: dataElement(`${id}-data`, scriptData(input)) };
}

/** Tells of the picture at the last moment, for those who want it alone. */
function withPicture(figure: Html, input: MapFigureInput): Html {
  const { id, title, description, geometry, variables, moments } = input;
  const [variable] = variables;
  if (variable === undefined) return figure;
  const values = variable.values[moments.length - 1] ?? [];
  const alone = {
    id,
    title: `${variable.title}: ${moments[moments.length - 1] ?? ''}`,
    description,
    draw: (head: PictureInput) => mapSvg({ ...head, geometry, values, scale: scaleOf(variable) }),
    data: lastData(input),
  };
  return new Html(figure.text, [
    ...figure.figures,
    { ...alone, description: `${title}. ${description}` },
  ]);
}

function scaleOf({ kind, min, max, title, decimals }: MapVariable): MapScale {
  return { kind, min, max, title, format: (value) => formatFixed(value, decimals) };
}

function pictures({
  id,
  title,
  description,
  geometry,
  variables,
  moments,
}: MapFigureInput): Html[] {
  const [variable] = variables;
  if (variable === undefined) return [];
  const values = variable.values[moments.length - 1] ?? [];
  const drawn = geometry.provinces.some(({ rings }) => rings === null);
  const draw = (layout: 'outlines' | 'tiles', width: number): Html =>
    markup`<div class="card">
      ${picture(
        mapSvg({
          id: `${id}-${layout}`,
          title: `${title}, ${layout === 'tiles' ? 'as tiles with numbers' : 'as a map'}`,
          description,
          geometry,
          values,
          scale: scaleOf(variable),
          layout,
          width,
          legend: false,
        }),
      )}
    </div>`;
  return drawn
    ? [draw('tiles', TILES_WIDTH)]
    : [draw('outlines', OUTLINES_WIDTH), draw('tiles', TILES_WIDTH)];
}

function legend(variable: MapVariable | undefined): Html {
  const shades = variable === undefined ? [] : shadesOf(variable.kind);
  const width = variable === undefined ? 0 : (variable.max - variable.min) / shades.length;
  const items = Array.from({ length: MOST_SHADES }, (_, i) => {
    const shade = shades[i];
    const write = (n: number): string =>
      formatFixed((variable?.min ?? 0) + n * width, variable?.decimals ?? 0);
    return markup`<li${shade === undefined && markup` hidden`}>${swatch(shade ?? NO_FIGURE)}<span>${shade !== undefined && `${write(i)} to ${write(i + 1)}`}</span></li>`;
  });
  return markup`<ul class="legend">
    ${items}
    <li data-none="">${swatch(NO_FIGURE)}<span>no figure</span></li>
  </ul>`;
}

function swatch(fill: string): Html {
  return markup`<svg viewBox="0 0 10 10" aria-hidden="true">
    <rect width="10" height="10" fill="${fill}" stroke="#777777" />
  </svg>`;
}

function lastTable(input: MapFigureInput): Html {
  const caption = `${input.title}: ${input.moments[input.moments.length - 1] ?? ''}`;
  return table({ caption, file: `${input.id}.csv`, ...lastData(input) });
}

/** Every variable at the last moment, by area. */
function lastData({
  geometry,
  variables,
  moments,
}: MapFigureInput): Pick<TableInput, 'columns' | 'rows'> {
  const last = moments.length - 1;
  return {
    columns: [
      { header: 'Area' },
      ...variables.map(({ title: of, unit }) => ({
        header: unit === '' ? of : `${of} (${unit})`,
        number: true,
      })),
    ],
    rows: geometry.areaNames.map((name, area) => [
      name,
      ...variables.map(({ values, decimals }) => {
        const value = values[last]?.[area] ?? null;
        return value === null ? '-' : { text: formatFixed(value, decimals), value };
      }),
    ]),
  };
}

function scriptData({ geometry, variables, moments, log }: MapFigureInput): unknown {
  return {
    areas: geometry.areaNames,
    none: NO_FIGURE,
    moments,
    ...(log === undefined ? {} : { log }),
    variables: variables.map(({ unit, about, kind, min, max, decimals, values }) => ({
      unit,
      about,
      min,
      max,
      decimals,
      shades: shadesOf(kind),
      inks: shadesOf(kind).map(inkOn),
      values: values.map((row) => row.map((value) => shortened(value, decimals))),
    })),
  };
}

/** No more digits than are shown, as most of the file is these numbers. */
function shortened(value: number | null, decimals: number): number | null {
  return value === null || !Number.isFinite(value) ? null : Number(value.toFixed(decimals));
}
