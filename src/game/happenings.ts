/** The happenings of a turn in words, and who may know of each. */
import {
  ORDER_FAILURES,
  ORDER_KIND_NAMES,
  ORDER_KINDS,
  type Order,
  type OrderFailure,
  type OrderKindSpec,
} from '../engine/orders.js';
import { NOTE, NOTE_NAMES, type NoteName } from '../engine/records.js';
import {
  GOVERNMENT,
  HARASS,
  HOLD,
  INSURGENT,
  LIE_LOW,
  NETWORK,
  STRIKE,
  type Side,
} from '../engine/sides.js';
import type { World } from '../engine/world.js';
import type { Scenario } from '../scenario/scenario.js';
import { actorName, areaName, REGIME_NAMES, SIDE_TITLES, targetName } from './names.js';
import { choiceWords, orderSentence } from './order-words.js';
import type { Happening, HappeningKind } from './results.js';
import { notesOf, type Note, type TurnRows } from './rows.js';
import { usd } from './say/numbers.js';

const BOTH = [true, true] as const;
const NRF_ONLY = [true, false] as const;

/** What defeats an order, as a sentence goes on after "because". */
const FAILURES: Readonly<Record<OrderFailure, string>> = {
  intercepted_on_the_way: 'they were intercepted on the way',
  envoy_not_received: 'the envoy was not received',
  rebuffed: 'the partner rebuffed it',
  snow_closed_the_pass: 'snow had closed the pass',
  no_room_at_the_host: 'the host has no room left',
};

const POSTURES = ['lie low', 'build the network', 'harass', 'strike', 'hold ground'] as const;

interface Told {
  readonly text: string;
  readonly seenBy: readonly [boolean, boolean];
  readonly area?: number;
  readonly event?: number;
}

/** Tells the notes of a turn, then the orders that were given and could not be carried out any more. */
export function happeningsOf(
  scenario: Scenario,
  before: World,
  rows: TurnRows,
  orders: readonly Order[],
): Happening[] {
  const [turn, day] = [before.turn[0] ?? 0, before.day[0] ?? 0];
  const notes = notesOf(rows);
  const { noted, lapsed } = matched(notes, orders);
  const out = notes.flatMap((note): Happening[] => {
    const kind = NOTE_NAMES[note.type];
    const told = kind === undefined ? null : tell(scenario, before, kind, note, noted.get(note));
    return kind === undefined || told === null ? [] : [happening(turn, note.day, kind, told)];
  });
  for (const order of lapsed) {
    const text = `It was too late to ${orderSentence(scenario, order)}: it could no longer be done.`;
    out.push(happening(turn, day, 'order_lapsed', { text, seenBy: only(order.side) }));
  }
  return out;
}

function happening(turn: number, day: number, kind: HappeningKind, told: Told): Happening {
  const { text, seenBy, area = null, event = null } = told;
  return { turn, day, kind, seenBy, text, area, event };
}

function only(side: Side): readonly [boolean, boolean] {
  return [side === INSURGENT, side === GOVERNMENT];
}

/** What a note says; null for one that is told otherwise (the reckoning) or by nobody. */
function tell(
  scenario: Scenario,
  before: World,
  kind: NoteName,
  { a, b, c }: Note,
  order: Order | undefined,
): Told | null {
  const { events } = scenario;
  switch (kind) {
    case 'scripted_event':
    case 'conditional_event':
      return { text: `${events[a]?.title ?? 'An event'}.`, seenBy: BOTH, event: a };
    case 'event_choice':
      return answered(scenario, a, b, c === 1);
    case 'regime_change': {
      const side = b === 0 ? SIDE_TITLES[0] : SIDE_TITLES[1];
      const text = `${actorName(scenario, a)} is now ${REGIME_NAMES[c] ?? ''} toward ${side}.`;
      return { text, seenBy: BOTH };
    }
    case 'area_changed_hands': {
      const who = b === 0 ? 'The insurgents now govern' : 'The authorities govern again in';
      return { text: `${who} ${areaName(scenario, a)}.`, seenBy: BOTH, area: a };
    }
    case 'leadership_lost': {
      const text = `A raid reached the leadership of the front in ${areaName(scenario, b)}; a deputy takes over.`;
      return { text, seenBy: BOTH, area: b };
    }
    case 'corridor_seizure': {
      const corridor = targetName(scenario, 'corridor', a);
      const text = `The authorities seized ${usd(b)} in the corridor "${corridor}".`;
      return b > 0 ? { text, seenBy: BOTH } : null;
    }
    case 'order_given':
    case 'order_failed':
      return carriedOut(scenario, kind, a, b, c, order?.other);
    case 'order_reinterpreted': {
      const text =
        `The commander in ${areaName(scenario, a)} was told to ${POSTURES[b] ?? ''} and chose to ` +
        `${POSTURES[c] ?? ''} instead: ${whyOtherwise(before, a, b, c)}.`;
      return { text, seenBy: NRF_ONLY, area: a };
    }
    case 'ending':
      return { text: ENDING_WORDS[a] ?? 'The war has ended.', seenBy: BOTH };
    case 'guest_attack_abroad': {
      const text = `Shots were exchanged across the tense border at ${areaName(scenario, a)}.`;
      return { text, seenBy: BOTH, area: a };
    }
    case 'covert_help':
      return { text: `${actorName(scenario, a)} sent covert help.`, seenBy: NRF_ONLY };
    case 'talks_round':
      return { text: `Talks went on; they are ${a} percent of the way to terms.`, seenBy: BOTH };
    case 'pay_failed': {
      const text = `Fighters in ${areaName(scenario, a)} went without most of their pay.`;
      return { text, seenBy: NRF_ONLY, area: a };
    }
    case 'reckoning':
      return null;
  }
}

/** Why a commander did otherwise, as his own side can see. */
function whyOtherwise(before: World, area: number, told: number, chose: number): string {
  if (told === HOLD && chose === HARASS) return 'the ground could not be held';
  switch (chose) {
    case LIE_LOW:
      return (before.payGap[area] ?? 0) > MOST_UNPAID
        ? 'most of the pay has not come'
        : 'too little of the leadership is left';
    case NETWORK:
      return 'he is cautious';
    case STRIKE:
      return 'he is bold';
    default:
      return 'he goes his own, steady way';
  }
}

/** Unpaid share of pay from which a commander left alone lies low (rules/orders.ts). */
const MOST_UNPAID = 0.6;

const ENDING_WORDS = [
  'The war goes on.',
  'The front is broken: too few fighters are left to go on.',
  'The insurgents have governed an area long enough to keep it.',
  'Both sides have signed terms.',
  'The Taliban leadership has fallen apart.',
] as const;

function answered(scenario: Scenario, event: number, choice: number, byDefault: boolean): Told {
  const { events } = scenario;
  const answer = events[event]?.choices[choice];
  const label = answer?.label ?? `answer ${choice + 1}`;
  const title = events[event]?.title ?? 'An event';
  const how = byDefault ? 'was settled without an answer' : 'was answered';
  const side: Side = answer?.side === 'taliban' ? GOVERNMENT : INSURGENT;
  return { text: `"${title}" ${how}: ${label}.`, seenBy: only(side), event };
}

function carriedOut(
  scenario: Scenario,
  kind: 'order_given' | 'order_failed',
  number: number,
  target: number,
  c: number,
  other: number | undefined,
): Told | null {
  const name = ORDER_KIND_NAMES[number];
  if (name === undefined || name === 'choose') return null;
  const spec: OrderKindSpec = ORDER_KINDS[name];
  const from = spec.target === 'none' ? '' : `, ${targetName(scenario, spec.target, target)}`;
  const place =
    spec.other === undefined || other === undefined
      ? from
      : `${from} to ${targetName(scenario, spec.other, other)}`;
  const side: Side = spec.side === 'both' ? INSURGENT : spec.side;
  if (kind === 'order_failed') {
    const why = FAILURES[ORDER_FAILURES[c] ?? 'rebuffed'];
    return { text: `The order failed (${spec.about}${place}): ${why}.`, seenBy: only(side) };
  }
  const order: Order = { side, kind: name, target, other: 0, choice: c };
  const chosen = spec.choices.length > 1 ? `: ${choiceWords(scenario, order)}` : '';
  return { text: `Carried out: ${spec.about}${place}${chosen}.`, seenBy: only(side) };
}

/** Orders of a turn by the notes that they left; those without any were legal no more in their turn. */
function matched(
  notes: readonly Note[],
  orders: readonly Order[],
): { noted: ReadonlyMap<Note, Order>; lapsed: readonly Order[] } {
  const noted = new Map<Note, Order>();
  const left = [...orders];
  // A note of a failure does not say which choice failed, so the others find theirs first.
  for (const type of [NOTE.order_given, NOTE.order_failed]) {
    for (const note of notes) {
      if (note.type !== type) continue;
      const at = left.findIndex(
        ({ kind, target, choice }) =>
          ORDER_KIND_NAMES.indexOf(kind) === note.a &&
          target === note.b &&
          (type === NOTE.order_failed || choice === note.c),
      );
      const [order] = at < 0 ? [] : left.splice(at, 1);
      if (order !== undefined) noted.set(note, order);
    }
  }
  return { noted, lapsed: left };
}
