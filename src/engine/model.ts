/**
 * A model: frozen numbers and compiled rules' constants, made once from a setup and then only read.
 * Constants such as `1 - exp(-days / tau)` are computed here, never in a turn.
 */
import { budgetTables } from './budgets.js';
import { choiceTables } from './choice-tables.js';
import { ModelError } from './errors.js';
import { compileExpression } from './expression.js';
import { exp, log } from './maths.js';
import {
  initialCells,
  interestTable,
  kindTable,
  mapTables,
  roleNumber,
  seasonTables,
} from './model-tables.js';
import type { CompiledEvent, Model } from './model-types.js';
import {
  ACTOR_PARAMETERS,
  CORRIDOR_PARAMETERS,
  GROUP_PARAMETERS,
  perTurn,
  readParameters,
  passedOn,
  tableOf,
} from './parameters.js';
import { readPrices } from './order-prices.js';
import { paretoTail } from './quantiles.js';
import type { EventSetup, Setup } from './setup.js';
import { createLayout, type Sizes } from './world.js';

export { DRIVERS } from './model-types.js';
export type { Model } from './model-types.js';

/** Compiles a setup. Throws `ModelError` on anything that cannot be simulated. */
export function compileModel(setup: Setup): Model {
  const sizes: Sizes = {
    areas: setup.areas.length,
    groups: setup.groups.length,
    actors: setup.actors.length,
    corridors: setup.corridors.length,
    fronts: setup.fronts.length,
    zones: setup.zones.length,
    events: setup.events.length,
  };
  if (sizes.areas === 0) throw new ModelError('MODEL_EMPTY', 'a model needs at least one area');
  if (setup.groups[0]?.role !== 'front') {
    throw new ModelError('MODEL_NO_FRONT', 'the first group must have the role front');
  }
  checkSizes(setup, sizes);
  const layout = createLayout(sizes);
  const p = readParameters(setup.parameters);
  const days = setup.turnDays;
  const seasons = seasonTables(p);
  const map = mapTables(setup, p);
  return Object.freeze({
    setup,
    sizes,
    layout,
    turnDays: days,
    stepDays: setup.stepDays,
    startDay: setup.startDay,
    endDay: setup.endDay,
    p,
    prices: readPrices(p),
    swingSeed: p.calendar.swingSeed,
    k: perTurn(p, days),
    step: perTurn(p, setup.stepDays),
    gp: tableOf(GROUP_PARAMETERS, setup.groups, days, 'group'),
    ap: tableOf(ACTOR_PARAMETERS, setup.actors, days, 'actor'),
    cp: tableOf(CORRIDOR_PARAMETERS, setup.corridors, days, 'corridor'),
    role: Int32Array.from(setup.groups, (g) => roleNumber(g.role)),
    ally: setup.groups.findIndex((g) => g.role === 'ally'),
    gpStep: tableOf(GROUP_PARAMETERS, setup.groups, setup.stepDays, 'group'),
    apStep: tableOf(ACTOR_PARAMETERS, setup.actors, setup.stepDays, 'actor'),
    shockPerStep: Float64Array.from(
      setup.actors,
      (x) => (x.parameters['shockSdPerYear'] ?? 0) * Math.sqrt(setup.stepDays / 365.25),
    ),
    interests: interestTable(setup),
    kinds: kindTable(setup),
    ...choiceTables(p),
    budgets: budgetTables(p),
    map,
    tails: {
      killed: paretoTail(p.operations.sizeAlpha, p.operations.sizeCap),
      harmed: paretoTail(p.operations.harmAlpha, p.operations.harmCap),
      fled: paretoTail(p.reprisals.flightAlpha, p.reprisals.flightCapFamilies),
    },
    events: setup.events.map((e) => compileEvent(e, days)),
    ...eventOrder(setup.events),
    ...seasons,
    passing: {
      hub: passedOn(p.finance.hubTauDays, days),
      corridor: Float64Array.from(setup.corridors, ({ parameters }) =>
        passedOn(parameters['delayTauDays']!, days),
      ),
      relief: passedOn(p.finance.reliefTauDays, days),
      harm: passedOn(p.reprisals.harmTauDays, days),
      heat: passedOn(p.operations.excitationTauDays, days),
    },
    initial: initialCells(setup, layout),
    givingNoiseSd: noisePerTurn(p.finance.givingNoiseSd, days / 7),
    weeks: days / 7,
  });
}

/** A log-normal factor of each week as one of each turn, so that years vary alike. */
function noisePerTurn(sdPerWeek: number, weeks: number): number {
  return Math.sqrt(log(1 + (exp(sdPerWeek * sdPerWeek) - 1) / weeks));
}

/** Limits of the draws counters and of the calendar. */
function checkSizes(setup: Setup, sizes: Sizes): void {
  const { turnDays, stepDays } = setup;
  const whole = Number.isInteger(turnDays) && Number.isInteger(stepDays);
  if (!whole || turnDays < 1 || stepDays < turnDays || stepDays > 366) {
    throw new ModelError(
      'MODEL_BAD_NUMBER',
      `turnDays ${turnDays} and stepDays ${stepDays}: whole days, 1 <= turnDays <= stepDays <= 366`,
    );
  }
  const turns = (setup.endDay - setup.startDay + 1) / turnDays;
  if (sizes.groups * sizes.areas > 65000 || sizes.actors > 30000 || turns > 60000) {
    throw new ModelError(
      'MODEL_TOO_LARGE',
      'too many areas, groups, actors or turns for one world',
    );
  }
}

/** Scripted events by day, and the conditional ones. */
function eventOrder(
  events: readonly EventSetup[],
): Pick<Model, 'dated' | 'datedDays' | 'conditional'> {
  const dated: { e: number; day: number }[] = [];
  const conditional: number[] = [];
  events.forEach(({ date }, e) => {
    if (date === null) conditional.push(e);
    else dated.push({ e, day: date });
  });
  dated.sort((x, y) => x.day - y.day || x.e - y.e);
  return {
    dated: Int32Array.from(dated, ({ e }) => e),
    datedDays: Int32Array.from(dated, ({ day }) => day),
    conditional: Int32Array.from(conditional),
  };
}

/** A chance per week becomes a chance per turn with the same waiting time. */
function compileEvent(event: EventSetup, turnDays: number): CompiledEvent {
  const p = event.probabilityPerWeek;
  const chance = p >= 1 ? 1 : p <= 0 ? 0 : 1 - exp((turnDays / 7) * log(1 - p));
  return {
    id: event.id,
    date: event.date,
    when: event.when === null ? null : compileExpression(event.when),
    chancePerTurn: chance,
    cooldownDays: event.cooldownDays,
    maxTimes: event.maxTimes,
    effects: event.effects,
    choices: event.choices,
    defaultChoice: event.defaultChoice,
  };
}
