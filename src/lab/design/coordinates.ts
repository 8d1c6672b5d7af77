/** From places in [0, 1) to what a design says of a factor. */
import type { DesignFactor } from './design-types.js';

/** The coordinate of a factor at a place: the place itself, or the level whose slice holds it. */
export function coordinateAt({ levels }: DesignFactor, place: number): number {
  return levels === null ? place : Math.min(levels - 1, Math.floor(place * levels));
}
