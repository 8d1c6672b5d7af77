/**
 * Rule 11: politics.
 *
 * Unity of the front with its ally, the quarrel of the wider opposition, standing, hosting and
 * recognition, cohesion of the authorities, edicts, and the hard road to talks on
 * decentralisation.
 * [article: union with the AFF, the 2024 rift, Vienna Process, Washington office, "terror haven"
 * argument, normalisation]
 */
import { stateBudgetFactor } from '../budgets.js';
import { CAUSE } from '../causes.js';
import { DRAW } from '../draws.js';
import { normal } from '../quantiles.js';
import { NOTE } from '../records.js';
import { GOVERNMENT, INSURGENT, type Side } from '../sides.js';
import type { Turn } from '../turn-context.js';
import { add, addShare, type World } from '../world.js';
import { HOSTILE, SUPPORTIVE, TOLERANT, WARY } from './stances.js';
import { recoverLeadership } from './security.js';

export function politics(t: Turn): void {
  coalition(t);
  insurgentStanding(t);
  stateStanding(t);
  edicts(t);
  talks(t);
  if (t.s.monthly) recoverLeadership(t);
}

function coalition(t: Turn): void {
  const { m, w, s } = t;
  const k = m.k.politics;
  const rate = k.lossesTauDays;
  const lost = s.frontLosses / m.weeks - w.lossesPerWeek[INSURGENT]!;
  add(w, w.lossesPerWeek, INSURGENT, rate * lost, CAUSE.losses);
  const losses = w.lossesPerWeek[INSURGENT]!;
  const u = t.draws.at(DRAW.politicsShock, t.turn, 0, 0);
  const money = s.politicsUsd / (s.politicsUsd + k.politicsHalfUsd * m.weeks);
  addShare(w, w.union, 0, k.unionTauDays * (k.unionBase - w.union[0]!), CAUSE.coordination);
  addShare(w, w.union, 0, k.unionFromMoney * money, CAUSE.coordination);
  addShare(w, w.union, 0, -k.unionLostToRift * w.rift[0]!, CAUSE.quarrel);
  addShare(w, w.union, 0, k.unionShock * normal(u), CAUSE.shock);
  addShare(w, w.rift, 0, k.riftTauDays * (k.riftBase - w.rift[0]!), CAUSE.fading);
  const cohesion = w.cohesion[INSURGENT]!;
  addShare(
    w,
    w.cohesion,
    INSURGENT,
    k.cohesionTauDays * (k.insurgentCohesionBase - cohesion),
    CAUSE.credit_for_operations,
  );
  addShare(
    w,
    w.cohesion,
    INSURGENT,
    -k.cohesionLostToLosses * (losses / (losses + k.lossesHalf)),
    CAUSE.losses,
  );
  addShare(
    w,
    w.cohesion,
    INSURGENT,
    k.cohesionFromUnion * (w.union[0]! - k.unionNormal),
    CAUSE.coordination,
  );
  quarrelOverTalks(t, INSURGENT);
}

/** Some went to war so as never to sit at that table. */
function quarrelOverTalks({ m, w }: Turn, side: Side): void {
  if (w.negotiation[side] !== 1) return;
  addShare(w, w.cohesion, side, -m.k.politics.cohesionLostToOffer, CAUSE.quarrel);
}

/** Standing of the front: seen, united, hosted; credit is spent by exaggeration and harm. */
function insurgentStanding(t: Turn): void {
  const { m, w, s } = t;
  const k = m.k.politics;
  const money = s.politicsUsd / (s.politicsUsd + k.politicsHalfUsd * m.weeks);
  const legitimacy = w.legitimacy[INSURGENT]!;
  const goal =
    k.legitimacyBase +
    k.legitimacyFromVisibility * w.visibility[0]! +
    k.legitimacyFromUnion * w.union[0]! +
    k.legitimacyFromMoney * money +
    k.legitimacyFromOutrage * w.outrage[0]! +
    k.legitimacyFromOffer * refusedOffer(w, INSURGENT);
  addShare(w, w.legitimacy, INSURGENT, k.legitimacyTauDays * (goal - legitimacy), CAUSE.lobbying);
  addShare(
    w,
    w.legitimacy,
    INSURGENT,
    -k.legitimacyLostToHarm * (w.seenHarmPerWeek[0]! / (w.seenHarmPerWeek[0]! + k.seenHarmHalf)),
    CAUSE.insurgent_harm,
  );
  addShare(
    w,
    w.legitimacy,
    INSURGENT,
    -k.legitimacyLostToLies * (1 - w.credibility[0]!),
    CAUSE.inflated_claims,
  );
  hostsOfTheFront(t);
}

/** Whether a side offers talks that the other refuses (1): who asks for peace is heard abroad. */
function refusedOffer(w: World, side: Side): number {
  return w.negotiation[side]! * (1 - w.negotiation[1 - side]!);
}

/** Patrons cost standing when they are found out; hosts lend a front a place in the world. */
function hostsOfTheFront({ m, w }: Turn): void {
  const k = m.k.politics;
  const legitimacy = w.legitimacy[INSURGENT]!;
  let covert = 0;
  let hosting = 0;
  for (let x = 0; x < m.sizes.actors; x++) {
    if (w.regime[2 * x]! >= TOLERANT) covert += w.covertHelp[x]!;
    if (w.regime[2 * x]! > WARY)
      hosting += m.ap.hostingShare[x]! * (w.regime[2 * x] === SUPPORTIVE ? 1 : k.hostingTolerant);
  }
  if (covert > 0)
    addShare(
      w,
      w.legitimacy,
      INSURGENT,
      (-k.legitimacyLostToPatrons * covert) / (1 + k.patronsSaturate * covert),
      CAUSE.covert_ties,
    );
  const recognition = w.recognition[INSURGENT]!;
  addShare(
    w,
    w.recognition,
    INSURGENT,
    k.recognitionTauDays * (hosting * (k.hostingBase + legitimacy) - recognition),
    CAUSE.conference,
  );
}

/** Recognition and cohesion of the authorities. */
function stateStanding(t: Turn): void {
  const { m, w, s } = t;
  const k = m.k.politics;
  let dealing = 0;
  let haven = 0;
  for (let x = 0; x < m.sizes.actors; x++) {
    const regime = w.regime[2 * x + GOVERNMENT]!;
    dealing += m.ap.recognitionShare[x]! * ((regime - HOSTILE) / 4);
    if (regime <= WARY) haven += m.ap.recognitionShare[x]!;
  }
  const argument = k.havenArgument * w.iskpThreat[0]! + k.abuseArgument * w.outrage[0]!;
  const recognition = w.recognition[GOVERNMENT]!;
  addShare(
    w,
    w.recognition,
    GOVERNMENT,
    k.recognitionTauDays *
      (dealing + k.legitimacyFromOffer * refusedOffer(w, GOVERNMENT) - recognition),
    CAUSE.normalisation,
  );
  addShare(
    w,
    w.recognition,
    GOVERNMENT,
    -k.recognitionTauDays * haven * argument,
    CAUSE.terror_haven_argument,
  );
  const cohesion = w.cohesion[GOVERNMENT]!;
  const paid = s.paidShare < 1 ? s.paidShare : 1;
  const fallen = s.governmentKilled / m.weeks - w.lossesPerWeek[GOVERNMENT]!;
  add(w, w.lossesPerWeek, GOVERNMENT, k.lossesTauDays * fallen, CAUSE.losses);
  const killed = w.lossesPerWeek[GOVERNMENT]!;
  addShare(
    w,
    w.cohesion,
    GOVERNMENT,
    k.cohesionTauDays * (k.stateCohesionBase - cohesion),
    CAUSE.normalisation,
  );
  addShare(w, w.cohesion, GOVERNMENT, -k.stateCohesionLostToPay * (1 - paid), CAUSE.solvency);
  addShare(
    w,
    w.cohesion,
    GOVERNMENT,
    -k.stateCohesionLostToLosses * (killed / (killed + k.lossesHalf)),
    CAUSE.losses,
  );
  if (w.antiCorruption[0] === 1)
    addShare(w, w.cohesion, GOVERNMENT, -k.cohesionLostToDrive, CAUSE.anti_corruption);
  quarrelOverTalks(t, GOVERNMENT);
  quarrelOfFactions(t);
  pleaseTheCore(t);
  if (w.edictPolicy[0] !== 1) {
    // Hardening pleases the core of the movement, relaxing strains it.
    addShare(
      w,
      w.cohesion,
      GOVERNMENT,
      k.cohesionFromEdicts * (w.edictPolicy[0]! - 1),
      CAUSE.edicts,
    );
  }
  const legitimacy = w.legitimacy[GOVERNMENT]!;
  let support = 0;
  for (let a = 0; a < m.sizes.areas; a++)
    support += m.map.populationShare[a]! * w.supportGovernment[a]!;
  const goal =
    k.stateLegitimacyFromSupport * support +
    k.stateLegitimacyFromRecognition * w.recognition[GOVERNMENT]!;
  addShare(
    w,
    w.legitimacy,
    GOVERNMENT,
    k.legitimacyTauDays * (goal * stateBudgetFactor(t, 'development') - legitimacy),
    CAUSE.governance,
  );
}

/** A movement that is divided already divides further: each faction looks to its own safety. */
function quarrelOfFactions({ m, w }: Turn): void {
  const k = m.k.politics;
  const missing = k.factionsBelow - w.cohesion[GOVERNMENT]!;
  if (missing <= 0) return;
  const lost = (k.cohesionLostToFactions * missing) / k.factionsBelow;
  addShare(w, w.cohesion, GOVERNMENT, -lost, CAUSE.quarrel);
}

/** Leniency toward enemies and severity toward guests both strain the movement. */
function pleaseTheCore(t: Turn): void {
  const { m, w } = t;
  const k = m.k.politics;
  let offered = 0;
  for (let z = 0; z < m.sizes.zones; z++) offered += w.zoneAmnesty[z]!;
  const lenient = m.sizes.zones > 0 ? offered / m.sizes.zones : 0;
  if (lenient > 0) {
    addShare(w, w.cohesion, GOVERNMENT, -k.cohesionLostToAmnesty * lenient, CAUSE.local_amnesty);
  }
  const severe = w.guestPolicy[0]!;
  if (severe > 0) {
    addShare(w, w.cohesion, GOVERNMENT, -k.cohesionLostToGuests * severe, CAUSE.quarrel);
  }
}

/** Edicts move toward the policy in force. */
function edicts(t: Turn): void {
  const { m, w } = t;
  const k = m.k.politics;
  const policy = w.edictPolicy[0]!;
  if (policy === 1) return;
  const goal = policy === 2 ? 1 : k.edictsRelaxed;
  addShare(w, w.edicts, 0, k.edictsTauDays * (goal - w.edicts[0]!), CAUSE.edicts);
}

/** Talks advance only while both offer them, and then slowly; one refusal sets them back. */
function talks(t: Turn): void {
  const { m, w } = t;
  const k = m.k.politics;
  const both = w.negotiation[INSURGENT]! * w.negotiation[GOVERNMENT]!;
  const progress = w.talksProgress[0]!;
  if (both === 0) {
    if (progress > 0) add(w, w.talksProgress, 0, -progress * k.talksFadeTauDays, CAUSE.fading);
    return;
  }
  const stalemate = stalemateShare(w, m.sizes.areas);
  const trust =
    k.trustFromLegitimacy * w.legitimacy[INSURGENT]! +
    k.trustFromCohesion * w.cohesion[GOVERNMENT]!;
  const u = t.draws.at(DRAW.talks, t.turn, 0, 0);
  const step =
    k.talksGain * trust * (k.talksUnforced + stalemate) * (k.talksLeast + k.talksLuck * u);
  addShare(w, w.talksProgress, 0, step, CAUSE.talks);
  if (t.s.monthly) t.records.note(t.day, NOTE.talks_round, Math.floor(w.talksProgress[0]! * 100));
}

/** A hurting stalemate: grievance that neither side has turned into control. */
function stalemateShare(w: World, areas: number): number {
  let sum = 0;
  for (let a = 0; a < areas; a++) sum += w.grievance[a]!;
  return sum / areas;
}
