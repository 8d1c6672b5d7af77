/** Whose a published count is and where it was taken, as masks over groups and areas of a model. */
import type { ActorKind, ScopeKind } from './metric-table.js';
import type { Model } from './model-types.js';
import { ROLE_ALLY, ROLE_FRONT, ROLE_RESIDUAL, ROLES, SIDE_NAMES } from './sides.js';

/** An actor of a count, found in a model. */
export interface ActorSelection {
  readonly kind: ActorKind;
  /** By group: 1 if it belongs to the actor. */
  readonly groups: Uint8Array;
  /** By area: 1 if the actor can act there; all but across a border. */
  readonly areas: Uint8Array;
}

/** A place of a count, found in a model. */
export interface ScopeSelection {
  readonly kind: ScopeKind;
  /** By area: 1 if it belongs to the place. */
  readonly areas: Uint8Array;
}

/** Roles that reports sum up as armed opposition: the jihadist rival and the guests are not. */
const OPPOSITION_ROLES = [ROLE_FRONT, ROLE_ALLY, ROLE_RESIDUAL];
const AUTHORITIES = ['taliban', 'defactoauthorities', 'authorities'];
const OPPOSITION = ['allarmedopposition', 'armedopposition'];
const EVERYONE = ['all', 'allactors', 'allarmedgroups'];
const NATIONWIDE = ['national', 'country'];

/** Letters and digits of a name, in lower case: `IS-KP`, `iskp` and `ISKP` are one. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/**
 * The actor of a name: a group by id, name, side or role; several joined by `+`; the authorities;
 * the armed opposition; all; or `Taliban-X`, both sides of the border with the external actor X.
 * Null when the model has no such actor.
 */
export function selectActor(m: Model, name: string): ActorSelection | null {
  const areas = new Uint8Array(m.sizes.areas).fill(1);
  const key = plain(name);
  if (EVERYONE.includes(key)) return { kind: 'all', groups: everyGroup(m), areas };
  if (AUTHORITIES.includes(key)) return { kind: 'authorities', groups: everyGroup(m), areas };
  if (OPPOSITION.includes(key)) return { kind: 'groups', groups: opposition(m), areas };
  const groups = new Uint8Array(m.sizes.groups);
  for (const part of name.split('+')) {
    const g = groupOf(m, plain(part));
    if (g < 0) return borderOf(m, name);
    groups[g] = 1;
  }
  return { kind: 'groups', groups, areas };
}

function everyGroup(m: Model): Uint8Array {
  return new Uint8Array(m.sizes.groups).fill(1);
}

function opposition(m: Model): Uint8Array {
  return Uint8Array.from(m.role, (role) => (OPPOSITION_ROLES.includes(role) ? 1 : 0));
}

/** Ids and names come first; a side's or role's name stands for the first group that has it. */
function groupOf(m: Model, key: string): number {
  if (key === '') return -1;
  const named = m.setup.groups.findIndex((g) => plain(g.id) === key || plain(g.name) === key);
  if (named >= 0) return named;
  const role = key === SIDE_NAMES[0] ? ROLE_FRONT : ROLES.findIndex((name) => name === key);
  return role < 0 ? -1 : m.role.indexOf(role);
}

function borderOf(m: Model, name: string): ActorSelection | null {
  const [first, second, ...more] = name.split('-').map(plain);
  if (first === undefined || second === undefined || more.length > 0) return null;
  if (!AUTHORITIES.includes(first)) return null;
  const x = m.setup.actors.findIndex((a) => plain(a.id) === second || plain(a.name) === second);
  if (x < 0 || !(m.ap.tensionShare[x]! > 0)) return null;
  const from = x * m.sizes.areas;
  const areas = m.map.borders.slice(from, from + m.sizes.areas);
  return { kind: 'border', groups: everyGroup(m), areas };
}

/**
 * The place of a name: `national`, a province or an area by id or name, or `region NAME`. Null when
 * the model has no such place.
 */
export function selectScope(m: Model, name: string): ScopeSelection | null {
  const key = plain(name);
  const { areas, provinces } = m.setup;
  if (NATIONWIDE.includes(key)) {
    return { kind: 'national', areas: new Uint8Array(areas.length).fill(1) };
  }
  if (key === '') return null;
  const inRegion = /^region\s+(.+)$/i.exec(name.trim());
  if (inRegion !== null) {
    const region = plain(inRegion[1]!);
    return placed('region', m, (a) => plain(m.map.region[a]!) === region);
  }
  const p = provinces.findIndex(({ id, name: own }) => plain(id) === key || plain(own) === key);
  if (p >= 0) return placed('province', m, (a) => m.map.province[a] === p);
  return placed('area', m, (a) => [areas[a]!.id, areas[a]!.name].some((own) => plain(own) === key));
}

function placed(kind: ScopeKind, m: Model, has: (area: number) => boolean): ScopeSelection | null {
  const areas = new Uint8Array(m.sizes.areas);
  let found = false;
  for (let a = 0; a < areas.length; a++) {
    if (!has(a)) continue;
    areas[a] = 1;
    found = true;
  }
  return found ? { kind, areas } : null;
}
