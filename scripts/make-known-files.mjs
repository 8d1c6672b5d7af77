// Checks every shipped scenario and keeps the values of its files for quick loading. Part of the
// build, after the compiler: a number without a source, or any other problem, fails the build.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { knownEntry } from '../dist/scenario/known-files.js';
import { listScenarios, loadScenario } from '../dist/scenario/load.js';
import { ScenarioError } from '../dist/scenario/problems.js';

const scenarios = new URL('../scenarios/', import.meta.url);
const output = new URL('../dist/scenario/known-files.json', import.meta.url);

function shippedFiles() {
  const names = readdirSync(scenarios, { recursive: true }).map((name) =>
    name.replaceAll('\\', '/'),
  );
  return names.filter((name) => name.endsWith('.yaml')).sort();
}

try {
  for (const { id } of listScenarios()) loadScenario(id);
  const known = {};
  for (const name of shippedFiles()) {
    const { hash, value } = knownEntry(readFileSync(new URL(name, scenarios)), name);
    known[hash] = value;
  }
  writeFileSync(output, JSON.stringify(known));
} catch (error) {
  if (!(error instanceof ScenarioError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
