/** Checks that a number says where it comes from, and how far it may be off. */
import type { Report } from './report.js';
import type { Prior, Quantity } from './schema.js';

/** What carries provenance, with or without a value of its own. */
type Sourced = Quantity & { readonly value?: number; readonly setBy?: string };

/** Checks that a prior can be drawn from, that it holds the value, and that guesses have a range. */
export function checkProvenance(
  entry: Sourced,
  path: readonly string[],
  report: Report,
  what: string,
): void {
  const { kind } = entry.prior;
  const at = [...path, 'prior'];
  if (kind === 'fixed') {
    if (/^assumed\b/i.test(entry.source)) {
      report(at, 'SCENARIO_ASSUMED_FIXED', `${what} is assumed, and its prior is fixed`);
    }
    return;
  }
  const wrong = badRange(entry.prior);
  if (wrong !== null) return report(at, 'SCENARIO_PRIOR', wrong);
  const { low = 0, high = 0 } = entry.prior;
  const bounded = kind === 'uniform' || kind === 'loguniform';
  const { value } = entry;
  // An override may go where its author wants; the entry itself must not contradict its prior.
  if (bounded && value !== undefined && entry.setBy === undefined) {
    if (value >= low && value <= high) return;
    report(at, 'SCENARIO_PRIOR', `the value ${value} is outside ${low} to ${high}`);
  }
}

function badRange({ kind, low, high }: Prior): string | null {
  if (low === undefined || high === undefined) return 'low and high are needed';
  if (!(low < high)) return `low (${low}) must be below high (${high})`;
  const positive = kind === 'loguniform' || kind === 'lognormal' || kind === 'scale';
  return positive && !(low > 0) ? `low (${low}) must be above 0 for ${kind}` : null;
}
