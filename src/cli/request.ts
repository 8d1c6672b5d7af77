/**
 * What a command line asks for, as far as it can be told at a glance: help, the version, or nothing.
 * Reading the rest takes a parser, and help should not wait until it is loaded.
 */

/** A request that needs no parser. */
export type QuickRequest =
  | { readonly ask: 'help'; readonly topic: string }
  | { readonly ask: 'version' }
  | { readonly ask: 'welcome' };

/** The quick request of some words; null when they must be parsed. */
export function quickRequest(argv: readonly string[]): QuickRequest | null {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  if (words.includes('--version')) return { ask: 'version' };
  if (words.includes('--help') || words.includes('-h')) {
    return { ask: 'help', topic: words.filter((word) => !word.startsWith('-')).join(' ') };
  }
  return argv.length === 0 ? { ask: 'welcome' } : null;
}
