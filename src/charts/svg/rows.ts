/** Charts of rows: labels of several lines at the left, numbers at the right, a picture between. */
import { COLORS } from './palette.js';
import { SMALL_SIZE, textLines, textWidth } from './text.js';

/** The widest share of a picture that labels may take. */
const LABEL_SHARE = 0.36;
/** Narrower pictures write the numbers under the labels. */
const WIDE_ENOUGH = 480;
const LINE = SMALL_SIZE + 3;

export interface RowText {
  /** What the row is; line breaks are kept. */
  readonly label: string;
  /** Its numbers, written out. */
  readonly numbers: string;
}

/** Rows with their labels laid out. */
export interface RowLayout {
  /** Fields that the layers below read: `row`, `label`, `shift`, `numbers`. */
  readonly rows: readonly {
    readonly row: number;
    readonly label: readonly string[];
    readonly shift: number;
    readonly numbers: string;
  }[];
  /** Height of the tallest label, pixels. */
  readonly height: number;
  /** Whether numbers stand in a column of their own. */
  readonly numbersAside: boolean;
}

/** Breaks labels into lines; in narrow pictures the numbers become lines of the labels. */
export function layRows(texts: readonly RowText[], width: number): RowLayout {
  const numbersAside = width >= WIDE_ENOUGH;
  const room = Math.floor(width * (numbersAside ? LABEL_SHARE : 0.5));
  const rows = texts.map(({ label, numbers }, row) => {
    const whole = numbersAside || numbers === '' ? label : `${label}\n${numbers}`;
    const lines = whole.split('\n').flatMap((part) => textLines(part, room, SMALL_SIZE));
    return { row, label: lines, shift: (-(lines.length - 1) * LINE) / 2, numbers };
  });
  return {
    rows,
    height: Math.max(0, ...rows.map(({ label }) => label.length * LINE)),
    numbersAside,
  };
}

/** The layers that write labels and numbers; `y` of the chart is the field `row`. */
export function rowTextLayers({ rows, numbersAside }: RowLayout): object[] {
  const data = { values: rows };
  const text = { type: 'text', baseline: 'middle', fontSize: SMALL_SIZE, color: COLORS.ink };
  const labels = {
    data,
    mark: { ...text, align: 'right', dx: -10, dy: { expr: 'datum.shift' }, lineHeight: LINE },
    encoding: { x: { value: 0 }, yOffset: null, text: { field: 'label' } },
  };
  const numbers = {
    data,
    mark: { ...text, align: 'left', dx: 10 },
    encoding: { x: { value: 'width' }, yOffset: null, text: { field: 'numbers' } },
  };
  return numbersAside ? [labels, numbers] : [labels];
}

/** The vertical axis of rows, which the layers above label. */
export const ROW_AXIS = {
  field: 'row',
  type: 'ordinal',
  axis: null,
  scale: { paddingInner: 0.2, paddingOuter: 0.1 },
} as const;

/** Pixels that a text of this size takes at most. */
export function widestText(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => textWidth(text, SMALL_SIZE)));
}
