/** A game in progress: the core that screens, commands and tests share. */
export { Game, type AdvanceUntil, type GameState } from './game.js';
export { OrderDraft } from './draft.js';
export { GAME_ERRORS, GameError, type GameErrorCode } from './errors.js';
export {
  PLAYED,
  SEAT_NAMES,
  settingsOf,
  STANDARD_OPPONENT,
  type GameSettings,
  type Played,
  type SeatName,
} from './settings.js';
export { canGoOn, ENDING_NAMES, type Ending, type EndingName } from './endings.js';
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
export { choiceWords, kindsOf, orderSentence, orderTitle, orderWord } from './order-words.js';
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
export { claimsOf, latestReports, reportsOf, type Claims, type Report } from './reports.js';
export { Picture, SHADES, type Reader, type Shade, type ShadeName } from './picture.js';
export { marginCourse, marginsSeen, trueMargins, type Margins } from './margins.js';
export { whyOf, WHY_COLUMNS, WHY_TITLES, type Why, type WhyColumn, type WhyTerm } from './why.js';
export { Advisor } from './advisor.js';
export {
  afterAction,
  earlierWinWords,
  type AfterAction,
  type SideBeliefs,
  type TurningPoint,
} from './after-action.js';
export { doctrineInstead, type DoctrineInstead } from './doctrine-instead.js';
export {
  Counterfactual,
  type CounterfactualOptions,
  type CounterfactualResult,
  type PairedNumber,
} from './counterfactual.js';
export { LOOKS, SHOWN, type Command, type OrderChange, type Reply } from './commands.js';
export { Session, SESSION_ERRORS, type GameKeeper } from './session.js';
export { helpLines, parseCommand, type Reading } from './words.js';
export { cardOfSave, openSave, resumeGame, saveGame, type OpenedSave } from './save.js';
export { SaveStore, savesFolder, type SaveEntry } from './save-file.js';
export type { SaveCard } from './save-content.js';
export { FileKeeper } from './keeper.js';
export { DivergenceError, verifyLines, type Divergence, type LineVerdict } from './verify.js';
