/** A scenario as one document: all its files put together, every number still with its source. */
import type {
  ActorEntry,
  AreaEntry,
  CommandEntry,
  CorridorEntry,
  EdgeEntry,
  EventEntry,
  GroupEntry,
  History,
  OverrideEntry,
  Parameter,
  ProvinceEntry,
  Quantity,
  SideCards,
  StateTable,
  WatchEntry,
} from './schema.js';

export type Entries<T> = Readonly<Record<string, T>>;

/** A change that was made to a document, and who made it. */
export interface Change extends OverrideEntry {
  readonly setBy: string;
}

export interface ScenarioDocument {
  readonly schema: 'salang.scenario/1';
  readonly id: string;
  readonly title: string;
  readonly summary?: string;
  readonly teaches?: string;
  readonly sides?: SideCards;
  readonly watch?: WatchEntry;
  readonly start: string;
  readonly end: string;
  readonly turnDays: number;
  readonly stepDays: number;
  readonly history: History;
  readonly identities: readonly string[];
  readonly provinces: Entries<ProvinceEntry>;
  readonly areas: Entries<AreaEntry>;
  readonly quantities: Entries<Quantity>;
  readonly roads: Entries<Parameter>;
  readonly edges: readonly EdgeEntry[];
  readonly actors: Entries<ActorEntry>;
  readonly groups: Entries<GroupEntry>;
  readonly corridors: Entries<CorridorEntry>;
  readonly fronts: Entries<CommandEntry>;
  readonly zones: Entries<CommandEntry>;
  readonly parameters: Entries<Entries<Parameter>>;
  readonly doctrine: Entries<Entries<Parameter>>;
  readonly state: Entries<StateTable>;
  readonly events: Entries<EventEntry>;
  readonly targets?: string;
  readonly victory?: string | Entries<string>;
  /** Changes made by overrides, in order. */
  readonly changes: readonly Change[];
}

/** An own property of a mapping written by somebody else; never one of the language. */
export function own<T>(entries: Entries<T>, key: string): T | undefined {
  return Object.hasOwn(entries, key) ? entries[key] : undefined;
}
