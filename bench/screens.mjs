/**
 * How quick the game feels: time from a key to what is written to the terminal, a week's turn, a
 * year's advance, and a counterfactual, in the base period. Run `npm run build` first. Times are of
 * one machine; beside each stands the bar.
 */
import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

process.env.CI = 'false';
const { createStyle } = await import('../dist/charts/index.js');
const { Counterfactual, Game, SaveStore } = await import('../dist/game/index.js');
const { loadScenario } = await import('../dist/scenario/load.js');
const { startScreens } = await import('../dist/tui/index.js');

const SIZES = [
  [80, 24],
  [120, 40],
];
/** What a player presses while looking around the board. */
const KEYS = ['down', 'up', 'right', 'left', 'v', 'v', 'v', 'tab', 'tab', 'tab'];
const CODES = { up: '\u001b[A', down: '\u001b[B', right: '\u001b[C', left: '\u001b[D', tab: '\t' };
const ROUNDS = 12;
const CLEARS = ['\u001b[2J', '\u001b[3J', '\u001bc'];

class Input extends EventEmitter {
  isTTY = true;
  setRawMode() {}
  setEncoding() {}
  resume() {}
  pause() {}
}

class Output extends EventEmitter {
  isTTY = true;
  writable = true;
  writableNeedDrain = false;
  fd = 987_654;
  sent = '';
  wrote = null;
  constructor(columns, rows) {
    super();
    Object.assign(this, { columns, rows });
  }
  write(text) {
    this.sent += text;
    this.wrote?.(performance.now());
    return true;
  }
}

/** Times in milliseconds: the middle one, and one of twenty above. */
function summary(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { median: at(0.5), p95: at(0.95) };
}

function tell(what, { median, p95 }, bar) {
  const most = p95 === undefined ? '' : `, 95 % ${p95.toFixed(1)}`;
  console.log(`${what}: median ${median.toFixed(1)} ms${most} (bar ${bar} ms)`);
}

/** Milliseconds from a key to the last thing it writes; null when nothing changes. */
async function redraw(input, output, key) {
  let last = null;
  output.wrote = (time) => {
    last = time;
  };
  const start = performance.now();
  input.emit('data', CODES[key] ?? key);
  await pause(40);
  output.wrote = null;
  return last === null ? null : last - start;
}

async function frames(columns, rows, folder) {
  const [input, output, stop] = [new Input(), new Output(columns, rows), new AbortController()];
  const outcome = startScreens({
    process: { stdin: input, stdout: output },
    style: createStyle({ color: '256', ascii: false }),
    store: new SaveStore(join(folder, 'games')),
    request: { scenario: 'base-2024', side: 'nrf', opponent: null, seed: 'bench', load: null },
    stop: stop.signal,
  });
  // Ink takes a moment to load; the first keys warm the compiler.
  await pause(3000);
  for (const key of KEYS) await redraw(input, output, key);
  output.sent = '';
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const key of KEYS) {
      const time = await redraw(input, output, key);
      if (time !== null) times.push(time);
    }
  }
  const clears = CLEARS.reduce((n, code) => n + output.sent.split(code).length - 1, 0);
  stop.abort();
  await outcome;
  tell(`redraw after a key, ${columns}x${rows}, ${times.length} keys`, summary(times), 30);
  console.log(`  full-screen clears: ${clears} (bar 0)`);
}

function newGame() {
  return Game.begin(loadScenario('base-2024'), {
    seats: ['person', 'doctrine'],
    seed: 'bench',
  });
}

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const folder = mkdtempSync(join(tmpdir(), 'salang-bench-'));
try {
  for (const [columns, rows] of SIZES) await frames(columns, rows, folder);
  const game = newGame();
  const weeks = [];
  for (let week = 0; week < 60; week++) weeks.push(timed(() => game.advance({ turns: 1 })));
  tell("a week's turn", summary(weeks), 100);
  const year = newGame();
  tell('advance of 52 weeks', { median: timed(() => year.advance({ turns: 52 })) }, 2000);
  const what = { turn: 14, side: 1, change: { remove: 0 } };
  const turn = game.turns.findIndex(
    ({ orders }, i) => i >= 14 && orders.some(({ side }) => side === 1),
  );
  const futures = timed(() => new Counterfactual(game, { ...what, turn }).run());
  tell(`200 pairs of futures from turn ${turn + 1}`, { median: futures }, 5000);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
