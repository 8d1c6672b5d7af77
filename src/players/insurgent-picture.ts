/** What the insurgent side makes of its view: the state of each front, and of the whole. */
import type { InsurgentView, Theatre } from '../engine/index.js';
import { addTo, at } from './cells.js';
import { deepWinter, fightingSeason } from './season.js';

/** Pay of a fighter for a month, USD: the yardstick by which the hub counts its reserve. */
const MONTHLY_PAY_USD = 100;
/** Raids a week that a front of nobody, and each fighter more, takes for half of the worst. */
const RAIDS_HALF = 0.5;
const RAIDS_HALF_PER_FIGHTER = 0.008;

/** Lasting facts, arranged by front; made once for a theatre. */
export interface InsurgentGround {
  readonly theatre: Theatre;
  readonly frontOf: Int32Array;
  /** Share of an area where snow keeps people in: its snow cover less its towns. */
  readonly snowbound: Float64Array;
  /** Whether a front reaches for the capital (1) or not (0). */
  readonly capital: Float64Array;
  /** How far towns mark a front, 0-1. */
  readonly urban: Float64Array;
  readonly road: Float64Array;
  /** What the goodwill of an actor is worth, 0-1: a door, a corridor, a patron, a voice. */
  readonly worth: Float64Array;
  /** Actor that hosts a corridor, by corridor. */
  readonly host: Int32Array;
  /** Fronts that border an actor who can shelter fighters: pairs front, actor. */
  readonly doors: Int32Array;
}

/** Arranges the theatre for the insurgent player. */
export function insurgentGround(theatre: Theatre): InsurgentGround {
  const { map, sizes } = theatre;
  const mean = (of: Float64Array) =>
    Float64Array.from(theatre.fronts, ({ areas }) => {
      const sum = areas.reduce((total, a) => total + at(of, a), 0);
      return areas.length > 0 ? sum / areas.length : 0;
    });
  const worth = Float64Array.from(
    { length: sizes.actors },
    (_, x) => 0.25 + 0.45 * at(theatre.canShelter, x) + 0.15 * at(theatre.canPatronise, x),
  );
  for (const { host } of theatre.corridors) worth[host] = Math.min(1, at(worth, host) + 0.15);
  return {
    theatre,
    frontOf: map.front,
    snowbound: map.snowShare.map((snow, a) => snow * (1 - at(map.urbanShare, a))),
    capital: Float64Array.from(theatre.fronts, ({ areas }) =>
      areas.some((a) => map.isCapital[a] === 1) ? 1 : 0,
    ),
    urban: mean(map.urbanShare),
    road: mean(map.roadShare),
    worth,
    host: Int32Array.from(theatre.corridors, ({ host }) => host),
    doors: doorsOf(theatre),
  };
}

function doorsOf(theatre: Theatre): Int32Array {
  const { fronts, sizes, map, canShelter } = theatre;
  const pairs: number[] = [];
  fronts.forEach(({ areas }, f) => {
    for (let x = 0; x < sizes.actors; x++) {
      const bordering = areas.some((a) => map.borders[x * sizes.areas + a] === 1);
      if (bordering && canShelter[x] === 1) pairs.push(f, x);
    }
  });
  return Int32Array.from(pairs);
}

/** The picture of one month. Arrays are by front; means are weighted by fighters. */
export class InsurgentPicture {
  readonly strength: Float64Array;
  readonly gap: Float64Array;
  readonly reach: Float64Array;
  readonly led: Float64Array;
  readonly armed: Float64Array;
  readonly snow: Float64Array;
  /** How hard raids press, 0-1. */
  readonly pressure: Float64Array;
  /** Believed strength of the garrisons. */
  readonly against: Float64Array;
  fighters = 0;
  meanGap = 0;
  meanArmed = 0;
  meanReach = 0;
  meanPressure = 0;
  /** Money at the hub in months of pay. */
  monthsOfPay = 0;
  winter = 0;
  season = 0;

  constructor(fronts: number) {
    const table = () => new Float64Array(fronts);
    this.strength = table();
    this.gap = table();
    this.reach = table();
    this.led = table();
    this.armed = table();
    this.snow = table();
    this.pressure = table();
    this.against = table();
  }

  /** Takes the picture anew from a view. */
  look(view: InsurgentView, ground: InsurgentGround, day: number): void {
    this.winter = deepWinter(day);
    this.season = fightingSeason(day);
    this.#clear();
    this.#addAreas(view, ground);
    this.#average(view);
  }

  #clear(): void {
    this.strength.fill(0);
    this.gap.fill(0);
    this.reach.fill(0);
    this.led.fill(0);
    this.armed.fill(0);
    this.snow.fill(0);
    this.pressure.fill(0);
    this.against.fill(0);
  }

  #addAreas(view: InsurgentView, ground: InsurgentGround): void {
    const { fighters, network, payGap, leadership, arms, seenHarm, estimate } = view;
    const { strength, gap, reach, led, armed, snow, pressure, against } = this;
    const { frontOf, snowbound } = ground;
    for (let a = 0; a < frontOf.length; a++) {
      const f = at(frontOf, a);
      if (f < 0) continue;
      const n = at(fighters, a);
      addTo(against, f, at(estimate, a));
      addTo(pressure, f, at(seenHarm, a));
      if (n === 0) continue;
      addTo(strength, f, n);
      addTo(gap, f, n * at(payGap, a));
      addTo(reach, f, n * at(network, a));
      addTo(led, f, n * at(leadership, a));
      addTo(armed, f, at(arms, a));
      addTo(snow, f, n * at(snowbound, a));
    }
  }

  #average(view: InsurgentView): void {
    const { strength, gap, reach, led, armed, snow, pressure } = this;
    let total = 0;
    let allGap = 0;
    let allReach = 0;
    let allArms = 0;
    let allPressure = 0;
    for (let f = 0; f < strength.length; f++) {
      const n = at(strength, f);
      const raids = at(pressure, f);
      pressure[f] = raids / (raids + RAIDS_HALF + RAIDS_HALF_PER_FIGHTER * n);
      allPressure += n * at(pressure, f);
      total += n;
      allGap += at(gap, f);
      allReach += at(reach, f);
      allArms += at(armed, f);
      if (n === 0) continue;
      gap[f] = at(gap, f) / n;
      reach[f] = at(reach, f) / n;
      led[f] = at(led, f) / n;
      armed[f] = at(armed, f) / n;
      snow[f] = (this.winter * at(snow, f)) / n;
    }
    const per = total > 0 ? 1 / total : 0;
    this.fighters = total;
    this.meanGap = allGap * per;
    this.meanReach = allReach * per;
    this.meanArmed = total > 0 ? allArms * per : 1;
    this.meanPressure = allPressure * per;
    this.monthsOfPay = at(view.treasury, 0) / (MONTHLY_PAY_USD * (total + 1));
  }
}
