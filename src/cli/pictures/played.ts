/** Who played a campaign and what was changed in it, in words. */
import type { DocumentHead } from '../../lab/documents.js';
import { formatList } from '../words.js';

/** `doctrine on both sides`. */
export function whoPlays({ nrf, taliban }: DocumentHead['players']): string {
  if (nrf === taliban) return nrf === null ? 'nobody giving orders' : `${nrf} on both sides`;
  return `${nrf ?? 'nobody'} for the NRF, ${taliban ?? 'nobody'} for the Taliban`;
}

/** Sentences with a space before each; nothing when all rules played the scenario as it is. */
export function changesText(
  without: readonly string[],
  overrides: DocumentHead['overrides'],
): string {
  const left = without.length === 0 ? '' : ` Without the rules of ${formatList(without)}.`;
  const set = overrides.map(({ path, value, scale, add }) =>
    scale !== undefined
      ? `${path} x ${scale}`
      : add !== undefined
        ? `${path} + ${add}`
        : `${path} = ${value}`,
  );
  return left + (set.length === 0 ? '' : ` Changed: ${set.join(', ')}.`);
}
