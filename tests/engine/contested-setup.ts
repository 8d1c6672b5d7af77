/**
 * A small war in which every order makes sense: two fronts and two zones, a neighbour that shelters
 * fighters and one that would pay them, two corridors, and events that ask either side.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { ColumnName } from '../../src/engine/columns.js';
import { compileModel, type Model } from '../../src/engine/model.js';
import { ORDER_KINDS, type Order, type OrderKind } from '../../src/engine/orders.js';
import type { ActorSetup, EventSetup, NumberTable, Setup } from '../../src/engine/setup.js';
import type { Side } from '../../src/engine/sides.js';
import { createWorld, type World } from '../../src/engine/world.js';
import { smallSetup } from './small-setup.js';

type Numbers = Readonly<Record<string, { readonly value: number }>>;
interface ShippedActor {
  readonly name: string;
  readonly parameters: Numbers;
  readonly interests: { readonly nrf: Numbers; readonly taliban: Numbers };
}

const shipped = parse(
  readFileSync(new URL('../../scenarios/parts/actors.yaml', import.meta.url), 'utf8'),
) as { readonly actors: Readonly<Record<string, ShippedActor>> };

const values = (numbers: Numbers): NumberTable =>
  Object.fromEntries(Object.entries(numbers).map(([name, { value }]) => [name, value]));

function actor(id: string): ActorSetup {
  const { name, parameters, interests } = shipped.actors[id]!;
  return {
    id,
    name,
    parameters: values(parameters),
    interests: { nrf: values(interests.nrf), taliban: values(interests.taliban) },
  };
}

/** An event that nothing sets off; it asks the side for an answer once it is pending. */
function question(id: string, side: Side): EventSetup {
  const choice = (by: number) => ({
    id: `${id}-${by > 0 ? 'yes' : 'no'}`,
    side,
    effects: [{ column: 'legitimacy', index: side, by } as const],
  });
  return {
    id,
    date: null,
    when: { op: 'number', value: 0 },
    probabilityPerWeek: 0,
    cooldownDays: 0,
    maxTimes: 9,
    effects: [],
    choices: [choice(0.05), choice(-0.05)],
    defaultChoice: 1,
  };
}

/** Areas: the capital, its surroundings, and three of a valley that borders the neighbours. */
export function contestedSetup(changes: Partial<Setup> = {}): Setup {
  const small = smallSetup();
  const sheltering = 0;
  const paying = 1;
  const either = (nrf: number, taliban: number): number[] => [nrf, taliban];
  return {
    ...small,
    areas: small.areas.map((area, a) => ({ ...area, borders: a >= 2 ? [sheltering, paying] : [] })),
    actors: [actor('tajikistan'), actor('iran'), actor('pakistan')],
    corridors: [0, 1].map((h) => ({
      ...small.corridors[0]!,
      id: `c${h}`,
      name: `C ${h}`,
      host: h,
    })),
    fronts: [
      { id: 'city', name: 'City', areas: [0, 1] },
      { id: 'valley', name: 'Valley', areas: [2, 3, 4] },
    ],
    zones: [
      { id: 'centre', name: 'Centre', areas: [0, 1] },
      { id: 'hills', name: 'Hills', areas: [2, 3, 4] },
    ],
    events: [question('asks-nrf', 0), question('asks-taliban', 1)],
    doctrine: { nrf: { boldness: 0.123456 }, taliban: { harshness: 0.654321 } },
    initial: {
      ...small.initial,
      attention: [12, 12],
      sanctuary: [40, 0, 0, 0, 0],
      attitude: [...either(0.7, -0.6), ...either(0.4, -0.1), ...either(0, 0.1)],
      regime: [...either(4, 0), ...either(3, 2), ...either(2, 2)],
      frontPosture: [2, 2],
      frontEmphasis: [0, 0],
      zonePosture: [1, 1],
      zoneRule: [1, 1],
      zoneAmnesty: [0, 1],
      corridorEffort: [1, 1],
      corridorControl: [1, 1],
      corridorOpen: [0.7, 0.7],
      edictPolicy: [1],
      edicts: [0.6],
      taxes: [1],
      blackout: [0],
      estimate: [8000, 2500, 1200, 1800, 2000, 100, 60, 80, 150, 40],
      estimateError: new Array<number>(10).fill(0.5),
      suspicion: [0.5, 0.3, 0.4, 0.6, 0.1],
      union: [0.5],
      rift: [0.3],
      trade: [1],
      aid: [1],
      armsPrice: [1],
      outrage: [0.3],
      eventLastDay: [small.startDay, small.startDay],
    },
    ...changes,
  };
}

/** A model and its first world, with some cells set. */
export function contested(cells: Partial<Record<ColumnName, readonly number[]>> = {}): {
  model: Model;
  world: World;
} {
  const setup = contestedSetup();
  const model = compileModel({ ...setup, initial: { ...setup.initial, ...cells } });
  return { model, world: createWorld(model.layout, model.initial.slice()) };
}

/** An order by the names of its kind and choice. */
export function orderOf(
  kind: OrderKind,
  choice: string,
  target = 0,
  other = 0,
  side?: Side,
): Order {
  const spec = ORDER_KINDS[kind];
  const own = side ?? (spec.side === 'both' ? 0 : spec.side);
  const index = (spec.choices as readonly string[]).indexOf(choice);
  if (index < 0) throw new RangeError(`${kind} has no choice ${choice}`);
  return { side: own, kind, target, other, choice: index };
}
