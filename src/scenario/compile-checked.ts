/** The whole check of a document: references, sums, ranges, and that a model can be made of it. */
import { ModelError } from '../engine/errors.js';
import { compileModel, type Model } from '../engine/model.js';
import type { Setup } from '../engine/setup.js';
import { checkDocument } from './check-document.js';
import { compileSetup } from './compile.js';
import type { ScenarioDocument } from './document.js';
import type { Step } from './origins.js';
import type { Place, Problems } from './problems.js';
import type { Report } from './report.js';
import { pathText } from './schema-problems.js';
import { compileWatch } from './watch.js';

/**
 * Checks and compiles a document. Problems go to `problems`, which then throws them; `locate` finds
 * the place of a path in the files.
 */
export function compileChecked(
  document: ScenarioDocument,
  problems: Problems,
  locate: (path: readonly Step[]) => Place,
): Setup {
  const report: Report = (path, code, message, mend) => {
    if (problems.full) return problems.omit();
    problems.add(locate(path), pathText(path), code, message, mend);
  };
  checkDocument(document, report);
  const setup = compileSetup(document, report);
  problems.throwIfAny();
  const model = modelOf(setup, report);
  if (model !== null) compileWatch(document.watch, document, model, report);
  problems.throwIfAny();
  return setup;
}

/** The engine has the last word: what it would refuse later is refused now. */
function modelOf(setup: Setup, report: Report): Model | null {
  try {
    return compileModel(setup);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    report([], 'SCENARIO_MODEL', `${error.message} (${error.code})`);
    return null;
  }
}
