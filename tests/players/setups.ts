/** Setups that a player must cope with: from a classroom of three areas to a contested valley. */
import { columnOf, type ColumnName } from '../../src/engine/columns.js';
import type { Setup } from '../../src/engine/setup.js';
import { contestedSetup } from '../engine/contested-setup.js';
import { smallSetup } from '../engine/small-setup.js';

/** Three areas, one front, one zone; no corridor, no actor, no event. */
export function classroomSetup(): Setup {
  const small = smallSetup();
  const areas = 3;
  const all = [0, 1, 2];
  return {
    ...small,
    areas: small.areas.slice(0, areas).map((area) => ({ ...area, borders: [] })),
    edges: small.edges.filter(({ a, b }) => a < areas && b < areas),
    actors: [],
    corridors: [],
    fronts: [{ id: 'f', name: 'Front', areas: all }],
    zones: [{ id: 'z', name: 'Zone', areas: all }],
    initial: Object.fromEntries(
      Object.entries(small.initial).flatMap(([name, values]) => {
        const kept = cut(name as ColumnName, values, small.areas.length, areas);
        return kept.length > 0 ? [[name, kept]] : [];
      }),
    ),
  };
}

/** The cells of a column that are left when only the first `to` of `from` areas are. */
function cut(name: ColumnName, values: readonly number[], from: number, to: number): number[] {
  switch (columnOf(name).index) {
    case 'area':
    case 'groupArea':
    case 'sideArea':
      return values.filter((_, i) => i % from < to);
    case 'actor':
    case 'actorSide':
    case 'corridor':
    case 'groupCorridor':
      return [];
    default:
      return [...values];
  }
}

/** A year of the contested valley, so that all seasons pass. */
export function contestedYear(changes: Partial<Setup> = {}): Setup {
  const setup = contestedSetup(changes);
  return { ...setup, endDay: setup.startDay + 363 };
}

/** Areas, fronts and zones of which some have nobody in command. */
export function leaderlessSetup(): Setup {
  const setup = contestedYear();
  return {
    ...setup,
    fronts: setup.fronts.slice(1),
    zones: setup.zones.slice(1),
    initial: {
      ...setup.initial,
      frontPosture: [2],
      frontEmphasis: [0],
      zonePosture: [1],
      zoneRule: [1],
      zoneAmnesty: [0],
    },
  };
}

export const SETUPS: Readonly<Record<string, () => Setup>> = {
  classroom: classroomSetup,
  small: smallSetup,
  contested: contestedYear,
  leaderless: leaderlessSetup,
};
