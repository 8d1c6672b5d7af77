/** Politics of the adaptive insurgent player, by what its score says of unity and recognition. */
import { INSURGENT } from '../engine/index.js';
import { at } from './cells.js';
import type { Draft } from './draft.js';
import { lasting, URGENCY_PER_POINT, type Month } from './insurgent-month.js';

const COURT = 0;
const CONCEDE = 1;
const FACTUAL = 1;
const INFLATED = 2;
const REFUSE = 0;
const OFFER = 1;

/** Urgency of an envoy a point: he warms a stance too, and the score shows that only when a regime changes. */
const ENVOY_URGENCY_PER_POINT = 18;
/**
 * What a judge of politics expects of an act, as shares. Unity: of what is wanting, as the closer the
 * union, the less is left to win; a conference mends the rift as well, which union lives by.
 */
const UNION_OF_COURTING = 0.04;
const UNION_OF_CONFERENCE = 0.1;
const RECOGNITION_OF_LOBBYING = 0.025;
const RECOGNITION_LOST_TO_ENVOY = 0.004;
/** Days in which unity and recognition sink back to their ground. */
const UNION_LASTS_DAYS = 400;
const RECOGNITION_LASTS_DAYS = 180;
/** Days before the end from which claims are inflated. */
const BOAST_DAYS = 100;
/** Unity of the front from which talks are offered, and below which the offer is taken back. */
const FIRM = 0.5;
const SHAKEN = 0.35;

/** Weighs what is done for standing: unity, recognition, claims and the offer of talks. */
export function weighStanding(draft: Draft, month: Month): void {
  weighPublicity(draft, month);
  weighTalks(draft, month);
  weighUnity(draft, month);
  weighRecognition(draft, month);
  weighEnvoys(draft, month);
}

/** The ally is courted, or given something, while unity brings more than it costs. */
function weighUnity(draft: Draft, month: Month): void {
  const { view, score, pointsPerUsd } = month;
  const { prices } = view.theatre;
  const last = 0.35 + 0.65 * lasting(month, UNION_LASTS_DAYS);
  const listens = 0.4 + 0.4 * (1 - at(view.rift, 0));
  const firm = at(view.cohesion, 0) > 0.45;
  const choice = firm ? CONCEDE : COURT;
  const apart = 1 - at(view.union, 0);
  const chance = Math.min(1, listens + 0.2 * choice);
  const gain = chance * last * score.worth('union', UNION_OF_COURTING * (1 + choice) * apart);
  const net = gain - pointsPerUsd * prices.coalition.usd;
  draft.offer('coalition', 0, choice, URGENCY_PER_POINT * net);
  const round =
    last * score.worth('union', UNION_OF_CONFERENCE * apart) - pointsPerUsd * prices.conference.usd;
  // Urgency is per point of attention, and a round takes more than one.
  const points = Math.max(1, prices.conference.attention);
  draft.offer('conference', 0, 0, (URGENCY_PER_POINT * round) / points);
}

function weighRecognition(draft: Draft, month: Month): void {
  const { view, score, pointsPerUsd } = month;
  const last = 0.2 + 0.8 * lasting(month, RECOGNITION_LASTS_DAYS);
  const heard = 0.3 + at(view.outrage, 0);
  const closed = 1 - at(view.recognition, INSURGENT);
  const own = score.worth('recognition', (side) =>
    side === INSURGENT ? RECOGNITION_OF_LOBBYING * closed : -RECOGNITION_OF_LOBBYING * heard,
  );
  draft.offer(
    'lobbying',
    0,
    0,
    URGENCY_PER_POINT * (last * own - pointsPerUsd * view.theatre.prices.lobbying.usd),
  );
}

/** An envoy argues against the authorities where he is heard, and is not sent again while that is fresh. */
function weighEnvoys(draft: Draft, month: Month): void {
  const { view, score, pointsPerUsd, ground } = month;
  const last = 0.2 + 0.8 * lasting(month, RECOGNITION_LASTS_DAYS);
  let best = -1;
  let most = 0;
  for (let x = 0; x < ground.worth.length; x++) {
    const stance = at(view.attitude, 2 * x);
    const received = Math.min(1, Math.max(0, 0.75 + 0.5 * stance));
    const fresh = 1 - at(view.envoyInsurgent, x);
    const lost = RECOGNITION_LOST_TO_ENVOY * (1 + stance) * fresh * fresh;
    const gain = score.worth('recognition', (side) => (side === INSURGENT ? 0 : -lost));
    const warmth = last + 0.5 * at(ground.worth, x);
    const net = received * warmth * gain - pointsPerUsd * view.theatre.prices.insurgent_envoy.usd;
    if (net > most) {
      most = net;
      best = x;
    }
  }
  if (best >= 0) draft.offer('insurgent_envoy', best, 0, ENVOY_URGENCY_PER_POINT * most);
}

/** Claims swell when the war is nearly over: the boast is heard at once, and doubted only later. */
function weighPublicity(draft: Draft, { view, daysLeft }: Month): void {
  const wanted = daysLeft < BOAST_DAYS ? INFLATED : FACTUAL;
  if (wanted !== view.publicity[0]) draft.offer('publicity', 0, wanted, 0.7);
}

/** An offer of talks is worth something abroad, for as long as the front can bear the quarrel. */
function weighTalks(draft: Draft, { view }: Month): void {
  const offered = view.negotiation[INSURGENT] === 1;
  const firm = at(view.cohesion, 0) > (offered ? SHAKEN : FIRM);
  if (firm !== offered) draft.offer('insurgent_talks', 0, firm ? OFFER : REFUSE, 0.5);
}
