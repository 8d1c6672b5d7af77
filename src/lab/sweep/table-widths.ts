/** How many numbers a run of each treatment has in tables with a row for each turn. */
import type { SweepPlan } from './sweep-plan.js';

export interface Widths {
  /** Series times turns. */
  readonly national: number;
  /** Columns times areas times turns that are kept. */
  readonly areas: number;
}

/** Whether the areas are kept at the end of a turn: every n-th and the last. */
export function areaTurns(every: number, turns: number): (turn: number) => boolean {
  return (turn) => turn < turns && ((turn + 1) % every === 0 || turn === turns - 1);
}

/** Turns after which the areas of a treatment are kept. */
export function keptTurns(every: number, turns: number): number[] {
  return Array.from({ length: turns }, (_, turn) => turn).filter(areaTurns(every, turns));
}

/** By treatment. */
export function widthsOf(plan: SweepPlan): Widths[] {
  const { national, areas } = plan.outputs;
  return plan.treatments.map(({ turns, place }) => {
    const nAreas = plan.scenarios[place]?.setup.areas.length ?? 0;
    const kept = areas === null ? 0 : keptTurns(areas.every, turns).length;
    return {
      national: national.length * turns,
      areas: kept * nAreas * (areas?.columns.length ?? 0),
    };
  });
}
