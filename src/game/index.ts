/** A game in progress: the core that screens, commands and tests share. */
export { Game, type AdvanceUntil, type GameState } from './game.js';
export { OrderDraft } from './draft.js';
export { GAME_ERRORS, GameError, type GameErrorCode } from './errors.js';
export { SEAT_NAMES, type GameSettings, type SeatName } from './settings.js';
export { ENDING_NAMES, type Ending, type EndingName } from './endings.js';
export {
  seenBy,
  type Happening,
  type HappeningKind,
  type Reason,
  type ReasonName,
  type TurnResult,
} from './results.js';
export type { Driver, PatronView, Reckoning, SideReckoning } from './reckoning.js';
export { setsSomething, type PlacedStanding, type StandingOrder } from './standing-orders.js';
export { choiceWords, kindsOf, orderSentence, orderTitle } from './order-words.js';
export {
  actorName,
  areaName,
  groupName,
  REGIME_NAMES,
  SIDE_TITLES,
  targetName,
  targetsOf,
  type Named,
} from './names.js';
export type { Report, ReportSource } from './reports.js';
export { SHADES, type Shade, type ShadeName } from './picture.js';
export type { Why, WhyTerm } from './why.js';
