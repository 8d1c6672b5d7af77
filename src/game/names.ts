/** Names of things in a scenario, as the texts of a game write them. */
import type { Order, TargetKind } from '../engine/orders.js';
import { SIDE_NAMES, type Side } from '../engine/sides.js';
import type { Scenario } from '../scenario/scenario.js';

/** What the texts of a game call the two sides. */
export const SIDE_TITLES = ['the NRF', 'the Taliban'] as const;

/** Names of the regimes of a stance, from hostile to supportive. */
export const REGIME_NAMES = ['hostile', 'opposed', 'wary', 'tolerant', 'supportive'] as const;

/** Something that orders are given to, or that can be looked at. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** All targets of a kind, in the order of their indices. Events are called by their titles. */
export function targetsOf({ setup, events }: Scenario, kind: TargetKind): readonly Named[] {
  switch (kind) {
    case 'none':
      return [];
    case 'front':
      return setup.fronts;
    case 'zone':
      return setup.zones;
    case 'corridor':
      return setup.corridors;
    case 'actor':
      return setup.actors;
    case 'event':
      return events.map(({ id, title }) => ({ id, name: title }));
  }
}

/** The name of a target; its index where there is none, which only a damaged order has. */
export function targetName(scenario: Scenario, kind: TargetKind, index: number): string {
  return targetsOf(scenario, kind)[index]?.name ?? `#${index}`;
}

export function areaName({ setup }: Scenario, area: number): string {
  return setup.areas[area]?.name ?? `#${area}`;
}

export function actorName({ setup }: Scenario, actor: number): string {
  return setup.actors[actor]?.name ?? `#${actor}`;
}

export function groupName({ setup }: Scenario, group: number): string {
  return setup.groups[group]?.name ?? `#${group}`;
}

/** The side of a name such as `nrf`; null for another text. */
export function sideOf(name: string): Side | null {
  const at = SIDE_NAMES.findIndex((own) => own === name);
  return at === 0 ? 0 : at === 1 ? 1 : null;
}

/** The label of an answer to an event, from the scenario's text. */
export function choiceLabel({ events }: Scenario, { target, choice }: Order): string {
  return events[target]?.choices[choice]?.label ?? `answer ${choice + 1}`;
}
