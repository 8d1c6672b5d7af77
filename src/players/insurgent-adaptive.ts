/**
 * The insurgent side's adaptive doctrine: fights as standing doctrine does, but spends attention and
 * money where its own score says that they lift the margin most. What a point costs and brings is
 * worked out anew each month from the view (OwnScore), so the same player taxes in one war and not
 * in another, courts its ally while unity is wanting, and stops where a term is full.
 */
import { INSURGENT, OwnScore, TOLERANT, type NumberTable, type Player } from '../engine/index.js';
import { at } from './cells.js';
import { Draft } from './draft.js';
import { answerEvents } from './event-answers.js';
import { insurgentTaste } from './insurgent-doctrine.js';
import { SMALLEST_FRONT, weighPostures } from './insurgent-fronts.js';
import { weighMarches } from './insurgent-marches.js';
import { weighBudget, weighCorridors } from './insurgent-money.js';
import { priceOfMoney, type Month } from './insurgent-month.js';
import { insurgentGround, InsurgentPicture, type InsurgentGround } from './insurgent-picture.js';
import { weighHarmRule } from './insurgent-politics.js';
import { weighStanding } from './insurgent-standing.js';
import { daysAhead } from './season.js';
import { insurgentTemperament } from './temperament.js';

const PATROLS = 0;
const OFFICIALS = 3;
/** What a front goes after is worth idle attention only. */
const URGENCY_OF_TARGETS = 0.4;
/** The same where what it goes after now leaves the most traces. */
const URGENCY_OF_DISCRETION = 0.9;
const NO_TAX = 0;
const LIGHT = 1;
const WIDEN = 2;

/** Demands on the people that light taxes add where the underground is full, share. */
const EXACTION_OF_LIGHT_TAXES = 0.12;
/** Part of all pay that light taxes bring in. */
const PAY_FROM_TAXES = 0.06;

/** @param numbers temperament; the scenario's own when absent */
export function adaptiveInsurgent(numbers?: NumberTable): Player {
  const draft = new Draft();
  let ground: InsurgentGround | null = null;
  let picture = new InsurgentPicture(0);
  let temper = insurgentTemperament(numbers ?? {});
  return {
    id: 'adaptive',
    cadence: 'month',
    decide(view, moment) {
      if (view.side !== INSURGENT) throw new TypeError('the doctrine was made for the other side');
      if (ground?.theatre !== view.theatre) {
        ground = insurgentGround(view.theatre);
        picture = new InsurgentPicture(view.theatre.sizes.fronts);
        temper = insurgentTemperament(numbers ?? view.theatre.doctrine);
      }
      picture.look(view, ground, moment.day);
      const score = new OwnScore(view);
      const daysLeft = daysAhead(view.theatre, moment.day);
      const month: Month = {
        view,
        picture,
        ground,
        score,
        daysLeft,
        pointsPerUsd: priceOfMoney(picture, score, daysLeft),
      };
      draft.begin(moment);
      answerEvents(draft, view, insurgentTaste(temper));
      weighPostures(draft, view, picture, ground, temper);
      weighBudget(draft, view, picture, temper);
      weighCorridors(draft, view, picture, ground);
      weighHarmRule(draft, view, picture, temper);
      weighTaxesByScore(draft, month);
      weighStanding(draft, month);
      weighTargets(draft, month);
      weighPatrons(draft, month);
      weighRoads(draft, month);
      weighMarches(draft, month);
      return draft.settle(view);
    },
  };
}

/** Demands on the people against the pay that they bring. */
function weighTaxesByScore(draft: Draft, { view, score, picture }: Month): void {
  const now = at(view.taxes, 0);
  const network = score.cells('network');
  const burden = -score.worth('exaction', (i) => EXACTION_OF_LIGHT_TAXES * at(network, i));
  const pay = -score.worth('payGap', PAY_FROM_TAXES) * Math.min(1, 0.3 + 2 * picture.meanGap);
  const wanted = burden > pay ? NO_TAX : LIGHT;
  if (wanted === now) return;
  draft.offer('local_taxes', 0, wanted, 0.5 + Math.abs(burden - pay));
}

/** Patrols are what leaves the fewest traces: the score counts fighters, not blows. */
function weighTargets(draft: Draft, { view, picture }: Month): void {
  for (let f = 0; f < picture.strength.length; f++) {
    const now = view.frontEmphasis[f];
    if (at(picture.strength, f) < SMALLEST_FRONT || now === PATROLS) continue;
    const urgency = now === OFFICIALS ? URGENCY_OF_DISCRETION : URGENCY_OF_TARGETS;
    draft.offer('emphasis', f, PATROLS, urgency);
  }
}

/** Covert help is taken while fighters go unpaid. */
function weighPatrons(draft: Draft, { view, ground, picture }: Month): void {
  const { canPatronise, sizes } = ground.theatre;
  for (let x = 0; x < sizes.actors; x++) {
    if (canPatronise[x] !== 1) continue;
    const taken = view.covertHelp[x] === 1;
    if (!taken && picture.meanGap > 0.08 && at(view.regime, 2 * x) >= TOLERANT) {
      draft.offer('covert_help', x, 1, 0.6 + 2 * picture.meanGap);
    }
  }
}

/** Wider roads bring what waits at the hub to those who are owed it. */
function weighRoads(draft: Draft, { view, picture }: Month): void {
  const waiting = Math.min(1, Math.max(0, picture.monthsOfPay - 0.9));
  const need = waiting * Math.min(0.3, picture.meanGap);
  for (let h = 0; h < view.corridorOpen.length; h++) {
    if (view.corridorEffort[h] === WIDEN) continue;
    draft.offer('corridor_effort', h, WIDEN, 4 * need * at(view.corridorOpen, h));
  }
}
