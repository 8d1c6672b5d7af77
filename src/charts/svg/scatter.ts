/** Points on two axes, two kinds of them, and boxes around some: what scenario discovery shows. */
import { COLORS } from './palette.js';
import { plainText } from './text.js';
import { drawChart, tickCount, topLegend, type PictureInput } from './vega.js';

export interface ScatterPoint {
  readonly x: number;
  readonly y: number;
  /** Whether it is a case of interest: those are drawn over the others, larger and another shape. */
  readonly of: boolean;
}

export interface ScatterBox {
  readonly x: readonly [low: number, high: number];
  readonly y: readonly [low: number, high: number];
  readonly label: string;
}

export interface ScatterInput extends PictureInput {
  readonly points: readonly ScatterPoint[];
  readonly boxes?: readonly ScatterBox[] | undefined;
  readonly xTitle: string;
  readonly yTitle: string;
  /** What points of interest are, and what the others are. */
  readonly names: readonly [of: string, others: string];
  /** Height of the plot in pixels; 320 by default. */
  readonly height?: number | undefined;
}

/** More points only blacken the picture; every n-th is drawn then. */
const MOST_POINTS = 1500;

/** Points and boxes. Of very many points an even selection is drawn. */
export async function scatterSvg(input: ScatterInput): Promise<string> {
  const { points, boxes = [], names, height = 320 } = input;
  const [of, others] = names.map(plainText);
  const step = Math.max(1, Math.ceil(points.length / MOST_POINTS));
  const values = points
    .filter((_, i) => i % step === 0)
    .map((point) => ({ x: point.x, y: point.y, kind: point.of ? of : others, of: point.of }))
    .sort((a, b) => Number(a.of) - Number(b.of));
  const axis = (field: string, title: string): object => ({
    field,
    type: 'quantitative',
    title: plainText(title),
    scale: { zero: false, nice: true },
    axis: { tickCount: tickCount(input.width), format: '~g' },
  });
  const [x, y] = [axis('x', input.xTitle), axis('y', input.yTitle)];
  const kind = { field: 'kind', type: 'nominal', legend: topLegend(input.width) };
  return drawChart(
    {
      height,
      data: { values },
      layer: [
        {
          mark: { type: 'point', filled: true, opacity: 0.7, size: 28 },
          encoding: {
            x,
            y,
            color: {
              ...kind,
              scale: { domain: [of, others], range: [COLORS.vermilion, COLORS.sky] },
            },
            shape: { ...kind, scale: { domain: [of, others], range: ['triangle-up', 'circle'] } },
          },
        },
        ...boxLayers(boxes),
      ],
    },
    input,
  );
}

function boxLayers(boxes: readonly ScatterBox[]): object[] {
  if (boxes.length === 0) return [];
  const values = boxes.map(({ x, y, label }) => ({
    x0: x[0],
    x1: x[1],
    y0: y[0],
    y1: y[1],
    label: plainText(label),
  }));
  const at = (field: string): object => ({ field, type: 'quantitative' });
  return [
    {
      data: { values },
      mark: { type: 'rect', filled: false, stroke: COLORS.ink, strokeWidth: 2, clip: true },
      encoding: { x: at('x0'), x2: { field: 'x1' }, y: at('y0'), y2: { field: 'y1' } },
    },
    {
      data: { values },
      mark: { type: 'text', align: 'left', baseline: 'top', dx: 4, dy: 4, fontWeight: 700 },
      encoding: { x: at('x0'), y: at('y1'), text: { field: 'label' } },
    },
  ];
}
