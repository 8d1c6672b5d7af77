/** Orders in plain English: a title for lists, and a sentence for each order. */
import {
  ORDER_KIND_NAMES,
  ORDER_KINDS,
  type Order,
  type OrderKind,
  type OrderKindSpec,
} from '../engine/orders.js';
import type { Side } from '../engine/sides.js';
import type { Scenario } from '../scenario/scenario.js';
import { choiceLabel, targetName } from './names.js';

/** Places in a sentence: `{t}` first target, `{o}` second target, `{c}` choice. */
interface OrderWords {
  /** What people type for it; no two orders of one side have the same. */
  readonly word: string;
  readonly title: string;
  /** What is ordered, as `order {t} to strike`. */
  readonly say: string;
  /** Words for the choices, where the names of the table are not enough. */
  readonly choices?: readonly string[];
}

const WORDS: Readonly<Record<OrderKind, OrderWords>> = {
  front_posture: {
    word: 'posture',
    title: 'Posture of a front',
    say: 'order {t} to {c}',
    choices: ['lie low', 'build its network', 'harass', 'strike', 'hold ground'],
  },
  emphasis: {
    word: 'emphasis',
    title: 'What a front goes after',
    say: 'send {t} after {c}',
    choices: ['patrols', 'posts', 'convoys', 'officials', 'the capital'],
  },
  move_fighters: {
    word: 'move',
    title: 'Move fighters',
    say: 'move {c} of the fighters of {t} to {o}',
  },
  to_sanctuary: {
    word: 'send-abroad',
    title: 'Send fighters abroad',
    say: 'send {c} of the fighters of {t} abroad',
  },
  from_sanctuary: {
    word: 'bring-back',
    title: 'Bring fighters back',
    say: 'bring {c} of those abroad back to {t}',
  },
  insurgent_budget: {
    word: 'budget',
    title: 'Budget',
    say: 'put the weight of the budget on {c}',
    choices: ['no head above the others', 'pay', 'arms', 'the network', 'relief', 'politics'],
  },
  corridor_effort: { word: 'corridor', title: 'Money corridor', say: '{c} the corridor {t}' },
  local_taxes: {
    word: 'taxes',
    title: 'Local taxes',
    say: 'raise {c} local taxes',
    choices: ['no', 'light', 'heavy'],
  },
  publicity: { word: 'publicity', title: 'Publicity', say: 'make operations known in {c} words' },
  insurgent_envoy: { word: 'envoy', title: 'Envoy', say: 'send an envoy to {t}' },
  conference: {
    word: 'conference',
    title: 'Conference',
    say: 'hold a conference round of the opposition abroad',
  },
  lobbying: {
    word: 'lobbying',
    title: 'Lobbying',
    say: 'run a lobbying campaign in Western capitals',
  },
  covert_help: { word: 'help', title: 'Covert help', say: '{c} the covert help of {t}' },
  harm_rule: {
    word: 'harm-rule',
    title: 'Rule on harm to civilians',
    say: 'set a {c} rule on harm to civilians',
  },
  coalition: {
    word: 'coalition',
    title: 'Coalition',
    say: '{c} the ally and the wider opposition',
    choices: ['court', 'make concessions to', 'break with'],
  },
  insurgent_talks: {
    word: 'talks',
    title: 'Talks',
    say: '{c} talks with the de facto authorities',
  },
  zone_posture: {
    word: 'posture',
    title: 'Posture of a zone',
    say: 'order {t} to {c}',
    choices: ['keep to its posts', 'patrol', 'sweep', 'lock down'],
  },
  redeploy: {
    word: 'redeploy',
    title: 'Redeploy garrisons',
    say: 'move {c} of the garrisons of {t} to {o}',
  },
  zone_rule: { word: 'rule', title: 'Rule of a zone', say: 'rule {t} in a {c} way' },
  state_budget: {
    word: 'budget',
    title: 'Security budget',
    say: 'put the weight of the security budget on {c}',
    choices: ['no head above the others', 'pay', 'operations', 'spares', 'development'],
  },
  corridor_control: {
    word: 'corridor',
    title: 'Control of a money corridor',
    say: '{c} the corridor {t}',
    choices: ['leave alone', 'watch', 'crack down on'],
  },
  anti_corruption: {
    word: 'corruption-drive',
    title: 'Drive against corruption',
    say: '{c} the drive against corruption',
    choices: ['end', 'begin'],
  },
  amnesty: {
    word: 'amnesty',
    title: 'Amnesty and local deals',
    say: '{c} amnesty and local deals in {t}',
    choices: ['end', 'offer'],
  },
  state_envoy: { word: 'envoy', title: 'Envoy', say: 'send an envoy to {t} about {c}' },
  edicts: { word: 'edicts', title: 'Social edicts', say: '{c} social edicts' },
  blackout: {
    word: 'blackout',
    title: 'Communications blackout',
    say: '{c} the communications blackout',
    choices: ['end', 'begin'],
  },
  guests: {
    word: 'guests',
    title: 'Guests at war with Pakistan',
    say: '{c} the guests at war with Pakistan',
  },
  rival_campaign: {
    word: 'campaign',
    title: 'Campaign against IS-KP',
    say: '{c} the campaign against IS-KP',
    choices: ['end', 'begin'],
  },
  state_talks: { word: 'talks', title: 'Talks', say: '{c} talks with the insurgents' },
  choose: { word: 'answer', title: 'Answer to an event', say: 'answer "{t}" with "{c}"' },
};

const SHARES: Readonly<Record<string, string>> = {
  eighth: 'an eighth',
  quarter: 'a quarter',
  half: 'half',
  all: 'all',
};

export function orderTitle(kind: OrderKind): string {
  return WORDS[kind].title;
}

/** The word that people type for a kind of order. */
export function orderWord(kind: OrderKind): string {
  return WORDS[kind].word;
}

/** The kinds of orders that a side may ever give, in the order of the table. */
export function kindsOf(side: Side): OrderKind[] {
  return ORDER_KIND_NAMES.filter((kind) => {
    const spec: OrderKindSpec = ORDER_KINDS[kind];
    return spec.side === 'both' || spec.side === side;
  });
}

/** The words for a choice of an order, as they stand in a sentence. */
export function choiceWords(scenario: Scenario, order: Order): string {
  if (order.kind === 'choose') return choiceLabel(scenario, order);
  const spec: OrderKindSpec = ORDER_KINDS[order.kind];
  const name = spec.choices[order.choice] ?? '';
  const words = WORDS[order.kind].choices?.[order.choice];
  return words ?? (spec.shares === undefined ? name.replaceAll('_', ' ') : (SHARES[name] ?? name));
}

/** The order as a clause without a full stop: `order The valley front to strike`. */
export function orderSentence(scenario: Scenario, order: Order): string {
  const spec: OrderKindSpec = ORDER_KINDS[order.kind];
  const parts: Readonly<Record<string, string>> = {
    t: targetName(scenario, spec.target, order.target),
    o: targetName(scenario, spec.other ?? 'none', order.other),
    c: choiceWords(scenario, order),
  };
  return WORDS[order.kind].say.replace(/\{([toc])\}/g, (_, place: string) => parts[place] ?? '');
}
