/**
 * A scenario: checked, with the source of every number, and the setup that the engine compiles. It
 * is plain data, so a save carries it and a worker receives it; `scenarioHash` names its numbers.
 */
import { hashText } from '../engine/hash.js';
import type { Setup } from '../engine/setup.js';
import { SIDE_NAMES, type SideName } from '../engine/sides.js';
import { own, type ScenarioDocument } from './document.js';
import type { SideCards, WatchEntry } from './schema.js';
import type { ReportedCount } from './targets.js';

/** A file that a scenario was read from. */
export interface FileRead {
  /** `scenarios/...` for a shipped one; others from the folder of the scenario that was asked for. */
  readonly name: string;
  /** Hash of its text, as `hashText` gives it. */
  readonly hash: string;
}

/** What people read about an event; the numbers are in `setup.events`, in the same order. */
export interface EventText {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly category: string;
  /** YYYY-MM-DD, or null for a conditional event. */
  readonly date: string | null;
  /** The condition as written, or null. */
  readonly when: string | null;
  readonly exogenous: boolean;
  /** False for an event that is switched off and never fires. */
  readonly enabled: boolean;
  readonly source: string;
  readonly certainty: string | null;
  readonly choices: readonly ChoiceText[];
}

export interface ChoiceText {
  readonly id: string;
  readonly side: SideName;
  readonly label: string;
  readonly text: string | null;
}

/** Where a province stands on the drawn map, and which areas it has, as indices. */
export interface ProvinceTile {
  readonly id: string;
  readonly name: string;
  readonly capital: string | null;
  /** Column and row, or null when the map has no drawing. */
  readonly tile: readonly [number, number] | null;
  readonly areas: readonly number[];
}

export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly teaches: string;
  /** The seats of both sides in words; null when the files say nothing of them. */
  readonly sides: SideCards | null;
  /** What the file says will move against another scenario; null when it says nothing. */
  readonly watch: WatchEntry | null;
  /** First and last day, YYYY-MM-DD. */
  readonly start: string;
  readonly end: string;
  readonly document: ScenarioDocument;
  readonly setup: Setup;
  readonly events: readonly EventText[];
  /** Reported counts to compare with; empty when the scenario names none. */
  readonly targets: readonly ReportedCount[];
  readonly map: readonly ProvinceTile[];
  readonly files: readonly FileRead[];
}

/** Puts a scenario together from a checked document and its compiled setup. */
export function makeScenario(
  document: ScenarioDocument,
  setup: Setup,
  targets: readonly ReportedCount[],
  files: readonly FileRead[],
): Scenario {
  const { id, title, summary = '', teaches = '', sides = null, watch = null } = document;
  const { start, end } = document;
  const events = setup.events.map((event) => eventText(document, event.id));
  const map = provinceTiles(document);
  return {
    id,
    title,
    summary,
    teaches,
    sides,
    watch,
    start,
    end,
    document,
    setup,
    events,
    targets,
    map,
    files,
  };
}

function eventText(document: ScenarioDocument, id: string): EventText {
  const event = own(document.events, id);
  return {
    id,
    title: event?.title ?? id,
    text: event?.text ?? '',
    category: event?.category ?? '',
    date: event?.date ?? null,
    when: event?.when ?? null,
    exogenous: event?.exogenous ?? false,
    enabled: event?.enabled ?? true,
    source: event?.source ?? '',
    certainty: event?.certainty ?? null,
    choices: (event?.choices ?? []).map(({ id, side, label, text }) => ({
      id,
      side: side === SIDE_NAMES[0] ? SIDE_NAMES[0] : SIDE_NAMES[1],
      label,
      text: text ?? null,
    })),
  };
}

function provinceTiles(document: ScenarioDocument): ProvinceTile[] {
  const areas = Object.values(document.areas);
  return Object.entries(document.provinces).map(([id, { name, capital, tile }]) => ({
    id,
    name,
    capital: capital ?? null,
    tile: tile === undefined ? null : [tile[0], tile[1]],
    areas: areas.flatMap((area, i) => (area.province === id ? [i] : [])),
  }));
}

/**
 * Hash of all that decides what happens: the setup, without a word of its texts but names. Files
 * that differ in comments, order of keys or prose have the same hash. 32 hexadecimal digits.
 */
export function scenarioHash(scenario: Pick<Scenario, 'setup'>): string {
  return hashText(canonicalJson(scenario.setup));
}

/** JSON with the keys of every mapping in order of their code units. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`;
}
