/** The engine: compiled model in, campaigns out. Runs anywhere that JavaScript runs. */
export { compileModel, DRIVERS, type Model } from './model.js';
export { Campaign, hasStep, RULE_NAMES, type RuleName } from './turn.js';
export { OPPOSED, TOLERANT, WARY } from './rules/stances.js';
export { Seat, thoughtThrough, type Thought } from './seat.js';
export {
  simulate,
  step,
  type Moment,
  type Player,
  type Players,
  type SimulateOptions,
} from './simulate.js';
export * from './setup.js';
export * from './sides.js';
export {
  COLUMN_NAMES,
  COLUMNS,
  columnOf,
  type Account,
  type Column,
  type ColumnName,
  type Index,
  type SeenBy,
} from './columns.js';
export {
  add,
  affordable,
  assign,
  cloneWorld,
  createLayout,
  createWorld,
  indexLength,
  transfer,
  type Layout,
  type Sizes,
  type World,
} from './world.js';
export { CAUSE, CAUSE_NAMES, causeName, type CauseName } from './causes.js';
export { Ledger, replayCell, type CellHistory, type Term, type Watch } from './ledger.js';
export {
  Snapshot,
  snapshotView,
  visibleRanges,
  type GovernmentView,
  type InsurgentView,
  type PendingEvent,
  type View,
} from './views.js';
export type { Theatre } from './theatre.js';
export { believe } from './believe.js';
export { OwnScore } from './own-score.js';
export { Rehearsal, type RehearsalOptions } from './rehearsal.js';
export {
  comesTrue,
  forecast,
  Forecaster,
  type ExpectedChange,
  type Forecast,
  type ForecastOptions,
} from './forecast.js';
export { AIM_NAMES, type AimName } from './aim-names.js';
export { AIMS, aimOf, type Aim } from './aims.js';
export {
  checkOrder,
  legalOrders,
  ORDER_ERRORS,
  ORDER_FAILURES,
  ORDER_KIND_NAMES,
  ORDER_KINDS,
  orderCost,
  purse,
  settingPlace,
  targetCount,
  type Order,
  type OrderErrorCode,
  type OrderKind,
  type OrderKindSpec,
  type TargetKind,
} from './orders.js';
export type { Price, Prices } from './order-prices.js';
export {
  GROUP_KINDS,
  KIND,
  KIND_NAMES,
  LAYER_BIT,
  LAYERS,
  NOTE,
  NOTE_NAMES,
  OP,
  OP_FIELDS,
  PRESENCE_FIELDS,
  NOTE_FIELDS,
  Records,
  type KindName,
  type Layer,
  type NoteName,
} from './records.js';
export { ENDINGS } from './rules/assessment.js';
export { accountTotals, checkAll } from './invariants.js';
export { hashText, hashWorld } from './hash.js';
export { Draws, keyOf, subkey, type Key } from './random.js';
export { civil, dayNumber, formatIsoDate, MONTH_NAMES, parseIsoDate } from './calendar.js';
export { InvariantError, MODEL_ERRORS, ModelError, type ModelErrorCode } from './errors.js';
export {
  ACTOR_PARAMETERS,
  CORRIDOR_PARAMETERS,
  GROUP_PARAMETERS,
  PARAMETERS,
} from './parameters.js';
export { DOCTRINE_PARAMETERS } from './parameter-names.js';
export { effectAllowed } from './effects.js';
export { INSURGENT_HEADS, STATE_HEADS } from './budgets.js';
