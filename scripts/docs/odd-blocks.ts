/** The generated blocks of docs/odd.md: tables of the engine and of the base scenario. */
import { COLUMN_NAMES, columnOf, type ColumnName } from '../../src/engine/columns.js';
import type { Index } from '../../src/engine/column-kinds.js';
import { DRIVERS } from '../../src/engine/model-types.js';
import {
  ACTOR_PARAMETERS,
  CORRIDOR_PARAMETERS,
  GROUP_PARAMETERS,
  PARAMETERS,
} from '../../src/engine/parameter-names.js';
import { GROUP_KINDS, KIND_NAMES } from '../../src/engine/records.js';
import { RULE_NAMES } from '../../src/engine/turn.js';
import { indexLength } from '../../src/engine/world.js';
import { loadScenario } from '../../src/scenario/load.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { INDEX_MEANINGS, range } from './dictionary.js';
import { cell, code, plain, table } from './markdown.js';
import {
  ACTOR_MEANINGS,
  CORRIDOR_MEANINGS,
  DOCTRINE_MEANINGS,
  GROUP_MEANINGS,
} from './meanings.js';
import { matrix, parameterTable, priorText } from './provenance.js';
import { engineSources, ruleAbout } from './sources.js';

const BASE = 'base-2024';

function entities({ setup }: Scenario): string {
  const sizes = {
    areas: setup.areas.length,
    groups: setup.groups.length,
    actors: setup.actors.length,
    corridors: setup.corridors.length,
    fronts: setup.fronts.length,
    zones: setup.zones.length,
    events: setup.events.length,
  };
  const rows = (Object.entries(INDEX_MEANINGS) as [Index, string][]).map(([index, meaning]) => [
    code(index),
    cell(meaning),
    String(indexLength(index, sizes)),
    String(COLUMN_NAMES.filter((name) => columnOf(name).index === index).length),
  ]);
  return table(['index', 'entity', 'number in the base scenario', 'state variables'], rows);
}

function stateVariables(): string {
  const rows = COLUMN_NAMES.map((name) => {
    const c = columnOf(name);
    return [code(name), c.index, c.kind, cell(c.unit), range(c), c.rule, cell(c.about)];
  });
  return table(['variable', 'of', 'kind', 'unit', 'range', 'rule', 'meaning'], rows);
}

function schedule(): string {
  const sources = engineSources();
  const rows = RULE_NAMES.map((rule, i) => {
    const file = `rules/${rule}.ts`;
    const text = sources.get(file);
    if (text === undefined) throw new Error(`${file} is missing`);
    return [String(i + 1), code(rule), cell(ruleAbout(text, rule))];
  });
  return table(['step', 'rule', 'what it does'], rows);
}

const tablesOf = <T extends { readonly parameters: unknown }>(
  entries: Readonly<Record<string, T>>,
): Record<string, T['parameters']> =>
  Object.fromEntries(Object.entries(entries).map(([id, entry]) => [id, entry.parameters]));

function groups({ document }: Scenario): string {
  const list = Object.entries(document.groups);
  const kinds = KIND_NAMES.slice(0, GROUP_KINDS);
  const pick = <K extends 'kindsRural' | 'kindsUrban' | 'affinity'>(part: K) =>
    Object.fromEntries(list.map(([id, group]) => [id, group[part]]));
  const names = list.map(([id, group]) => [code(id), cell(group.name), group.role]);
  return [
    table(['group', 'name', 'role'], names),
    matrix(Object.keys(GROUP_PARAMETERS), tablesOf(document.groups), GROUP_MEANINGS),
    'Weights of the kinds of operation in the country:',
    matrix(kinds, pick('kindsRural'), null),
    'Weights of the kinds of operation in towns:',
    matrix(kinds, pick('kindsUrban'), null),
    'Affinity of coarse identities to a group:',
    matrix(document.identities, pick('affinity'), null),
  ].join('\n\n');
}

function actors({ document }: Scenario): string {
  const list = Object.entries(document.actors);
  const pulls = (side: 'nrf' | 'taliban') =>
    Object.fromEntries(list.map(([id, actor]) => [id, actor.interests[side]]));
  return [
    matrix(Object.keys(ACTOR_PARAMETERS), tablesOf(document.actors), ACTOR_MEANINGS),
    'Pull of each driver on the stance toward the insurgents:',
    matrix(DRIVERS, pulls('nrf'), null),
    'Pull of each driver on the stance toward the authorities:',
    matrix(DRIVERS, pulls('taliban'), null),
  ].join('\n\n');
}

function corridors({ document }: Scenario): string {
  const rows = Object.entries(document.corridors).map(([id, c]) => [
    code(id),
    cell(c.name),
    cell(c.host),
    c.entries.join(', '),
  ]);
  return [
    table(['corridor', 'name', 'host', 'comes in at'], rows),
    matrix(Object.keys(CORRIDOR_PARAMETERS), tablesOf(document.corridors), CORRIDOR_MEANINGS),
  ].join('\n\n');
}

function commands({ document }: Scenario): string {
  const rows = (['fronts', 'zones'] as const).flatMap((kind) =>
    Object.entries(document[kind]).map(([id, command]) => [
      kind === 'fronts' ? 'front' : 'zone',
      code(id),
      cell(command.name),
      command.areas.join(', '),
    ]),
  );
  return table(['kind', 'id', 'name', 'areas'], rows);
}

function areas({ document }: Scenario): string {
  const rows = Object.entries(document.areas).map(([id, area]) => [
    code(id),
    cell(area.name),
    area.terrain.replace('_', ' '),
    plain(area.ruggedness),
    plain(area.meanElevationM),
    cell(area.road),
    plain(area.urbanShare),
    area.borders.join(', '),
  ]);
  const head = [
    'area',
    'name',
    'terrain',
    'ruggedness',
    'mean elevation (m)',
    'road',
    'urban share',
    'borders',
  ];
  return table(head, rows);
}

function quantities({ document }: Scenario): string {
  const rows = Object.entries(document.quantities).map(([name, q]) => [
    code(name),
    cell(q.unit),
    priorText(q.prior),
    cell(q.certainty),
    cell(q.source),
  ]);
  return table(['quantity', 'unit', 'prior', 'certainty', 'source'], rows);
}

function initialState({ document, setup }: Scenario): string {
  const rows = Object.entries(document.state).map(([name, given]) => {
    const column = columnOf(name as ColumnName);
    const cells = setup.initial[name as ColumnName] ?? [];
    const sum = cells.reduce((total, value) => total + value, 0);
    const amount = column.kind === 'count' ? sum : sum / Math.max(1, cells.length);
    return [
      code(name),
      column.index,
      `${plain(Math.round(amount * 1000) / 1000)}${cells.length === 1 ? '' : column.kind === 'count' ? ' in all' : ' on average'}`,
      cell(given.unit),
      given.prior === undefined ? 'by cell' : priorText(given.prior),
      cell(given.certainty),
      cell(given.source),
    ];
  });
  return table(['variable', 'of', 'start', 'unit', 'prior', 'certainty', 'source'], rows);
}

function targets({ targets: counts }: Scenario): string {
  const rows = counts.map((count) => [
    code(count.metric),
    cell(count.actor),
    cell(count.scope),
    count.layer,
    `${count.start} to ${count.end}`,
    `${count.bound === 'exact' ? '' : `${count.bound} `}${plain(count.value)}`,
    cell(count.more['use'] ?? ''),
    cell(count.more['source'] ?? ''),
  ]);
  return table(['metric', 'whose', 'scope', 'layer', 'window', 'value', 'use', 'source'], rows);
}

/** The text of every block by its name. `folder` holds the scenarios; the shipped ones by default. */
export function oddBlocks(folder?: string): Map<string, string> {
  const scenario = loadScenario(BASE, folder === undefined ? {} : { folder });
  const { document } = scenario;
  const blocks = new Map<string, string>([
    ['entities', entities(scenario)],
    ['state-variables', stateVariables()],
    ['schedule', schedule()],
    ['targets', targets(scenario)],
    ['initial-state', initialState(scenario)],
    ['areas', areas(scenario)],
    ['quantities', quantities(scenario)],
    [
      'roads',
      parameterTable(
        document.roads,
        Object.fromEntries(
          Object.keys(document.roads).map((name) => [name, 'how easily vehicles use it']),
        ),
      ),
    ],
    ['commands', commands(scenario)],
    ['groups', groups(scenario)],
    ['actors', actors(scenario)],
    ['corridors', corridors(scenario)],
  ]);
  for (const rule of Object.keys(PARAMETERS)) {
    blocks.set(`parameters-${rule}`, parameterTable(document.parameters[rule] ?? {}));
  }
  for (const [side, entries] of Object.entries(document.doctrine)) {
    blocks.set(`doctrine-${side}`, parameterTable(entries, DOCTRINE_MEANINGS[side] ?? {}));
  }
  return blocks;
}
