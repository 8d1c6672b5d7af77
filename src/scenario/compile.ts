/** A checked document to the engine's setup: ids become indices, entries become numbers. */
import { dayNumber, parseIsoDate } from '../engine/calendar.js';
import { COLUMN_NAMES } from '../engine/columns.js';
import { GROUP_KINDS, KIND_NAMES } from '../engine/records.js';
import type {
  ActorSetup,
  AreaSetup,
  CorridorSetup,
  EdgeSetup,
  EventSetup,
  GroupSetup,
  NumberTable,
  Setup,
  ZoneSetup,
} from '../engine/setup.js';
import { compileEvents, conditionReader, type ReadCondition } from './compile-events.js';
import { compileState, compileTable, withDerived, type InitialCells } from './compile-state.js';
import { own, type Entries, type ScenarioDocument } from './document.js';
import { namesOf, type Names } from './names.js';
import { alreadyChecked, type Report } from './report.js';
import type { CommandEntry, Parameter } from './schema.js';

/**
 * The setup of a document. What is wrong with its events and first state is reported; the rest is
 * taken to be checked. With reports made, the setup is not to be used.
 */
export function compileSetup(document: ScenarioDocument, report: Report = alreadyChecked): Setup {
  const names = namesOf(document);
  const startDay = parseIsoDate(document.start) ?? dayNumber(1970, 1, 1);
  return {
    id: document.id,
    startDay,
    endDay: parseIsoDate(document.end) ?? startDay,
    turnDays: document.turnDays,
    stepDays: document.stepDays,
    identities: [...document.identities],
    provinces: Object.entries(document.provinces).map(([id, { name, region }]) => ({
      id,
      name,
      region,
    })),
    areas: compileAreas(document, names),
    edges: compileEdges(document, names),
    actors: compileActors(document),
    groups: compileGroups(document),
    corridors: compileCorridors(document, names),
    fronts: compileCommands(document.fronts, names),
    zones: compileCommands(document.zones, names),
    events: compileEvents(document, names, conditionReader(names, report), report),
    parameters: mapEntries(document.parameters, numbers),
    doctrine: compileDoctrine(document),
    initial: compileState(document, names, startDay, report),
  };
}

function mapEntries<T, U>(entries: Entries<T>, change: (entry: T) => U): Record<string, U> {
  const out: Record<string, U> = {};
  for (const [key, entry] of Object.entries(entries)) out[key] = change(entry);
  return out;
}

const numbers = (entries: Entries<Parameter>): NumberTable =>
  mapEntries(entries, (entry) => entry.value);

const valueOf = (entries: Entries<Parameter>, name: string): number =>
  own(entries, name)?.value ?? 0;

/** Number of a thing by its id; -1, which no check lets pass, for an unknown one. */
const indexOf = (ids: ReadonlyMap<string, number>, id: string): number => ids.get(id) ?? -1;

function compileAreas(document: ScenarioDocument, names: Names): AreaSetup[] {
  const provinces = new Map(Object.keys(document.provinces).map((id, i) => [id, i]));
  return Object.entries(document.areas).map(([id, area]) => ({
    id,
    name: area.name,
    province: indexOf(provinces, area.province),
    terrain: area.terrain,
    ruggedness: area.ruggedness,
    meanElevationM: area.meanElevationM,
    roadShare: valueOf(document.roads, area.road),
    urbanShare: area.urbanShare,
    isCapital: area.isCapital,
    identity: document.identities.map((identity) => own(area.identity, identity) ?? 0),
    borders: area.borders.flatMap((country) => names.actor.get(country) ?? []),
  }));
}

function compileEdges(document: ScenarioDocument, names: Names): EdgeSetup[] {
  return document.edges.map(({ between: [a, b], road, pass }) => ({
    a: indexOf(names.area, a),
    b: indexOf(names.area, b),
    roadShare: valueOf(document.roads, road),
    pass,
  }));
}

function compileActors(document: ScenarioDocument): ActorSetup[] {
  return Object.entries(document.actors).map(([id, { name, parameters, interests }]) => ({
    id,
    name,
    parameters: numbers(parameters),
    interests: { nrf: numbers(interests.nrf), taliban: numbers(interests.taliban) },
  }));
}

function compileGroups(document: ScenarioDocument): GroupSetup[] {
  const kinds = KIND_NAMES.slice(0, GROUP_KINDS);
  return Object.entries(document.groups).map(([id, group]) => ({
    id,
    name: group.name,
    role: group.role,
    parameters: numbers(group.parameters),
    kindsRural: kinds.map((kind) => valueOf(group.kindsRural, kind)),
    kindsUrban: kinds.map((kind) => valueOf(group.kindsUrban, kind)),
    affinity: document.identities.map((identity) => valueOf(group.affinity, identity)),
  }));
}

function compileCorridors(document: ScenarioDocument, names: Names): CorridorSetup[] {
  return Object.entries(document.corridors).map(([id, corridor]) => ({
    id,
    name: corridor.name,
    host: indexOf(names.actor, corridor.host),
    entries: corridor.entries.map((area) => indexOf(names.area, area)),
    parameters: numbers(corridor.parameters),
  }));
}

function compileCommands(commands: Entries<CommandEntry>, names: Names): ZoneSetup[] {
  return Object.entries(commands).map(([id, { name, areas }]) => ({
    id,
    name,
    areas: areas.map((area) => indexOf(names.area, area)),
  }));
}

function compileDoctrine({ doctrine }: ScenarioDocument): Setup['doctrine'] {
  return {
    nrf: numbers(own(doctrine, 'nrf') ?? {}),
    taliban: numbers(own(doctrine, 'taliban') ?? {}),
  };
}

/**
 * The setup of a document that differs from a compiled one in numbers only. What was not touched
 * (sections of the document, columns of the first state) is shared with the given setup.
 */
export function recompileNumbers(
  document: ScenarioDocument,
  setup: Setup,
  names: Names,
  touched: ReadonlySet<string>,
): Setup {
  const changed: Partial<Mutable<Setup>> = {};
  if (touched.has('parameters')) changed.parameters = mapEntries(document.parameters, numbers);
  if (touched.has('doctrine')) changed.doctrine = compileDoctrine(document);
  if (touched.has('groups')) changed.groups = compileGroups(document);
  if (touched.has('actors')) changed.actors = compileActors(document);
  if (touched.has('corridors')) changed.corridors = compileCorridors(document, names);
  if (touched.has('roads') || touched.has('areas')) changed.areas = compileAreas(document, names);
  if (touched.has('roads')) changed.edges = compileEdges(document, names);
  if (touched.has('events')) changed.events = recompileEvents(document, setup, names);
  const columns = COLUMN_NAMES.filter((column) => touched.has(`state.${column}`));
  if (columns.length > 0) {
    const initial: InitialCells = { ...setup.initial };
    for (const column of columns) {
      const table = own(document.state, column);
      if (table !== undefined) initial[column] = compileTable(column, table, names, alreadyChecked);
    }
    changed.initial = withDerived(initial, document, names, setup.startDay);
  }
  return { ...setup, ...changed };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Conditions hold no number that a path leads to, so their trees are kept. */
function recompileEvents(document: ScenarioDocument, setup: Setup, names: Names): EventSetup[] {
  const keep: ReadCondition = (id) => setup.events[names.event.get(id) ?? -1]?.when ?? null;
  return compileEvents(document, names, keep, alreadyChecked);
}
