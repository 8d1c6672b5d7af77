/** A part with every parameter that the engine declares, for scenarios of the tests. */
import { DRIVERS } from '../../src/engine/model.js';
import {
  ACTOR_PARAMETERS,
  CORRIDOR_PARAMETERS,
  DOCTRINE_PARAMETERS,
  GROUP_PARAMETERS,
  PARAMETERS,
} from '../../src/engine/parameter-names.js';
import { GROUP_KINDS, KIND_NAMES } from '../../src/engine/records.js';

interface Entry {
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  readonly certainty: string;
  readonly prior: { readonly kind: string; readonly low: number; readonly high: number };
}

/** Values that must fit together; all others only have to suit their unit. */
const CHOSEN: Readonly<Record<string, number>> = {
  snowLineM: 1500,
  snowFullM: 3000,
  hostileBelow: -0.6,
  opposedBelow: -0.2,
  tolerantAbove: 0.2,
  supportiveAbove: 0.6,
  swingSeed: 1,
};

export function entry(value: number, unit: string): Entry {
  const prior = { kind: 'scale', low: 0.5, high: 2 };
  return { value, unit, source: 'assumed', certainty: 'low', prior };
}

function entries(declared: Readonly<Record<string, string>>): Record<string, Entry> {
  const out: Record<string, Entry> = {};
  for (const [name, unit] of Object.entries(declared)) {
    const usual = name.endsWith('TauDays') ? 30 : unit === 'share' ? 0.25 : 1.5;
    out[name] = entry(CHOSEN[name] ?? usual, unit);
  }
  return out;
}

function tables(
  declared: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Record<string, Record<string, Entry>> {
  const out: Record<string, Record<string, Entry>> = {};
  for (const [rule, names] of Object.entries(declared)) out[rule] = entries(names);
  return out;
}

const kinds = (): Record<string, Entry> =>
  Object.fromEntries(KIND_NAMES.slice(0, GROUP_KINDS).map((kind) => [kind, entry(0.2, 'weight')]));

function group(name: string, role: string): object {
  return {
    name,
    role,
    kindsRural: kinds(),
    kindsUrban: kinds(),
    affinity: { hill: entry(0.6, 'share'), plain: entry(0.2, 'share') },
    parameters: entries(GROUP_PARAMETERS),
  };
}

/** The part as a plain value. */
export function generatedPart(): Record<string, unknown> {
  return {
    schema: 'salang.part/1',
    id: 'generated',
    title: 'Made by the tests',
    parameters: tables(PARAMETERS),
    doctrine: tables(DOCTRINE_PARAMETERS),
    groups: { nrf: group('Front', 'front'), rival: group('Rival', 'rival') },
    actors: {
      neighbour: {
        name: 'Neighbour',
        parameters: entries(ACTOR_PARAMETERS),
        interests: { nrf: { [DRIVERS[0]]: entry(0.3, 'index') }, taliban: {} },
      },
    },
    corridors: {
      pass: {
        name: 'The pass',
        host: 'neighbour',
        entries: ['A-1'],
        parameters: entries(CORRIDOR_PARAMETERS),
      },
    },
  };
}

/** The part as the text of a file: JSON, which is YAML too. */
export function generatedPartText(): string {
  return JSON.stringify(generatedPart(), null, 1);
}
