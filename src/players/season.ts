/** Time as commanders speak of it: deep winter, the months of fighting, what is left of the war. */
import type { Theatre } from '../engine/index.js';

const YEAR_DAYS = 365.2425;

/** Share of the year that has passed on a day (days since 1970-01-01), 0-1. */
function yearShare(day: number): number {
  const years = day / YEAR_DAYS;
  return years - Math.floor(years);
}

/** Rises from 0 at `from` to 1 at `full`, falls from `fading` to 0 at `gone`; shares of the year. */
function plateau(x: number, from: number, full: number, fading: number, gone: number): number {
  if (x <= from || x >= gone) return 0;
  if (x < full) return (x - from) / (full - from);
  return x <= fading ? 1 : (gone - x) / (gone - fading);
}

/** Deep winter, 0-1: from late November, full from late December to the middle of February. */
export function deepWinter(day: number): number {
  const x = yearShare(day);
  // Shifted by half a year, so that the turn of the year lies inside the plateau.
  return plateau(x < 0.5 ? x + 0.5 : x - 0.5, 0.38, 0.47, 0.62, 0.72);
}

/** The months of fighting, 0-1: from the thaw in April to the first snow in November. */
export function fightingSeason(day: number): number {
  return plateau(yearShare(day), 0.25, 0.35, 0.77, 0.87);
}

/** Days that a war which is carried on beyond its last day is planned for. */
const YEAR_AHEAD_DAYS = 364;

/** Days until the war is settled, from a day on; beyond the last day a year is planned for. */
export function daysAhead({ endDay }: Theatre, day: number): number {
  return day > endDay ? YEAR_AHEAD_DAYS : endDay + 1 - day;
}
