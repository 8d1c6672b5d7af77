/** How checks tell what they find: by path, whoever turns it into a place in a file. */
import type { Step } from './origins.js';
import type { Advice, ScenarioProblemCode } from './problems.js';

export type Report = (
  path: readonly Step[],
  code: ScenarioProblemCode,
  message: string,
  mend?: Advice,
) => void;

/** For documents that have been checked before: whatever is found now is a fault of the program. */
export const alreadyChecked: Report = (path, code, message) => {
  throw new Error(`a checked scenario has a problem: ${path.join('.')}: ${message} (${code})`);
};
