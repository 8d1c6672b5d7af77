/**
 * Checks of the whole document: that everything referred to exists, that nothing needed is missing,
 * that every number is within its range and has a prior that can be drawn from.
 */
import {
  ACTOR_PARAMETERS,
  CORRIDOR_PARAMETERS,
  DOCTRINE_PARAMETERS,
  GROUP_PARAMETERS,
  PARAMETERS,
} from '../engine/parameter-names.js';
import { checkMap } from './check-map.js';
import { checkDate, unknownId } from './checks.js';
import { own, type Entries, type ScenarioDocument } from './document.js';
import { entryPaths } from './paths.js';
import { checkProvenance } from './provenance.js';
import { outside, parameterRange } from './ranges.js';
import type { Report } from './report.js';
import type { Parameter } from './schema.js';

const MAX_TURNS = 20_000;

/** Things of each kind that one model may have. */
const LIMITS = {
  areas: 2000,
  groups: 16,
  actors: 64,
  corridors: 64,
  fronts: 200,
  zones: 200,
  events: 1000,
} as const;

/** Reports everything that is wrong with a document, except its events and first state. */
export function checkDocument(document: ScenarioDocument, report: Report): void {
  checkPeriod(document, report);
  for (const [section, limit] of Object.entries(LIMITS)) {
    const count = Object.keys(document[section as keyof typeof LIMITS]).length;
    if (count > limit) report([section], 'SCENARIO_TOO_MANY', `${count}, more than ${limit}`);
  }
  checkMap(document, report);
  checkTables(document, PARAMETERS, 'parameters', report);
  checkTables(document, DOCTRINE_PARAMETERS, 'doctrine', report);
  checkGroups(document, report);
  checkAbroad(document, report);
  for (const { path, steps, entry } of entryPaths(document)) {
    const wrong = outside(entry.value, parameterRange(steps, entry.unit));
    if (wrong !== null) report([...steps, 'value'], 'SCENARIO_RANGE', wrong);
    checkProvenance(entry, steps, report, path);
  }
  for (const [name, quantity] of Object.entries(document.quantities)) {
    checkProvenance(quantity, ['quantities', name], report, name);
  }
}

function checkPeriod(document: ScenarioDocument, report: Report): void {
  const { start, end, turnDays } = document;
  for (const field of ['start', 'end'] as const) {
    if (document[field] === '') report([field], 'SCENARIO_MISSING', `${field} is missing`);
  }
  if (start === '' || end === '') return;
  const first = checkDate(['start'], start, report);
  const last = checkDate(['end'], end, report);
  if (first === null || last === null) return;
  if (last < first) {
    report(['end'], 'SCENARIO_PERIOD', `${end} is before ${start}`);
  } else if (Math.ceil((last - first + 1) / turnDays) > MAX_TURNS) {
    report(['end'], 'SCENARIO_TOO_MANY_TURNS', `${start} to ${end} by ${turnDays} days`);
  }
}

function checkTables(
  document: ScenarioDocument,
  declared: Entries<Entries<string>>,
  section: 'parameters' | 'doctrine',
  report: Report,
): void {
  for (const [rule, names] of Object.entries(declared)) {
    checkComplete(names, own(document[section], rule), [section, rule], report);
  }
}

function checkComplete(
  declared: Entries<string>,
  given: Entries<Parameter> | undefined,
  path: readonly string[],
  report: Report,
): void {
  for (const [name, unit] of Object.entries(declared)) {
    if (given !== undefined && own(given, name) !== undefined) continue;
    const mend = `Add ${name} with value, unit (${unit}), source, certainty and prior.`;
    report([...path, name], 'SCENARIO_MISSING', 'the parameter is missing', mend);
  }
}

function checkGroups(document: ScenarioDocument, report: Report): void {
  const groups = Object.entries(document.groups);
  const fronts = groups.filter(([, group]) => group.role === 'front');
  if (fronts.length !== 1 || groups[0]?.[1].role !== 'front') {
    const [wrong] = fronts.length > 1 ? (fronts[1] ?? []) : (groups[0] ?? []);
    const path = wrong === undefined ? ['groups'] : ['groups', wrong, 'role'];
    const order = groups.map(([id, { role }]) => `${id}: ${role}`).join(', ');
    report(path, 'SCENARIO_NO_FRONT', groups.length === 0 ? 'there is no group' : order);
  }
  for (const [id, group] of groups) {
    checkComplete(GROUP_PARAMETERS, group.parameters, ['groups', id, 'parameters'], report);
    for (const kinds of ['kindsRural', 'kindsUrban'] as const) {
      const total = Object.values(group[kinds]).reduce((sum, { value }) => sum + value, 0);
      if (total > 0) continue;
      report(['groups', id, kinds], 'SCENARIO_RANGE', 'the weights of the kinds sum to zero');
    }
    const known = new Set(document.identities);
    for (const identity of document.identities) {
      if (own(group.affinity, identity) !== undefined) continue;
      report(['groups', id, 'affinity', identity], 'SCENARIO_MISSING', 'the affinity is missing');
    }
    for (const identity of Object.keys(group.affinity)) {
      if (known.has(identity) || known.size === 0) continue;
      unknownId(['groups', id, 'affinity', identity], 'identity', identity, known, report);
    }
  }
}

function checkAbroad(document: ScenarioDocument, report: Report): void {
  for (const [id, actor] of Object.entries(document.actors)) {
    checkComplete(ACTOR_PARAMETERS, actor.parameters, ['actors', id, 'parameters'], report);
  }
  const actors = new Set(Object.keys(document.actors));
  const areas = new Set(Object.keys(document.areas));
  for (const [id, corridor] of Object.entries(document.corridors)) {
    const path = ['corridors', id];
    if (!actors.has(corridor.host)) {
      unknownId([...path, 'host'], 'actor', corridor.host, actors, report);
    }
    corridor.entries.forEach((area, i) => {
      if (!areas.has(area)) unknownId([...path, 'entries', i], 'area', area, areas, report);
      if (corridor.entries.indexOf(area) === i) return;
      report([...path, 'entries', i], 'SCENARIO_DUPLICATE', `${area} stands twice`);
    });
    checkComplete(CORRIDOR_PARAMETERS, corridor.parameters, [...path, 'parameters'], report);
  }
}
