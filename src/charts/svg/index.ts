/**
 * Pictures as SVG, one home for report, `plot` and analysis. Plain data in, one `<svg>` out, the same
 * bytes for the same data; text is escaped, a title and a description are there for readers of screens.
 *
 *   barsSvg       shares as bars, effects as dots, with intervals
 *   intervalsSvg  reported counts on simulated intervals
 *   fanSvg        medians with bands over time; linesSvg without bands, over any number
 *   scatterSvg    points of two kinds, with boxes
 *   mapSvg        areas by outlines or tiles
 *   networkSvg    ways of money over a map
 *   svgToPng      any of them as PNG
 */
export { barsSvg, type BarsInput, type SvgBar } from './bars.js';
export { fanSvg, linesSvg, type FanInput, type FanMoment, type FanSeries } from './fan.js';
export { intervalsSvg, type IntervalsInput, type SvgInterval } from './intervals.js';
export {
  mapSvg,
  shadeOf,
  type MapGeometry,
  type MapInput,
  type MapProvince,
  type MapScale,
} from './map.js';
export { networkSvg, type NetworkInput, type NetworkLink } from './network.js';
export { COLORS, NO_FIGURE, shadesOf } from './palette.js';
export { svgToPng } from './png.js';
export { scatterSvg, type ScatterBox, type ScatterInput, type ScatterPoint } from './scatter.js';
export { escapeXml } from './text.js';
export type { PictureInput } from './vega.js';
