/**
 * Temperament: the numbers of a standing doctrine, by side. They come from the scenario
 * (`doctrine.nrf`, `doctrine.taliban`), where each has its unit, source, certainty and prior.
 */
import { DOCTRINE_PARAMETERS, type NumberTable } from '../engine/index.js';

export type InsurgentTemperament = {
  readonly [N in keyof (typeof DOCTRINE_PARAMETERS)['nrf']]: number;
};
export type GovernmentTemperament = {
  readonly [N in keyof (typeof DOCTRINE_PARAMETERS)['taliban']]: number;
};

/** A side without a stated temperament stands in the middle. */
const MIDDLE = 0.5;

/** Numbers of one side: given ones within 0-1, the middle where none is given. */
function numbers<N extends string>(names: readonly N[], given: NumberTable): Record<N, number> {
  const out = {} as Record<N, number>;
  for (const name of names) {
    const value = given[name] ?? MIDDLE;
    out[name] = Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : MIDDLE;
  }
  return out;
}

const namesOf = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[];

/** Temperament of the insurgent side from the numbers of a scenario or a caller. */
export function insurgentTemperament(given: NumberTable): InsurgentTemperament {
  return numbers(namesOf(DOCTRINE_PARAMETERS.nrf), given);
}

/** Temperament of the de facto authorities from the numbers of a scenario or a caller. */
export function governmentTemperament(given: NumberTable): GovernmentTemperament {
  return numbers(namesOf(DOCTRINE_PARAMETERS.taliban), given);
}
