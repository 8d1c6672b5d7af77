/**
 * The standing doctrine of the de facto authorities: once a month it looks at its view, weighs a few
 * dozen orders against the price of attention, and gives the most urgent. It keeps nothing from
 * month to month but the arrangement of the theatre.
 */
import { GOVERNMENT, type NumberTable, type Player } from '../engine/index.js';
import { Draft } from './draft.js';
import { answerEvents, type Taste } from './event-answers.js';
import { weighStateMoney } from './government-money.js';
import {
  governmentGround,
  GovernmentPicture,
  type GovernmentGround,
} from './government-picture.js';
import { weighStatePolitics } from './government-politics.js';
import { weighZones } from './government-zones.js';
import { governmentTemperament, type GovernmentTemperament } from './temperament.js';

/** @param numbers temperament; the scenario's own when absent */
export function governmentDoctrine(numbers?: NumberTable): Player {
  const draft = new Draft();
  let ground: GovernmentGround | null = null;
  let picture = new GovernmentPicture(0);
  let temper = governmentTemperament(numbers ?? {});
  let taste = governmentTaste(temper);
  return {
    id: 'doctrine',
    cadence: 'month',
    decide(view, moment) {
      if (view.side !== GOVERNMENT) throw new TypeError('the doctrine was made for the other side');
      if (ground?.theatre !== view.theatre) {
        ground = governmentGround(view.theatre);
        picture = new GovernmentPicture(view.theatre.sizes.zones);
        temper = governmentTemperament(numbers ?? view.theatre.doctrine);
        taste = governmentTaste(temper);
      }
      picture.look(view, ground, temper.reserveCaution, moment.day);
      draft.begin(moment);
      answerEvents(draft, view, taste);
      weighZones(draft, view, picture, ground, temper);
      weighStateMoney(draft, view, picture, ground, temper);
      weighStatePolitics(draft, view, picture, ground, temper);
      return draft.settle(view);
    },
  };
}

/** What changes are worth to the side, by temperament. */
export function governmentTaste(temper: GovernmentTemperament): Taste {
  return {
    attitude: { own: 0.4 + 1.2 * temper.outreach, other: -0.6 },
    legitimacy: { own: 1, other: -0.6 },
    cohesion: { own: 0.8 + 0.8 * temper.harshness, other: -0.6 },
    recognition: { own: 0.5 + temper.outreach, other: -0.5 },
    visibility: -0.4,
    capitalVisibility: -0.5,
    union: -0.4,
    rift: 0.3,
    outrage: -0.2 - 0.6 * temper.outreach,
    aid: 0.3 + 0.5 * temper.outreach,
    trade: 0.8,
    edicts: 0.8 * (temper.harshness - temper.outreach),
    grievance: -0.5 + 0.4 * temper.harshness,
    fear: 0.3 * (temper.harshness - 0.5),
    supportGovernment: 0.8,
    supportInsurgent: -0.8,
    network: -1,
    corruption: -0.4,
    iskpThreat: -0.7,
    ttpViolence: 0.4 * temper.guestLoyalty - 0.4,
    borderTension: -0.7,
    waterDispute: -0.3,
    internet: 0.1 - 0.2 * temper.harshness,
    talksProgress: 0.2 - 0.6 * temper.harshness,
    protection: 0.4,
    intel: 0.6,
    development: 0.4,
  };
}
