/** A posterior made ready for a scenario: found, read, and tried on it. */
import { OverrideError, resolvePath } from '../../scenario/paths.js';
import type { Scenario } from '../../scenario/scenario.js';
import { withNumbers } from '../../scenario/variants.js';
import { LabError } from '../errors.js';
import { withoutSwings, type Posterior } from './posterior.js';
import { HELD_SWINGS } from './held-swings.js';
import { changesFor } from './fitted-parameters.js';
import { readPosterior } from './posterior-file.js';
import { middleHash } from './resolve-calibration.js';

export interface PreparedPosterior {
  readonly posterior: Posterior;
  /** Whether it was fitted to this very scenario, whatever the fitted numbers are in its files. */
  readonly fits: boolean;
  /** Why swings that the posterior holds are drawn anew instead; null when they are held, or it has none. */
  readonly swingsLeftOut: 'set by hand' | 'other turns' | null;
}

/** The name by which a command asks for the posterior that comes with its scenario. */
const SHIPPED = 'shipped';
/** Shipped scenarios that change the base scenario take its posterior. */
const BASE = 'base-2024';

/**
 * Reads a posterior by `shipped`, name or path and tries it on a scenario. `changed` are paths that
 * somebody set by hand: a fitted number among them would be drawn over in silence, so it is refused;
 * but whoever sets the number of the swings has the rest of the posterior with them.
 * LabError (LAB_POSTERIOR_SET, LAB_POSTERIOR).
 */
export async function preparePosterior(
  name: string,
  scenario: Scenario,
  changed: readonly string[],
): Promise<PreparedPosterior> {
  const read = await (name === SHIPPED ? shippedFor(scenario) : readPosterior(name));
  const set = changed.map((path) => resolvePath(scenario.document, path).path);
  const swingsLeftOut = leftOut(read, scenario, set);
  const posterior = swingsLeftOut === null ? read : withoutSwings(read);
  const fitted = new Set(posterior.parameters.flatMap(({ paths }) => paths.map((p) => p.path)));
  for (const full of set) {
    if (!fitted.has(full)) continue;
    throw new LabError(
      'LAB_POSTERIOR_SET',
      `${full} is drawn from the posterior, so it cannot be set`,
    );
  }
  try {
    withNumbers(scenario, changesFor(posterior.parameters, posterior.values[0] ?? []));
  } catch (error) {
    if (!(error instanceof OverrideError)) throw error;
    const message = `${name} does not fit ${scenario.id}: ${error.message}`;
    throw new LabError('LAB_POSTERIOR', message, { cause: error });
  }
  const fits = middleHash(scenario, posterior.parameters) === posterior.scenarioHash;
  return { posterior, fits, swingsLeftOut };
}

function leftOut(
  { swings }: Posterior,
  { setup }: Scenario,
  set: readonly string[],
): PreparedPosterior['swingsLeftOut'] {
  if (swings === null) return null;
  if (HELD_SWINGS.paths.some(({ path }) => set.includes(path))) return 'set by hand';
  const same = swings.startDay === setup.startDay && swings.turnDays === setup.turnDays;
  return same ? null : 'other turns';
}

async function shippedFor(scenario: Scenario): Promise<Posterior> {
  try {
    return await readPosterior(scenario.id);
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return await readPosterior(BASE);
  }
}
