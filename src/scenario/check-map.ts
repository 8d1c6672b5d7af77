/** Checks of the map: areas, edges, and the commands that areas belong to. */
import { unknownId } from './checks.js';
import type { ScenarioDocument } from './document.js';
import { edgeKey } from './merge.js';
import type { Report } from './report.js';
import type { AreaEntry } from './schema.js';
import { editDistance } from './suggest.js';

/** Rounded shares may miss 1 by this much. */
const SUM_TOLERANCE = 0.01;

/** Fields of the map whose numbers need a statement of where they come from. */
const SOURCED_FIELDS = [
  'areas.ruggedness',
  'areas.meanElevationM',
  'areas.areaKm2',
  'areas.urbanShare',
  'areas.identity',
] as const;

/** Reports everything that is wrong with the map. */
export function checkMap(document: ScenarioDocument, report: Report): void {
  const sets = {
    areas: new Set(Object.keys(document.areas)),
    provinces: new Set(Object.keys(document.provinces)),
    roads: new Set(Object.keys(document.roads)),
    identities: new Set(document.identities),
    actors: new Set(Object.keys(document.actors)),
  };
  let complete = true;
  for (const [section, known] of Object.entries(sets)) {
    // Actors may be absent; of the others one at least is named by every area.
    if (known.size > 0 || section === 'actors') continue;
    report([section], 'SCENARIO_MISSING', 'the section is missing or empty');
    complete = false;
  }
  // Each reference to a section that is not there would be one more problem with the same cause.
  if (!complete) return;
  checkTiles(document, report);
  checkIdentities(document, report);
  let capital: string | null = null;
  for (const [id, area] of Object.entries(document.areas)) {
    const path = ['areas', id];
    if (!sets.provinces.has(area.province)) {
      unknownId([...path, 'province'], 'province', area.province, sets.provinces, report);
    }
    if (!sets.roads.has(area.road)) {
      unknownId([...path, 'road'], 'road class', area.road, sets.roads, report);
    }
    checkIdentity(area, path, sets.identities, report);
    checkBorders(area, path, sets.actors, report);
    if (!area.isCapital) continue;
    if (capital !== null) {
      report([...path, 'isCapital'], 'SCENARIO_TWO_CAPITALS', `${capital} is the capital too`);
    }
    capital = id;
  }
  checkEdges(document, sets.areas, sets.roads, report);
  for (const section of ['fronts', 'zones'] as const) {
    checkCommands(document, section, sets.areas, report);
  }
  checkSourcedFields(document, report);
}

/** Each province has a tile of its own: of two on one, the drawn map would show the last alone. */
function checkTiles({ provinces }: ScenarioDocument, report: Report): void {
  const provinceOf = new Map<string, string>();
  for (const [id, { tile }] of Object.entries(provinces)) {
    if (tile === undefined) continue;
    const place = tile.join(', ');
    const other = provinceOf.get(place);
    if (other !== undefined) {
      const message = `${other} stands on the tile [${place}] already`;
      const mend = 'Give each province a column and a row of its own.';
      report(['provinces', id, 'tile'], 'SCENARIO_DUPLICATE', message, mend);
    }
    provinceOf.set(place, id);
  }
}

function checkIdentities({ identities }: ScenarioDocument, report: Report): void {
  identities.forEach((id, i) => {
    if (identities.indexOf(id) === i) return;
    report(['identities', i], 'SCENARIO_DUPLICATE', `${id} stands twice`);
  });
}

function checkIdentity(
  { identity }: AreaEntry,
  path: readonly string[],
  identities: ReadonlySet<string>,
  report: Report,
): void {
  let sum = 0;
  for (const [id, share] of Object.entries(identity)) {
    if (!identities.has(id))
      unknownId([...path, 'identity', id], 'identity', id, identities, report);
    sum += share;
  }
  if (Math.abs(sum - 1) <= SUM_TOLERANCE) return;
  report([...path, 'identity'], 'SCENARIO_IDENTITY_SUM', `the shares sum to ${sum.toFixed(3)}`);
}

/**
 * A border may be with a country that is no actor of the model. An id that misses an actor's by a
 * slip of the fingers is more likely a mistake than such a country.
 */
function checkBorders(
  { borders }: AreaEntry,
  path: readonly string[],
  actors: ReadonlySet<string>,
  report: Report,
): void {
  borders.forEach((country, i) => {
    if (actors.has(country)) return;
    const near = [...actors].filter((actor) => Math.abs(actor.length - country.length) <= 2);
    const slip = near.some((actor) => editDistance(country, actor) <= 2);
    if (slip) unknownId([...path, 'borders', i], 'actor', country, actors, report);
  });
}

function checkEdges(
  document: ScenarioDocument,
  areas: ReadonlySet<string>,
  roads: ReadonlySet<string>,
  report: Report,
): void {
  const seen = new Set<string>();
  document.edges.forEach((edge, i) => {
    const path = ['edges', i];
    const [a, b] = edge.between;
    edge.between.forEach((id, end) => {
      if (!areas.has(id)) unknownId([...path, 'between', end], 'area', id, areas, report);
    });
    if (a === b) report(path, 'SCENARIO_SELF_EDGE', `${a} with ${b}`);
    const ends = edgeKey(edge);
    if (seen.has(ends)) report(path, 'SCENARIO_DUPLICATE', `${a} and ${b} are joined twice`);
    seen.add(ends);
    if (!roads.has(edge.road)) {
      unknownId([...path, 'road'], 'road class', edge.road, roads, report);
    }
  });
}

function checkCommands(
  document: ScenarioDocument,
  section: 'fronts' | 'zones',
  areas: ReadonlySet<string>,
  report: Report,
): void {
  const commandOf = new Map<string, string>();
  for (const [id, command] of Object.entries(document[section])) {
    command.areas.forEach((area, i) => {
      const path = [section, id, 'areas', i];
      if (!areas.has(area)) unknownId(path, 'area', area, areas, report);
      const other = commandOf.get(area);
      if (other !== undefined) {
        report(path, 'SCENARIO_DUPLICATE', `${area} belongs to ${other} already`);
      }
      commandOf.set(area, id);
    });
  }
}

function checkSourcedFields(document: ScenarioDocument, report: Report): void {
  const needed: string[] = Object.keys(document.areas).length > 0 ? [...SOURCED_FIELDS] : [];
  if (document.edges.some((edge) => edge.borderKm !== undefined)) needed.push('edges.borderKm');
  for (const field of needed) {
    if (Object.hasOwn(document.quantities, field)) continue;
    const mend = `Say in quantities."${field}" with which unit, source, certainty and prior.`;
    report(['quantities', field], 'SCENARIO_NO_SOURCE', 'the field has no source', mend);
  }
}
