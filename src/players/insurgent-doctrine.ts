/**
 * The insurgent side's standing doctrine: once a month it looks at its view, weighs a few dozen
 * orders against the price of attention, and gives the most urgent. It keeps nothing from month to
 * month but the arrangement of the theatre: what it decides follows from view and moment alone.
 */
import { INSURGENT, type NumberTable, type Player } from '../engine/index.js';
import { Draft } from './draft.js';
import { answerEvents, type Taste } from './event-answers.js';
import { weighFronts } from './insurgent-fronts.js';
import { weighMoney } from './insurgent-money.js';
import { insurgentGround, InsurgentPicture, type InsurgentGround } from './insurgent-picture.js';
import { weighPolitics } from './insurgent-politics.js';
import { insurgentTemperament, type InsurgentTemperament } from './temperament.js';

/** @param numbers temperament; the scenario's own when absent */
export function insurgentDoctrine(numbers?: NumberTable): Player {
  const draft = new Draft();
  let ground: InsurgentGround | null = null;
  let picture = new InsurgentPicture(0);
  let temper = insurgentTemperament(numbers ?? {});
  let taste = insurgentTaste(temper);
  return {
    id: 'doctrine',
    cadence: 'month',
    decide(view, moment) {
      if (view.side !== INSURGENT) throw new TypeError('the doctrine was made for the other side');
      if (ground?.theatre !== view.theatre) {
        ground = insurgentGround(view.theatre);
        picture = new InsurgentPicture(view.theatre.sizes.fronts);
        temper = insurgentTemperament(numbers ?? view.theatre.doctrine);
        taste = insurgentTaste(temper);
      }
      picture.look(view, ground, moment.day);
      draft.begin(moment);
      answerEvents(draft, view, taste);
      weighFronts(draft, view, picture, ground, temper);
      weighMoney(draft, view, picture, ground, temper);
      weighPolitics(draft, view, picture, ground, temper);
      return draft.settle(view);
    },
  };
}

/** What changes are worth to the side, by temperament. */
export function insurgentTaste(temper: InsurgentTemperament): Taste {
  return {
    attitude: { own: 1, other: -0.6 },
    legitimacy: { own: 1, other: -0.5 },
    cohesion: { own: 1, other: -0.7 },
    recognition: { own: 0.8, other: -0.8 },
    visibility: 0.3 + 1.4 * temper.publicityHunger,
    capitalVisibility: 0.2 + temper.publicityHunger,
    credibility: 0.8 - 0.5 * temper.publicityHunger,
    union: 1,
    rift: -0.4 - temper.independence,
    outrage: 0.4,
    donorFatigue: -0.6,
    internet: 0.2,
    edicts: -0.1,
    grievance: 0.3 - 0.5 * temper.restraint,
    fear: -0.3,
    exaction: -0.4 - temper.restraint,
    supportInsurgent: 1,
    supportGovernment: -0.6,
    network: 1,
    boldness: 0,
    iskpThreat: 0.1,
    borderTension: 0.2,
    talksProgress: 0.3 - 0.3 * temper.boldness,
    corridorOpen: 0.5,
    craft: 0.6,
    leadership: 0.5,
    intel: -0.6,
    protection: -0.3,
  };
}
