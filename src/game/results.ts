/** What a turn brought: happenings, what asks for a person, the reckoning, the ending. */
import type { NoteName } from '../engine/records.js';
import type { Side } from '../engine/sides.js';
import type { Ending } from './endings.js';
import type { Reckoning } from './reckoning.js';

/** Kinds of happenings: notes of the engine, and what the game finds by itself. */
export type HappeningKind = NoteName | 'order_lapsed';

/** Something that happened in a turn. */
export interface Happening {
  readonly turn: number;
  /** Day number. */
  readonly day: number;
  readonly kind: HappeningKind;
  /** Which sides may know of it. */
  readonly seenBy: readonly [insurgent: boolean, government: boolean];
  /** A sentence in plain English. */
  readonly text: string;
  /** The area that it is about, or null. */
  readonly area: number | null;
  /** The event of the scenario, or null. */
  readonly event: number | null;
}

/** Why a person should look before the next turn. */
export const REASONS = [
  'event',
  'order_failed',
  'order_lapsed',
  'area_changed_hands',
  'leadership_lost',
  'pay_failed',
  'attention_full',
  'reckoning',
  'ending',
] as const;
export type ReasonName = (typeof REASONS)[number];

export interface Reason {
  readonly name: ReasonName;
  readonly side: Side;
  /** A sentence in plain English. */
  readonly text: string;
}

export interface TurnResult {
  /** Number of the turn, from 0. */
  readonly turn: number;
  /** Its first day. */
  readonly day: number;
  readonly notes: readonly Happening[];
  /** For the sides that persons play; for both when nobody does. */
  readonly needsMe: readonly Reason[];
  readonly reckoning: Reckoning | null;
  readonly ending: Ending | null;
}

/** The happenings of a turn that a side may know of. */
export function seenBy(side: Side, { notes }: TurnResult): readonly Happening[] {
  return notes.filter((note) => note.seenBy[side]);
}
