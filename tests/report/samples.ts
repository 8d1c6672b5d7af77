/** Reports of each kind, small enough to be made in a moment. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Game } from '../../src/game/index.js';
import { loadExperiment } from '../../src/lab/experiment/load-experiment.js';
import { runBatch } from '../../src/lab/replicates.js';
import { openResults } from '../../src/lab/results/open-results.js';
import { runDocument } from '../../src/lab/run-document.js';
import { makeSweepPlan } from '../../src/lab/sweep/sweep-plan.js';
import { runSweep } from '../../src/lab/sweep/run-sweep.js';
import {
  gameReport,
  runReport,
  scenarioReport,
  sweepReport,
  type Report,
} from '../../src/report/index.js';
import { loadScenario } from '../../src/scenario/load.js';
import { scenarioHash, type Scenario } from '../../src/scenario/scenario.js';
import type { RunDocument } from '../../src/lab/documents.js';

/** Text that would run as script in a page that does not escape it. */
export const HOSTILE = `</title></script><script>window.broken=1</script><img src=x onerror="window.broken=1"> & 'q'`;

/** A scenario whose texts are hostile, read from a file as any other. */
export function hostileScenario(): Scenario {
  const dir = mkdtempSync(join(tmpdir(), 'salang-report-'));
  try {
    const file = join(dir, 'hostile.yaml');
    const lines = [
      'schema: salang.scenario/1',
      'id: hostile',
      'extends: classroom',
      `title: ${JSON.stringify(HOSTILE)}`,
      `summary: ${JSON.stringify(HOSTILE)}`,
      `teaches: ${JSON.stringify(HOSTILE)}`,
      'overrides:',
      `  - { path: finance.donorFloorUsd, scale: 1.1, source: ${JSON.stringify(HOSTILE)} }`,
    ];
    writeFileSync(file, `${lines.join('\n')}\n`);
    return loadScenario(file);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

async function batchOf(scenario: Scenario): Promise<RunDocument> {
  const { id, title, setup, targets } = scenario;
  const batch = await runBatch({ setup, runs: 3, targets, workers: 1 });
  return runDocument(batch, { id, title, hash: scenarioHash(scenario) });
}

/** The report of the hostile scenario, with a batch. */
export async function sampleScenarioReport(): Promise<Report> {
  const scenario = hostileScenario();
  const batch = await batchOf(scenario);
  return scenarioReport({ scenario, batch, seed: 'salang', seats: ['doctrine', 'doctrine'] });
}

/** The report of a run of a few campaigns. */
export async function sampleRunReport(): Promise<Report> {
  const scenario = loadScenario('classroom');
  return runReport(await batchOf(scenario), scenario);
}

/** A game of a person who gave some orders, up to a turn. */
export function sampleGame(turns: number, orders: number): Game {
  const game = Game.begin(hostileScenario(), { seed: 'class', seats: ['person', 'doctrine'] });
  for (let turn = 0; turn < turns && !game.over; turn += 1) {
    if (turn < orders) {
      const choice = turn % 2 === 0 ? 3 : 1;
      game.draft(0).give({ side: 0, kind: 'front_posture', target: 0, other: 0, choice });
    }
    game.endTurn();
  }
  return game;
}

/** The report of one game, or of two side by side. */
export function sampleGameReport(count: 1 | 2): Report {
  const games = [
    { name: `first ${HOSTILE}`, game: sampleGame(30, 2) },
    { name: 'second', game: sampleGame(12, 1) },
  ];
  return gameReport(games.slice(0, count), 2);
}

const EXPERIMENT = `schema: salang.experiment/1
id: tiny
title: ${JSON.stringify(HOSTILE)}
summary: Two treatments and a factor.
scenario: classroom
seed: tiny
replicates: 2
treatments:
  - { id: as_is }
  - { id: no_haven, title: ${JSON.stringify(HOSTILE)}, overrides: [{ path: actors.vostra.sanctuary, value: 0 }] }
factors:
  - { id: donors, path: finance.donorFloorUsd, apply: scale, levels: [0.5, 1, 2] }
design: { kind: full-factorial }
outputs:
  summary: [operations, fighters]
  national: [fighters]
  areas: { columns: [control, fighters.nrf], every: 5 }
`;

/** The report of a little sweep, which is run for it in a folder that is taken away again. */
export async function sampleSweepReport(): Promise<Report> {
  // The same place each time: the hash of the parameters holds the name of the file that changed one.
  const dir = join(tmpdir(), `salang-sweep-${process.pid}`);
  mkdirSync(dir);
  try {
    const file = join(dir, 'tiny.yaml');
    writeFileSync(file, EXPERIMENT);
    const experiment = loadExperiment(file);
    const out = join(dir, 'out');
    await runSweep({
      plan: makeSweepPlan(experiment),
      dir: out,
      csv: false,
      resume: false,
      force: false,
      workers: 1,
    });
    return await sweepReport(await openResults(out), experiment);
  } finally {
    rmSync(dir, { recursive: true });
  }
}
