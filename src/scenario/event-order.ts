/** The order of events in the model. */
import type { ScenarioDocument } from './document.js';
import type { EventEntry } from './schema.js';

/**
 * Ids of the events that the model has. Conditional events come first, in the order of the file,
 * disabled ones included (they never fire): their chances are drawn by place, so that a variant
 * with another history, or without one of them, meets the same chances in all the others. Dated
 * events follow by date, as far as the scenario's history lets them fire.
 */
export function eventOrder(document: Pick<ScenarioDocument, 'events' | 'history'>): string[] {
  const all = Object.entries(document.events);
  const conditional = all.filter(([, event]) => event.date === undefined);
  const dated = all.filter(([, event]) => fires(event, document.history));
  dated.sort(([, a], [, b]) => ((a.date ?? '') < (b.date ?? '') ? -1 : a.date === b.date ? 0 : 1));
  return [...conditional, ...dated].map(([id]) => id);
}

function fires(event: EventEntry, history: ScenarioDocument['history']): boolean {
  if (event.date === undefined || event.enabled === false || history === 'none') return false;
  return history === 'all' || event.exogenous === true;
}
