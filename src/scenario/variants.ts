/** Variants of a scenario: the same one with some things changed, checked again as far as needed. */
import type { Setup } from '../engine/setup.js';
import { compileChecked } from './compile-checked.js';
import { recompileNumbers } from './compile.js';
import type { ScenarioDocument } from './document.js';
import { namesOf, type Names } from './names.js';
import { applyOverrides, applyTo } from './overrides.js';
import { OverrideError, resolvePath } from './paths.js';
import { Problems } from './problems.js';
import type { OverrideEntry } from './schema.js';
import { makeScenario, type Scenario } from './scenario.js';
import { wholeFile } from './origins.js';

const namesByDocument = new WeakMap<ScenarioDocument, Names>();

function namesFor(document: ScenarioDocument): Names {
  let names = namesByDocument.get(document);
  if (names === undefined) namesByDocument.set(document, (names = namesOf(document)));
  return names;
}

/** Whether a path leads to a number that `withNumbers` can change. False for unknown paths. */
export function isNumericPath(scenario: Scenario, path: string): boolean {
  try {
    return resolvePath(scenario.document, path, namesFor(scenario.document)).kind !== 'plain';
  } catch (error) {
    if (error instanceof OverrideError) return false;
    throw error;
  }
}

/**
 * The setup of a scenario with some numbers changed, for runs by the thousand: nothing is read,
 * and only what the changes touch is compiled anew. Equal to the setup of the scenario changed by
 * `withOverrides`, but for sums that only the latter checks. Throws OverrideError for unknown
 * paths, bad values and paths to no number.
 */
export function withNumbers(scenario: Scenario, changes: readonly OverrideEntry[]): Setup {
  const names = namesFor(scenario.document);
  const touched = new Set<string>();
  let { document } = scenario;
  for (const change of changes) {
    const target = resolvePath(document, change.path, names);
    if (target.kind === 'plain') {
      const mend = 'Load the scenario with this override instead.';
      throw new OverrideError('OVERRIDE_VALUE', `${target.path} is not a number to vary`, mend);
    }
    document = applyTo(document, target, change, { setBy: 'variant', names });
    const section = target.path.split('.')[0] ?? '';
    touched.add(target.kind === 'state' ? `state.${target.column}` : section);
  }
  return recompileNumbers(document, scenario.setup, names, touched);
}

/**
 * The scenario with some things changed, its document included, so that it can be shown, saved and
 * changed further. `setBy` becomes the source of what it changes and stands for the file in
 * problems. Throws ScenarioError.
 */
export function withOverrides(
  scenario: Scenario,
  overrides: readonly OverrideEntry[],
  setBy: string,
): Scenario {
  const problems = new Problems();
  const document = applyReporting(scenario.document, overrides, setBy, problems);
  problems.throwIfAny();
  const setup = compileChecked(document, problems, () => wholeFile(setBy));
  return makeScenario(document, setup, scenario.targets, scenario.files);
}

/** Applies overrides one by one; those that cannot be applied become problems. */
function applyReporting(
  document: ScenarioDocument,
  overrides: readonly OverrideEntry[],
  setBy: string,
  problems: Problems,
): ScenarioDocument {
  let out = document;
  for (const override of overrides) {
    try {
      out = applyOverrides(out, [override], { setBy });
    } catch (error) {
      if (!(error instanceof OverrideError)) throw error;
      problems.add(wholeFile(setBy), override.path, error.code, error.message, () => error.mend);
    }
  }
  return out;
}
