/** Campaigns played one after another in one thread: the work that a worker is given. */
import { Probe } from '../engine/metrics.js';
import { hashWorld } from '../engine/hash.js';
import type { MetricQuery } from '../engine/metrics.js';
import { compileModel, type Model } from '../engine/model.js';
import type { Order } from '../engine/orders.js';
import { keyOf, type Key } from '../engine/random.js';
import { simulate, type Players } from '../engine/simulate.js';
import type { Setup } from '../engine/setup.js';
import { Campaign, type RuleName } from '../engine/turn.js';
import { outcomeOf } from './outcome.js';
import { makePlan, PLAN_HEAD, type Plan } from './plan.js';
import { playersOf, type PlayerNames } from './players.js';
import { PosteriorModels, type PosteriorJob } from './calibration/posterior-models.js';
import { failureText, type FailedRun } from './run-failure.js';

/** What all campaigns of a batch have in common; plain data, so that it can be sent to a worker. */
export interface Job {
  readonly setup: Setup;
  readonly seed: Key;
  readonly players: PlayerNames;
  readonly without: readonly RuleName[];
  /** Last simulated day, inclusive. */
  readonly lastDay: number;
  readonly asked: readonly MetricQuery[];
  /** Turns that have been played; the campaigns go on from there. Null when they begin anew. */
  readonly past: Past | null;
  /** A posterior from which each campaign takes its parameters, or null. */
  readonly posterior: PosteriorJob | null;
}

/** The first turns of a campaign, as they were played: a saved game, say. */
export interface Past {
  /** Noise of those turns. */
  readonly key: Key;
  readonly turns: readonly (readonly Order[])[];
}

/** Which campaigns: `count` of them from number `first`. */
export interface Range {
  readonly first: number;
  readonly count: number;
}

/** The numbers of some campaigns, one after another, as their plan lays them out. */
export interface Block extends Range {
  /** Hold until the next block is asked for. */
  readonly numbers: Float64Array;
  /** Hash of the last state of each. */
  readonly hashes: readonly string[];
}

/** Plays campaigns of one job, reusing one world for all of them. */
export class BlockRunner {
  readonly #job: Job;
  readonly #model: Model;
  readonly #plan: Plan;
  readonly #probe: Probe;
  readonly #players: Players;
  readonly #campaign: Campaign;
  readonly #posterior: PosteriorModels | null;

  constructor(job: Job) {
    this.#job = job;
    this.#model = compileModel(job.setup);
    this.#plan = makePlan(this.#model, job.asked, job.lastDay);
    this.#probe = new Probe(this.#model, this.#plan.queries, job.lastDay);
    this.#players = playersOf(job.players);
    this.#campaign = new Campaign(this.#model, job.seed, job.without);
    this.#posterior = job.posterior === null ? null : new PosteriorModels(job.setup, job.posterior);
  }

  /** Numbers of a campaign. */
  get width(): number {
    return this.#plan.width;
  }

  /**
   * Plays a range. What goes wrong in a campaign is told with its number.
   *
   * @param numbers where the numbers go; a block of its own by default
   */
  run(
    { first, count }: Range,
    numbers: Float64Array = new Float64Array(count * this.width),
  ): Block | FailedRun {
    const hashes: string[] = [];
    for (let i = 0; i < count; i++) {
      try {
        hashes.push(this.#play(first + i, numbers, i * this.#plan.width));
      } catch (error) {
        return { failedRun: first + i, message: failureText(error) };
      }
    }
    return { first, count, numbers, hashes };
  }

  #play(run: number, numbers: Float64Array, at: number): string {
    const { seed, lastDay } = this.#job;
    const { model, probe, campaign } = this.#stageOf(run);
    const key = keyOf(seed, run);
    const observe = ({ world, turn }: Campaign): void => probe.observe(world, turn - 1);
    this.#begin(campaign, key, observe);
    simulate(campaign, key, { players: this.#players, untilDay: lastDay, onTurn: observe });
    const head = at + PLAN_HEAD;
    probe.finish(campaign.records, numbers, head);
    const late = numbers[head + this.#plan.lateOperations] ?? 0;
    numbers[at] = outcomeOf(model, campaign.world, late);
    return hashWorld(campaign.world.buffer);
  }

  /** What a campaign is played with: the same for all, or a model of its own from the posterior. */
  #stageOf(run: number): { model: Model; probe: Probe; campaign: Campaign } {
    if (this.#posterior === null) {
      return { model: this.#model, probe: this.#probe, campaign: this.#campaign };
    }
    const { seed, lastDay, without } = this.#job;
    const model = this.#posterior.modelOf(seed, run);
    // The plan holds places and days, which no number changes.
    const probe = new Probe(model, this.#plan.queries, lastDay);
    return { model, probe, campaign: new Campaign(model, seed, without, this.#campaign.records) };
  }

  /** To the start of what is to be played: turn 0, or the end of a given past. */
  #begin(campaign: Campaign, key: Key, observe: (campaign: Campaign) => void): void {
    const { past } = this.#job;
    campaign.restart(past?.key ?? key);
    for (const orders of past?.turns ?? []) {
      campaign.step(orders);
      observe(campaign);
    }
    campaign.rekey(key);
  }
}
