/** Results of sweeps that nobody played: outputs are functions of point, treatment and replicate. */
import { makeDesign, type DesignSpec } from '../../../src/lab/design/design.js';
import type { SweepManifest } from '../../../src/lab/results/manifest.js';
import type { Results } from '../../../src/lab/results/open-results.js';
import { fileOf, type TableName, type Value } from '../../../src/lab/results/tables.js';

export interface SyntheticRun {
  /** Where the factors stand. */
  readonly at: readonly number[];
  readonly treatment: number;
  readonly replicate: number;
}

export interface Synthetic {
  readonly design: DesignSpec;
  /** Levels by factor; null for a continuous one, whose values are its places. */
  readonly factors?: readonly (readonly (number | string)[] | null)[];
  readonly treatments?: readonly string[];
  readonly replicates?: number;
  readonly pairing?: 'common' | 'independent';
  readonly outputs: Readonly<Record<string, (run: SyntheticRun) => number | null>>;
  readonly outcome?: (run: SyntheticRun) => string;
  /** A series `level` of so many turns. */
  readonly series?: {
    readonly turns: number;
    readonly of: (run: SyntheticRun, turn: number) => number;
  };
  /** Runs that are there, when the sweep was collected before its end. */
  readonly played?: number;
}

const HASH = '0'.repeat(32);
type Table = Record<string, Value[]>;

/** Results in memory, as openResults would give them. */
export function syntheticResults(of: Synthetic): Results {
  const treatments = of.treatments ?? ['base'];
  const factors = of.factors ?? [];
  const axes = factors.map((levels) => ({ levels: levels === null ? null : levels.length }));
  const design = makeDesign(of.design, axes, { k0: 77, k1: 5 });
  const settings = design.settings * treatments.length;
  const replicates = of.replicates ?? 1;
  const runs = of.played ?? settings * replicates;
  const tables: Partial<Record<TableName, Table>> = { settings: {}, runs: {} };
  const put = (name: TableName, row: Record<string, Value>): void => {
    const table = (tables[name] ??= {});
    for (const [column, value] of Object.entries(row)) (table[column] ??= []).push(value);
  };
  for (let setting = 0; setting < settings; setting++) {
    const at = design.point(Math.floor(setting / treatments.length));
    const values = factors.map((levels, f) => [`x${f + 1}`, levels?.[at[f]!] ?? at[f]!] as const);
    put('settings', { setting, ...Object.fromEntries(values) });
  }
  for (let run = 0; run < runs; run++) {
    const [setting, replicate] = [run % settings, Math.floor(run / settings)];
    const treatment = setting % treatments.length;
    const one = { at: design.point(Math.floor(setting / treatments.length)), treatment, replicate };
    const outputs = Object.entries(of.outputs).map(([id, f]) => [id, f(one)] as const);
    const outcome = of.outcome?.(one) ?? 'insurgency_persists';
    put('runs', { run, setting, replicate, outcome, ...Object.fromEntries(outputs) });
    for (let turn = 0; turn < (of.series?.turns ?? 0); turn++) {
      const date = `2024-01-${String(turn + 1).padStart(2, '0')}`;
      put('national', { run, setting, replicate, turn, date, level: of.series!.of(one, turn) });
    }
  }
  return resultsOf(manifestOf(of, { points: design.settings, settings, runs }), tables);
}

function resultsOf(manifest: SweepManifest, tables: Partial<Record<TableName, Table>>): Results {
  const columns = (table: TableName, names: readonly string[]): Table =>
    Object.fromEntries(names.map((name) => [name, tables[table]?.[name] ?? []]));
  return {
    dir: 'nowhere',
    manifest,
    columns: (table, names) => Promise.resolve(columns(table, names)),
    async *rowGroups(table, names) {
      const all = columns(table, names);
      const rows = all[names[0]!]!.length;
      // Groups that end in the middle of everything.
      for (let from = 0; from < rows; from += 37) {
        const group = names.map((name) => [name, all[name]!.slice(from, from + 37)] as const);
        yield await Promise.resolve(Object.fromEntries(group));
      }
    },
  };
}

interface Sizes {
  readonly points: number;
  readonly settings: number;
  readonly runs: number;
}

function manifestOf(of: Synthetic, { points, settings, runs }: Sizes): SweepManifest {
  const { kind, ...spec } = of.design;
  const column = (name: string, type: 'INT32' | 'DOUBLE' | 'STRING' | 'DATE') => ({
    name,
    type,
    unit: type === 'DOUBLE' ? 'units' : null,
    about: `about ${name}`,
  });
  const runColumns = ['run', 'setting', 'replicate'].map((name) => column(name, 'INT32'));
  const table = (name: TableName, columns: ReturnType<typeof column>[]) => ({
    file: fileOf(name, 'parquet'),
    rows: 0,
    about: name,
    columns,
  });
  return {
    schema: 'salang.sweep/1',
    engine: '0.0.0',
    plan: HASH,
    complete: of.played === undefined,
    runs,
    experiment: {
      id: 'made-up',
      title: 'A made-up experiment',
      summary: '',
      seed: 'salang',
      pairing: of.pairing ?? 'common',
      hash: HASH,
      treatments: (of.treatments ?? ['base']).map((id) => ({
        id,
        title: `Treatment ${id}`,
        scenario: 'none',
        scenarioHash: HASH,
        overrides: [],
        players: { nrf: null, taliban: null },
        without: [],
        start: '2024-01-01',
        until: '2024-12-31',
      })),
      factors: (of.factors ?? []).map((levels, f) => ({
        id: `x${f + 1}`,
        path: `parameters.x${f + 1}`,
        apply: 'value',
        unit: null,
        levels: levels === null ? null : [...levels],
        distribution: levels === null ? { kind: 'uniform', low: 0, high: 1 } : null,
        from: 'file',
      })),
    },
    parametersHash: HASH,
    design: { kind, spec, points, settings, replicates: of.replicates ?? 1 },
    stop: null,
    intervals: [],
    tables: {
      runs: table('runs', [
        ...runColumns,
        column('outcome', 'STRING'),
        column('state_hash', 'STRING'),
        ...Object.keys(of.outputs).map((id) => column(id, 'DOUBLE')),
      ]),
      ...(of.series === undefined
        ? {}
        : {
            national: table('national', [
              ...runColumns,
              column('turn', 'INT32'),
              column('date', 'DATE'),
              column('level', 'DOUBLE'),
            ]),
          }),
    },
  };
}
