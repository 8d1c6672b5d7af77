/**
 * A small war for tests: five areas in three provinces of two regions, all five kinds of groups and
 * the shipped parameters, so that campaigns are quick and have events of every kind.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { dayNumber } from '../../src/engine/calendar.js';
import { DRIVERS } from '../../src/engine/model.js';
import {
  ACTOR_PARAMETERS,
  CORRIDOR_PARAMETERS,
  GROUP_PARAMETERS,
  PARAMETERS,
} from '../../src/engine/parameter-names.js';
import { GROUP_KINDS } from '../../src/engine/records.js';
import type { AreaSetup, GroupSetup, NumberTable, Setup } from '../../src/engine/setup.js';
import { ROLES } from '../../src/engine/sides.js';

type Entries = Readonly<Record<string, { readonly value: number }>>;
type Parts = Readonly<Record<string, { readonly parameters: Entries }>>;

function part(name: string): Record<string, unknown> {
  const file = new URL(`../../scenarios/parts/${name}.yaml`, import.meta.url);
  return parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

const shippedGroups = part('groups')['groups'] as Parts;
const shippedParameters = part('parameters')['parameters'] as Readonly<Record<string, Entries>>;
const pakistan = (part('actors')['actors'] as Parts)['pakistan']!;
const corridor = Object.values(part('corridors')['corridors'] as Parts)[0]!;

function numbers(declared: object, given: Entries | undefined): NumberTable {
  return Object.fromEntries(
    Object.keys(declared).map((name) => [name, given?.[name]?.value ?? 0.25]),
  );
}

const FIRST_DAY = dayNumber(2023, 3, 21);
const AREAS = 5;
const GROUPS = ['nrf', 'aff', 'iskp', 'ttp', 'other'];

function area(id: string, province: number, urbanShare: number): AreaSetup {
  return {
    id,
    name: `Area ${id}`,
    province,
    terrain: urbanShare > 0.5 ? 'urban' : 'hills',
    ruggedness: 0.5,
    meanElevationM: 1500,
    roadShare: 0.5,
    urbanShare,
    isCapital: id === 'AF-KAB-CTY',
    identity: [0.6, 0.4],
    borders: id === 'AF-KNR' ? [0] : [],
  };
}

function group(id: string, i: number): GroupSetup {
  return {
    id,
    name: { iskp: 'Islamic State - Khorasan Province' }[id] ?? `Group ${id}`,
    role: ROLES[i]!,
    parameters: numbers(GROUP_PARAMETERS, shippedGroups[id]?.parameters),
    kindsRural: new Array<number>(GROUP_KINDS).fill(0.2),
    kindsUrban: new Array<number>(GROUP_KINDS).fill(0.2),
    affinity: [0.6, 0.2],
  };
}

function byGroup(perArea: readonly number[]): number[] {
  return perArea.flatMap((value) => new Array<number>(AREAS).fill(value));
}

const everywhere = (value: number): number[] => new Array<number>(AREAS).fill(value);

/** The setup; `changes` replace whole fields. Half a year, turns of a week. */
export function smallSetup(changes: Partial<Setup> = {}): Setup {
  const zone = { id: 'z', name: 'Zone', areas: [0, 1, 2, 3, 4] };
  return {
    id: 'small',
    startDay: FIRST_DAY,
    endDay: FIRST_DAY + 181,
    turnDays: 7,
    stepDays: 28,
    identities: ['hill', 'plain'],
    provinces: [
      { id: 'AF-KAB', name: 'Kabul', region: 'central' },
      { id: 'AF-PAN', name: 'Panjshir', region: 'central' },
      { id: 'AF-KNR', name: 'Kunar', region: 'east' },
    ],
    areas: [
      area('AF-KAB-CTY', 0, 0.9),
      area('AF-KAB-RUR', 0, 0.1),
      area('AF-PAN-N', 1, 0),
      area('AF-PAN-S', 1, 0),
      area('AF-KNR', 2, 0.1),
    ],
    edges: [0, 1, 2, 3].map((a) => ({ a, b: a + 1, roadShare: 0.5, pass: a === 2 })),
    actors: [
      {
        id: 'pakistan',
        name: 'Pakistan',
        parameters: numbers(ACTOR_PARAMETERS, pakistan.parameters),
        interests: {
          nrf: Object.fromEntries(DRIVERS.map((name) => [name, 0.1])),
          taliban: Object.fromEntries(DRIVERS.map((name) => [name, -0.1])),
        },
      },
    ],
    groups: GROUPS.map(group),
    corridors: [
      {
        id: 'c',
        name: 'Corridor',
        host: 0,
        entries: [4],
        parameters: numbers(CORRIDOR_PARAMETERS, corridor.parameters),
      },
    ],
    fronts: [{ ...zone, id: 'f', name: 'Front' }],
    zones: [zone],
    events: [],
    parameters: Object.fromEntries(
      Object.entries(PARAMETERS).map(([rule, names]) => [
        rule,
        numbers(names, shippedParameters[rule]),
      ]),
    ),
    doctrine: { nrf: {}, taliban: {} },
    initial: {
      day: [FIRST_DAY],
      population: [3_000_000, 400_000, 90_000, 80_000, 500_000],
      exForces: everywhere(2000),
      supportInsurgent: everywhere(0.3),
      supportGovernment: everywhere(0.3),
      control: everywhere(0.7),
      garrison: [9000, 2000, 1500, 1500, 2500],
      garrisonArms: everywhere(9000),
      heavy: everywhere(50),
      fighters: byGroup([120, 60, 60, 150, 0]),
      arms: byGroup([300, 200, 200, 300, 0]),
      cash: byGroup([40_000, 20_000, 20_000, 20_000, 0]),
      network: byGroup([0.3, 0.2, 0.2, 0.2, 0]),
      cells: byGroup([4, 3, 2, 1, 0]),
      leadership: byGroup([0.6, 0.6, 0.6, 0.6, 0]),
      boldness: byGroup([0.5, 0.5, 0.5, 0.5, 0]),
      intel: byGroup([0.2, 0.2, 0.2, 0.1, 0]),
      stance: byGroup([2, 2, 2, 2, 2]),
      treasury: [400_000, 200_000, 200_000, 200_000, 0],
      craft: [0.3, 0.3, 0.3, 0.3, 0],
      stateTreasury: [80_000_000],
      reserve: [4000],
      attention: [4, 4],
      cohesion: [0.6, 0.7],
      internet: [0.9],
      borderTension: [0.5],
      startFighters: [600],
      frontPosture: [2],
      publicity: [1],
      zonePosture: [1],
      zoneRule: [1],
      corridorEffort: [1],
      corridorControl: [1],
    },
    ...changes,
  };
}
