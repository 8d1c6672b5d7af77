/** The terminal game: screens over games in progress. Loaded only when a game is played on screens. */
export {
  canShowScreens,
  runScreens as startScreens,
  type ScreensOptions,
  type ScreensOutcome,
} from './run.js';
export type { ScreensRequest } from './home/home.js';
