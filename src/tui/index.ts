/** The terminal game: screens over games in progress. Loaded only when a game is played on screens. */
export { canShowScreens, runScreens as startScreens, type ScreensOutcome } from './run.js';
