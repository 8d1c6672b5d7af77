/**
 * What a choice changes, as tables by the number of the choice: postures of fighters and of zones, aims
 * of fronts, publicity, kinds of operation, regimes. The numbers are parameters (parameter-names.ts),
 * whose names end in the name of the choice.
 */
import { ModelError } from './errors.js';
import type { Parameters } from './parameters.js';

/** Endings of parameters' names, in the order of the choices' numbers. */
const POSTURES = ['LieLow', 'Network', 'Harass', 'Strike', 'Hold'] as const;
const ZONE_POSTURES = ['Garrison', 'Patrol', 'Sweep', 'LockDown'] as const;
const AIMS = ['Patrols', 'Posts', 'Convoys', 'Officials', 'Capital'] as const;
const KINDS = ['HitAndRun', 'SmallIed', 'TargetedKilling', 'Raid', 'HoldAttempt'] as const;
const PUBLICITY = ['Quiet', 'Factual', 'Inflated'] as const;

export interface ChoiceTables {
  /** Tempo and exposure of fighters by their posture; pressure and readiness to assault by the zone's. */
  readonly byPosture: {
    readonly tempo: Float64Array;
    readonly exposure: Float64Array;
    readonly pressure: Float64Array;
    readonly assault: Float64Array;
  };
  /** What a front goes after: losses inflicted, own risk, arms taken, traces left, pull of towns. */
  readonly byAim: {
    readonly killed: Float64Array;
    readonly risk: Float64Array;
    readonly arms: Float64Array;
    readonly trace: Float64Array;
    readonly town: Float64Array;
  };
  /** Kinds of operation of armed groups: losses inflicted, own risk, harm to bystanders. */
  readonly byKind: {
    readonly killed: Float64Array;
    readonly risk: Float64Array;
    readonly harm: Float64Array;
  };
  /** Publicity of the front: operations that reach the tally, claimed losses, notice abroad. */
  readonly byPublicity: {
    readonly capture: Float64Array;
    readonly boast: Float64Array;
    readonly stage: Float64Array;
  };
  /** Stances between the five regimes, index, rising. */
  readonly regimeBounds: Float64Array;
}

/** Reads the tables. ModelError when the bounds of the regimes do not rise. */
export function choiceTables({
  operations,
  security,
  reporting,
  stances,
}: Parameters): ChoiceTables {
  return {
    byPosture: {
      tempo: table(operations, 'tempo', POSTURES),
      exposure: table(security, 'exposure', POSTURES),
      pressure: table(security, 'pressure', ZONE_POSTURES),
      assault: table(security, 'assault', ZONE_POSTURES),
    },
    byAim: {
      killed: table(operations, 'aimKilled', AIMS),
      risk: table(operations, 'aimRisk', AIMS),
      arms: table(operations, 'aimArms', AIMS),
      trace: table(operations, 'aimTrace', AIMS),
      town: table(operations, 'aimTown', AIMS),
    },
    byKind: {
      killed: table(operations, 'kindKilled', KINDS),
      risk: table(operations, 'kindRisk', KINDS),
      harm: table(operations, 'kindHarm', KINDS),
    },
    byPublicity: {
      capture: table(reporting, 'capture', PUBLICITY),
      boast: table(reporting, 'boast', PUBLICITY),
      stage: table(reporting, 'stage', PUBLICITY),
    },
    regimeBounds: rising(stances),
  };
}

function table<Stem extends string, Choice extends string>(
  section: { readonly [N in `${Stem}${Choice}`]: number },
  stem: Stem,
  choices: readonly Choice[],
): Float64Array {
  return Float64Array.from(choices, (choice) => section[`${stem}${choice}`]);
}

function rising(k: Parameters['stances']): Float64Array {
  const bounds = [k.hostileBelow, k.opposedBelow, k.tolerantAbove, k.supportiveAbove];
  if (bounds.some((bound, i) => i > 0 && bound <= bounds[i - 1]!)) {
    const message = `stances.hostileBelow to supportiveAbove do not rise: ${bounds.join(', ')}`;
    throw new ModelError('MODEL_BAD_NUMBER', message);
  }
  return Float64Array.from(bounds);
}
