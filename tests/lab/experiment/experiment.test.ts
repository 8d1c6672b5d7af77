import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Ajv2020 } from 'ajv/dist/2020.js';
import {
  loadExperiment,
  SHIPPED_EXPERIMENTS,
} from '../../../src/lab/experiment/load-experiment.js';
import { readExperiment } from '../../../src/lab/experiment/read-experiment.js';
import { resolveExperiment } from '../../../src/lab/experiment/resolve-experiment.js';
import { batchJsonSchemas } from '../../../src/lab/json-schema.js';
import { Origins } from '../../../src/scenario/origins.js';
import { ScenarioError } from '../../../src/scenario/problems.js';
import { readDocument } from '../../../src/scenario/read-document.js';
import type { Experiment } from '../../../src/lab/experiment/experiment.js';

const HEAD = 'schema: salang.experiment/1\nid: x\ntitle: X\nscenario: classroom\n';

const resolved = (text: string): Experiment =>
  resolveExperiment(readExperiment(HEAD + text, 'x.yaml'));

/** Problems as `line field CODE`. */
function problemsOf(text: string): string[] {
  try {
    resolved(text);
    return [];
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.problems.map(({ line, path, code }) => `${line} ${path} ${code}`);
  }
}

describe('an experiment file', () => {
  it('needs little', () => {
    const experiment = resolved('');
    expect(experiment).toMatchObject({
      points: 1,
      replicates: 1,
      seed: 'salang',
      pairing: 'common',
    });
    expect(experiment.treatments).toMatchObject([
      { id: 'base', players: { nrf: 'doctrine', taliban: 'doctrine' } },
    ]);
    expect(experiment.outputs.summary.length).toBeGreaterThan(10);
  });

  it.each([
    ['replicates: 0', ['5 replicates SCENARIO_RANGE']],
    ['replicats: 3', ['5 replicats SCENARIO_UNKNOWN_KEY']],
    ['until: 2031-02-30', ['5 until SCENARIO_DATE']],
    ['until: 2001-01-01', ['5 until SCENARIO_PERIOD']],
    ['players: { nrf: chess }', ['5 players SCENARIO_CHOICE']],
    ['without: [sleep]', ['5 without.0 SCENARIO_CHOICE']],
    ['overrides: [{ path: finance.gold, value: 1 }]', ['5 overrides.0.path OVERRIDE_PATH']],
    [
      'overrides: [{ path: finance.openFromHost, value: 7 }]',
      ['5 overrides.0.path OVERRIDE_VALUE'],
    ],
    ['treatments: [{ id: a }, { id: a }]', ['5 treatments.1.id SCENARIO_DUPLICATE']],
    ['treatments: [{ id: a, scenario: clasroom }]', ['5 treatments.0.scenario SCENARIO_NOT_FOUND']],
    ['factors: [{ id: f, path: actors.kestia.sanctuary }]', ['5 factors.0 EXPERIMENT_FACTOR']],
    ['factors: [{ id: f, path: turnDays, range: [1, 2] }]', ['5 factors.0 EXPERIMENT_FACTOR']],
    [
      'factors: [{ id: f, path: finance.openFromHost, apply: scale, range: [1, 90] }]',
      ['5 factors.0 EXPERIMENT_FACTOR'],
    ],
    [
      'factors:\n  - { id: f, path: finance.hubTauDays }\n  - { id: F, path: finance.moodSd }',
      ['7 factors.1.id SCENARIO_DUPLICATE'],
    ],
    [
      'factors:\n  - { id: f, path: finance.moodSd }\n  - { id: g, path: parameters.finance.moodSd }',
      ['7 factors.1.path SCENARIO_DUPLICATE'],
    ],
    ['factors: [{ id: f, path: finance.moodSd }]', ['1  SCENARIO_MISSING']],
    ['design: { kind: sobol, settings: 4 }', ['5 design EXPERIMENT_DESIGN']],
    [
      'factors: [{ id: f, path: finance.moodSd }]\ndesign: { kind: full-factorial }',
      ['6 design EXPERIMENT_DESIGN'],
    ],
    [
      'factors: [{ id: f, path: finance.moodSd }]\ndesign: { kind: list, points: [{ g: 1 }] }',
      ['6 design.points.0 EXPERIMENT_DESIGN', '6 design.points.0.g EXPERIMENT_DESIGN'],
    ],
    ['outputs: { summary: [operatons] }', ['5 outputs.summary.0.metric EXPERIMENT_OUTPUT']],
    [
      'outputs: { summary: [{ metric: operations, layer: x }] }',
      ['5 outputs.summary.0 EXPERIMENT_OUTPUT'],
    ],
    ['outputs: { summary: [fighters, fighters] }', ['5 outputs.summary.1 SCENARIO_DUPLICATE']],
    ['outputs: { areas: [fighters] }', ['5 outputs.areas.0 EXPERIMENT_OUTPUT']],
    ['outputs: { areas: [fighters.x] }', ['5 outputs.areas.0 EXPERIMENT_OUTPUT']],
    ['outputs: { events: [raids] }', ['5 outputs.events SCENARIO_TYPE']],
    [
      'stop: { outputs: [{ output: gold, halfWidth: 1 }], minReplicates: 2, maxReplicates: 9, every: 1 }',
      ['5 stop.outputs.0.output EXPERIMENT_STOP'],
    ],
    [
      'stop: { outputs: [{ output: fighters }], minReplicates: 20, maxReplicates: 9, every: 1 }',
      ['5 stop.minReplicates EXPERIMENT_STOP', '5 stop.outputs.0 EXPERIMENT_STOP'],
    ],
    [
      'replicates: 10000000\nfactors: [{ id: f, path: finance.moodSd }]\ndesign: { kind: sobol, settings: 9000000 }',
      ['5 replicates EXPERIMENT_TOO_LARGE'],
    ],
  ])('%s is refused with line, field and code', (text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it('takes the layer of what happened with or without quotes', () => {
    const summaryOf = (layer: string) =>
      resolved(`outputs: { summary: [{ metric: operations, layer: ${layer} }] }`).outputs.summary;
    expect(summaryOf('true')).toEqual(summaryOf('"true"'));
    expect(summaryOf('true')[0]?.queries).toMatchObject([{ layer: 'true' }]);
    expect(problemsOf('outputs: { summary: [{ metric: operations, layer: false }] }')).toEqual([
      '5 outputs.summary.0 SCENARIO_TYPE',
    ]);
  });

  it('refuses another schema, and what is no YAML', () => {
    const read = (text: string) => () => readExperiment(text, 'x.yaml');
    expect(read('schema: salang.scenario/1\nid: x\ntitle: X\n')).toThrow('SCENARIO_SCHEMA');
    expect(read('a: [1')).toThrow('SCENARIO_SYNTAX');
    expect(read('a: &b 1')).toThrow('SCENARIO_ALIAS');
    expect(() => loadExperiment('no-such-experiment')).toThrow('SCENARIO_NOT_FOUND');
    expect(() => loadExperiment('/')).toThrow('SCENARIO_NOT_A_FILE');
  });

  it('takes a factor from its own prior, and says so', () => {
    const [own, table] = resolved(
      'factors:\n  - { id: f, path: finance.donorFloorUsd }\n  - { id: g, path: state.garrison }\ndesign: { kind: latin-hypercube, settings: 3 }',
    ).factors;
    expect(own).toMatchObject({
      from: 'prior',
      apply: 'value',
      distribution: { kind: 'loguniform' },
    });
    expect(table).toMatchObject({ from: 'prior', apply: 'scale', path: 'state.garrison' });
  });

  it('numbers the values of a list in the order of their use', () => {
    const { factors, design } = resolved(
      'factors: [{ id: f, path: finance.moodSd }, { id: h, path: history }]\n' +
        'design: { kind: list, points: [{ f: 0.3, h: all }, { f: 0.1, h: none }, { f: 0.3, h: none }] }',
    );
    expect(factors.map(({ levels }) => levels)).toEqual([
      [0.3, 0.1],
      ['all', 'none'],
    ]);
    expect(design).toEqual({
      kind: 'list',
      points: [
        [0, 0],
        [1, 1],
        [0, 1],
      ],
    });
  });
});

describe('shipped experiments', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  const schemas = batchJsonSchemas();
  const accepts = ajv.compile(schemas['experiment.schema.json'] ?? {});

  it.each(readdirSync(SHIPPED_EXPERIMENTS))('%s can be played, and editors accept it', (file) => {
    const path = join(SHIPPED_EXPERIMENTS, file);
    const experiment = loadExperiment(path);
    expect(`${experiment.id}.yaml`).toBe(file);
    expect(experiment.summary).not.toBe('');
    const { value } = readDocument(readFileSync(path), file, new Origins());
    expect(accepts(value), ajv.errorsText(accepts.errors)).toBe(true);
  });

  it.each(['experiment.schema.json', 'sweep.schema.json'])('schemas/%s is up to date', (name) => {
    const text = readFileSync(new URL(`../../../schemas/${name}`, import.meta.url), 'utf8');
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(schemas[name])));
  });
});
