/** Pictures for the terminal. Plain data in, lines of text out; no I/O, no knowledge of the model. */
export { renderBandChart, type BandChartInput } from './bandchart.js';
export { renderBars, type ShareBar } from './bars.js';
export {
  judgeInterval,
  renderInterval,
  renderIntervalPlot,
  type Bound,
  type IntervalTarget,
  type SimulatedInterval,
  type Verdict,
} from './intervalplot.js';
export { DEFAULT_WIDTH } from './lines.js';
export {
  formatCompact,
  formatCount,
  formatFixed,
  formatMoneyUsd,
  formatShare,
  formatSignificant,
  NO_NUMBER,
} from './number.js';
export { renderSparkline } from './sparkline.js';
export {
  createStyle,
  detectStyle,
  type ColorDepth,
  type Environment,
  type Style,
  type Tone,
} from './style.js';
export { renderTable, type Cell, type Column, type PictureCell } from './table.js';
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
export { renderTileMap, type Tile } from './tilemap.js';
