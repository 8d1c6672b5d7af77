/** The numbers of a batch, folded block by block; its size does not grow with the runs. */
import { hashText } from '../engine/hash.js';
import type { Block } from './block.js';
import { BandHistograms, Histogram } from './histogram.js';
import { OUTCOMES } from './outcome.js';
import { PLAN_HEAD, type Plan } from './plan.js';

/** Folds blocks, which come in the order of their numbers. */
export class Aggregate {
  /** Campaigns by outcome, in the order of OUTCOMES. */
  readonly outcomes: number[] = OUTCOMES.map(() => 0);
  /** By query of the plan, in whole multiples of its resolution. */
  readonly queries: readonly Histogram[];
  /** By series and turn, in whole multiples of the series' resolution. */
  readonly bands: BandHistograms;
  runs = 0;
  /** Names the last states of all campaigns in their order: 32 hexadecimal digits. */
  stateHash = hashText('');

  constructor(private readonly plan: Plan) {
    this.queries = plan.queries.map(() => new Histogram());
    this.bands = new BandHistograms(plan.cells);
  }

  add({ first, count, numbers, hashes }: Block): void {
    if (first !== this.runs) throw new RangeError(`run ${first} came instead of ${this.runs}`);
    const { width } = this.plan;
    for (let i = 0; i < count; i++) this.#addRun(numbers, i * width);
    // One at a time, so that the size of blocks leaves no trace.
    for (const hash of hashes) this.stateHash = hashText(this.stateHash + hash);
    this.runs += count;
  }

  #addRun(numbers: Float64Array, at: number): void {
    const outcome = numbers[at] ?? 0;
    this.outcomes[outcome] = (this.outcomes[outcome] ?? 0) + 1;
    let place = at + PLAN_HEAD;
    for (const histogram of this.queries) histogram.add(numbers[place++] ?? 0);
    for (let cell = 0; cell < this.plan.cells; cell++) {
      this.bands.add(cell, numbers[place + cell] ?? 0);
    }
  }
}
