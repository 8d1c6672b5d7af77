/** Terminals for tests: what is printed is kept. */
import { createStyle, type Style } from '../../src/charts/index.js';
import type { Terminal } from '../../src/cli/terminal.js';

export const PLAIN = createStyle({ color: 'none', ascii: false });
export const ASCII = createStyle({ color: 'none', ascii: true });

export interface KeptTerminal extends Terminal {
  readonly printed: string[];
  readonly noted: string[];
}

export function keptTerminal({
  style = PLAIN,
  width = 80,
  watched = false,
}: { style?: Style; width?: number; watched?: boolean } = {}): KeptTerminal {
  const printed: string[] = [];
  const noted: string[] = [];
  return {
    style,
    noteStyle: style,
    width,
    noteWidth: width,
    watched,
    printed,
    noted,
    print: (text) => {
      printed.push(text);
      return Promise.resolve();
    },
    note: (text) => {
      noted.push(text);
      return Promise.resolve();
    },
  };
}
