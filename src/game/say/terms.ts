/** The terms of scores in words. */
import type { ScoreTerm } from '../../engine/scores.js';

/** What each term of a score is made of. */
export const TERM_WORDS: Readonly<Record<ScoreTerm, string>> = {
  reach: 'Reach (underground and support where people live)',
  standing: 'Standing (unity, hosting, non-recognition of Kabul)',
  endurance: 'Endurance (paid fighters and leadership against the start)',
  pressure: 'Pressure (operations seen by the public, the capital double)',
  burden: 'Burden (demands on civilians and harm laid to the front)',
  order: 'Order (control where no operation was seen for 13 weeks)',
  acceptance: 'Acceptance (stances, trade, recognition)',
  cohesion: 'Cohesion (unity of the leadership)',
  solvency: 'Solvency (money for what is planned)',
  resentment: 'Resentment (grievance and displacement)',
};
