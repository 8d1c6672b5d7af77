/** What the de facto authorities make of their view: the state of each zone, and of the whole. */
import type { GovernmentView, Theatre } from '../engine/index.js';
import { addTo, at } from './cells.js';
import { deepWinter } from './season.js';

/** Cost of one man under arms for a month, USD: the yardstick by which a treasurer counts. */
const MONTHLY_COST_USD = 660;
/** Attacks a week in a zone that make it half as troubled as can be. */
const ATTACKS_HALF = 0.8;

/** Lasting facts, arranged by zone; made once for a theatre. */
export interface GovernmentGround {
  readonly theatre: Theatre;
  readonly zoneOf: Int32Array;
  /** Share of an area where snow stops columns: its snow cover less its towns. */
  readonly snowbound: Float64Array;
  readonly residents: Float64Array;
  /** Whether the zone holds the capital (1) or not (0). */
  readonly capital: Float64Array;
  /** Whether the actor is a neighbour (1) or not (0). */
  readonly neighbour: Float64Array;
  /** Actor that hosts a corridor, by corridor. */
  readonly host: Int32Array;
  /** Zone where each corridor comes in, by corridor; -1 where it has no entry. */
  readonly entryZone: Int32Array;
}

/** Arranges the theatre for the player of the authorities. */
export function governmentGround(theatre: Theatre): GovernmentGround {
  const { map, sizes, zones, corridors } = theatre;
  return {
    theatre,
    zoneOf: map.zone,
    snowbound: map.snowShare.map((snow, a) => snow * (1 - at(map.urbanShare, a))),
    residents: Float64Array.from(zones, ({ areas }) =>
      areas.reduce((sum, a) => sum + at(theatre.residents, a), 0),
    ),
    capital: Float64Array.from(zones, ({ areas }) =>
      areas.some((a) => map.isCapital[a] === 1) ? 1 : 0,
    ),
    neighbour: Float64Array.from({ length: sizes.actors }, (_, x) =>
      map.borders.subarray(x * sizes.areas, (x + 1) * sizes.areas).includes(1) ? 1 : 0,
    ),
    host: Int32Array.from(corridors, ({ host }) => host),
    entryZone: Int32Array.from(corridors, ({ entries }) => map.zone[entries[0] ?? -1] ?? -1),
  };
}

/** The picture of one month. Arrays are by zone. */
export class GovernmentPicture {
  readonly men: Float64Array;
  /** Attacks reported lately, a week. */
  readonly attacks: Float64Array;
  /** The same on a scale of 0-1. */
  readonly threat: Float64Array;
  /** Suspicion of an underground, 0-1: the worst area counts half, the mean the other half. */
  readonly suspicion: Float64Array;
  /** Believed strength of armed groups. */
  readonly enemies: Float64Array;
  readonly snow: Float64Array;
  readonly #worst: Float64Array;
  readonly #areas: Float64Array;
  totalMen = 0;
  totalAttacks = 0;
  meanGap = 0;
  meanCorruption = 0;
  heavy = 0;
  /** Money in months of the whole force's cost. */
  monthsOfCost = 0;
  /** How far the treasury falls short of what it should hold, 0-1. */
  short = 0;
  /** Zones that are swept or locked down. */
  pressed = 0;
  /** Zones under amnesty. */
  amnesties = 0;
  winter = 0;

  constructor(zones: number) {
    const table = () => new Float64Array(zones);
    this.men = table();
    this.attacks = table();
    this.threat = table();
    this.suspicion = table();
    this.enemies = table();
    this.snow = table();
    this.#worst = table();
    this.#areas = table();
  }

  /** Takes the picture anew from a view. */
  look(view: GovernmentView, ground: GovernmentGround, caution: number, day: number): void {
    this.winter = deepWinter(day);
    this.#clear();
    this.#addAreas(view, ground);
    this.#average(view);
    // A cautious treasurer wants up to three months of cost in hand.
    this.short = Math.max(0, 1 - this.monthsOfCost / (0.6 + 2.6 * caution));
  }

  #clear(): void {
    this.men.fill(0);
    this.attacks.fill(0);
    this.suspicion.fill(0);
    this.enemies.fill(0);
    this.snow.fill(0);
    this.#worst.fill(0);
    this.#areas.fill(0);
    this.meanGap = 0;
    this.meanCorruption = 0;
    this.totalMen = 0;
    this.heavy = 0;
  }

  #addAreas(view: GovernmentView, ground: GovernmentGround): void {
    const { garrison, reportedAttacks, estimate, garrisonPayGap, corruption, heavy } = view;
    const suspected = view.suspicion;
    const { zoneOf, snowbound } = ground;
    const { men, attacks, suspicion, enemies, snow } = this;
    const worst = this.#worst;
    const areas = this.#areas;
    let gap = 0;
    let corrupt = 0;
    let vehicles = 0;
    let total = 0;
    for (let a = 0; a < zoneOf.length; a++) {
      const n = at(garrison, a);
      total += n;
      gap += n * at(garrisonPayGap, a);
      corrupt += n * at(corruption, a);
      vehicles += at(heavy, a);
      const z = at(zoneOf, a);
      if (z < 0) continue;
      const s = at(suspected, a);
      addTo(men, z, n);
      addTo(attacks, z, at(reportedAttacks, a));
      addTo(suspicion, z, s);
      addTo(enemies, z, at(estimate, a));
      addTo(snow, z, at(snowbound, a));
      addTo(areas, z, 1);
      if (s > at(worst, z)) worst[z] = s;
    }
    this.totalMen = total;
    this.meanGap = total > 0 ? gap / total : 0;
    this.meanCorruption = total > 0 ? corrupt / total : 0;
    this.heavy = vehicles;
  }

  #average(view: GovernmentView): void {
    const { attacks, threat, suspicion, snow } = this;
    let all = 0;
    let pressed = 0;
    let amnesties = 0;
    for (let z = 0; z < attacks.length; z++) {
      const n = at(attacks, z);
      all += n;
      threat[z] = n / (n + ATTACKS_HALF);
      const areas = at(this.#areas, z) || 1;
      suspicion[z] = 0.5 * at(this.#worst, z) + (0.5 * at(suspicion, z)) / areas;
      snow[z] = (this.winter * at(snow, z)) / areas;
      if (at(view.zonePosture, z) >= 2) pressed++;
      if (view.zoneAmnesty[z] === 1) amnesties++;
    }
    this.totalAttacks = all;
    this.pressed = pressed;
    this.amnesties = amnesties;
    this.monthsOfCost = at(view.stateTreasury, 0) / (MONTHLY_COST_USD * (this.totalMen + 1));
  }
}
