import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../src/engine/calendar.js';
import { compileModel } from '../../src/engine/model.js';
import { knownEntry } from '../../src/scenario/known-files.js';
import { withOverrides } from '../../src/scenario/variants.js';
import { ScenarioError } from '../../src/scenario/problems.js';
import { scenarioHash } from '../../src/scenario/scenario.js';
import { generatedPartText } from './generated-part.js';
import { memoryFiles, minimalScenario, MINIMAL_TEXT } from './fixture-folder.js';
import { parseScenario } from '../../src/scenario/parse-scenario.js';

const child = (text: string): string =>
  `schema: salang.scenario/1\nid: child\ntitle: Child\nextends: valid-minimal\n${text}`;

const parse = (text: string, files: Readonly<Record<string, string>> = {}) =>
  parseScenario(text, 'child.yaml', { readPart: memoryFiles(files)! });

function problemOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems[0];
    throw error;
  }
  throw new Error('accepted');
}

describe('a scenario', () => {
  it('becomes a setup whose indices mean what the ids meant', () => {
    const { setup } = minimalScenario();
    expect(setup).toMatchObject({
      id: 'valid-minimal',
      startDay: dayNumber(2024, 1, 1),
      endDay: dayNumber(2024, 12, 31),
      turnDays: 7,
      stepDays: 28,
      identities: ['hill', 'plain'],
      edges: [{ a: 0, b: 1, roadShare: 0.3, pass: true }],
      fronts: [{ id: 'valley', areas: [0] }],
      zones: [{ id: 'all', areas: [0, 1] }],
    });
    // A border with a country that is no actor is kept in the document only.
    expect(setup.areas.map(({ borders }) => borders)).toEqual([[0], []]);
    expect(setup.areas.map(({ identity }) => identity)).toEqual([
      [0.9, 0.1],
      [0.4, 0.6],
    ]);
    expect(setup.areas.map(({ roadShare }) => roadShare)).toEqual([0.3, 0.8]);
    expect(setup.corridors).toMatchObject([{ host: 0, entries: [0] }]);
    expect(setup.groups.map(({ id, role }) => `${id} ${role}`)).toEqual([
      'nrf front',
      'rival rival',
    ]);
  });

  it('starts every cell where its table says, and the rest where it follows', () => {
    const { initial, startDay, events } = minimalScenario().setup;
    expect(initial).toEqual({
      population: [20000, 90000],
      fighters: [120, 0, 0, 15],
      sanctuary: [30, 0],
      garrison: [100, 600],
      attitude: [0.6, -0.3],
      armsPrice: [1],
      visibility: [0.2],
      frontPosture: [3],
      budget: [3, 3],
      regime: [4, 1],
      day: [startDay],
      eventLastDay: events.map(() => -100_000),
      startFighters: [150],
    });
  });

  it('keeps a regime that is given', () => {
    const table =
      'state:\n  regime: { unit: choice, source: assumed, certainty: low, default: wary }';
    const { setup } = minimalScenario([['state:', table]]);
    expect(setup.initial.regime).toEqual([2, 2]);
  });

  it('compiles to a model', () => {
    const { setup } = minimalScenario();
    expect(compileModel(setup).events.length).toBe(setup.events.length);
  });

  it('is plain data', () => {
    const scenario = minimalScenario();
    expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario);
    expect(structuredClone(scenario)).toEqual(scenario);
  });

  it('tells events, tiles, targets and files', () => {
    const scenario = minimalScenario();
    expect(scenario.events.map(({ id, date }) => [id, date])).toEqual([
      ['quiet-talks', null],
      ['bridge-opens', '2024-05-01'],
    ]);
    expect(scenario.events[0]?.choices.map(({ id }) => id)).toEqual(['accept', 'refuse']);
    expect(scenario.map).toEqual([
      { id: 'P-1', name: 'Province', capital: 'Town', tile: [1, 2], areas: [0, 1] },
    ]);
    expect(scenario.targets.map(({ value }) => value)).toEqual([40]);
    expect(scenario.files.map(({ name }) => name)).toEqual([
      'minimal.yaml',
      'parts/generated.yaml',
      'targets.csv',
    ]);
  });

  it('stands alone when nothing can be opened', () => {
    expect(problemOf(() => parseScenario(MINIMAL_TEXT, 'm.yaml'))).toMatchObject({
      code: 'SCENARIO_NOT_FOUND',
      path: 'include.0',
    });
  });
});

describe('the hash of a scenario', () => {
  it('does not see comments, prose and the order of keys', () => {
    const other = minimalScenario([
      ['turnDays: 7\n', '# a comment\n'],
      ['id: valid-minimal', 'turnDays: 7\nid: valid-minimal'],
      ['Trade with the neighbour grows.', 'Trade grows.'],
      ['source: a road atlas', 'source: another atlas'],
    ]);
    expect(scenarioHash(other)).toBe(scenarioHash(minimalScenario()));
  });

  it.each([
    ['value: 0.3', 'value: 0.30001'],
    ['end: 2024-12-31', 'end: 2024-12-30'],
    ['control.A-1 < 0.5', 'control.A-2 < 0.5'],
    ['path: trade, by: 0.1', 'path: trade, by: 0.2'],
    ['A-2: 90000', 'A-2: 90001'],
    ['pass: true', 'pass: false'],
  ])('sees %s become %s', (from, to) => {
    expect(scenarioHash(minimalScenario([[from, to]]))).not.toBe(scenarioHash(minimalScenario()));
  });
});

describe('history', () => {
  const dated = (history: string): string[] =>
    minimalScenario([
      ['turnDays: 7', `turnDays: 7\nhistory: ${history}`],
      ['events:\n  bridge', `events:\n${speech}  bridge`],
    ]).setup.events.map(({ id }) => id);
  const speech = [
    '  speech:',
    '    date: 2024-03-01',
    '    title: A speech',
    '    text: Words.',
    '    category: politics',
    '    exogenous: false',
    '    source: assumed',
    '    effects: []\n',
  ].join('\n');

  it('says which dated events fire, and keeps the places of the others', () => {
    expect(dated('all')).toEqual(['quiet-talks', 'speech', 'bridge-opens']);
    expect(dated('exogenous')).toEqual(['quiet-talks', 'bridge-opens']);
    expect(dated('none')).toEqual(['quiet-talks']);
  });
});

describe('files that have been read before', () => {
  const texts = [MINIMAL_TEXT, generatedPartText()];
  const entries = texts.map((text) => knownEntry(text, 'known'));
  const asked: string[] = [];
  const known = (hash: string): unknown => {
    asked.push(hash);
    return entries.find((entry) => entry.hash === hash)?.value;
  };

  it('give the same scenario', () => {
    const quick = minimalScenario([], { known });
    expect(quick).toEqual(minimalScenario());
    expect(asked).toEqual(entries.map(({ hash }) => hash));
    expect(asked).toEqual(quick.files.slice(0, 2).map(({ hash }) => hash));
  });

  it('tell a problem with its line all the same', () => {
    const bad = { overrides: [{ path: 'start', value: '2030-01-01' }] };
    const quick = problemOf(() => minimalScenario([], { ...bad, known }));
    expect(quick).toEqual(problemOf(() => minimalScenario([], bad)));
    const line = MINIMAL_TEXT.split('\n').indexOf('end: 2024-12-31') + 1;
    expect(quick).toMatchObject({ code: 'SCENARIO_PERIOD', line });
  });

  it('names who asked for a change when that is what is wrong', () => {
    const bad = { overrides: [{ path: 'end', value: '2020-01-01' }], setBy: '--until' };
    expect(problemOf(() => minimalScenario([], bad))).toMatchObject({ file: '--until', line: 0 });
  });

  it('are only such as pass by themselves', () => {
    const spoilt = MINIMAL_TEXT.replace('zones:', 'zonse:');
    expect(problemOf(() => knownEntry(spoilt, 'f.yaml'))).toMatchObject({
      file: 'f.yaml',
      code: 'SCENARIO_UNKNOWN_KEY',
    });
  });
});

describe('a scenario that extends another', () => {
  it('takes everything over and replaces entries by id', () => {
    const scenario = parse(
      child(
        'start: 2024-06-01\nfronts:\n  town: { name: Town, areas: [A-2] }\nedges:\n' +
          '  - { between: [A-2, A-1], road: highway, borderKm: 40, pass: false }\n',
      ),
    );
    expect(scenario.id).toBe('child');
    expect(scenario.start).toBe('2024-06-01');
    expect(scenario.end).toBe('2024-12-31');
    expect(scenario.summary).toBe('A scenario as small as a scenario can be.');
    expect(scenario.setup.fronts.map(({ id }) => id)).toEqual(['valley', 'town']);
    // The edge is the same in either direction, and takes the place of the one that it replaces.
    expect(scenario.setup.edges).toEqual([{ a: 1, b: 0, roadShare: 0.8, pass: false }]);
  });

  it('applies overrides of every generation, oldest first, and remembers who made them', () => {
    const middle = child(
      'overrides:\n  - { path: roads.track, value: 0.2, source: a survey }\n',
    ).replace('id: child', 'id: middle');
    const scenario = parse(
      child('overrides:\n  - { path: roads.track, scale: 2 }\n').replace('valid-minimal', 'middle'),
      { 'middle.yaml': middle },
    );
    expect(scenario.setup.edges[0]?.roadShare).toBe(0.4);
    expect(scenario.document.roads['track']).toMatchObject({
      value: 0.4,
      source: 'override in child.yaml',
      setBy: 'override in child.yaml',
      prior: { kind: 'uniform' },
    });
    expect(scenario.document.changes).toEqual([
      { path: 'roads.track', value: 0.2, source: 'a survey', setBy: 'override in middle.yaml' },
      { path: 'roads.track', scale: 2, setBy: 'override in child.yaml' },
    ]);
  });

  it('names the line of a problem wherever it was written', () => {
    const problem = problemOf(() => parse(child('zones:\n  all: { name: All, areas: [A-7] }\n')));
    expect(problem).toMatchObject({ file: 'child.yaml', line: 6, code: 'SCENARIO_UNKNOWN_ID' });
    const below = problemOf(() => parse(child('identities: [hill, plain, coast]\n')));
    expect(below).toMatchObject({ file: 'parts/generated.yaml', code: 'SCENARIO_MISSING' });
    const spoilt = MINIMAL_TEXT.replace('value: 0.3', 'value: 3');
    const old = problemOf(() =>
      parse(child('start: 2024-02-01\n'), { 'valid-minimal.yaml': spoilt }),
    );
    expect(old).toMatchObject({ file: 'valid-minimal.yaml', code: 'SCENARIO_RANGE' });
    expect(spoilt.split('\n')[(old?.line ?? 0) - 1]).toContain('value: 3');
  });

  it('lets parts repeat an entry word for word', () => {
    const part =
      'schema: salang.part/1\nid: again\ntitle: Again\nroads:\n' +
      '  path: { value: 0.1, unit: share, source: x, certainty: low, prior: { kind: fixed } }\n';
    const scenario = minimalScenario(
      [['[parts/generated.yaml]', '[parts/generated.yaml, a.yaml, b.yaml]']],
      { files: { 'a.yaml': part, 'b.yaml': part } },
    );
    expect(scenario.document.roads['path']?.value).toBe(0.1);
  });
});

describe('checks of the whole', () => {
  it('needs exactly one front, first', () => {
    const second = MINIMAL_TEXT.replace(
      'edges:',
      'groups:\n  late: { name: Late, role: front, kindsRural: {}, kindsUrban: {}, affinity: {}, parameters: {} }\nedges:',
    );
    const problem = problemOf(() => parse(second));
    expect(problem).toMatchObject({ code: 'SCENARIO_NO_FRONT', path: 'groups.late.role' });
  });

  it('refuses more areas than a world can hold', () => {
    const scenario = minimalScenario();
    const area = scenario.document.areas['A-1']!;
    const areas = Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`X${i}`, area]));
    const document = { ...scenario.document, areas };
    const problem = problemOf(() => withOverrides({ ...scenario, document }, [], 'test'));
    expect(problem).toMatchObject({ code: 'SCENARIO_TOO_MANY', path: 'areas' });
  });
});
