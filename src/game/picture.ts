/** What a side makes of the map: its own numbers, and its beliefs about the rest. */

/** What the areas of a map can be shaded by. */
export const SHADES = [
  'control',
  'support',
  'fear',
  'reports',
  'own_forces',
  'other_forces',
  'money',
] as const;
export type ShadeName = (typeof SHADES)[number];

/** Numbers by area. */
export interface Shade {
  readonly name: ShadeName;
  readonly title: string;
  readonly unit: string;
  /** `seen`: of the side's own books; `believed`: between low and high in four of five worlds that it
   * thinks possible; `reported`: from public reports; `true`: for observers. */
  readonly known: 'seen' | 'believed' | 'reported' | 'true';
  /** Ends of the scale. */
  readonly min: number;
  readonly max: number;
  readonly value: Float64Array;
  /** Null where the side knows. */
  readonly low: Float64Array | null;
  readonly high: Float64Array | null;
}
