/** Paths by which one scenario file names another: relative, downward, of a known kind. */
import type { ScenarioProblemCode } from './problems.js';

/** A file that cannot be opened; whoever named it knows the line. */
export class OpenError extends Error {
  override readonly name = 'OpenError';
  constructor(
    readonly code: ScenarioProblemCode,
    message: string,
  ) {
    super(message);
  }
}

/**
 * What is wrong with a path, in words; null when nothing is. Only the text is looked at; that no
 * link leads out of the folder is checked by whoever opens the file.
 */
export function wrongPath(path: string, ending: RegExp): string | null {
  if (path === '') return 'the path is empty';
  if (/^([A-Za-z]:|[/\\~])/.test(path)) return 'the path is absolute';
  if (path.includes('\\')) return 'the path holds a backslash';
  const steps = path.split('/');
  if (steps.includes('..')) return 'the path leads out of its folder';
  if (!steps.every((step) => /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(step))) {
    return 'the path holds empty steps or characters other than letters, digits, "_", "." and "-"';
  }
  return ending.test(path) ? null : 'the file has the wrong ending';
}

export const YAML_ENDING = /\.ya?ml$/;
export const CSV_ENDING = /\.csv$/;
