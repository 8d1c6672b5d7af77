/** Documents made by hand, with texts that try to break a terminal. */
import type { ExplainDocument } from '../../src/cli/documents.js';
import type { RunDocument, TargetDocument, ValidateDocument } from '../../src/lab/documents.js';
import { OUTCOMES } from '../../src/lab/outcome.js';
import { SERIES_IDS } from '../../src/engine/metrics.js';
import type { Scenario } from '../../src/scenario/scenario.js';

export const NASTY = '\u001b[2JPanjshir\u202e\u0007';

const HASH = '0123456789abcdef0123456789abcdef';
const WEEKS = 60;
const dates = Array.from({ length: WEEKS }, (_, week) =>
  new Date(Date.UTC(2023, 2, 21 + 7 * week)).toISOString().slice(0, 10),
);

const summary = { mean: 10.2, median: 10, p05: 4, p95: 18.5 };
const share = { share: 0.94, low: 0.88, high: 0.97 };

export const head = {
  scenario: { id: 'base-2024', title: `Two years ${NASTY}`, hash: HASH },
  engine: '0.1.0',
  seed: 'salang',
  runs: 100,
  start: '2023-03-21',
  end: '2025-03-20',
  until: '2025-03-20',
  turnDays: 7,
  players: { nrf: 'doctrine', taliban: 'doctrine' },
  without: [],
  overrides: [],
} satisfies Partial<RunDocument>;

export function target(changes: Partial<TargetDocument> = {}): TargetDocument {
  return {
    id: 'a',
    actor: 'NRF',
    metric: 'operations',
    unit: 'events',
    scope: 'national',
    layer: 'tally',
    start: '2024-03-20',
    end: '2025-03-20',
    bound: 'exact',
    use: 'calibrate',
    reported: 401,
    mean: 390,
    median: 388,
    p05: 280.4,
    p95: 520.6,
    inside: true,
    percentile: 55,
    crps: 20,
    ...changes,
  };
}

export const runExample: RunDocument = {
  schema: 'salang.run/1',
  ...head,
  outcomes: OUTCOMES.map((ending, i) => ({
    ending,
    ...(i === 0
      ? share
      : i === 1
        ? { share: 0.06, low: 0.03, high: 0.12 }
        : { share: 0, low: 0, high: 0.037 }),
  })),
  targets: [
    target(),
    target({
      id: 'b',
      scope: 'AF-KAB',
      reported: 126,
      median: 60,
      p05: 40,
      p95: 90,
      inside: false,
    }),
    target({
      id: 'c',
      actor: NASTY,
      layer: 'recorded',
      reported: 3,
      median: 8,
      p05: 5,
      p95: 12,
      inside: false,
      use: 'context',
    }),
    target({ id: 'd', bound: 'at_least', start: '2024-01-01', end: '2024-12-31', reported: 380 }),
  ],
  notScored: [
    { id: 'e', reason: 'outside_window' },
    { id: 'f', reason: 'outside_window' },
    { id: 'g', reason: 'unknown_metric' },
  ],
  series: SERIES_IDS.map((id) => ({
    id,
    unit: 'events per turn',
    dates,
    median: dates.map((_, i) => 5 + (i % 4)),
    p05: dates.map((_, i) => 2 + (i % 2)),
    p95: dates.map((_, i) => 10 + (i % 5)),
  })),
  state: {
    areasHeld: { mean: 0, median: 0, p05: 0, p95: 0 },
    provincesHeld: { mean: 0, median: 0, p05: 0, p95: 0 },
    survival: share,
    fighters: summary,
    treasuryUsd: { mean: 5e5, median: 512_345, p05: 3e5, p95: 1.2e6 },
    networkReach: { mean: 0.1, median: 0.1, p05: 0.05, p95: 0.2 },
    meanControl: { mean: 0.7, median: 0.7, p05: 0.65, p95: 0.75 },
    visibility: { mean: 0.2, median: 0.2, p05: 0.1, p95: 0.3 },
    displaced: summary,
    prisoners: summary,
    marginNrf: { mean: -3, median: -3.25, p05: -10, p95: 4 },
    marginTaliban: summary,
    groundHeld: { share: 0, low: 0, high: 0.037 },
  },
  stateHash: HASH,
};

const totals = { scored: 4, inside: 2, insideShare: 0.5, meanCrps: 20, meanRelativeCrps: 0.2 };

export const validateExample: ValidateDocument = {
  schema: 'salang.validate/1',
  ...head,
  targets: runExample.targets,
  notScored: runExample.notScored,
  totals: {
    ...totals,
    rows: 7,
    notScored: 3,
    byLayer: [
      { layer: 'tally', ...totals, scored: 3 },
      { layer: 'recorded', ...totals, scored: 1, inside: 0, insideShare: 0 },
    ],
  },
  stateHash: HASH,
};

const causes = [
  { cause: 'reprisal', title: 'reprisal', total: -0.3 },
  { cause: 'administration', title: 'administration', total: 0.2 },
  { cause: 'event:x', title: `event: ${NASTY}`, total: 0.05 },
].map((cause) => ({ ...cause, byTurn: [cause.total / 2, cause.total / 2] }));

export const explainExample: ExplainDocument = {
  schema: 'salang.explain/1',
  scenario: head.scenario,
  seed: 'salang',
  run: 0,
  players: head.players,
  without: [],
  overrides: [],
  lastDay: '2023-04-03',
  variable: { name: 'control', unit: 'index', about: 'who governs', aggregation: 'value' },
  of: NASTY,
  turnDays: 7,
  dates: ['2023-03-21', '2023-03-28'],
  values: [0.7, 0.675, 0.65],
  change: -0.05,
  rounding: 0,
  causes,
  periods: [
    {
      period: '2023 Q1',
      firstTurn: 0,
      lastTurn: 1,
      before: 0.7,
      after: 0.65,
      byCause: [-0.3, 0.2, 0.05],
    },
  ],
  cells: [
    {
      ids: { area: 'AF-PAN' },
      weight: 1,
      first: 0.7,
      last: 0.65,
      terms: { turn: [0, 1], cause: [0, 1], delta: [-0.3, 0.25] },
    },
  ],
};

/** As much of a scenario as pictures read. */
export const scenarioExample = {
  setup: {
    provinces: [{ id: 'AF-KAB', name: 'Kabul', region: 'central' }],
    areas: [],
    groups: [{ name: 'National Resistance Front' }],
  },
} as unknown as Scenario;
