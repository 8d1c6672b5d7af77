/** Panels: a titled rule with lines below it. */
import type { Style } from '../../charts/index.js';
import { fitBlock, fitLine, widthOf, type Block } from './block.js';

export interface PanelInput {
  readonly title: string;
  /** Stands at the right end of the rule. */
  readonly note?: string | undefined;
  readonly lines: Block;
  readonly width: number;
  /** Lines of the whole panel, with its rule. */
  readonly height: number;
  /** Whether the keys of movement go to this panel. */
  readonly focused?: boolean | undefined;
  readonly style: Style;
}

/** The panel in exactly its width and height. */
export function panel(input: PanelInput): Block {
  const { lines, width, height, style } = input;
  if (height < 1) return [];
  return [titleRule(input), ...fitBlock(lines, width, height - 1, style)];
}

/**
 * A rule with the title in it; a focused one is heavier, and has a sign besides. The note gives way
 * where there is no room for both.
 */
export function titleRule({ title, note = '', width, focused, style }: PanelInput): string {
  const [light, heavy, sign] = style.ascii ? ['-', '=', '>'] : ['─', '━', '▸'];
  const rule = focused === true ? heavy : light;
  const name = style.clean(title);
  const start = `${rule} ${focused === true ? `${sign} ${name}` : name} `;
  const painted = focused === true ? style.bold(start) : start;
  const end = note === '' ? '' : ` ${style.clean(note)} ${rule}`;
  const room = width - widthOf(start) - widthOf(end);
  if (room >= 0) return painted + rule.repeat(room) + end;
  return fitLine(painted + rule.repeat(Math.max(0, width - widthOf(start))), width, style);
}
