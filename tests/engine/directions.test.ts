/**
 * Sensible directions: what the literature and the sources of the scenario say must follow from a
 * change, measured on the base scenario. Each case plays the scenario and a variant under the same
 * keys; the paired 95 % interval of the difference must lie on the right side of zero.
 *
 * Changes of circumstance are measured with doctrine on both sides, who may answer them. Changes of
 * a setting are measured with nobody playing, so that the setting stands.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ColumnName } from '../../src/engine/columns.js';
import { OP } from '../../src/engine/records.js';
import type { Setup } from '../../src/engine/setup.js';
import {
  CONCILIATORY,
  GOVERNMENT,
  HOLD,
  INSURGENT,
  LIE_LOW,
  NETWORK,
  PUNITIVE,
  STRIKE,
  SWEEP,
  type Side,
} from '../../src/engine/sides.js';
import type { Player, Players } from '../../src/engine/simulate.js';
import { createPlayer } from '../../src/players/index.js';
import { loadScenario } from '../../src/scenario/load.js';
import {
  count,
  difference,
  play,
  withParameters,
  withState,
  type Difference,
  type Plan,
  type Played,
} from './paired.js';

const BASE = loadScenario('base-2024').setup;
const AREAS = BASE.areas.length;
/** A year and a half, from March 2023 to September 2024. */
const PLAN: Plan = {
  replicates: 40,
  turns: 78,
  keep: [4, 8, 13, 26, 52, 78],
  flows: ['intel', 'stateTreasury', 'inland', 'fees', 'cash', 'treasury', 'arms'],
};
const NOBODY: Players = [null, null];
const DOCTRINE: Players = [
  createPlayer('doctrine', INSURGENT),
  createPlayer('doctrine', GOVERNMENT),
];

const named = (list: readonly { readonly id: string }[], id: string): number => {
  const at = list.findIndex((item) => item.id === id);
  if (at < 0) throw new RangeError(`the base scenario has no ${id}`);
  return at;
};
const areasOf = (zone: string): ReadonlySet<number> =>
  new Set(BASE.zones[named(BASE.zones, zone)]!.areas);
const CAPITAL = BASE.areas.findIndex(({ isCapital }) => isCapital);
const NORTH_EAST = areasOf('north-east');
const EASTERN = new Set([...areasOf('east'), ...areasOf('south-east')]);
const actor = (id: string): number => named(BASE.actors, id);
const GUESTS = named(BASE.groups, 'ttp');

type Question = (played: Played) => number;
const FRONT = { groups: ['nrf'] } as const;
const inNorthEast = (a: number): boolean => NORTH_EAST.has(a);
const inCapital = (a: number): boolean => a === CAPITAL;

const cell =
  (column: ColumnName, turns: number, i = 0): Question =>
  (played) =>
    played.after(turns)[column][i]!;
/** Sum over areas that fit, for the front in columns by group and area. */
const total =
  (column: ColumnName, turns: number, fits: (a: number) => boolean = () => true, group = 0) =>
  (played: Played): number => {
    const cells = played.after(turns)[column];
    let sum = 0;
    for (let a = 0; a < AREAS; a++) if (fits(a)) sum += cells[group * AREAS + a]!;
    return sum;
  };
const operations: Question = (played) => count(played, FRONT);
const losses: Question = (played) =>
  count(played, { ...FRONT, of: 'any' }, OP.groupKilled, OP.captured);
const raids: Question = (played) => count(played, { ...FRONT, of: 'state' });

const set = (column: ColumnName, value: number, setup = BASE): Setup =>
  withState(setup, column, () => value);
const setSide = (column: ColumnName, side: Side, value: number): Setup =>
  withState(BASE, column, (old, i) => (i === side ? value : old));

function more({ mean, low, high, base }: Difference): void {
  expect(low, `${mean} [${low}, ${high}] on ${base}`).toBeGreaterThan(0);
}
function less({ mean, low, high, base }: Difference): void {
  expect(high, `${mean} [${low}, ${high}] on ${base}`).toBeLessThan(0);
}

let untouched: Played[];
let contested: Played[];
beforeAll(() => {
  untouched = play(BASE, NOBODY, PLAN);
  contested = play(BASE, DOCTRINE, PLAN);
}, 300_000);

/** Plays a variant; what it gives compares the variant with the base under the same players. */
type Compare = (of: Question) => Difference;
function setting(setup: Setup, players: Players = NOBODY): Compare {
  const variant = play(setup, players, PLAN);
  return (of) => difference(variant, untouched, of);
}
function circumstance(setup: Setup): Compare {
  const variant = play(setup, DOCTRINE, PLAN);
  return (of) => difference(variant, contested, of);
}

describe('money', () => {
  // Article: the front lives on what the diaspora gives; money passes through pay and cells before
  // it shows in attacks, so the first month must not know of it.
  it('less diaspora money means fewer operations, after a lag', () => {
    const third = (usd: number): number => 0.3 * usd;
    const change = circumstance(
      withParameters(BASE, 'finance', { donorFloorUsd: third, donorResponsiveUsd: third }),
    );
    const firstMonth = change((p) => count(p, { ...FRONT, turns: [0, 4] }));
    expect(firstMonth.low).toBeLessThanOrEqual(0);
    expect(firstMonth.high).toBeGreaterThanOrEqual(0);
    less(change((p) => count(p, { ...FRONT, turns: [26, 78] })));
    less(change(total('fighters', 78)));
  });

  // Article: local "donations" raise money and resentment; Kalyvas 2006 on the price of predation.
  it('heavy taxes bring cash and exaction, and cost support', () => {
    const change = setting(set('taxes', 2));
    more(change((p) => p.flow('cash', 'local_tax')));
    more(change(total('exaction', 26)));
    less(change(total('supportInsurgent', 78)));
  });

  // Maimbo 2003: hawala is also how trade is paid for, so hunting it seizes money and costs revenue.
  it('a crackdown on hawala seizes more, lets less through and costs revenue', () => {
    const change = setting(set('corridorControl', 2));
    more(change((p) => p.flow('stateTreasury', 'interdiction')));
    less(change((p) => p.flow('inland', 'corridor_arrival', 1)));
    less(change((p) => p.flow('stateTreasury', 'state_revenue')));
  });

  // Maimbo 2003: brokers substitute for each other, at longer ways and higher fees.
  it('closing the largest corridor reroutes money at a price', () => {
    const change = setting(withState(BASE, 'corridorEffort', (old, h) => (h === 0 ? 0 : old)));
    const arrived: Question = (p) => p.flow('inland', 'corridor_arrival', 1);
    less(change(arrived));
    more(change((p) => p.flow('fees', 'broker_fee') / arrived(p)));
    // Rerouted and not lost: the other corridors carry part of what this one carried.
    const others: Question = (p) =>
      BASE.corridors.reduce((sum, _, h) => sum + (h === 0 ? 0 : p.after(26).transit[h]!), 0);
    more(change(others));
  });

  // Beath, Christia and Enikolopov 2017: works and services win some acceptance.
  it('development brings support for the authorities', () => {
    const change = setting(setSide('budget', GOVERNMENT, 4));
    more(change(total('development', 52)));
    more(change(total('supportGovernment', 78)));
  });

  // Article: corrupt personnel sell arms while wages fail; paid ones sell less, so prices rise.
  it('better pay for garrisons means less corruption and dearer arms', () => {
    const change = setting(setSide('budget', GOVERNMENT, 1));
    less(change(total('corruption', 26)));
    more(change(cell('armsPrice', 78)));
    less(change(cell('stateTreasury', 78)));
  });

  // The same loop by decree: a drive takes bribes out of the posts, and annoys those who took them.
  it('a drive against corruption makes arms dearer and costs cohesion', () => {
    const change = setting(set('antiCorruption', 1));
    less(change(total('corruption', 52)));
    more(change(cell('armsPrice', 78)));
    less(change(cell('cohesion', 52, GOVERNMENT)));
  });

  // Article: relief among the people whom a front lives with is paid for out of the pay chest.
  it('relief wins support and leaves fighters unpaid', () => {
    const change = setting(setSide('budget', INSURGENT, 4));
    more(change(total('supportInsurgent', 78)));
    less(change(total('fighters', 78)));
  });
});

describe('reprisals and civilians', () => {
  // Kalyvas 2006; Kocher, Pepinsky and Kalyvas 2011: terror frightens at once, dries up information
  // and is not forgotten.
  it('punitive rule brings fear at once, and later grievance and silence', () => {
    const change = setting(set('zoneRule', PUNITIVE));
    more(change(total('fear', 4)));
    more(change(total('grievance', 52)));
    less(change((p) => p.flow('intel', 'tips')));
    more(change(cell('outrage', 78)));
    more(change(total('displaced', 52)));
  });

  // Berman, Shapiro and Felter 2011: information is given by people who are treated well.
  it('conciliatory rule brings tips and heals grievance', () => {
    const change = setting(set('zoneRule', CONCILIATORY));
    more(change((p) => p.flow('intel', 'tips')));
    less(change(total('grievance', 78)));
    less(change(total('fear', 13)));
  });

  // Condra and Shapiro 2012: civilian deaths cost whoever is blamed for them.
  it('a loose rule on harm kills more civilians and costs support and standing', () => {
    const change = setting(set('harmRule', 1));
    more(change((p) => count(p, FRONT, OP.civiliansKilled)));
    less(change(total('supportInsurgent', 78)));
    less(change(cell('legitimacy', 52, INSURGENT)));
  });

  // Cederman, Wimmer and Min 2010: grievance fills the ranks.
  it('grievance recruits', () => {
    const change = circumstance(withState(BASE, 'grievance', (old) => Math.min(1, old + 0.2)));
    more(change(total('fighters', 52)));
    more(change((p) => count(p, { ...FRONT, turns: [26, 78] })));
  });

  // Article: amnesty and reform thin the ranks; the hard core of the movement resents leniency.
  it('amnesty takes fighters away and costs the authorities cohesion', () => {
    const change = setting(set('zoneAmnesty', 1));
    less(change(total('fighters', 52)));
    less(change(cell('cohesion', 52, GOVERNMENT)));
  });
});

describe('forces and ground', () => {
  // Article: Tajikistan is the critical sanctuary; Salehyan 2009 on sanctuaries across borders.
  it('a closed Tajik border means higher losses in the north-east', () => {
    const tajikistan = actor('tajikistan');
    const own = 2 * tajikistan + INSURGENT;
    const hostile: Setup = {
      ...BASE,
      actors: BASE.actors.map((each, x) =>
        x === tajikistan
          ? { ...each, parameters: { ...each.parameters, anchorInsurgent: -0.6 } }
          : each,
      ),
    };
    const cooled = withState(hostile, 'attitude', (old, i) => (i === own ? -0.6 : old));
    const change = circumstance(withState(cooled, 'regime', (old, i) => (i === own ? 1 : old)));
    const lost: Question = (p) =>
      count(p, { ...FRONT, of: 'any', areas: inNorthEast }, OP.groupKilled, OP.captured);
    more(change(lost));
    less(change(cell('sanctuary', 52)));
    // And not only because more fighters are at home.
    const present = [26, 52, 78].map((turns) => total('fighters', turns, inNorthEast));
    more(change((p) => lost(p) / present.reduce((sum, of) => sum + of(p), 0)));
  });

  // Fighting season in press and ACLED reviews: passes close, the capital does not.
  it('snow stills the country and hardly the capital', () => {
    const change = circumstance(withParameters(BASE, 'operations', { snowSlows: () => 0 }));
    const country: Question = (p) =>
      count(p, { ...FRONT, turns: [38, 50], areas: (a, m) => m.map.urbanShare[a]! < 0.5 });
    const capital: Question = (p) => count(p, { ...FRONT, turns: [38, 50], areas: inCapital });
    const rural = change(country);
    const urban = change(capital);
    more(rural);
    // Without snow the country would gain three times as much, for its size, as the capital.
    expect(urban.high / urban.base).toBeLessThan(rural.low / rural.base / 3);
  });

  // The same within the year: midwinter against the autumn before and the spring after.
  it('rural operations are fewer in winter than in autumn and spring', () => {
    const months = (from: number, to: number, capital: boolean): number[] =>
      contested.map((p) =>
        count(p, { ...FRONT, turns: [from, to], areas: (a) => inCapital(a) === capital }),
      );
    const mean = (x: readonly number[]): number => x.reduce((sum, n) => sum + n, 0) / x.length;
    // Turn 40 begins on 26 December, turn 28 on 3 October, turn 52 on 19 March.
    const dip = (capital: boolean): number =>
      mean(months(40, 48, capital)) /
      (0.5 * (mean(months(28, 36, capital)) + mean(months(52, 60, capital))));
    expect(dip(false)).toBeLessThan(0.85);
    expect(dip(true)).toBeGreaterThan(dip(false) + 0.1);
  });

  // Article: clashes on the Durand Line tie down Taliban forces.
  it('open war with Pakistan draws garrisons east and attention away', () => {
    const war = withParameters(set('borderTension', 0.9), 'stances', { tensionFloor: () => 0.8 });
    const change = circumstance(war);
    more(change(total('garrison', 26, (a) => EASTERN.has(a))));
    less(change(total('garrison', 52, inNorthEast)));
    less(change(raids));
    less(change(cell('trade', 52)));
  });

  // Quinlivan 1995: force for its people is what holds a place.
  it('more garrison means more raids and fewer fighters', () => {
    const half = (old: number, a: number): number =>
      NORTH_EAST.has(a) ? Math.round(1.5 * old) : old;
    const change = setting(withState(withState(BASE, 'garrison', half), 'garrisonArms', half));
    more(change((p) => count(p, { ...FRONT, of: 'state', areas: inNorthEast })));
    less(change(total('fighters', 78, inNorthEast)));
    less(change((p) => count(p, { ...FRONT, areas: inNorthEast })));
    more(change(total('control', 78, inNorthEast)));
  });

  // Article: holding ground against heavy equipment fails; the Panjshir valley in 2021.
  it('heavy equipment makes holding ground bloodier', () => {
    const holding = withState(set('frontPosture', HOLD), 'stance', (old, i) =>
      i < AREAS ? HOLD : old,
    );
    const light = play(holding, NOBODY, PLAN);
    const heavy = play(
      withState(holding, 'heavy', (old) => 3 * old),
      NOBODY,
      PLAN,
    );
    const early: Question = (p) =>
      count(p, { ...FRONT, of: 'any', turns: [0, 13] }, OP.groupKilled, OP.captured);
    more(difference(heavy, light, early));
    more(difference(heavy, light, losses));
    // Holding is the bloodiest of postures as it is.
    more(difference(light, untouched, losses));
  });

  // Article: cells that strike are found; those that wait live.
  it('lying low means fewer operations and losses, striking more of both', () => {
    const quiet = setting(set('frontPosture', LIE_LOW));
    less(quiet(operations));
    less(quiet(losses));
    less(quiet(cell('visibility', 52)));
    const loud = setting(set('frontPosture', STRIKE));
    more(loud(operations));
    more(loud(losses));
  });

  // Staniland 2014: networks come before fighters and are built at the cost of fighting.
  it('networking builds the underground and costs operations', () => {
    const change = setting(set('frontPosture', NETWORK));
    more(change(total('network', 78)));
    less(change(operations));
  });

  // Johnston 2012: decapitation lowers the tempo of attacks.
  it('loss of leadership means fewer operations where it was lost', () => {
    const change = circumstance(
      withState(BASE, 'leadership', (old, i) => (NORTH_EAST.has(i) ? 0.1 : old)),
    );
    less(change((p) => count(p, { ...FRONT, turns: [0, 26], areas: inNorthEast })));
  });

  // Deitchman 1962: with information a raid finds its men.
  it('information makes raids more frequent and more deadly', () => {
    const change = circumstance(
      withState(BASE, 'intel', (old, i) => (i < AREAS ? Math.min(1, old + 0.3) : old)),
    );
    const early = { ...FRONT, of: 'state', turns: [0, 13] } as const;
    more(change((p) => count(p, early)));
    more(change((p) => count(p, early, OP.groupKilled) / count(p, early)));
  });

  // Suppression displaces: cells follow opportunity, so what is pressed here appears there.
  it('protection of the capital moves operations elsewhere', () => {
    const change = circumstance(
      withState(BASE, 'protection', (old, a) => (a === CAPITAL ? 0.9 : old)),
    );
    less(change((p) => count(p, { ...FRONT, turns: [0, 26], areas: inCapital })));
    more(change((p) => count(p, { ...FRONT, turns: [0, 26], areas: (a) => a !== CAPITAL })));
  });

  // Sweeps tie down men and money, and arrest many who had no part in it.
  it('sweeping everywhere means more raids and arrests, and costs money', () => {
    const change = setting(set('zonePosture', SWEEP));
    more(change(raids));
    more(change((p) => count(p, { of: 'state' }, OP.arrests)));
    less(change(cell('stateTreasury', 52)));
  });
});

describe('what fronts go after', () => {
  // Article: pressure on the capital is sought because it is seen.
  it('an emphasis on the capital on all fronts gives it a larger share', () => {
    const change = setting(set('frontEmphasis', 4));
    more(
      change(
        (p) =>
          count(p, { ...FRONT, turns: [13, 78], areas: inCapital }) /
          count(p, { ...FRONT, turns: [13, 78] }),
      ),
    );
  });

  // By design of the order: convoys carry arms, posts are defended.
  it('convoys yield arms, posts cost lives', () => {
    const convoys = setting(set('frontEmphasis', 2));
    more(convoys((p) => p.flow('arms', 'capture', 1)));
    const posts = setting(set('frontEmphasis', 1));
    more(posts((p) => count(p, FRONT, OP.governmentKilled)));
    more(posts((p) => count(p, FRONT, OP.groupKilled) / count(p, FRONT)));
  });
});

describe('information and the public', () => {
  // A blackout hides what happens, and cuts the wires that informers and customs use.
  it('a blackout means less visibility, fewer tips and less revenue', () => {
    const change = setting(set('blackout', 1));
    less(change(cell('visibility', 26)));
    less(change((p) => p.flow('intel', 'tips')));
    less(change((p) => p.flow('stateTreasury', 'state_revenue')));
  });

  // Claims that outrun the facts are heard first and believed no more later.
  it('inflated publicity is seen now and paid for in credibility later', () => {
    const change = setting(set('publicity', 2));
    more(change(cell('visibility', 8)));
    less(change(cell('credibility', 26)));
    less(change(cell('visibility', 78)));
    less(change(cell('legitimacy', 78, INSURGENT)));
  });
});

describe('others', () => {
  // Article: the coordination council raises coherence of NRF and AFF.
  it('union with the ally means more operations of the ally', () => {
    const close = withParameters(set('union', 0.95), 'politics', { unionBase: () => 0.95 });
    more(circumstance(close)((p) => count(p, { groups: ['aff'] })));
  });

  // UN reports: pressure on IS-KP lowered its attacks; reserves are short, so others are left alone.
  it('a campaign against IS-KP means fewer of its attacks, and less attention elsewhere', () => {
    // The campaign is on in the base, so ending it must do the contrary.
    const change = setting(set('rivalCampaign', 0));
    more(change((p) => count(p, { groups: ['iskp'] })));
    more(change(raids));
  });

  // Article: the quarrel with Pakistan is about the TTP; its hosts feel bound to it.
  it('expelling the guests calms the border and costs cohesion', () => {
    const change = setting(set('guestPolicy', 2));
    less(change(cell('borderTension', 78)));
    less(change(cell('cohesion', 52, GOVERNMENT)));
    less(change(total('fighters', 78, () => true, GUESTS)));
  });

  // Article: recognition and aid are withheld over the treatment of women.
  it('hardened edicts mean more outrage, less aid and less recognition', () => {
    const change = setting(set('edictPolicy', 2));
    more(change(cell('outrage', 52)));
    less(change(cell('aid', 78)));
    less(change(cell('recognition', 78, GOVERNMENT)));
    more(change(cell('cohesion', 78, GOVERNMENT)));
  });

  // Article: the front courts Iran and the Taliban court Tajikistan.
  it('envoys better a stance, on either side', () => {
    const sends = (side: Side, to: number): Player => ({
      id: 'envoys',
      cadence: 'month',
      decide: () => [
        {
          side,
          kind: side === INSURGENT ? 'insurgent_envoy' : 'state_envoy',
          target: to,
          other: 0,
          choice: 0,
        },
      ],
    });
    const iran = actor('iran');
    const tajikistan = actor('tajikistan');
    const change = setting(BASE, [sends(INSURGENT, iran), sends(GOVERNMENT, tajikistan)]);
    more(change(cell('attitude', 78, 2 * iran + INSURGENT)));
    more(change(cell('attitude', 78, 2 * tajikistan + GOVERNMENT)));
  });

  // Article: Iran uses the front as leverage in the quarrel over the western rivers.
  it('the water dispute turns Iran from the authorities to the front', () => {
    const drought = withParameters(set('waterDispute', 0.9), 'stances', {
      waterDisputeFloor: () => 0.9,
    });
    const change = circumstance(drought);
    more(change(cell('attitude', 78, 2 * actor('iran') + INSURGENT)));
    less(change(cell('attitude', 78, 2 * actor('iran') + GOVERNMENT)));
  });
});
