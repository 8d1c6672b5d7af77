/**
 * A setup: everything a model is compiled from, as plain data (it can be posted to a worker or
 * kept in a save). The scenario layer has checked it; `compileModel` still refuses what is out of
 * range. Nothing here names a country: the engine knows areas, groups, actors and corridors.
 */
import type { ColumnName } from './columns.js';
import type { Role } from './sides.js';

export type Terrain = 'plain' | 'hills' | 'mountain' | 'high_valley' | 'desert' | 'urban';

export interface ProvinceSetup {
  readonly id: string;
  readonly name: string;
  readonly region: string;
}

export interface AreaSetup {
  readonly id: string;
  readonly name: string;
  /** Index of the province. */
  readonly province: number;
  readonly terrain: Terrain;
  /** 0 flat ... 1 the roughest. */
  readonly ruggedness: number;
  readonly meanElevationM: number;
  /** How easily vehicles reach the area, 0-1. */
  readonly roadShare: number;
  /** Share of people who live in towns. */
  readonly urbanShare: number;
  readonly isCapital: boolean;
  /** Shares of coarse identity groups, in the order of `Setup.identities`. */
  readonly identity: readonly number[];
  /** Indices of the actors that the area borders. */
  readonly borders: readonly number[];
}

export interface EdgeSetup {
  readonly a: number;
  readonly b: number;
  /** How easily the edge is crossed by road, 0-1. */
  readonly roadShare: number;
  /** Crosses a high pass that snow closes. */
  readonly pass: boolean;
}

/** Numbers of a thing by parameter name; the names are those of `parameters.ts`. */
export type NumberTable = Readonly<Record<string, number>>;

export interface GroupSetup {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly parameters: NumberTable;
  /** Weight of each kind of operation, rural and urban, in order of GROUP_KINDS. */
  readonly kindsRural: readonly number[];
  readonly kindsUrban: readonly number[];
  /** Readiness of each identity to work with the group, 0-1, in order of `Setup.identities`. */
  readonly affinity: readonly number[];
}

export interface ActorSetup {
  readonly id: string;
  readonly name: string;
  readonly parameters: NumberTable;
  /** Pull of each driver (DRIVERS) on the stance toward a side. */
  readonly interests: {
    readonly nrf: NumberTable;
    readonly taliban: NumberTable;
  };
}

export interface CorridorSetup {
  readonly id: string;
  readonly name: string;
  /** Index of the actor that hosts the corridor. */
  readonly host: number;
  /** Indices of the areas where money and goods come in. */
  readonly entries: readonly number[];
  readonly parameters: NumberTable;
}

/** Areas commanded together. */
export interface ZoneSetup {
  readonly id: string;
  readonly name: string;
  readonly areas: readonly number[];
}

/** Expression of an event, checked and reduced to a tree of whitelisted nodes. */
export type ExpressionTree =
  | { readonly op: 'number'; readonly value: number }
  | { readonly op: 'cell'; readonly column: ColumnName; readonly index: number }
  | {
      readonly op:
        | '+'
        | '-'
        | '*'
        | '/'
        | '<'
        | '<='
        | '>'
        | '>='
        | '=='
        | '!='
        | 'and'
        | 'or'
        | 'min'
        | 'max';
      readonly args: readonly [ExpressionTree, ExpressionTree];
    }
  | { readonly op: 'not' | 'negate' | 'abs'; readonly args: readonly [ExpressionTree] };

export interface EffectSetup {
  readonly column: ColumnName;
  readonly index: number;
  readonly by: number;
}

export interface ChoiceSetup {
  readonly id: string;
  readonly side: 0 | 1;
  readonly effects: readonly EffectSetup[];
}

export interface EventSetup {
  readonly id: string;
  /** Day number, or null for a conditional event. */
  readonly date: number | null;
  readonly when: ExpressionTree | null;
  readonly probabilityPerWeek: number;
  readonly cooldownDays: number;
  readonly maxTimes: number;
  readonly effects: readonly EffectSetup[];
  readonly choices: readonly ChoiceSetup[];
  /** Index of the default choice. */
  readonly defaultChoice: number;
}

/** Standing doctrine of a computer player: numbers by name, read by players, never by rules. */
export interface DoctrineSetup {
  readonly nrf: NumberTable;
  readonly taliban: NumberTable;
}

export interface Setup {
  readonly id: string;
  readonly startDay: number;
  /** Last day, inclusive. */
  readonly endDay: number;
  readonly turnDays: number;
  /** Days between steps of the slow processes: movement, recruitment, arms, stances. */
  readonly stepDays: number;
  readonly identities: readonly string[];
  readonly provinces: readonly ProvinceSetup[];
  readonly areas: readonly AreaSetup[];
  readonly edges: readonly EdgeSetup[];
  readonly actors: readonly ActorSetup[];
  /** Group 0 has the role `front`. */
  readonly groups: readonly GroupSetup[];
  readonly corridors: readonly CorridorSetup[];
  readonly fronts: readonly ZoneSetup[];
  readonly zones: readonly ZoneSetup[];
  readonly events: readonly EventSetup[];
  /** Scalar parameters by rule and name. */
  readonly parameters: Readonly<Record<string, NumberTable>>;
  readonly doctrine: DoctrineSetup;
  /** First value of every cell, by column; columns left out start at zero. */
  readonly initial: Readonly<Partial<Record<ColumnName, readonly number[]>>>;
}
