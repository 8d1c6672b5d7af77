/**
 * The insurgent side's adaptive doctrine: fights as standing doctrine does, but spends attention and
 * money where its own score says that they lift the margin most. What a point costs and brings is
 * worked out anew each month from the view (OwnScore), so the same player taxes in one war and not
 * in another, courts its ally while unity is wanting, and stops where a term is full.
 */
import {
  INSURGENT,
  OwnScore,
  type InsurgentView,
  type NumberTable,
  type Player,
} from '../engine/index.js';
import { at } from './cells.js';
import { Draft } from './draft.js';
import { answerEvents } from './event-answers.js';
import { insurgentTaste } from './insurgent-doctrine.js';
import { weighFronts } from './insurgent-fronts.js';
import { weighBudget, weighCorridors } from './insurgent-money.js';
import { insurgentGround, InsurgentPicture, type InsurgentGround } from './insurgent-picture.js';
import { weighHarmRule, weighPublicity, weighTalks } from './insurgent-politics.js';
import { daysAhead } from './season.js';
import { insurgentTemperament } from './temperament.js';

/** Urgency of an order that lifts the margin by a point for each point of attention. */
const URGENCY_PER_POINT = 6;
const DAYS_PER_MONTH = 30;
/** Pay of a fighter for a month, USD, as in the picture. */
const MONTHLY_PAY_USD = 100;
/** Part of a dollar spent at the hub that is missed in the field: the rest would have waited there. */
const MISSED_SHARE = 0.5;
/** Months until money that is spent now is missed in the field. */
const MONTHS_ON_THE_WAY = 2;

const NO_TAX = 0;
const LIGHT = 1;
const COURT = 0;
const CONCEDE = 1;
const WIDEN = 2;
const TOLERANT = 3;
const EIGHTH_LEAVES = 0;

/**
 * What a judge of politics expects of an act, as shares. Unity: of what is wanting, as the closer the
 * union, the less is left to win.
 */
const UNION_OF_COURTING = 0.04;
const UNION_OF_CONFERENCE = 0.05;
const RECOGNITION_OF_LOBBYING = 0.025;
/** Days in which unity and recognition sink back to their ground. */
const UNION_LASTS_DAYS = 400;
const RECOGNITION_LASTS_DAYS = 180;
/** Money that acts cost, USD. */
const COURTING_USD = 10_000;
const CONFERENCE_USD = 60_000;
const LOBBYING_USD = 40_000;
const MARCH_USD = 5_000;
/** Marches that the hub must be able to pay for before one is ordered for the pay that it saves. */
const MARCHES_IN_HAND = 20;
/** Demands on the people that light taxes add where the underground is full, share. */
const EXACTION_OF_LIGHT_TAXES = 0.12;
/** Part of all pay that light taxes bring in. */
const PAY_FROM_TAXES = 0.06;
/** Fighters abroad, as a part of all, that hosts let in. */
const MOST_ABROAD = 0.22;

/** What the adaptive player weighs a month by. */
interface Month {
  readonly view: InsurgentView;
  readonly picture: InsurgentPicture;
  readonly ground: InsurgentGround;
  readonly score: OwnScore;
  readonly daysLeft: number;
  /** Points that a dollar is worth while the war lasts. */
  readonly pointsPerUsd: number;
}

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
      weighFronts(draft, view, picture, ground, temper);
      weighBudget(draft, view, picture, temper);
      weighCorridors(draft, view, picture, ground);
      weighPublicity(draft, view, picture, temper);
      weighHarmRule(draft, view, picture, temper);
      weighTalks(draft, view, picture, temper);
      weighTaxesByScore(draft, month);
      weighUnity(draft, month);
      weighRecognition(draft, month);
      weighPatrons(draft, month);
      weighRoads(draft, month);
      weighShelter(draft, month);
      return draft.settle(view);
    },
  };
}

/** Points that a dollar less costs: pay that is missed, spread over what is left of the war. */
function priceOfMoney(picture: InsurgentPicture, score: OwnScore, daysLeft: number): number {
  const months = daysLeft / DAYS_PER_MONTH;
  const perGap = -score.worth('payGap', 0.1) / 0.1;
  const bill = MONTHLY_PAY_USD * (picture.fighters + 1);
  // Where everybody is paid, or more lies at the hub than can still be used, money is cheap.
  const tight =
    Math.min(1, 0.15 + 3 * picture.meanGap) *
    Math.min(1, (0.6 * months) / (picture.monthsOfPay + 0.1));
  return (MISSED_SHARE * perGap * tight) / (bill * (months + MONTHS_ON_THE_WAY));
}

/** What is left of a gain at the end, when it sinks back in so many days. */
function lasting({ daysLeft }: Month, days: number): number {
  return days / (days + daysLeft);
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

/** The ally is courted, or given something, while unity brings more than it costs. */
function weighUnity(draft: Draft, month: Month): void {
  const { view, score, pointsPerUsd } = month;
  const last = 0.35 + 0.65 * lasting(month, UNION_LASTS_DAYS);
  const listens = 0.4 + 0.4 * (1 - at(view.rift, 0));
  const firm = at(view.cohesion, 0) > 0.45;
  const choice = firm ? CONCEDE : COURT;
  const apart = 1 - at(view.union, 0);
  const chance = Math.min(1, listens + 0.2 * choice);
  const gain = chance * last * score.worth('union', UNION_OF_COURTING * (1 + choice) * apart);
  const net = gain - pointsPerUsd * COURTING_USD;
  draft.offer('coalition', 0, choice, URGENCY_PER_POINT * net);
  const round =
    last * score.worth('union', UNION_OF_CONFERENCE * apart) - pointsPerUsd * CONFERENCE_USD;
  // A round takes two points of attention.
  draft.offer('conference', 0, 0, (URGENCY_PER_POINT * round) / 2);
}

function weighRecognition(draft: Draft, month: Month): void {
  const { view, score, pointsPerUsd } = month;
  const last = 0.2 + 0.8 * lasting(month, RECOGNITION_LASTS_DAYS);
  const heard = 0.3 + at(view.outrage, 0);
  const closed = 1 - at(view.recognition, INSURGENT);
  const own = score.worth('recognition', (side) =>
    side === INSURGENT ? RECOGNITION_OF_LOBBYING * closed : -RECOGNITION_OF_LOBBYING * heard,
  );
  draft.offer('lobbying', 0, 0, URGENCY_PER_POINT * (last * own - pointsPerUsd * LOBBYING_USD));
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

/** Who cannot be paid at home counts more over the border, where a host lets him in. */
function weighShelter(draft: Draft, { view, ground, picture, score, pointsPerUsd }: Month): void {
  const { doors } = ground;
  // A hub that is nearly empty keeps its money for those who stay.
  if (at(view.treasury, 0) < MARCHES_IN_HAND * MARCH_USD) return;
  const abroad = at(view.sanctuary, 0);
  if (abroad > MOST_ABROAD * (picture.fighters + abroad)) return;
  for (let i = 0; i < doors.length; i += 2) {
    const f = at(doors, i);
    if (at(view.regime, 2 * at(doors, i + 1)) < TOLERANT || ground.capital[f] === 1) continue;
    const leave = at(picture.strength, f) / 8;
    const gain =
      score.worth('sanctuary', (g) => (g === INSURGENT ? leave : 0)) * at(picture.gap, f) -
      pointsPerUsd * MARCH_USD;
    draft.offer('to_sanctuary', f, EIGHTH_LEAVES, URGENCY_PER_POINT * gain);
  }
}
