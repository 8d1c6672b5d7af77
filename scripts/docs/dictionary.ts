/** The data dictionary: columns, accounts, records, orders, draws, causes and metrics. */
import { CAUSE_NAMES } from '../../src/engine/causes.js';
import type { Account, Column, Index } from '../../src/engine/column-kinds.js';
import { COLUMN_NAMES, columnOf, type ColumnName } from '../../src/engine/columns.js';
import { DRAW, type DrawName } from '../../src/engine/draws.js';
import { MODEL_ERRORS } from '../../src/engine/errors.js';
import { GATHERINGS, layersOf, METRIC_IDS, metricOf } from '../../src/engine/metric-table.js';
import { SERIES } from '../../src/engine/metric-series.js';
import {
  ORDER_ERRORS,
  ORDER_FAILURES,
  ORDER_KIND_NAMES,
  ORDER_KINDS,
  type OrderKindSpec,
} from '../../src/engine/orders.js';
import {
  GROUP_KINDS,
  KIND_NAMES,
  LAYER_BIT,
  LAYERS,
  NOTE_NAMES,
  OP,
  PRESENCE_FIELDS,
} from '../../src/engine/records.js';
import { ENDINGS } from '../../src/engine/rules/assessment.js';
import { SIDE_NAMES } from '../../src/engine/sides.js';
import { verbatim } from './blocks.js';
import { cell, code, plain, table } from './markdown.js';
import {
  DRAW_MEANINGS,
  KIND_MEANINGS,
  LAYER_MEANINGS,
  NOTE_MEANINGS,
  OP_MEANINGS,
  PRESENCE_MEANINGS,
} from './meanings.js';
import { engineSources, usersOf } from './sources.js';

/** What a cell of each index belongs to. */
export const INDEX_MEANINGS: Readonly<Record<Index, string>> = {
  global: 'the whole war (one cell)',
  side: 'a side: 0 insurgents, 1 the authorities',
  area: 'an area of the map',
  sideArea: "a side's view of an area, at side × areas + area",
  group: 'an armed group; the playable front is group 0',
  groupArea: 'a group in an area, at group × areas + area',
  groupCorridor: 'a group in a money corridor, at group × corridors + corridor',
  corridor: 'a money corridor',
  actor: 'an external actor',
  actorSide: 'an actor toward a side, at 2 × actor + side',
  front: 'a front of the insurgents',
  zone: 'a zone of the authorities',
  event: 'an event of the scenario',
};

const SEEN: Readonly<Record<Column['seenBy'], string>> = {
  all: 'both sides',
  insurgent: 'insurgents',
  government: 'authorities',
  owner: 'its owner',
  none: 'nobody',
};

/** A range as text. */
export function range({ min, max }: Pick<Column, 'min' | 'max'>): string {
  return `${plain(min)} to ${plain(max)}`;
}

function columnTable(names: readonly ColumnName[]): string {
  const rows = names.map((name) => {
    const c = columnOf(name);
    return [
      code(name),
      c.kind,
      cell(c.unit),
      range(c),
      c.rule,
      SEEN[c.seenBy],
      c.account ?? '',
      cell(c.about),
    ];
  });
  return table(['column', 'kind', 'unit', 'range', 'rule', 'seen by', 'account', 'meaning'], rows);
}

function columns(): string {
  const parts = Object.entries(INDEX_MEANINGS).flatMap(([index, meaning]) => {
    const names = COLUMN_NAMES.filter((name) => columnOf(name).index === index);
    if (names.length === 0) return [];
    return [
      `### By ${code(index)}`,
      `One cell for each ${meaning.replace(/^an? /, '')}.`,
      columnTable(names),
    ];
  });
  return parts.join('\n\n').replace('One cell for each the whole war (one cell).', 'One cell.');
}

function accounts(): string {
  const kinds: readonly Account[] = ['people', 'money', 'weapons', 'vehicles', 'spares'];
  const rows = kinds.map((kind) => [
    kind,
    COLUMN_NAMES.filter((name) => columnOf(name).account === kind)
      .map(code)
      .join(', '),
  ]);
  return table(['account', 'columns whose sum never changes'], rows);
}

function records(): string {
  const fields = Object.entries(OP) as [keyof typeof OP, number][];
  const kinds = KIND_NAMES.map((name, i) => [
    String(i),
    code(name),
    i < GROUP_KINDS ? 'an armed group' : 'the authorities',
    cell(KIND_MEANINGS[name]),
  ]);
  if (PRESENCE_MEANINGS.length !== PRESENCE_FIELDS) throw new Error('presence fields have changed');
  return [
    '### Operation rows',
    'One row for each operation of an armed group, each act of the authorities, and each false claim (a row without the layer `true`).',
    table(
      ['place', 'field', 'meaning'],
      fields.map(([name, at]) => [String(at), code(name), cell(OP_MEANINGS[name])]),
    ),
    '### Kinds of operation rows',
    table(['number', 'kind', 'begun by', 'meaning'], kinds),
    '### Layers',
    table(
      ['layer', 'bit', 'meaning'],
      LAYERS.map((name) => [code(name), String(LAYER_BIT[name]), cell(LAYER_MEANINGS[name])]),
    ),
    '### Notes',
    'Notable turns of the war: day, type, and three whole numbers.',
    table(
      ['number', 'type', 'a', 'b', 'c'],
      NOTE_NAMES.map((name, i) => [String(i), code(name), ...NOTE_MEANINGS[name].map(cell)]),
    ),
    '### Presence rows',
    table(
      ['place', 'field', 'meaning'],
      PRESENCE_MEANINGS.map(([name, about], i) => [String(i), code(name), cell(about)]),
    ),
    '### Endings',
    table(
      ['number', 'ending'],
      ENDINGS.map((name, i) => [String(i), code(name)]),
    ),
  ].join('\n\n');
}

function orders(): string {
  const rows = ORDER_KIND_NAMES.map((kind) => {
    const spec: OrderKindSpec = ORDER_KINDS[kind];
    const given = spec.other === undefined ? spec.target : `${spec.target}, ${spec.other}`;
    return [
      code(kind),
      spec.side === 'both' ? 'both' : SIDE_NAMES[spec.side],
      given === 'none' ? '' : given,
      spec.choices.map((choice, i) => `${i} ${cell(choice)}`).join(', '),
      spec.points === undefined ? '' : code(`prices.${spec.points}`),
      spec.usd === undefined ? '' : code(`prices.${spec.usd}`),
      spec.setting === undefined ? '' : code(spec.setting),
      cell(spec.about),
    ];
  });
  return [
    table(['order', 'side', 'given to', 'choices', 'attention', 'USD', 'sets', 'meaning'], rows),
    '### Why an order is refused',
    table(
      ['code', 'meaning'],
      Object.entries(ORDER_ERRORS).map(([name, text]) => [code(name), cell(text)]),
    ),
    '### Why an order that was legal fails',
    table(
      ['number', 'reason'],
      ORDER_FAILURES.map((name, i) => [String(i), code(name)]),
    ),
  ].join('\n\n');
}

function draws(sources: ReadonlyMap<string, string>): string {
  const rows = (Object.entries(DRAW) as [DrawName, number][]).map(([name, id]) => [
    String(id),
    code(name),
    usersOf(sources, 'DRAW', name).map(code).join(', '),
    cell(DRAW_MEANINGS[name]),
  ]);
  return table(['id', 'draw', 'drawn in', 'decides'], rows);
}

function causes(sources: ReadonlyMap<string, string>): string {
  const rows = CAUSE_NAMES.map((name, i) => [
    String(i),
    code(name),
    usersOf(sources, 'CAUSE', name).map(code).join(', '),
  ]);
  return table(['number', 'cause', 'named in'], rows);
}

function metrics(): string {
  const rows = METRIC_IDS.map((id) => {
    const metric = metricOf(id);
    return [
      code(id),
      cell(metric.unit),
      GATHERINGS[metric.gathered],
      layersOf(metric).join(', '),
      Object.keys(metric.actors).join(', '),
      metric.scopes.join(', '),
      cell(metric.about),
    ];
  });
  const series = Object.entries(SERIES).map(([id, s]) => [code(id), cell(s.unit), cell(s.about)]);
  return [
    table(['metric', 'unit', 'gathered', 'layers', 'whose', 'scopes', 'meaning'], rows),
    '### Series, turn by turn',
    table(['series', 'unit', 'meaning'], series),
  ].join('\n\n');
}

function errors(): string {
  return table(
    ['code', 'meaning and mend'],
    Object.entries(MODEL_ERRORS).map(([name, text]) => [code(name), cell(text)]),
  );
}

const HEAD = `# Data dictionary

Every number that the engine keeps, records, takes or gives. The tables are made from the engine's
own declarations by \`scripts/make-docs.ts\`; change those, never this page.

Areas, groups, actors, corridors, fronts, zones and events are numbered in the order of the scenario.
Days are counted from 1970-01-01. A \`real\` column changes by addition, a \`count\` only by whole
units that move between accounts, a \`setting\` holds the number of a choice.`;

/** The data dictionary as Markdown. */
export function dataDictionary(): string {
  const sources = engineSources();
  const body = [
    '## Columns of the world',
    columns(),
    '## Accounts',
    'Whole units move between these columns and nowhere else.',
    accounts(),
    '## Records',
    records(),
    '## Orders',
    'One list for the screen, computer players, outside programs and the fuzzer.',
    orders(),
    '## Metrics',
    'Answers that a campaign gives. A count has the layers that are listed and no other.',
    metrics(),
    '## Random draws',
    'Each draw is a function of the campaign key, its id, the turn, the entity and a number. Ids are permanent.',
    draws(sources),
    '## Causes of change',
    'What the ledger calls the terms of a change; the events of a scenario follow after the last.',
    causes(sources),
    '## Errors of the engine',
    errors(),
  ].join('\n\n');
  return `${HEAD}\n\n${verbatim(body)}\n`;
}
