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
export { barsSvg, type SvgBar } from './bars.js';
export { fanSvg, linesSvg, type FanSeries } from './fan.js';
export { intervalsSvg } from './intervals.js';
export { mapSvg, type MapGeometry, type MapProvince, type MapScale } from './map.js';
export { networkSvg } from './network.js';
export { inkOn, NO_FIGURE, shadesOf, type MapScaleKind } from './palette.js';
export { svgToPng } from './png.js';
export { scatterSvg } from './scatter.js';
export { escapeXml } from './text.js';
export type { PictureInput } from './vega.js';
