/** What a scenario says will move against another one: outputs that can be measured. */
import { compileExpression, type CompiledExpression } from '../engine/expression.js';
import { compileQuery, NOT_SCORED, type CompiledQuery } from '../engine/metrics.js';
import type { Model } from '../engine/model.js';
import type { ScenarioDocument } from './document.js';
import { ExpressionError } from './expression-scanner.js';
import { compileCondition } from './expressions.js';
import { namesOf } from './names.js';
import type { Report } from './report.js';

/** An output, and how it is measured: over the whole campaign, or on its last state. */
export interface Watched {
  readonly output: string;
  readonly moves: 'up' | 'down';
  readonly measure: CompiledQuery | CompiledExpression;
}

type Entry = NonNullable<ScenarioDocument['watch']>['outputs'][number];

/**
 * The outputs that a scenario names, ready to be measured in campaigns of `model`: its own, or that
 * of a scenario on the same map. Reports what cannot be measured.
 */
export function compileWatch(
  watch: ScenarioDocument['watch'],
  document: ScenarioDocument,
  model: Model,
  report: Report,
): Watched[] {
  return (watch?.outputs ?? []).flatMap((entry, i) => {
    const measure = measureOf(entry, document, model, (field, code, message, mend) => {
      report(['watch', 'outputs', i, ...field], code, message, mend);
    });
    return measure === null ? [] : [{ output: entry.output, moves: entry.moves, measure }];
  });
}

function measureOf(
  { metric, actor = 'all', scope = 'national', layer = 'true', state }: Entry,
  document: ScenarioDocument,
  model: Model,
  report: Report,
): Watched['measure'] | null {
  if ((metric === undefined) === (state === undefined)) {
    report([], 'SCENARIO_MISSING', 'it needs a metric or a state, and not both');
    return null;
  }
  if (state !== undefined) return expressionOf(state, document, report);
  const { startDay, endDay } = model;
  const asked = { metric: metric ?? '', actor, scope, layer, startDay, endDay };
  const query = compileQuery(model, asked, endDay);
  if (typeof query !== 'string') return query;
  report(['metric'], 'SCENARIO_UNKNOWN_ID', NOT_SCORED[query], 'The data dictionary lists them.');
  return null;
}

function expressionOf(
  text: string,
  document: ScenarioDocument,
  report: Report,
): CompiledExpression | null {
  try {
    return compileExpression(compileCondition(text, namesOf(document)));
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    report(['state'], error.code, error.message, () => error.mend);
    return null;
  }
}
