/** Plays ranges of runs of a plan in one thread: the work of a worker, a shard or this process. */
import { hashWorld } from '../../engine/hash.js';
import { fromSteps, SERIES_IDS, seriesOf } from '../../engine/metrics.js';
import { keyOf, type Key } from '../../engine/random.js';
import { simulate } from '../../engine/simulate.js';
import type { Campaign } from '../../engine/turn.js';
import { outcomeOf } from '../outcome.js';
import { PLAN_HEAD, resolutionOf } from '../plan.js';
import { seedKey } from '../seed.js';
import { HASH_BYTES, type Chunk } from './chunk-file.js';
import { EventPicker } from './event-rows.js';
import { SettingModels, type Stage } from './setting-models.js';
import { placeOfRun } from './settings.js';
import type { RunRange, SweepPlan } from './sweep-plan.js';
import { areaTurns, widthsOf } from './table-widths.js';
import { failureText, type FailedRun } from '../run-failure.js';

export class ChunkRunner {
  readonly #seed: Key;
  readonly #models: SettingModels;
  readonly #events: EventPicker | null;
  /** Numbers of one campaign, as its plan lays them out. */
  #numbers = new Float64Array(0);
  #stage: Stage | null = null;
  #chunk: Chunk | null = null;
  #areasAt = 0;

  constructor(private readonly plan: SweepPlan) {
    this.#seed = seedKey(plan.seed);
    this.#models = new SettingModels(plan);
    const { events } = plan.outputs;
    this.#events = events === null ? null : new EventPicker(events);
  }

  /** Plays a range, giving way after every run. What goes wrong in a run is told with its number. */
  *play(range: RunRange): Generator<void, Chunk | FailedRun> {
    const chunk = emptyChunk(this.plan, range);
    const offsets = offsetsOf(this.plan, range);
    const logs: Int32Array[] = [];
    for (const i of bySetting(this.plan, range)) {
      try {
        this.#playOne(chunk, i, offsets);
        if (this.#events !== null) logs[i] = this.#log(this.#events);
      } catch (error) {
        const message = failureText(error);
        return { failedRun: range.first + i, message };
      }
      yield;
    }
    return this.#events === null ? chunk : withEvents(chunk, logs);
  }

  #log(events: EventPicker): Int32Array {
    if (this.#stage === null) throw new RangeError('nothing was played');
    const { campaign, model } = this.#stage;
    return events.pick(campaign.records, model.startDay, model.turnDays);
  }

  #playOne(chunk: Chunk, i: number, offsets: Offsets): void {
    const run = chunk.first + i;
    const { setting, replicate } = placeOfRun(this.plan, run);
    const stage = this.#models.get(setting);
    const { campaign, players, probe, plan, model } = stage;
    const key = keyOf(this.#seed, this.plan.pairing === 'common' ? replicate : run);
    this.#stage = stage;
    this.#chunk = chunk;
    this.#areasAt = offsets.areas[i] ?? 0;
    campaign.restart(key);
    simulate(campaign, key, { players, untilDay: plan.lastDay, onTurn: this.#observe });
    if (this.#numbers.length !== plan.width) this.#numbers = new Float64Array(plan.width);
    const numbers = this.#numbers;
    probe.finish(campaign.records, numbers, PLAN_HEAD);
    const late = numbers[PLAN_HEAD + plan.lateOperations] ?? 0;
    chunk.outcome[i] = outcomeOf(model, campaign.world, late);
    chunk.hash.set(bytesOf(hashWorld(campaign.world.buffer)), i * HASH_BYTES);
    this.#summarise(stage, chunk.summary, i);
    this.#series(stage, chunk.national, offsets.national[i] ?? 0);
  }

  #summarise({ plan }: Stage, summary: Float64Array, i: number): void {
    const width = this.plan.outputs.summary.length;
    plan.targets.forEach(({ answer }, k) => {
      const query = typeof answer === 'number' ? plan.queries[answer] : undefined;
      if (typeof answer !== 'number' || query === undefined) throw new RangeError(String(answer));
      const steps = this.#numbers[PLAN_HEAD + answer] ?? 0;
      summary[i * width + k] = fromSteps(steps, resolutionOf(query));
    });
  }

  #series({ plan }: Stage, national: Float64Array, from: number): void {
    const { national: ids } = this.plan.outputs;
    const first = PLAN_HEAD + plan.queries.length;
    ids.forEach((id, k) => {
      const { resolution } = seriesOf(id);
      const cell = first + SERIES_IDS.indexOf(id) * plan.turns;
      for (let turn = 0; turn < plan.turns; turn++) {
        const steps = this.#numbers[cell + turn] ?? 0;
        national[from + turn * ids.length + k] = fromSteps(steps, resolution);
      }
    });
  }

  readonly #observe = ({ world, turn: coming }: Campaign): void => {
    const stage = this.#stage;
    const { areas } = this.plan.outputs;
    if (stage === null) return;
    const turn = coming - 1;
    stage.probe.observe(world, turn);
    if (areas === null || this.#chunk === null || !areaTurns(areas.every, stage.plan.turns)(turn)) {
      return;
    }
    const nAreas = stage.model.sizes.areas;
    const { buffer } = world;
    const out = this.#chunk.areas;
    for (let a = 0; a < nAreas; a++) {
      for (const cell of stage.areaCells) out[this.#areasAt++] = buffer[cell + a] ?? 0;
    }
  };
}

/** Where the series and areas of each run of a range begin. */
interface Offsets {
  readonly national: Float64Array;
  readonly areas: Float64Array;
}

function offsetsOf(plan: SweepPlan, { first, count }: RunRange): Offsets {
  const national = new Float64Array(count + 1);
  const areas = new Float64Array(count + 1);
  const widths = widthsOf(plan);
  for (let i = 0; i < count; i++) {
    const place = placeOfRun(plan, first + i).setting % plan.treatments.length;
    national[i + 1] = (national[i] ?? 0) + (widths[place]?.national ?? 0);
    areas[i + 1] = (areas[i] ?? 0) + (widths[place]?.areas ?? 0);
  }
  return { national, areas };
}

function emptyChunk(plan: SweepPlan, range: RunRange): Chunk {
  const { first, count } = range;
  const { national, areas } = offsetsOf(plan, range);
  return {
    plan: plan.hash,
    first,
    count,
    outcome: new Uint8Array(count),
    hash: new Uint8Array(count * HASH_BYTES),
    summary: new Float64Array(count * plan.outputs.summary.length),
    national: new Float64Array(national[count] ?? 0),
    areas: new Float64Array(areas[count] ?? 0),
    eventRows: new Uint32Array(count),
    events: new Int32Array(0),
  };
}

function withEvents(chunk: Chunk, logs: readonly Int32Array[]): Chunk {
  const lengths = logs.map((log) => log.length);
  const events = new Int32Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const log of logs) {
    events.set(log, at);
    at += log.length;
  }
  return { ...chunk, eventRows: Uint32Array.from(lengths), events };
}

/** Places of a range's runs with those of one setting together, so that each is compiled once. */
function bySetting(plan: SweepPlan, { first, count }: RunRange): number[] {
  const places = Array.from({ length: count }, (_, i) => i);
  const setting = places.map((i) => placeOfRun(plan, first + i).setting);
  return places.sort((a, b) => (setting[a] ?? 0) - (setting[b] ?? 0) || a - b);
}

function bytesOf(hash: string): Uint8Array {
  return Buffer.from(hash, 'hex');
}
