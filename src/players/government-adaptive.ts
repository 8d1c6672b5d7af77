/**
 * The adaptive doctrine of the de facto authorities: it presses where standing doctrine would, but
 * asks its own score each month what money, trade, cohesion and resentment are worth (OwnScore).
 * While solvency is wanting it patrols instead of sweeping, watches money instead of hunting it and
 * sends envoys for trade; when the treasury is full it can afford mildness and force.
 */
import {
  CONCILIATORY,
  GOVERNMENT,
  LOCK_DOWN,
  OwnScore,
  PATROL,
  SWEEP,
  type GovernmentView,
  type NumberTable,
  type Player,
} from '../engine/index.js';
import { at } from './cells.js';
import { Draft } from './draft.js';
import { answerEvents } from './event-answers.js';
import { governmentTaste } from './government-doctrine.js';
import {
  governmentGround,
  GovernmentPicture,
  type GovernmentGround,
} from './government-picture.js';
import { weighRival } from './government-politics.js';
import { heatOf } from './government-zones.js';
import { daysAhead } from './season.js';
import { governmentTemperament, type GovernmentTemperament } from './temperament.js';

/** Urgency of an order that lifts the margin by a point for each point of attention. */
const URGENCY_PER_POINT = 2.2;
/** The same of an envoy, who warms a stance too: the score shows that only when a regime changes. */
const ENVOY_URGENCY_PER_POINT = 6;
/** Cost of one man under arms for a month, USD, as in the picture. */
const MONTHLY_COST_USD = 660;
const DAYS_PER_MONTH = 30;

const TRADE = 0;
const WATCH = 1;
const BALANCED = 0;
const RELAX = 0;
const KEEP = 1;
const SHELTER = 0;
const RESTRAIN = 1;
const EXPEL = 2;

/** What a judge expects of the first envoy: openness of trade won from an actor that had it all. */
const TRADE_OF_ENVOY = 0.05;
/** Months that the gain lasts, and the part of what garrisons cost that trade pays. */
const TRADE_LASTS_MONTHS = 4;
const REVENUE_FROM_TRADE = 0.4;
/** What a sweep adds to the cost of a zone's men. */
const SWEEP_EXTRA = 0.3;

/** Recognition that an offer of talks may win, and unity of the movement that it costs, shares. */
const RECOGNITION_OF_OFFER = 0.06;
const UNITY_SPENT_ON_OFFER = 0.04;
const REFUSE = 0;
const OFFER = 1;
/** Men per resident below this part of the usual number leave a zone bare. */
const BARE = 0.33;
/** Men of a zone that can lend some. */
const LEAST_TO_LEND = 2000;
const QUARTER = 1;
/** Months before the end from which the internet is cut, and what that is worth, points. */
const MONTHS_OF_SILENCE = 3;
const WORTH_OF_SILENCE = 0.7;
/** Part of what garrisons cost that customs lose while the internet is off. */
const REVENUE_LOST_OFFLINE = 0.1;
/** Unity of the movement that a reform costs while it lasts. */
const UNITY_SPENT_ON_REFORM = 0.05;

interface Month {
  readonly view: GovernmentView;
  readonly picture: GovernmentPicture;
  readonly ground: GovernmentGround;
  readonly temper: GovernmentTemperament;
  readonly score: OwnScore;
  readonly months: number;
  /** What the whole force costs in a month, USD. */
  readonly bill: number;
}

/** @param numbers temperament; the scenario's own when absent */
export function adaptiveGovernment(numbers?: NumberTable): Player {
  const draft = new Draft();
  let ground: GovernmentGround | null = null;
  let picture = new GovernmentPicture(0);
  let temper = governmentTemperament(numbers ?? {});
  return {
    id: 'adaptive',
    cadence: 'month',
    decide(view, moment) {
      if (view.side !== GOVERNMENT) throw new TypeError('the doctrine was made for the other side');
      if (ground?.theatre !== view.theatre) {
        ground = governmentGround(view.theatre);
        picture = new GovernmentPicture(view.theatre.sizes.zones);
        temper = governmentTemperament(numbers ?? view.theatre.doctrine);
      }
      picture.look(view, ground, temper.reserveCaution, moment.day);
      const month: Month = {
        view,
        picture,
        ground,
        temper,
        score: new OwnScore(view),
        months: daysAhead(view.theatre, moment.day) / DAYS_PER_MONTH,
        bill: MONTHLY_COST_USD * (picture.totalMen + 1),
      };
      draft.begin(moment);
      answerEvents(draft, view, governmentTaste(temper));
      weighRival(draft, view, temper);
      weighOffer(draft, month);
      weighSilence(draft, month);
      for (let z = 0; z < picture.men.length; z++) {
        weighPosture(draft, month, z);
        weighMildness(draft, month, z);
      }
      weighReinforcement(draft, month);
      weighTrade(draft, month);
      weighWatch(draft, month);
      weighEdicts(draft, month);
      weighGuests(draft, month);
      weighReform(draft, month);
      return draft.settle(view);
    },
  };
}

/** Points that so much money is worth, on what the treasury holds now. */
function worthOfUsd({ score }: Month, usd: number): number {
  return score.worth('stateTreasury', usd);
}

/** Patrols everywhere; sweeps where the heat asks for them and the treasury can bear them. */
function weighPosture(draft: Draft, month: Month, z: number): void {
  const { view, picture, ground, temper, bill } = month;
  const now = at(view.zonePosture, z);
  const heat = heatOf(picture, ground, temper, now, z);
  const share = at(picture.men, z) / (picture.totalMen + 1);
  const price = -worthOfUsd(month, -3 * SWEEP_EXTRA * share * bill);
  const most = price > 0.25 ? PATROL : temper.harshness > 0.6 ? LOCK_DOWN : SWEEP;
  const wanted = Math.min(most, Math.max(PATROL, Math.round(heat)));
  if (wanted === now) return;
  const saved = now >= SWEEP && wanted < SWEEP ? 1 + price : 0;
  draft.offer('zone_posture', z, wanted, 0.5 + 0.3 * Math.abs(heat - now) + saved);
}

/** Mild rule where grievance weighs on the score, and the treasury can bear what fear saved. */
function weighMildness(draft: Draft, { view, score, ground }: Month, z: number): void {
  if (view.zoneRule[z] === CONCILIATORY) return;
  const { zoneOf } = ground;
  const gain = score.worth('grievance', (a) => (zoneOf[a] === z ? -0.1 : 0));
  draft.offer('zone_rule', z, CONCILIATORY, 0.26 + URGENCY_PER_POINT * gain);
}

/** A zone that hardly anybody holds is sent men from the one that holds its people best. */
function weighReinforcement(draft: Draft, month: Month): void {
  const { picture, ground } = month;
  const { men, totalMen } = picture;
  const people = ground.residents.reduce((sum, n) => sum + n, 0);
  const usual = totalMen / (people + 1);
  let from = -1;
  let to = -1;
  let most = usual;
  let least = BARE * usual;
  for (let z = 0; z < men.length; z++) {
    const density = at(men, z) / (at(ground.residents, z) + 1);
    const calm = density * (1 - at(picture.threat, z));
    if (calm > most && at(men, z) > LEAST_TO_LEND) {
      most = calm;
      from = z;
    }
    if (density < least) {
      least = density;
      to = z;
    }
  }
  if (from < 0 || to < 0) return;
  const price = -worthOfUsd(month, -ground.theatre.prices.redeploy.usd);
  draft.offer('redeploy', from, QUARTER, 1.4 - price, to);
}

/** Envoys for trade, to whom most of it passes and who receives them. */
function weighTrade(draft: Draft, month: Month): void {
  const { view, score, months, bill, ground } = month;
  const { tradeShare } = ground.theatre;
  for (let x = 0; x < tradeShare.length; x++) {
    const attitude = at(view.attitude, 2 * x + GOVERNMENT);
    const received = Math.min(1, Math.max(0, 0.75 + 0.5 * attitude));
    const fresh = 1 - at(view.envoyGovernment, x);
    const gain = TRADE_OF_ENVOY * at(tradeShare, x) * fresh * fresh;
    const usd = gain * REVENUE_FROM_TRADE * bill * Math.min(TRADE_LASTS_MONTHS, months);
    const left = TRADE_LASTS_MONTHS / (TRADE_LASTS_MONTHS + months);
    const points = (0.3 + 0.7 * left) * score.worth('trade', gain) + worthOfUsd(month, usd);
    draft.offer('state_envoy', x, TRADE, ENVOY_URGENCY_PER_POINT * received * points);
  }
}

/** Money of the front is watched: hunting it costs customs more than it brings. */
function weighWatch(draft: Draft, { view }: Month): void {
  for (let h = 0; h < view.corridorControl.length; h++) {
    if (view.corridorControl[h] === WATCH) continue;
    draft.offer('corridor_control', h, WATCH, 0.45);
  }
}

/** Edicts are relaxed while they are harsh and the movement is united, then held. */
function weighEdicts(draft: Draft, { view }: Month): void {
  const now = at(view.edictPolicy, 0);
  const united = at(view.cohesion, 0);
  const harsh = at(view.edicts, 0);
  const wanted =
    harsh > (now === RELAX ? 0.45 : 0.6) && united > (now === RELAX ? 0.5 : 0.6) ? RELAX : KEEP;
  if (wanted !== now) draft.offer('edicts', 0, wanted, 0.6);
}

/** An offer of talks is held while the recognition that it may win is worth more than the unity it costs. */
function weighOffer(draft: Draft, { view, score }: Month): void {
  const offered = view.negotiation[GOVERNMENT] === 1;
  const won = score.worth('recognition', (side) =>
    side === GOVERNMENT ? RECOGNITION_OF_OFFER : 0,
  );
  const spent = score.worth('cohesion', (side) =>
    side === GOVERNMENT ? -UNITY_SPENT_ON_OFFER : 0,
  );
  const gain = won + spent;
  if (gain > 0 !== offered) {
    draft.offer(
      'state_talks',
      0,
      offered ? REFUSE : OFFER,
      0.4 + URGENCY_PER_POINT * Math.abs(gain),
    );
  }
}

/**
 * A country without internet is quieter for a while, and poorer: it is silenced near the end, where
 * the treasury can bear it.
 */
function weighSilence(draft: Draft, month: Month): void {
  const { view, months, bill } = month;
  const price = -worthOfUsd(month, -REVENUE_LOST_OFFLINE * bill * months);
  const wanted = months <= MONTHS_OF_SILENCE && price < WORTH_OF_SILENCE ? 1 : 0;
  if (wanted !== view.blackout[0]) draft.offer('blackout', 0, wanted, 0.6);
}

/** Guests are a burden while the border presses: how far they are pushed follows from cohesion. */
function weighGuests(draft: Draft, { view }: Month): void {
  const now = at(view.guestPolicy, 0);
  const tension = at(view.borderTension, 0);
  const united = at(view.cohesion, 0);
  let wanted = now;
  if (tension > 0.3)
    wanted =
      united > 0.62 ? EXPEL : united > 0.5 ? Math.max(now, RESTRAIN) : Math.min(now, RESTRAIN);
  else if (tension < 0.12 || united < 0.45) wanted = SHELTER;
  if (wanted !== now) draft.offer('guests', 0, wanted, 0.6);
}

/** Reform costs money and unity: what is under way is stopped where the score says that it is too dear. */
function weighReform(draft: Draft, month: Month): void {
  const { view, score } = month;
  if (view.budget[0] !== BALANCED) draft.offer('state_budget', 0, BALANCED, 0.8);
  const unity = score.worth('cohesion', (side) =>
    side === GOVERNMENT ? UNITY_SPENT_ON_REFORM : 0,
  );
  if (view.antiCorruption[0] === 1) draft.offer('anti_corruption', 0, 0, URGENCY_PER_POINT * unity);
  const zones = view.zoneAmnesty.length;
  for (let z = 0; z < zones; z++) {
    if (view.zoneAmnesty[z] === 1) draft.offer('amnesty', z, 0, (URGENCY_PER_POINT * unity) / 2);
  }
}
