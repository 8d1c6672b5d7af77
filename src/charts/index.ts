/** Pictures for the terminal. Plain data in, lines of text out; no I/O, no knowledge of the model. */
export { renderBandChart, type BandChartInput } from './bandchart.js';
export { renderBars, type ShareBar } from './bars.js';
export {
  judgeInterval,
  renderInterval,
  renderIntervalPlot,
  type IntervalTarget,
} from './intervalplot.js';
export {
  formatCompact,
  formatCount,
  formatFixed,
  formatMoneyUsd,
  formatShare,
  formatSignificant,
} from './number.js';
export {
  layOutlines,
  outlineColumns,
  type OutlineGrid,
  type OutlineShape,
} from './outline-grid.js';
export { renderOutlineMap, type OutlineFace } from './outlinemap.js';
export { legendBounds, legendEntries, type LegendScaleInput } from './shading.js';
export { renderSparkline } from './sparkline.js';
export { createStyle, detectStyle, type Environment, type Style } from './style.js';
export { renderTable, type Cell, type Column } from './table.js';
export {
  fit,
  padCenter,
  padEnd,
  padStart,
  stripControls,
  toAscii,
  truncate,
  visibleWidth,
  wrapText,
} from './text.js';
export { renderTileMap, tileAt, type Tile, type TileMapInput } from './tilemap.js';
