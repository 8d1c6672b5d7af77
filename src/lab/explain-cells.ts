/** Which cells of the world an explanation is about, and with what weight each counts. */
import {
  AXES,
  AXES_OF,
  COLUMN_NAMES,
  columnOf,
  type Axis,
  type ColumnName,
} from '../engine/columns.js';
import type { Setup } from '../engine/setup.js';
import { SIDE_NAMES } from '../engine/sides.js';
import { didYouMean } from '../scenario/suggest.js';

/** One line for each code. Codes are never reused. */
export const EXPLAIN_ERRORS = {
  EXPLAIN_VARIABLE: 'there is no such variable',
  EXPLAIN_ID: 'nothing has this id',
  EXPLAIN_AXIS: 'the variable is not kept by what was named, or needs something named',
} as const;
export type ExplainErrorCode = keyof typeof EXPLAIN_ERRORS;

/** What cannot be explained, and how to ask instead. */
export class ExplainError extends Error {
  override readonly name = 'ExplainError';
  constructor(
    readonly code: ExplainErrorCode,
    message: string,
    readonly advice?: string,
  ) {
    super(message);
  }
}

/** Ids that narrow a variable down; an area may also be a province. */
export type AxisIds = Readonly<Partial<Record<Axis, string>>>;

/** One cell of the world with its share in the whole. */
export interface SelectedCell {
  readonly index: number;
  readonly weight: number;
  /** What the cell belongs to, by axis. */
  readonly ids: AxisIds;
}

/** How cells become one value. */
export type Aggregation = 'value' | 'sum' | 'population-weighted mean';

export interface Selection {
  readonly variable: ColumnName;
  readonly aggregation: Aggregation;
  readonly cells: readonly SelectedCell[];
  /** What it is about, for people: `Baghlan (2 areas), National Resistance Front`. */
  readonly label: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** One axis narrowed down: the positions along it, and what to call them. */
interface Choice {
  readonly axis: Axis;
  readonly all: readonly Named[];
  readonly positions: readonly number[];
  readonly label: string;
}

/**
 * Finds the cells of a variable. Where an axis has no id: the first side, the first group, all
 * areas; all of the rest for counts, which can be summed. Shares and indices of several areas are
 * weighted by their population at the start. Throws ExplainError.
 */
export function selectCells(setup: Setup, variable: string, ids: AxisIds): Selection {
  const name = COLUMN_NAMES.find((column) => column === variable);
  if (name === undefined) {
    const advice = didYouMean(variable, COLUMN_NAMES);
    throw new ExplainError('EXPLAIN_VARIABLE', `there is no variable "${variable}"`, advice);
  }
  const { index, kind } = columnOf(name);
  const axes = AXES_OF[index];
  refuseOtherAxes(name, axes, ids);
  const choices = axes.map((axis) => choose(setup, name, axis, ids[axis], kind === 'count'));
  const cells = cellsOf(choices);
  const weights = kind === 'count' ? cells.map(() => 1) : populationWeights(setup, choices);
  return {
    variable: name,
    aggregation:
      cells.length === 1 ? 'value' : kind === 'count' ? 'sum' : 'population-weighted mean',
    cells: cells.map((cell, i) => ({ ...cell, weight: weights[i] ?? 0 })),
    label: choices
      .map((choice) => choice.label)
      .reverse()
      .join(', '),
  };
}

function refuseOtherAxes(variable: ColumnName, axes: readonly Axis[], ids: AxisIds): void {
  const extra = AXES.find((axis) => ids[axis] !== undefined && !axes.includes(axis));
  if (extra === undefined) return;
  const kept = axes.length === 0 ? 'is one number' : `is kept by ${axes.join(' and ')}`;
  throw new ExplainError('EXPLAIN_AXIS', `${variable} ${kept}`, `Leave the ${extra} out.`);
}

function entriesOf(setup: Setup, axis: Axis): readonly Named[] {
  switch (axis) {
    case 'side':
      return SIDE_NAMES.map((id) => ({ id, name: id === 'nrf' ? 'NRF' : 'Taliban' }));
    case 'group':
      return setup.groups;
    case 'actor':
      return setup.actors;
    case 'corridor':
      return setup.corridors;
    case 'front':
      return setup.fronts;
    case 'zone':
      return setup.zones;
    case 'event':
      return setup.events.map(({ id }) => ({ id, name: id }));
    case 'area':
      return setup.areas;
  }
}

function choose(
  setup: Setup,
  variable: ColumnName,
  axis: Axis,
  id: string | undefined,
  summable: boolean,
): Choice {
  const all = entriesOf(setup, axis);
  if (id !== undefined) return chosen(setup, axis, id, all);
  if (axis === 'side' || axis === 'group')
    return { axis, all, positions: [0], label: nameAt(all, 0) };
  if (axis === 'area' || summable) {
    const label = axis === 'area' ? 'the whole country' : `all ${axis}s`;
    return { axis, all, positions: all.map((_, i) => i), label };
  }
  throw new ExplainError(
    'EXPLAIN_AXIS',
    `${variable} is kept by ${axis}: name one`,
    `Known: ${all.map((entry) => entry.id).join(', ')}.`,
  );
}

function nameAt(all: readonly Named[], position: number): string {
  return all[position]?.name ?? '';
}

function chosen(setup: Setup, axis: Axis, id: string, all: readonly Named[]): Choice {
  const position = all.findIndex((entry) => entry.id === id);
  if (position >= 0) return { axis, all, positions: [position], label: nameAt(all, position) };
  const province = axis === 'area' ? setup.provinces.findIndex((p) => p.id === id) : -1;
  if (province >= 0) {
    const positions = setup.areas.flatMap((area, i) => (area.province === province ? [i] : []));
    const label = `${nameAt(setup.provinces, province)} (${positions.length} areas)`;
    return { axis, all, positions, label };
  }
  const named = [...all, ...(axis === 'area' ? setup.provinces : [])];
  const known = [...new Set(named.map((entry) => entry.id))];
  throw new ExplainError(
    'EXPLAIN_ID',
    `there is no ${axis} "${id}"`,
    didYouMean(id, known) ?? `Known: ${known.slice(0, 12).join(', ')} ...`,
  );
}

/** Every combination of the chosen positions, numbered as the layout numbers cells. */
function cellsOf(choices: readonly Choice[]): Omit<SelectedCell, 'weight'>[] {
  let cells: Omit<SelectedCell, 'weight'>[] = [{ index: 0, ids: {} }];
  for (const { axis, all, positions } of choices) {
    cells = cells.flatMap((cell) =>
      positions.map((position) => ({
        index: cell.index * all.length + position,
        ids: { ...cell.ids, [axis]: all[position]?.id ?? '' },
      })),
    );
  }
  return cells;
}

/** Weights that sum to one; only areas can be several for a share or an index. */
function populationWeights(setup: Setup, choices: readonly Choice[]): number[] {
  const positions = choices.find((choice) => choice.axis === 'area')?.positions ?? [0];
  if (positions.length === 1) return [1];
  const people = positions.map((a) => setup.initial.population?.[a] ?? 0);
  const total = people.reduce((sum, n) => sum + n, 0);
  return people.map((n) => (total > 0 ? n / total : 1 / positions.length));
}
