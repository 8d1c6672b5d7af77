/**
 * The shape of scenario files. Strict everywhere: what is not declared is refused. The schema says
 * what each file may hold; what the whole must hold (references, completeness, sums) is checked
 * when the files have been put together (check-document.ts). The JSON Schema for editors is made
 * from it.
 */
import { z } from 'zod';
import { COLUMN_NAMES, columnOf } from '../engine/columns.js';
import { DRIVERS } from '../engine/model.js';
import {
  ACTOR_PARAMETERS,
  CORRIDOR_PARAMETERS,
  DOCTRINE_PARAMETERS,
  GROUP_PARAMETERS,
  PARAMETERS,
} from '../engine/parameter-names.js';
import { GROUP_KINDS, KIND_NAMES, LAYERS } from '../engine/records.js';
import { ROLES, SIDE_NAMES } from '../engine/sides.js';
import { OWN_COLUMNS } from './columns-of-state.js';

/** The form of ids: letters, digits, `_` and `-`, beginning with a letter. */
export const ID_FORM = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
const DATE_FORM = /^\d{4}-\d{2}-\d{2}$/;

export const SCENARIO_SCHEMA = 'salang.scenario/1';
export const TERRAINS = ['plain', 'hills', 'mountain', 'high_valley', 'desert', 'urban'] as const;
export const HISTORIES = ['all', 'exogenous', 'none'] as const;
export const PRIOR_KINDS = [
  'uniform',
  'loguniform',
  'normal',
  'lognormal',
  'scale',
  'additive',
  'fixed',
] as const;
/** How much a side's seat asks of whoever takes it, from gentle to hard. */
const DIFFICULTIES = ['gentle', 'even', 'hard'] as const;

/** Ranges of the numeric fields of areas and events. */
export const FIELD_RANGES = {
  areas: {
    ruggedness: { min: 0, max: 1, whole: false },
    meanElevationM: { min: -500, max: 9000, whole: false },
    urbanShare: { min: 0, max: 1, whole: false },
  },
  events: {
    probabilityPerWeek: { min: 0, max: 1, whole: false },
    cooldownDays: { min: 0, max: 100_000, whole: true },
    maxTimes: { min: 1, max: 10_000, whole: true },
  },
} as const;

const within = (range: { min: number; max: number; whole: boolean }): z.ZodNumber =>
  (range.whole ? z.int() : z.number()).min(range.min).max(range.max);

const id = z.string().regex(ID_FORM);
const line = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\n\t]*$/);
const prose = z.string().min(1).max(8000);
const date = z.string().regex(DATE_FORM);
const share = z.number().min(0).max(1);

/** Range that a sweep may draw from. `scale` draws a factor, `additive` a term, others a value. */
export const priorSchema = z
  .strictObject({
    kind: z.enum(PRIOR_KINDS),
    low: z.number().optional(),
    high: z.number().optional(),
  })
  .describe('range that a sweep may draw from; low and high are bounds, or 5 and 95 % points');

const provenance = {
  source: z.string().min(1).max(1000).describe('where the value was read, or "assumed"'),
  certainty: z
    .string()
    .max(300)
    .regex(/^(high|medium|low|very low)\b/)
    .describe('high, medium, low or very low, and what there is to say about it'),
  prior: priorSchema,
  note: prose.optional(),
};

const unitOf = (unit: string | null): z.ZodType<string> =>
  unit === null ? line : z.literal(unit).describe('the declared unit');

function makeParameter(unit: string | null) {
  return z.strictObject({ value: z.number(), unit: unitOf(unit), ...provenance });
}

/** One number with its unit, source, certainty and prior. */
export type Parameter = z.infer<ReturnType<typeof makeParameter>> & {
  /** Who changed the value last, when it is not the entry itself. */
  readonly setBy?: string;
};
export type Prior = z.infer<typeof priorSchema>;

// Entries of one unit share a schema, which keeps the exported file small and validation quick.
const parametersByUnit = new Map<string | null, ReturnType<typeof makeParameter>>();
function parameter(unit: string | null): ReturnType<typeof makeParameter> {
  let made = parametersByUnit.get(unit);
  if (made === undefined) parametersByUnit.set(unit, (made = makeParameter(unit)));
  return made;
}

type ParameterTable = Readonly<Record<string, Parameter>>;

/** Entries by name, each with its declared unit. Which must be there is checked on the whole. */
function named(units: Readonly<Record<string, string | null>>): z.ZodType<ParameterTable> {
  const shape: Record<string, z.ZodType> = {};
  for (const [name, unit] of Object.entries(units)) shape[name] = parameter(unit).optional();
  return z.strictObject(shape) as unknown as z.ZodType<ParameterTable>;
}

const free = (names: readonly string[]): z.ZodType<ParameterTable> =>
  named(Object.fromEntries(names.map((name) => [name, null])));

function sections(
  rules: Readonly<Record<string, Readonly<Record<string, string>>>>,
): z.ZodType<Readonly<Record<string, ParameterTable>>> {
  const shape: Record<string, z.ZodType> = {};
  for (const [rule, names] of Object.entries(rules)) shape[rule] = named(names).optional();
  return z.strictObject(shape) as unknown as z.ZodType<Readonly<Record<string, ParameterTable>>>;
}

const cell = z.union([z.number(), z.string().max(64)]);

function makeStateTable(unit: string) {
  return z.strictObject({
    unit: unitOf(unit),
    ...provenance,
    prior: priorSchema.optional(),
    default: cell.optional().describe('value of every cell that is not listed'),
    value: cell.optional().describe('value of a column that has one cell'),
    values: z.record(id, z.union([cell, z.record(id, cell)])).optional(),
    notes: z.record(id, prose).optional(),
  });
}

/** First values of one column of the world. */
export type StateTable = z.infer<ReturnType<typeof makeStateTable>> & { readonly setBy?: string };
export type CellValue = z.infer<typeof cell>;

const tablesByUnit = new Map<string, ReturnType<typeof makeStateTable>>();
function stateTable(unit: string): ReturnType<typeof makeStateTable> {
  let made = tablesByUnit.get(unit);
  if (made === undefined) tablesByUnit.set(unit, (made = makeStateTable(unit)));
  return made;
}

function stateSchema(): z.ZodType<Readonly<Record<string, StateTable>>> {
  const shape: Record<string, z.ZodType> = {};
  for (const name of COLUMN_NAMES) {
    if (OWN_COLUMNS.has(name)) continue;
    const { unit, about } = columnOf(name);
    shape[name] = stateTable(unit).optional().describe(about);
  }
  return z.strictObject(shape) as unknown as z.ZodType<Readonly<Record<string, StateTable>>>;
}

const quantity = z.strictObject({ unit: line, ...provenance });
/** Provenance of a whole field of a table, such as `areas.ruggedness`. */
export type Quantity = z.infer<typeof quantity>;

const province = z.strictObject({
  name: line,
  region: id,
  capital: line.optional(),
  tile: z.tuple([z.int().min(0).max(200), z.int().min(0).max(200)]).optional(),
});

const area = z.strictObject({
  name: line,
  province: id,
  terrain: z.enum(TERRAINS),
  ruggedness: within(FIELD_RANGES.areas.ruggedness),
  meanElevationM: within(FIELD_RANGES.areas.meanElevationM),
  areaKm2: z.number().positive().max(1e8),
  road: id,
  urbanShare: within(FIELD_RANGES.areas.urbanShare),
  isCapital: z.boolean(),
  identity: z.record(id, share),
  borders: z.array(id).max(20),
});

const edge = z.strictObject({
  between: z.tuple([id, id]),
  road: id,
  borderKm: z.number().min(0).max(1e5).optional(),
  pass: z.boolean(),
});

const group = z.strictObject({
  name: line,
  role: z.enum(ROLES),
  kindsRural: free(KIND_NAMES.slice(0, GROUP_KINDS)),
  kindsUrban: free(KIND_NAMES.slice(0, GROUP_KINDS)),
  affinity: z.record(id, parameter(null)),
  parameters: named(GROUP_PARAMETERS),
});

const actor = z.strictObject({
  name: line,
  parameters: named(ACTOR_PARAMETERS),
  interests: z.strictObject({ nrf: free(DRIVERS), taliban: free(DRIVERS) }),
});

const corridor = z.strictObject({
  name: line,
  host: id,
  entries: z.array(id).min(1).max(200),
  parameters: named(CORRIDOR_PARAMETERS),
});

const command = z.strictObject({ name: line, areas: z.array(id).min(1).max(5000) });

const effect = z.strictObject({ path: z.string().min(1).max(200), by: z.number() });
const effects = z.array(effect).max(40);

const choice = z.strictObject({
  id,
  label: line,
  side: z.enum(SIDE_NAMES),
  text: prose.optional(),
  effects,
  default: z.boolean().optional(),
});

const event = z.strictObject({
  title: line,
  text: prose,
  category: id,
  date: date.optional(),
  when: z.string().min(1).max(2000).optional(),
  probabilityPerWeek: within(FIELD_RANGES.events.probabilityPerWeek).optional(),
  cooldownDays: within(FIELD_RANGES.events.cooldownDays).optional(),
  maxTimes: within(FIELD_RANGES.events.maxTimes).optional(),
  exogenous: z.boolean().optional(),
  enabled: z.boolean().optional(),
  source: provenance.source,
  certainty: provenance.certainty.optional(),
  note: prose.optional(),
  effects,
  effectsSource: provenance.source.optional(),
  effectsPrior: priorSchema.optional(),
  // An answer is given by the place of the choice, and orders name four places.
  choices: z.array(choice).max(4).optional(),
});

const override = z.strictObject({
  path: z.string().min(1).max(200),
  value: z.union([z.number(), z.string().max(8000), z.boolean()]).optional(),
  scale: z.number().optional(),
  add: z.number().optional(),
  source: provenance.source.optional(),
});

const sideCard = z
  .strictObject({
    title: line,
    text: prose.describe('what the side has, wants and lacks here'),
    difficulty: z.enum(DIFFICULTIES).describe('against the standing doctrine of the other side'),
    doctrine: prose.describe('what the side does when nobody commands it'),
  })
  .describe('a seat of the scenario, for whoever is about to take it');

/** The seats of both sides. */
export const sideCardsSchema = z.strictObject({ nrf: sideCard, taliban: sideCard });

const watchedOutput = z
  .strictObject({
    output: line.describe('what it is called'),
    metric: z.string().min(1).max(64).optional().describe('an output metric; or else give state'),
    actor: line.optional().describe('whose; all when left out'),
    scope: line.optional().describe('where; national when left out'),
    layer: z.enum(LAYERS).optional().describe('true when left out'),
    state: z.string().min(1).max(400).optional().describe('an expression over the last state'),
    moves: z.enum(['up', 'down']),
  })
  .describe('an output that the scenario says will move');

/** What a scenario says will move. */
export const watchSchema = z
  .strictObject({ against: id, outputs: z.array(watchedOutput).min(1).max(20) })
  .describe('which outputs move against another scenario, and where to; not inherited');

/** Sections that a scenario or a part of it may hold. */
const content = {
  identities: z.array(id).min(1).max(32).optional(),
  provinces: z.record(id, province).optional(),
  areas: z.record(id, area).optional(),
  quantities: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*)*$/), quantity)
    .optional(),
  roads: z.record(id, parameter('share')).optional(),
  edges: z.array(edge).max(50_000).optional(),
  actors: z.record(id, actor).optional(),
  groups: z.record(id, group).optional(),
  corridors: z.record(id, corridor).optional(),
  fronts: z.record(id, command).optional(),
  zones: z.record(id, command).optional(),
  parameters: sections(PARAMETERS).optional(),
  doctrine: sections(DOCTRINE_PARAMETERS).optional(),
  state: stateSchema().optional(),
  events: z.record(id, event).optional(),
  targets: z.string().max(200).optional().describe('file of reported counts to compare with'),
  victory: z.union([prose, z.record(id, prose)]).optional(),
};

const head = {
  $schema: z.string().max(300).optional().describe('for editors; ignored'),
  title: line,
  summary: prose.optional(),
};

/** A scenario file. */
export const scenarioSchema = z.strictObject({
  schema: z.literal(SCENARIO_SCHEMA),
  id,
  ...head,
  teaches: prose.optional(),
  sides: sideCardsSchema.optional(),
  watch: watchSchema.optional(),
  extends: id.optional(),
  include: z.array(z.string().max(200)).max(20).optional(),
  overrides: z.array(override).max(500).optional(),
  start: date.optional(),
  end: date.optional(),
  turnDays: z.int().min(1).max(28).optional(),
  stepDays: z
    .int()
    .min(1)
    .max(366)
    .optional()
    .describe('days between steps of the slow processes; 28 when left out'),
  history: z.enum(HISTORIES).optional(),
  ...content,
});

/** A part: sections that several scenarios share. */
export const partSchema = z.strictObject({
  schema: z.string().regex(/^salang\.[a-z]+\/1$/),
  id,
  ...head,
  licence: prose.optional(),
  ...content,
});

export type ScenarioFile = z.infer<typeof scenarioSchema>;
export type PartFile = z.infer<typeof partSchema>;
export type AreaEntry = z.infer<typeof area>;
export type EdgeEntry = z.infer<typeof edge>;
export type GroupEntry = z.infer<typeof group>;
export type ActorEntry = z.infer<typeof actor>;
export type CorridorEntry = z.infer<typeof corridor>;
export type CommandEntry = z.infer<typeof command>;
export type ProvinceEntry = z.infer<typeof province>;
export type EventEntry = z.infer<typeof event>;
export type EffectEntry = z.infer<typeof effect>;
export type ChoiceEntry = z.infer<typeof choice>;
/** The seats of both sides, for whoever is about to take one. */
export type SideCards = z.infer<typeof sideCardsSchema>;
/** What moves against another scenario, and where to. */
export type WatchEntry = z.infer<typeof watchSchema>;
/** A change of a scenario, as an author, a command line or a design writes it. */
export type OverrideEntry = z.infer<typeof override>;
export type History = (typeof HISTORIES)[number];
