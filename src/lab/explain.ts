/**
 * Why did it change? One campaign with the ledger on: every change of the watched cells is kept with
 * its named cause, so that re-adding the terms gives the last value bit for bit.
 */
import { causeName } from '../engine/causes.js';
import { formatIsoDate, quarterIndex } from '../engine/calendar.js';
import { columnOf, type ColumnName } from '../engine/columns.js';
import { InvariantError } from '../engine/errors.js';
import { Ledger, replayCell, type CellHistory } from '../engine/ledger.js';
import type { Model } from '../engine/model.js';
import type { Key } from '../engine/random.js';
import { simulate, type Players } from '../engine/simulate.js';
import { Campaign, type RuleName } from '../engine/turn.js';
import type { Aggregation, AxisIds, Selection } from './explain-cells.js';
import { checkLastDay } from './replicates.js';

export interface ExplainOptions {
  readonly key: Key;
  readonly players: Players;
  readonly without?: readonly RuleName[] | undefined;
  /** Last simulated day, inclusive; the scenario's own by default. */
  readonly lastDay?: number | undefined;
}

/** A cause with what it added, in all and in each turn. */
export interface CauseEffect {
  /** Name in the table of causes, or `event:<id>` for an event of the scenario. */
  readonly cause: string;
  readonly total: number;
  readonly byTurn: readonly number[];
}

/** A part of the campaign: the turns that begin in one quarter of the year. */
export interface PeriodEffect {
  /** As `2024 Q1`. */
  readonly period: string;
  readonly firstTurn: number;
  readonly lastTurn: number;
  /** Value before the period and after it. */
  readonly before: number;
  readonly after: number;
  /** What each cause added, in the order of `causes`. */
  readonly byCause: readonly number[];
}

/** A watched cell with every term of its change, in recorded order. */
export interface CellTerms {
  readonly ids: AxisIds;
  readonly weight: number;
  readonly first: number;
  readonly last: number;
  readonly terms: {
    readonly turn: readonly number[];
    /** Position in `causes`. */
    readonly cause: readonly number[];
    readonly delta: readonly number[];
  };
}

/** Terms of one variable over one campaign. */
export interface Explanation {
  readonly variable: {
    readonly name: ColumnName;
    readonly unit: string;
    readonly about: string;
    readonly aggregation: Aggregation;
  };
  readonly of: string;
  readonly turnDays: number;
  /** First day of each turn. */
  readonly dates: readonly string[];
  /** Value at the start, then after each turn: one more than turns. */
  readonly values: readonly number[];
  readonly change: number;
  /**
   * The change less the sum of the causes' totals: what rounding leaves, about 1e-16 of the largest
   * sums, and so a greater part of a change that is small beside them.
   */
  readonly rounding: number;
  /** Greatest total first. */
  readonly causes: readonly CauseEffect[];
  readonly periods: readonly PeriodEffect[];
  readonly cells: readonly CellTerms[];
}

/**
 * Plays one campaign to its last day and explains what `selection` names. LabError (LAB_UNTIL) when
 * that day cannot be simulated.
 */
export function explainCampaign(
  model: Model,
  selection: Selection,
  options: ExplainOptions,
): Explanation {
  const { variable, cells } = selection;
  const lastDay = checkLastDay(model, options.lastDay ?? model.endDay);
  const campaign = new Campaign(model, options.key, options.without ?? []);
  const column = campaign.world[variable];
  const watch = new Map([[variable, new Set(cells.map((cell) => cell.index))]]);
  const ledger = new Ledger(campaign.world, watch);
  const value = (): number => cells.reduce((sum, c) => sum + c.weight * (column[c.index] ?? 0), 0);
  const firsts = cells.map((cell) => column[cell.index] ?? 0);
  const values = [value()];
  simulate(campaign, options.key, {
    players: options.players,
    untilDay: lastDay,
    onTurn: () => values.push(value()),
  });
  const histories = cells.map((cell, i): CellHistory => {
    const unchanged = { column: variable, index: cell.index, first: firsts[i] ?? 0, terms: [] };
    const history = ledger.history(variable, cell.index) ?? unchanged;
    requireSum(history, column[cell.index] ?? 0);
    return history;
  });
  return assemble(model, selection, values, histories);
}

/** The promise of the ledger; a broken one is a mistake of the engine. */
function requireSum(history: CellHistory, last: number): void {
  if (replayCell(history) === last) return;
  const { column, index } = history;
  throw new InvariantError(`the causes of ${column}#${index} do not add up to its change`);
}

function assemble(
  model: Model,
  selection: Selection,
  values: readonly number[],
  histories: readonly CellHistory[],
): Explanation {
  const { variable, aggregation, label, cells } = selection;
  const { unit, about } = columnOf(variable);
  const turns = values.length - 1;
  const effects = causeEffects(model, selection, histories, turns);
  const place = new Map(effects.map((effect, i) => [effect.number, i]));
  const change = (values[turns] ?? 0) - (values[0] ?? 0);
  const dates = Array.from({ length: turns }, (_, t) =>
    formatIsoDate(model.startDay + t * model.turnDays),
  );
  const causes = effects.map(({ cause, total, byTurn }) => ({ cause, total, byTurn }));
  return {
    variable: { name: variable, unit, about, aggregation },
    of: label,
    turnDays: model.turnDays,
    dates,
    values,
    change,
    rounding: change - causes.reduce((sum, effect) => sum + effect.total, 0),
    causes,
    periods: periodEffects(model, values, causes),
    cells: histories.map((history, i) => ({
      ids: cells[i]?.ids ?? {},
      weight: cells[i]?.weight ?? 0,
      first: history.first,
      last: replayCell(history),
      terms: {
        turn: history.terms.map((term) => term.turn),
        cause: history.terms.map((term) => place.get(term.cause) ?? -1),
        delta: history.terms.map((term) => term.delta),
      },
    })),
  };
}

interface NumberedEffect extends CauseEffect {
  readonly number: number;
}

/** What each cause added over all cells, by turn; the greatest in all first, ties by name. */
function causeEffects(
  model: Model,
  { cells }: Selection,
  histories: readonly CellHistory[],
  turns: number,
): NumberedEffect[] {
  const byCause = new Map<number, number[]>();
  histories.forEach((history, i) => {
    const weight = cells[i]?.weight ?? 0;
    for (const { turn, cause, delta } of history.terms) {
      let byTurn = byCause.get(cause);
      if (byTurn === undefined) byCause.set(cause, (byTurn = new Array<number>(turns).fill(0)));
      byTurn[turn] = (byTurn[turn] ?? 0) + weight * delta;
    }
  });
  const eventIds = model.events.map((event) => event.id);
  return [...byCause]
    .map(([number, byTurn]) => ({
      number,
      cause: causeName(number, eventIds),
      total: byTurn.reduce((sum, delta) => sum + delta, 0),
      byTurn,
    }))
    .sort((a, b) => Math.abs(b.total) - Math.abs(a.total) || (a.cause < b.cause ? -1 : 1));
}

/** The same by quarter of the year, for reading. */
function periodEffects(
  model: Model,
  values: readonly number[],
  causes: readonly CauseEffect[],
): PeriodEffect[] {
  const quarters: { quarter: number; firstTurn: number; lastTurn: number }[] = [];
  for (let turn = 0; turn + 1 < values.length; turn++) {
    const quarter = quarterIndex(model.startDay + turn * model.turnDays);
    const current = quarters.at(-1);
    if (current?.quarter === quarter) current.lastTurn = turn;
    else quarters.push({ quarter, firstTurn: turn, lastTurn: turn });
  }
  return quarters.map(({ quarter, firstTurn, lastTurn }) => ({
    period: `${Math.floor(quarter / 4)} Q${(quarter % 4) + 1}`,
    firstTurn,
    lastTurn,
    before: values[firstTurn] ?? 0,
    after: values[lastTurn + 1] ?? 0,
    byCause: causes.map(({ byTurn }) =>
      byTurn.slice(firstTurn, lastTurn + 1).reduce((sum, delta) => sum + delta, 0),
    ),
  }));
}
