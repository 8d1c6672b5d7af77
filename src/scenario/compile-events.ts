/** Events of a document as events of the engine: dates, conditions, effects and choices resolved. */
import { columnOf } from '../engine/columns.js';
import { effectAllowed } from '../engine/effects.js';
import type { ChoiceSetup, EffectSetup, EventSetup, ExpressionTree } from '../engine/setup.js';
import { SIDE_NAMES } from '../engine/sides.js';
import { checkDate } from './checks.js';
import { OWN_COLUMNS } from './columns-of-state.js';
import { own, type ScenarioDocument } from './document.js';
import { ExpressionError } from './expression-scanner.js';
import { compileCondition } from './expressions.js';
import { isCell, resolveCell, type Names } from './names.js';
import { checkProvenance } from './provenance.js';
import type { Report } from './report.js';
import type { ChoiceEntry, EffectEntry, EventEntry } from './schema.js';

type Path = readonly (string | number)[];

/** Gives the tree of an event's condition. */
export type ReadCondition = (id: string, text: string) => ExpressionTree | null;

const ALWAYS: ExpressionTree = { op: 'number', value: 1 };

/** Reads conditions from their text and reports those that cannot be used. */
export function conditionReader(names: Names, report: Report): ReadCondition {
  return (id, text) => {
    try {
      return compileCondition(text, names);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      report(['events', id, 'when'], error.code, error.message, () => error.mend);
      return null;
    }
  };
}

/** The events of the model, in its order. Reports what is wrong with any event of the document. */
export function compileEvents(
  document: ScenarioDocument,
  names: Names,
  readCondition: ReadCondition,
  report: Report,
): EventSetup[] {
  const out: EventSetup[] = [];
  // Events that do not fire are checked as well: they are a switch away from firing.
  for (const [id, event] of Object.entries(document.events)) {
    const made = compileEvent(document, names, id, event, readCondition, report);
    const place = names.event.get(id);
    if (place !== undefined) out[place] = made;
  }
  return out;
}

function compileEvent(
  document: ScenarioDocument,
  names: Names,
  id: string,
  event: EventEntry,
  readCondition: ReadCondition,
  report: Report,
): EventSetup {
  const path = ['events', id];
  checkKind(event, path, report);
  checkSources(document, event, path, report);
  const dated = event.date !== undefined;
  const choices = (event.choices ?? []).map((choice, i) =>
    compileChoice(choice, [...path, 'choices', i], names, report),
  );
  return {
    id,
    date: dated ? checkDate([...path, 'date'], event.date ?? '', report) : null,
    when: event.when === undefined ? null : (readCondition(id, event.when) ?? ALWAYS),
    probabilityPerWeek: dated ? 1 : (event.probabilityPerWeek ?? 0),
    cooldownDays: event.cooldownDays ?? 0,
    maxTimes: event.enabled === false ? 0 : (event.maxTimes ?? 1),
    effects: compileEffects(event.effects, [...path, 'effects'], names, report),
    choices,
    defaultChoice: defaultChoice(event.choices ?? [], path, report),
  };
}

/** An event is dated, or has a chance while its condition holds. */
function checkKind(event: EventEntry, path: Path, report: Report): void {
  const chance = ['probabilityPerWeek', 'cooldownDays', 'maxTimes'] as const;
  if (event.date !== undefined) {
    const both = [...chance, 'when' as const].find((field) => event[field] !== undefined);
    if (both !== undefined) {
      report([...path, both], 'SCENARIO_EVENT_KIND', `a dated event has no ${both}`);
    }
    return;
  }
  const lacks = chance.filter((field) => event[field] === undefined);
  if (lacks.length > 0) {
    report(path, 'SCENARIO_EVENT_KIND', `without a date it needs ${lacks.join(', ')}`);
  }
}

/** Numbers of an event have a source of their own, or one for all events. */
function checkSources(
  document: ScenarioDocument,
  event: EventEntry,
  path: readonly string[],
  report: Report,
): void {
  const needed: string[] = [];
  const moves = [event, ...(event.choices ?? [])].some(({ effects }) => effects.length > 0);
  const { effectsSource, effectsPrior } = event;
  if (moves && (effectsSource === undefined || effectsPrior === undefined)) {
    needed.push('events.effects');
  }
  if (effectsSource !== undefined && effectsPrior !== undefined) {
    const { source, certainty = 'low' } = { ...event, source: effectsSource };
    const entry = { unit: 'as the column', source, certainty, prior: effectsPrior };
    checkProvenance(entry, [...path, 'effects'], report, 'the size of the effects');
  }
  if (event.when !== undefined) needed.push('events.when');
  if (event.date === undefined) {
    needed.push('events.probabilityPerWeek', 'events.cooldownDays', 'events.maxTimes');
  }
  for (const field of needed) {
    if (own(document.quantities, field) !== undefined) continue;
    const mend = `Say in quantities."${field}" with which unit, source, certainty and prior.`;
    report([...path], 'SCENARIO_NO_SOURCE', `${field} has no source`, mend);
  }
}

function compileChoice(choice: ChoiceEntry, path: Path, names: Names, report: Report): ChoiceSetup {
  return {
    id: choice.id,
    side: choice.side === SIDE_NAMES[0] ? 0 : 1,
    effects: compileEffects(choice.effects, [...path, 'effects'], names, report),
  };
}

function defaultChoice(choices: readonly ChoiceEntry[], path: Path, report: Report): number {
  const places = choices.flatMap((choice, i) => (choice.default === true ? [i] : []));
  if (choices.length > 0 && places.length !== 1) {
    const at = [...path, 'choices', places[1] ?? 0];
    report(at, 'SCENARIO_DEFAULT_CHOICE', `${places.length} choices are marked as the default`);
  }
  choices.forEach((choice, i) => {
    if (choices.findIndex((other) => other.id === choice.id) === i) return;
    report([...path, 'choices', i, 'id'], 'SCENARIO_DUPLICATE', `${choice.id} stands twice`);
  });
  return places[0] ?? 0;
}

function compileEffects(
  effects: readonly EffectEntry[],
  path: Path,
  names: Names,
  report: Report,
): EffectSetup[] {
  return effects.flatMap((effect, i) => {
    const at = [...path, i, 'path'];
    const [word = '', ...ids] = effect.path.split('.');
    const found = resolveCell(word, ids, names);
    if (!isCell(found)) {
      report(at, 'SCENARIO_UNKNOWN_ID', found.message, found.mend);
      return [];
    }
    if (OWN_COLUMNS.has(found.column) || !effectAllowed(found.column)) {
      report(at, 'SCENARIO_FORBIDDEN_COLUMN', `no event may change ${found.column}`);
      return [];
    }
    // Of what is counted whole, whole units move; a scaled effect is rounded.
    const whole = columnOf(found.column).kind !== 'real';
    return [{ ...found, by: whole ? Math.round(effect.by) + 0 : effect.by }];
  });
}
