/**
 * Colours of pictures on paper and screen. All are told apart by the common kinds of colour blindness
 * (Okabe and Ito 2008; viridis, van der Walt and Smith 2015), and no meaning hangs on colour alone:
 * series differ in dash and mark too, maps carry numbers.
 */

/** The colours of Okabe and Ito that are used for meanings. */
export const COLORS = {
  ink: '#1b1b1f',
  muted: '#5a5f66',
  rule: '#c9ccd1',
  faint: '#eceef0',
  paper: '#ffffff',
  blue: '#0072b2',
  orange: '#e69f00',
  green: '#009e73',
  vermilion: '#d55e00',
  purple: '#cc79a7',
  sky: '#56b4e9',
} as const;

/** How one of several series looks: colour, dash and mark differ together. */
export interface SeriesLook {
  readonly color: string;
  readonly dash: readonly number[];
  /** A mark of vega's. */
  readonly shape: string;
}

const LOOKS: readonly SeriesLook[] = [
  { color: COLORS.blue, dash: [1, 0], shape: 'circle' },
  { color: COLORS.vermilion, dash: [7, 3], shape: 'square' },
  { color: COLORS.green, dash: [2, 2], shape: 'triangle-up' },
  { color: COLORS.purple, dash: [9, 3, 2, 3], shape: 'diamond' },
  { color: COLORS.orange, dash: [5, 2, 2, 2], shape: 'cross' },
  { color: COLORS.ink, dash: [12, 4], shape: 'triangle-down' },
];

/** Looks of so many series, in their order; they repeat after six. */
export function seriesLooks(count: number): SeriesLook[] {
  return Array.from({ length: count }, (_, i) => LOOKS[i % LOOKS.length] as SeriesLook);
}

/**
 * What the shades of a map tell: an `amount` from little (light) to much (dark), or where something
 * stands `between` two equal ends, with nobody's in the pale middle.
 */
export type MapScaleKind = 'amount' | 'between';

const SHADES: Readonly<Record<MapScaleKind, readonly string[]>> = {
  // Viridis from its light end, so that much is dark on white paper.
  amount: ['#f4f5ee', '#b5de2b', '#35b779', '#26828e', '#3e4989', '#440154'],
  // Blue and orange differ for nearly every eye; both ends are equally dark.
  between: ['#08519c', '#4292c6', '#b7d4ea', '#f2f2f2', '#fdd0a2', '#f08532', '#a63603'],
};

/** Ground of what has no figure. */
export const NO_FIGURE = '#d5d7da';

/** The shades of a scale, from its low end. */
export function shadesOf(kind: MapScaleKind): readonly string[] {
  return SHADES[kind];
}

/** The step of a value between `min` and `max`; null where there is no figure. */
export function shadeStep(
  kind: MapScaleKind,
  value: number | null,
  min: number,
  max: number,
): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  const steps = SHADES[kind].length;
  const place = max > min ? (value - min) / (max - min) : 0;
  return Math.min(steps - 1, Math.max(0, Math.floor(place * steps)));
}

/** Ink that is read on a shade. */
export function inkOn(shade: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(shade.slice(at, at + 2), 16) / 255);
  const light = 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
  return light > 0.45 ? COLORS.ink : COLORS.paper;
}
