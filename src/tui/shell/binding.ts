/** Short forms for bindings. */
import type { Binding } from './screen.js';

/** A binding; `hint` are its words in the line of hints. */
export function bind(
  keys: readonly string[],
  label: string,
  act: () => void,
  hint?: string,
): Binding {
  return hint === undefined ? { keys, label, act } : { keys, label, hint, act };
}

/** A number kept among the places of a list. */
export function within(at: number, count: number): number {
  return Math.min(Math.max(0, count - 1), Math.max(0, at));
}
