/** What the areas of a game's map are shaded by, turn by turn, as it truly was. */
import { formatIsoDate } from '../engine/calendar.js';
import type { World } from '../engine/world.js';
import type { Game } from '../game/index.js';
import { geometryOf } from './geometry.js';
import type { MapFigureInput, MapVariable } from './map-figure.js';
import { formatDate } from './words.js';

interface AreaColumn {
  readonly column:
    'control' | 'supportInsurgent' | 'fear' | 'grievance' | 'fighters' | 'garrison' | 'displaced';
  readonly title: string;
  readonly unit: string;
  readonly about: string;
  readonly kind: MapVariable['kind'];
  /** Ends of the scale; without them from 0 to the greatest value. */
  readonly ends?: readonly [number, number];
  readonly decimals: number;
}

/** Columns by area; of those by group, the row of the front comes first. */
const AREA_COLUMNS: readonly AreaColumn[] = [
  {
    column: 'control',
    title: 'Who governs',
    unit: '',
    about: 'Control over the people: -1 the insurgents govern, 1 the authorities do.',
    kind: 'between',
    ends: [-1, 1],
    decimals: 2,
  },
  {
    column: 'fighters',
    title: 'Fighters of the front',
    unit: 'persons',
    about: 'Fighters of the front in the area.',
    kind: 'amount',
    decimals: 0,
  },
  {
    column: 'garrison',
    title: 'Garrisons',
    unit: 'persons',
    about: 'Men of the authorities in the area.',
    kind: 'amount',
    decimals: 0,
  },
  {
    column: 'supportInsurgent',
    title: 'Support for the insurgents',
    unit: 'share',
    about: 'Share of the people who support the insurgents.',
    kind: 'amount',
    decimals: 2,
  },
  {
    column: 'fear',
    title: 'Fear of reprisal',
    unit: 'share',
    about: 'Fear of reprisal, 0 none to 1 the greatest.',
    kind: 'amount',
    decimals: 2,
  },
  {
    column: 'grievance',
    title: 'Grievance',
    unit: 'share',
    about: 'Grievance against the authorities, 0 none to 1 the greatest.',
    kind: 'amount',
    decimals: 2,
  },
  {
    column: 'displaced',
    title: 'Civilians displaced',
    unit: 'persons',
    about: 'Civilians displaced from the area.',
    kind: 'amount',
    decimals: 0,
  },
];

/** Variables over the turns of a game, the state before each turn and the last one. */
export function truthVariables(game: Game): MapVariable[] {
  const turns = Array.from({ length: game.last + 1 }, (_, turn) => turn);
  const worlds = turns.map((turn) => game.worldBefore(turn));
  return AREA_COLUMNS.map((one) => variableOf(one, worlds, game.model.sizes.areas));
}

function variableOf(
  { column, title, unit, about, kind, ends, decimals }: AreaColumn,
  worlds: readonly World[],
  areas: number,
): MapVariable {
  const values = worlds.map((w) => [...w[column].subarray(0, areas)]);
  const most = values.flat().reduce((max, value) => Math.max(max, value), 0);
  const [min, max] = ends ?? [0, niceEnd(most, unit === 'share')];
  return { title, unit, about, kind, min, max, decimals, values };
}

/** The end of a scale: a round number at or above the greatest value. */
export function niceEnd(most: number, isShare: boolean): number {
  if (most <= 0) return 1;
  if (isShare) return Math.min(1, Math.ceil(most * 10) / 10);
  const size = Number(`1e${Math.floor(Math.log10(most))}`);
  return Math.ceil((most / size) * 2) * (size / 2);
}

/** The names of those moments: `before turn 1, 21 March 2023`. */
export function turnMoments(game: Game): string[] {
  const { startDay, turnDays } = game.model;
  return Array.from({ length: game.last + 1 }, (_, turn) => {
    const date = formatDate(formatIsoDate(startDay + turn * turnDays));
    return turn === 0 ? `At the start, ${date}` : `After turn ${turn}, ${date}`;
  });
}

/** A map through a game, with its happenings and orders beside it. */
export function gameMap(
  game: Game,
  head: Pick<MapFigureInput, 'id' | 'title' | 'description' | 'logTitle'>,
  log: readonly (readonly string[])[],
): MapFigureInput {
  return {
    ...head,
    geometry: geometryOf(game.scenario),
    variables: truthVariables(game),
    moments: turnMoments(game),
    log,
  };
}
