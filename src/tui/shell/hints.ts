/** The line of hints at the foot of every screen. */
import type { Style } from '../../charts/index.js';
import { fitLine, widthOf } from '../draw/block.js';
import { keyWord, type Binding } from './screen.js';

const HELP = '? help';
const GAP = '  ';

/** As many hints as fit, in the order of the bindings; help is always among them. */
export function hintLine(bindings: readonly Binding[], width: number, style: Style): string {
  let line = '';
  const room = width - widthOf(HELP) - widthOf(GAP);
  for (const { keys, hint } of bindings) {
    if (hint === undefined) continue;
    const words = hintKeys(keys, style.ascii);
    const entry = `${style.bold(words)} ${hint}`;
    const joined = line === '' ? entry : line + GAP + entry;
    if (widthOf(joined) > room) continue;
    line = joined;
  }
  const all = line === '' ? HELP : line + GAP + HELP;
  return fitLine(all, width, style);
}

/** Arrows are named together, of other keys the first one. */
function hintKeys(keys: readonly string[], ascii: boolean): string {
  const arrows = keys.filter((key) => ['up', 'down', 'left', 'right'].includes(key));
  if (arrows.length === 4) return ascii ? 'Arrows' : '←↑↓→';
  if (arrows.length === 2) return arrows.map((key) => keyWord(key, ascii)).join(ascii ? '/' : '');
  return keyWord(keys[0] ?? '', ascii);
}
