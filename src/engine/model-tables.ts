/** Tables that a model precomputes from its setup: map, seasons, interests, kinds, first state. */
import { COLUMN_NAMES, columnOf } from './columns.js';
import { ModelError } from './errors.js';
import { exp } from './maths.js';
import { DRIVERS, type MapTables } from './model-types.js';
import type { Parameters } from './parameters.js';
import { GROUP_KINDS } from './records.js';
import type { Setup, Terrain } from './setup.js';
import { ROLES, type Role } from './sides.js';
import type { Layout } from './world.js';

export function roleNumber(role: Role): number {
  return ROLES.indexOf(role);
}

/** Neighbours, terrain, commands and reach, by area. */
export function mapTables(setup: Setup, p: Parameters): MapTables {
  const nA = setup.areas.length;
  const neighbours = neighbourRows(setup);
  const population = setup.initial.population ?? [];
  const total = population.reduce((sum, n) => sum + n, 0);
  const reach = reachTable(setup, neighbours, p);
  const worth = heavyWorth(p);
  return {
    province: Int32Array.from(setup.areas, (a) => a.province),
    region: setup.areas.map((a) => setup.provinces[a.province]?.region ?? ''),
    ruggedness: Float64Array.from(setup.areas, (a) => a.ruggedness),
    roadShare: Float64Array.from(setup.areas, (a) => a.roadShare),
    urbanShare: Float64Array.from(setup.areas, (a) => a.urbanShare),
    isCapital: Uint8Array.from(setup.areas, (a) => (a.isCapital ? 1 : 0)),
    snowShare: Float64Array.from(setup.areas, (a) => snowShare(a.meanElevationM, p)),
    fieldShare: Float64Array.from(setup.areas, (a) => p.calendar.harvestShare * (1 - a.urbanShare)),
    heavyWorth: Float64Array.from(setup.areas, (a) => worth[a.terrain] * a.roadShare),
    populationShare: Float64Array.from({ length: nA }, (_, a) =>
      total > 0 ? (population[a] ?? 0) / total : 1 / nA,
    ),
    affinity: affinityTable(setup),
    ...neighbours,
    front: membership(setup.fronts, nA),
    zone: membership(setup.zones, nA),
    borders: borderTable(setup),
    shelterPairs: shelterPairs(setup),
    tenseAreas: tenseAreas(setup),
    tenseShare: tenseShare(setup),
    doorAreas: doorAreas(setup),
    reach,
    bestReach: bestOf(reach, nA),
  };
}

/** Worth of heavy equipment on the roads of each terrain. */
function heavyWorth({ control: k }: Parameters): Readonly<Record<Terrain, number>> {
  return {
    plain: k.heavyPlain,
    desert: k.heavyDesert,
    urban: k.heavyUrban,
    hills: k.heavyHills,
    high_valley: k.heavyHighValley,
    mountain: k.heavyMountain,
  };
}

function snowShare(elevationM: number, p: Parameters): number {
  const { snowLineM, snowFullM } = p.calendar;
  const share = (elevationM - snowLineM) / (snowFullM - snowLineM);
  return share < 0 ? 0 : share > 1 ? 1 : share;
}

function affinityTable(setup: Setup): Float64Array {
  const nA = setup.areas.length;
  const table = new Float64Array(setup.groups.length * nA);
  setup.groups.forEach((group, g) => {
    setup.areas.forEach((area, a) => {
      let sum = 0;
      area.identity.forEach((share, i) => (sum += share * (group.affinity[i] ?? 0)));
      table[g * nA + a] = sum;
    });
  });
  return table;
}

type Neighbours = Pick<
  MapTables,
  'neighbourStart' | 'neighbour' | 'neighbourRoad' | 'neighbourPass'
>;

function neighbourRows(setup: Setup): Neighbours {
  const nA = setup.areas.length;
  const rows: { to: number; road: number; pass: number }[][] = Array.from({ length: nA }, () => []);
  for (const { a, b, roadShare, pass } of setup.edges) {
    const rowA = rows[a];
    const rowB = rows[b];
    if (rowA === undefined || rowB === undefined || a === b) {
      throw new ModelError('MODEL_BAD_INDEX', `edge ${a}-${b} does not join two areas`);
    }
    rowA.push({ to: b, road: roadShare, pass: pass ? 1 : 0 });
    rowB.push({ to: a, road: roadShare, pass: pass ? 1 : 0 });
  }
  const start = new Int32Array(nA + 1);
  rows.forEach((row, a) => (start[a + 1] = start[a]! + row.length));
  const flat = rows.flat();
  return {
    neighbourStart: start,
    neighbour: Int32Array.from(flat, (n) => n.to),
    neighbourRoad: Float64Array.from(flat, (n) => n.road),
    neighbourPass: Uint8Array.from(flat, (n) => n.pass),
  };
}

/** Command of each area; -1 where none is named. The last naming wins. */
function membership(zones: Setup['zones'], nA: number): Int32Array {
  const of = new Int32Array(nA).fill(-1);
  zones.forEach((zone, z) => {
    for (const a of zone.areas) of[a] = z;
  });
  return of;
}

function borderTable(setup: Setup): Uint8Array {
  const nA = setup.areas.length;
  const table = new Uint8Array(setup.actors.length * nA);
  setup.areas.forEach((area, a) => {
    for (const x of area.borders) table[x * nA + a] = 1;
  });
  return table;
}

function tenseAreas(setup: Setup): Int32Array {
  const areas: number[] = [];
  setup.areas.forEach((area, a) => {
    const tense = area.borders.some((x) => (setup.actors[x]?.parameters['tensionShare'] ?? 0) > 0);
    if (tense) areas.push(a);
  });
  return Int32Array.from(areas);
}

function tenseShare(setup: Setup): Float64Array {
  return Float64Array.from(setup.areas, ({ borders }) =>
    borders.reduce((sum, x) => sum + (setup.actors[x]?.parameters['tensionShare'] ?? 0), 0),
  );
}

function doorAreas(setup: Setup): Int32Array {
  const pairs = shelterPairs(setup);
  return Int32Array.from(setup.areas.keys()).filter((a) =>
    pairs.some((area, n) => n % 2 === 1 && area === a),
  );
}

function shelterPairs(setup: Setup): Int32Array {
  const pairs: number[] = [];
  setup.areas.forEach((area, a) => {
    for (const x of area.borders) {
      if ((setup.actors[x]?.parameters['sanctuary'] ?? 0) > 0) pairs.push(x, a);
    }
  });
  return Int32Array.from(pairs);
}

/** Share of money left after carrying it from the nearest entry, each step taking its cut. */
function reachTable(setup: Setup, n: Neighbours, p: Parameters): Float64Array {
  const nA = setup.areas.length;
  const table = new Float64Array(setup.corridors.length * nA);
  setup.corridors.forEach((corridor, h) => {
    const distance = new Int32Array(nA).fill(-1);
    let frontier = [...corridor.entries];
    for (const a of frontier) distance[a] = 0;
    for (let d = 1; frontier.length > 0; d++) {
      const next: number[] = [];
      for (const a of frontier) {
        for (let e = n.neighbourStart[a]!; e < n.neighbourStart[a + 1]!; e++) {
          const b = n.neighbour[e]!;
          if (distance[b] !== -1) continue;
          distance[b] = d;
          next.push(b);
        }
      }
      frontier = next;
    }
    for (let a = 0; a < nA; a++) {
      const steps = distance[a]!;
      let share = steps < 0 ? 0 : 1;
      for (let i = 0; i < steps; i++) share *= 1 - p.finance.carryFeeShare;
      table[h * nA + a] = share;
    }
  });
  return table;
}

function bestOf(reach: Float64Array, nA: number): Float64Array {
  const best = new Float64Array(nA);
  reach.forEach((share, i) => (best[i % nA] = Math.max(best[i % nA]!, share)));
  return best;
}

/** Winter and harvest through the year: raised bumps with smooth flanks, 0 to 1. */
export function seasonTables(p: Parameters): { winter: Float64Array; harvest: Float64Array } {
  const winter = new Float64Array(366);
  const harvest = new Float64Array(366);
  for (let d = 0; d < 366; d++) {
    winter[d] = bump(d, p.calendar.winterPeakDay, p.calendar.winterSpreadDays);
    harvest[d] = bump(d, p.calendar.harvestPeakDay, p.calendar.harvestSpreadDays);
  }
  return { winter, harvest };
}

function bump(day: number, peak: number, spreadDays: number): number {
  let away = Math.abs(day - peak);
  if (away > 182.625) away = 365.25 - away;
  const z = away / spreadDays;
  return exp(-0.5 * z * z);
}

/** Pull of each driver on each stance, by actor x side x driver. */
export function interestTable(setup: Setup): Float64Array {
  const table = new Float64Array(setup.actors.length * 2 * DRIVERS.length);
  setup.actors.forEach((actor, x) => {
    DRIVERS.forEach((driver, d) => {
      table[2 * x * DRIVERS.length + d] = actor.interests.nrf[driver] ?? 0;
      table[(2 * x + 1) * DRIVERS.length + d] = actor.interests.taliban[driver] ?? 0;
    });
  });
  return table;
}

/** Cumulative shares of the kinds of operation, by group x (rural, urban) x kind. */
export function kindTable(setup: Setup): Float64Array {
  const table = new Float64Array(setup.groups.length * 2 * GROUP_KINDS);
  setup.groups.forEach((group, g) => {
    [group.kindsRural, group.kindsUrban].forEach((weights, urban) => {
      const total = weights.reduce((sum, x) => sum + x, 0);
      if (!(total > 0)) throw new ModelError('MODEL_BAD_NUMBER', `${group.id}: kinds sum to zero`);
      let sum = 0;
      for (let i = 0; i < GROUP_KINDS; i++) {
        sum += (weights[i] ?? 0) / total;
        table[(g * 2 + urban) * GROUP_KINDS + i] = sum;
      }
    });
  });
  return table;
}

/** The first state as one buffer, each cell checked against its column. */
export function initialCells(setup: Setup, layout: Layout): Float64Array {
  const cells = new Float64Array(layout.cells);
  for (const name of COLUMN_NAMES) {
    const values = setup.initial[name];
    if (values === undefined) continue;
    const { min, max, kind } = columnOf(name);
    const length = layout.length[name];
    if (values.length !== length) {
      throw new ModelError('MODEL_BAD_INDEX', `${name} has ${values.length} values, not ${length}`);
    }
    values.forEach((value, i) => {
      const whole = kind === 'real' || Number.isInteger(value);
      if (!(value >= min && value <= max) || !whole) {
        throw new ModelError(
          'MODEL_BAD_NUMBER',
          `${name}[${i}] is ${value}, outside ${min}..${max}`,
        );
      }
      cells[layout.offset[name] + i] = value;
    });
  }
  return cells;
}
