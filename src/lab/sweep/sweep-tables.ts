/** The tables of a sweep: their columns, from the plan alone. */
import { seriesOf } from '../../engine/metrics.js';
import type { Factor, SummaryOutput } from '../experiment/experiment.js';
import {
  RUN_COLUMNS,
  TURN_COLUMNS,
  type ColumnSpec,
  type ColumnType,
  type TableSpec,
} from '../results/tables.js';
import type { SweepPlan } from './sweep-plan.js';

/** The tables of a plan, in the order of the manifest. */
export function tablesOf(plan: SweepPlan): TableSpec[] {
  const { national, areas, events } = plan.outputs;
  return [
    settingsTable(plan),
    runsTable(plan),
    ...(national.length === 0 ? [] : [nationalTable(plan)]),
    ...(areas === null ? [] : [areasTable(plan)]),
    ...(events === null ? [] : [EVENTS_TABLE]),
  ];
}

const text = (name: string, about: string, nullable = false): ColumnSpec => ({
  name,
  type: 'STRING',
  unit: null,
  about,
  ...(nullable ? { nullable } : {}),
});

function settingsTable(plan: SweepPlan): TableSpec {
  return {
    name: 'settings',
    about: 'What was played: a row for each design point with each treatment.',
    columns: [
      { name: 'setting', type: 'INT32', unit: null, about: 'number of the setting, from 0' },
      text('treatment', 'id of the treatment'),
      text('scenario', 'id of the scenario'),
      { name: 'point', type: 'INT32', unit: null, about: 'number of the design point, from 0' },
      ...plan.factors.map(factorColumn),
    ],
  };
}

/** The type of a factor's values: numbers, or words where any level is one. */
export function typeOfFactor({ levels }: Pick<Factor, 'levels'>): ColumnType {
  if (levels === null || levels.every((level) => typeof level === 'number')) return 'DOUBLE';
  return levels.every((level) => typeof level === 'boolean') ? 'BOOLEAN' : 'STRING';
}

function factorColumn(factor: Factor): ColumnSpec {
  const { id, path, apply, unit } = factor;
  const how = {
    value: `value of ${path}`,
    scale: `factor by which ${path} is multiplied`,
    add: `term that is added to ${path}`,
  } as const;
  return {
    name: id,
    type: typeOfFactor(factor),
    unit: apply === 'scale' ? 'factor' : unit,
    about: how[apply],
  };
}

function runsTable(plan: SweepPlan): TableSpec {
  return {
    name: 'runs',
    about: 'How each run came out: a row for each run.',
    columns: [
      ...RUN_COLUMNS,
      text('outcome', 'how the campaign ended'),
      text('state_hash', 'names the last state; the same run has the same hash everywhere'),
      ...plan.outputs.summary.map(summaryColumn),
    ],
  };
}

function summaryColumn({ id, unit, about, resolution }: SummaryOutput): ColumnSpec {
  return { name: id, type: resolution === 1 ? 'INT32' : 'DOUBLE', unit, about };
}

function nationalTable(plan: SweepPlan): TableSpec {
  return {
    name: 'national',
    about:
      'The course of each run: a row for each run and turn, the whole country together. Turns are whole, ' +
      'so the last row counts to the end of its turn, and numbers of the table runs to the last day only.',
    columns: [
      ...RUN_COLUMNS,
      ...TURN_COLUMNS,
      ...plan.outputs.national.map((id): ColumnSpec => {
        const { unit, about, resolution } = seriesOf(id);
        return { name: id, type: resolution === 1 ? 'INT32' : 'DOUBLE', unit, about };
      }),
    ],
  };
}

function areasTable(plan: SweepPlan): TableSpec {
  const every = plan.outputs.areas?.every ?? 1;
  const which = every === 1 ? 'turn' : `${every}th turn (and the last)`;
  return {
    name: 'areas',
    about: `Areas at the end of each ${which}: a row for each run, turn and area.`,
    columns: [
      ...RUN_COLUMNS,
      ...TURN_COLUMNS,
      text('area', 'id of the area'),
      ...(plan.outputs.areas?.columns ?? []).map(
        ({ id, unit, about, whole, whose }): ColumnSpec => ({
          name: id,
          type: whole ? 'INT32' : 'DOUBLE',
          unit,
          about: whose === null ? about : `${about} (${whose})`,
        }),
      ),
    ],
  };
}

const count = (name: string, unit: string, about: string): ColumnSpec => ({
  name,
  type: 'INT32',
  unit,
  about,
  nullable: true,
});
const persons = (name: string, about: string): ColumnSpec => count(name, 'persons', about);
const inLayer = (layer: string): ColumnSpec => ({
  name: `in_${layer}`,
  type: 'BOOLEAN',
  unit: null,
  about: `whether the layer "${layer}" of reporting holds it; missing for notes`,
  nullable: true,
});

const EVENTS_TABLE: TableSpec = {
  name: 'events',
  about:
    'The log of each run: operations with what each layer of reporting makes of them, and notable turns ' +
    '(notes). False claims are rows too: count what happened with in_true. Turns are whole, so the last can ' +
    'go on after the last day. Numbers are missing where a kind has none.',
  columns: [
    ...RUN_COLUMNS,
    { name: 'turn', type: 'INT32', unit: null, about: 'number of the turn, from 0' },
    { name: 'date', type: 'DATE', unit: null, about: 'day of the event' },
    text('kind', 'kind of operation or note'),
    text('area', 'id of the area', true),
    text('armed_group', 'id of the armed group', true),
    persons('government_killed', 'personnel of the authorities killed'),
    persons('group_killed', 'fighters of the group killed'),
    persons('civilians_killed', 'civilians killed'),
    persons('arrests', 'civilians arrested'),
    persons('captured', 'fighters captured'),
    persons('displaced', 'civilians displaced'),
    count('delay_days', 'days', 'days from the event to its report'),
    persons('tally_killed', 'killed as the party tallies them'),
    persons('itemised_killed', 'killed as single statements claim'),
    persons('recorded_killed', 'killed as monitors record them'),
    persons('verified_killed', 'killed as monitors could verify them'),
    {
      name: 'in_true',
      type: 'BOOLEAN',
      unit: null,
      about: 'whether it happened; false for a false claim, missing for notes',
      nullable: true,
    },
    inLayer('tally'),
    inLayer('itemised'),
    inLayer('recorded'),
    inLayer('verified'),
    text('subject', 'event, actor, corridor, order or ending that a note is about', true),
    count('a', 'number', 'first number of a note (docs/data-dictionary.md, Notes)'),
    count('b', 'number', 'second number of a note'),
    count('c', 'number', 'third number of a note'),
  ],
};
