/**
 * Every scalar parameter of the rules, declared once: its rule, name and unit. Values, sources,
 * certainty and priors are data (scenarios/parts/parameters.yaml); a scenario that lacks one, or
 * has one that is not declared here, is refused.
 *
 * Units decide how a value is integrated: `/week` and `/year` rates are multiplied by the turn's
 * days, `days` of a name ending in `TauDays` become the share that relaxes in a turn. Rules read
 * the integrated values (`m.k`), so a turn of one day and one of seven agree over a year.
 */
import { ModelError } from './errors.js';
import { exp } from './maths.js';
import { namedValues } from './named-values.js';
import type { NumberTable } from './setup.js';
import {
  ACTOR_PARAMETERS,
  CORRIDOR_PARAMETERS,
  GROUP_PARAMETERS,
  PARAMETERS,
} from './parameter-names.js';

export { ACTOR_PARAMETERS, CORRIDOR_PARAMETERS, GROUP_PARAMETERS, PARAMETERS };

export type RuleSection = keyof typeof PARAMETERS;
export type Parameters = {
  readonly [R in RuleSection]: { readonly [N in keyof (typeof PARAMETERS)[R]]: number };
};
export type GroupTable = { readonly [N in keyof typeof GROUP_PARAMETERS]: Float64Array };
export type ActorTable = { readonly [N in keyof typeof ACTOR_PARAMETERS]: Float64Array };
export type CorridorTable = { readonly [N in keyof typeof CORRIDOR_PARAMETERS]: Float64Array };

/** Value of a parameter over a turn of `days` days. */
export function integrate(name: string, unit: string, value: number, days: number): number {
  if (name.endsWith('TauDays')) return 1 - exp(-days / value);
  if (unit.endsWith('/week')) return (value * days) / 7;
  if (unit.endsWith('/sqrt(week)')) return value * Math.sqrt(days / 7);
  if (unit.endsWith('/year')) return (value * days) / 365.25;
  return value;
}

/**
 * Of what flows evenly into a stock over a turn of `days` days, the share that has left it again by
 * the end, 0-1, when the stock empties with a mean stay of `tauDays` days.
 */
export function passedOn(tauDays: number, days: number): number {
  return 1 - (1 - exp(-days / tauDays)) * (tauDays / days);
}

/** What is declared, as lists: models are compiled by the hundred thousand. */
const SECTIONS = Object.entries(PARAMETERS).map(([rule, declared]) => ({
  rule: rule as RuleSection,
  declared,
  entries: Object.entries(declared),
}));

/** A number for each declared parameter. */
function eachParameter(of: (rule: RuleSection, name: string, unit: string) => number): Parameters {
  const out = namedValues<Record<string, number>>(PARAMETERS, null);
  for (const { rule, declared, entries } of SECTIONS) {
    const section = namedValues<number>(declared, 0.5);
    for (const [name, unit] of entries) section[name] = of(rule, name, unit);
    out[rule] = section;
  }
  return out as unknown as Parameters;
}

/** Reads and checks the scalar parameters of a setup. */
export function readParameters(given: Readonly<Record<string, NumberTable>>): Parameters {
  return eachParameter((rule, name, unit) => checked(rule, name, unit, given[rule]?.[name]));
}

/** The same parameters, integrated over a turn of `days` days. */
export function perTurn(p: Parameters, days: number): Parameters {
  const values = p as Readonly<Record<string, Readonly<Record<string, number>>>>;
  return eachParameter((rule, name, unit) => integrate(name, unit, values[rule]![name]!, days));
}

/** Parameters of a list of groups, actors or corridors as one array a name, integrated. */
export function tableOf<N extends Readonly<Record<string, string>>>(
  names: N,
  list: readonly { readonly id: string; readonly parameters: NumberTable }[],
  days: number,
  what: string,
): { readonly [K in keyof N]: Float64Array } {
  const out = namedValues<Float64Array>(names, null);
  for (const [name, unit] of Object.entries(names)) {
    out[name] = Float64Array.from(list, (item) =>
      integrate(name, unit, checked(`${what} ${item.id}`, name, unit, item.parameters[name]), days),
    );
  }
  return out as { readonly [K in keyof N]: Float64Array };
}

/** Rates, money and prices in points are nothing at the least; a margin in points may be below. */
export function isNeverNegative(name: string, unit: string): boolean {
  return unit.endsWith('/week') || unit === 'usd' || name.endsWith('Points');
}

function checked(owner: string, name: string, unit: string, value: number | undefined): number {
  if (value === undefined) {
    throw new ModelError('MODEL_MISSING_PARAMETER', `${owner}.${name} has no value`);
  }
  const outside =
    (name.endsWith('TauDays') && !(value > 0)) ||
    (unit === 'share' && (value < 0 || value > 1)) ||
    (isNeverNegative(name, unit) && value < 0);
  if (!Number.isFinite(value) || outside) {
    throw new ModelError(
      'MODEL_BAD_NUMBER',
      `${owner}.${name} is ${value}, which a ${unit} cannot be`,
    );
  }
  return value;
}
