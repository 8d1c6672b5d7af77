/** One picture of each kind, with text that would break out of XML if it could. */
import {
  barsSvg,
  fanSvg,
  intervalsSvg,
  linesSvg,
  mapSvg,
  networkSvg,
  scatterSvg,
  type MapGeometry,
} from '../../../src/charts/svg/index.js';

export const HOSTILE = `<script>alert("x")</script> & 'q' \u202e\u0007]]>`;

const DATES = ['2031-03-21', '2031-03-28', '2031-04-04', '2031-04-11'];

export const GEOMETRY: MapGeometry = {
  areaNames: ['Highland', HOSTILE, 'Town'],
  provinces: [
    {
      id: 'a',
      name: 'A',
      label: 'AAA',
      rings: [
        [
          [60, 30],
          [62, 30],
          [62, 32],
          [60, 32],
          [60, 30],
        ],
      ],
      tile: [0, 0],
      areas: [0, 1],
    },
    {
      id: 'b',
      name: HOSTILE,
      label: HOSTILE,
      rings: [
        [
          [62, 30],
          [64, 30],
          [64, 32],
          [62, 32],
          [62, 30],
        ],
      ],
      tile: [1, 1],
      areas: [2],
    },
  ],
};

const HEAD = { title: HOSTILE, description: HOSTILE, showTitle: true, id: 'one' };
const MEDIAN = [1, 2, Number.NaN, 4];
const SCALE = { kind: 'between', min: -1, max: 1, title: HOSTILE } as const;

/** Every kind of picture, drawn with the same hostile text at a width. */
export const PICTURES: Readonly<Record<string, (width: number) => Promise<string>>> = {
  bars: (width) =>
    barsSvg({
      ...HEAD,
      width,
      axis: HOSTILE,
      format: 'share',
      bars: [{ label: HOSTILE, value: 0.25, low: 0.1, high: 0.5 }],
    }),
  dots: (width) =>
    barsSvg({
      ...HEAD,
      width,
      axis: HOSTILE,
      bars: ['p', HOSTILE].map((series, i) => ({
        label: HOSTILE,
        series,
        value: i,
        low: i - 2,
        high: i + 1,
      })),
    }),
  intervals: (width) =>
    intervalsSvg({
      ...HEAD,
      width,
      rows: [
        { label: HOSTILE, reported: 10, low: 8, median: 9, high: 12 },
        { label: 'zero', reported: 0, low: 0, median: 1, high: 2 },
      ],
    }),
  fan: (width) =>
    fanSvg({
      ...HEAD,
      width,
      xs: DATES,
      yTitle: HOSTILE,
      series: [
        { name: HOSTILE, median: MEDIAN, low: [0, 1, 2, 3], high: [2, 3, 4, 5] },
        { name: 'other', median: [4, 3, 2, 1] },
      ],
      moments: [{ x: DATES[1] as string, label: HOSTILE }],
      level: { y: 2, label: HOSTILE },
    }),
  lines: (width) =>
    linesSvg({
      ...HEAD,
      width,
      xs: [1, 2, 3, 4],
      yTitle: 'y',
      series: [{ name: 'n', median: MEDIAN }],
    }),
  scatter: (width) =>
    scatterSvg({
      ...HEAD,
      width,
      points: [
        { x: 1, y: 2, of: true },
        { x: 2, y: 1, of: false },
      ],
      boxes: [{ x: [0.5, 1.5], y: [1, 3], label: HOSTILE }],
      xTitle: HOSTILE,
      yTitle: HOSTILE,
      names: [HOSTILE, 'others'],
    }),
  outlines: (width) =>
    Promise.resolve(
      mapSvg({ ...HEAD, width, geometry: GEOMETRY, values: [0.5, -1, null], scale: SCALE }),
    ),
  tiles: (width) =>
    Promise.resolve(
      mapSvg({
        ...HEAD,
        width,
        geometry: GEOMETRY,
        values: [0.5, -1, null],
        scale: SCALE,
        layout: 'tiles',
      }),
    ),
  network: (width) =>
    Promise.resolve(
      networkSvg({
        ...HEAD,
        width,
        geometry: GEOMETRY,
        links: [
          { name: HOSTILE, hub: HOSTILE, entries: [0, 2], amount: 5, amountText: HOSTILE },
          { name: 'other', hub: 'h', entries: [1], amount: 1, amountText: 'a little' },
        ],
      }),
    ),
};
