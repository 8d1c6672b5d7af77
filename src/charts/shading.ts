/** Five steps of shade for the areas of a map, in colour and in characters. */
import type { PaletteColors, Style } from './style.js';

/** Number of steps of the shading. */
export const LEVELS = 5;

/**
 * What the steps tell: an `amount` from quiet to intense, or where something stands `between` two
 * ends that are equally strong, with nobody's in the middle.
 */
export type Scale = 'amount' | 'between';

const SHADES = ['·', '░', '▒', '▓', '█'] as const;
/** For shapes with borders of their own, which need no ground and drown in a full one. */
const LIGHT_SHADES = [' ', '·', '░', '▒', '▓'] as const;
const ASCII_SHADES = ['.', ':', '*', '#', '@'] as const;
/** Stands where there is no figure. */
export const NO_VALUE = '-';

/**
 * Papers and inks on the xterm palette. Amounts grow lighter from step to step, so that they stay in
 * order for a colour-blind eye; the two ends of `between` differ in blue and yellow, which nearly
 * every eye tells apart. Each has its own background, so that no theme matters.
 */
const COLORS: Readonly<Record<Scale, readonly PaletteColors[]>> = {
  amount: [
    { paper: 237, ink: 250 },
    { paper: 24, ink: 254 },
    { paper: 30, ink: 231 },
    { paper: 71, ink: 16 },
    { paper: 220, ink: 16 },
  ],
  between: [
    { paper: 25, ink: 255 },
    { paper: 67, ink: 16 },
    { paper: 241, ink: 255 },
    { paper: 137, ink: 16 },
    { paper: 172, ink: 16 },
  ],
};
const NO_VALUE_COLORS: PaletteColors = { paper: null, ink: 244 };

/** The step of a value of 0-1; values beyond take the step at the end. */
export function levelOf(value: number): number {
  return Math.min(LEVELS - 1, Math.max(0, Math.floor(value * LEVELS)));
}

/** The step of a value, or null where there is no figure. */
export function levelOrNone(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : levelOf(value);
}

/** How much of its ground a shape takes: `full` where shades stand alone, `light` within borders. */
export type Ground = 'full' | 'light';

/** The character that stands for a step, whatever the colours. */
export function shadeCharacter(
  level: number | null,
  style: Style,
  ground: Ground = 'full',
): string {
  if (level === null) return ' ';
  if (ground === 'light' && !style.ascii) return LIGHT_SHADES[level] ?? ' ';
  return (style.ascii ? ASCII_SHADES : SHADES)[level] ?? ' ';
}

/** Paper and ink of a step; used where the terminal has 256 colours. */
export function shadeColors(level: number | null, scale: Scale): PaletteColors {
  return level === null ? NO_VALUE_COLORS : (COLORS[scale][level] ?? NO_VALUE_COLORS);
}

/** What every form of the legend is drawn from. */
export interface LegendScaleInput {
  readonly style: Style;
  readonly scale: Scale;
  /** Writes a place on the scale, 0-1. */
  readonly format: (value: number) => string;
  readonly ground?: Ground | undefined;
}

export interface LegendInput extends LegendScaleInput {
  /** Names of the steps from the lowest; by default the range of each in numbers. */
  readonly names?: readonly string[] | undefined;
  readonly unit: string;
  /** Whether some area has no figure. */
  readonly gaps: boolean;
  /** Samples are the paper alone, or the character that shades. */
  readonly samples: 'paper' | 'shade';
  /** Columns of a sample; 2 by default. */
  readonly sampleWidth?: number | undefined;
}

/** One entry for each step, the highest first, and one for gaps. */
export function legendEntries(input: LegendInput): string[] {
  const { style, scale, names, format, unit, ground, sampleWidth = 2 } = input;
  const levels = Array.from({ length: LEVELS }, (_, index) => {
    const level = LEVELS - 1 - index;
    const character = input.samples === 'paper' ? ' ' : shadeCharacter(level, style, ground);
    const sample = style.palette(character.repeat(sampleWidth), shadeColors(level, scale));
    const range = `${format(level / LEVELS)}-${format((level + 1) / LEVELS)} ${unit}`;
    return `${sample} ${style.clean(names?.[level] ?? range)}`.trimEnd();
  });
  return input.gaps ? [...levels, `${NO_VALUE}  no figure`] : levels;
}

/** The steps between their bounds, the lowest first: `0 · 20 ░ 40 ▒ 60 ▓ 80 █ 100`. */
export function legendBounds({ style, scale, format, ground }: LegendScaleInput): string {
  const steps = Array.from({ length: LEVELS }, (_, level) => {
    const sample = style.palette(shadeCharacter(level, style, ground), shadeColors(level, scale));
    return `${sample} ${format((level + 1) / LEVELS)}`;
  });
  return [format(0), ...steps].join(' ');
}
