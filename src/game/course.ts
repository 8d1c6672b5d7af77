/** Plays the turns of a game's lines, and goes back to any of them. */
import { hashWorld } from '../engine/hash.js';
import { compileModel, type Model } from '../engine/model.js';
import type { Order } from '../engine/orders.js';
import type { Key } from '../engine/random.js';
import { NOTE } from '../engine/records.js';
import { GOVERNMENT, INSURGENT, type Side } from '../engine/sides.js';
import { Campaign } from '../engine/turn.js';
import { snapshotView } from '../engine/views.js';
import { createWorld, type World } from '../engine/world.js';
import type { Scenario } from '../scenario/scenario.js';
import { endingOf } from './endings.js';
import { GameError } from './errors.js';
import { happeningsOf } from './happenings.js';
import { Line, type PlayedTurn } from './line.js';
import { columnMarks } from './marks.js';
import { payFailures, reasonsOf } from './needs.js';
import { reckon, type Reckoning } from './reckoning.js';
import type { TurnResult } from './results.js';
import { copyRows, notesOf, type TurnRows } from './rows.js';

/** Bytes of kept worlds that one line may take; on a large map more turns lie between two of them. */
const KEYFRAME_BYTES = 64 * 1024 * 1024;
const BOTH = [INSURGENT, GOVERNMENT] as const;

/** One campaign that can stand before any turn of any line. */
export class Course {
  readonly model: Model;
  readonly campaign: Campaign;

  /** @param asked sides that results name reasons for */
  constructor(
    readonly scenario: Scenario,
    readonly key: Key,
    readonly asked: readonly Side[] = BOTH,
  ) {
    this.model = compileModel(scenario.setup);
    this.campaign = new Campaign(this.model, key);
  }

  /** A line without a turn; the campaign goes to its start. */
  begin(name: string): Line {
    const { model, campaign, key } = this;
    const turns = Math.ceil((model.endDay - model.startDay + 1) / model.turnDays);
    const bytes = (turns + 1) * model.layout.cells * 8;
    const line = new Line(name, Math.max(1, Math.ceil(bytes / KEYFRAME_BYTES)));
    campaign.restart(key);
    line.keep(0, campaign.world.buffer);
    return line;
  }

  /** Plays the next turn of the line whose present the campaign stands at. */
  play(line: Line, orders: readonly Order[]): PlayedTurn {
    const { campaign } = this;
    const before = this.copy();
    campaign.records.clear();
    campaign.step(orders);
    const rows = copyRows(campaign.records);
    const result = this.#result(line, before, rows, orders);
    const { buffer } = campaign.world;
    const played = {
      orders,
      hash: hashWorld(buffer),
      marks: columnMarks(campaign.world),
      rows,
      result,
    };
    line.turns.push(played);
    line.keep(line.turns.length, buffer);
    return played;
  }

  /**
   * Puts the campaign before a turn of a line, from 0 to the number of its turns. GameError
   * (GAME_TURN) for another number.
   */
  goTo(line: Line, turn: number): void {
    const { campaign, key } = this;
    if (!Number.isInteger(turn) || turn < 0 || turn > line.turns.length) {
      throw new GameError(
        'GAME_TURN',
        `there is no turn ${turn} between 0 and ${line.turns.length}`,
      );
    }
    const kept = line.keyframe(turn);
    campaign.load(kept.cells, key);
    for (let t = kept.turn; t < turn; t++) {
      campaign.records.clear();
      campaign.step(line.turns[t]?.orders ?? []);
    }
  }

  /** A copy of the world as it stands. */
  copy(): World {
    return createWorld(this.model.layout, this.campaign.world.buffer.slice());
  }

  #result(line: Line, before: World, rows: TurnRows, orders: readonly Order[]): TurnResult {
    const { scenario, model, campaign, asked } = this;
    const { world } = campaign;
    const turn = line.turns.length;
    const day = before.day[0] ?? 0;
    const notes = [
      ...happeningsOf(scenario, before, rows, orders),
      ...payFailures(scenario, model, before, world, turn),
    ];
    const reckoning = this.#reckoning(line, rows);
    const goesOn = line.goesOnFrom !== null && line.goesOnFrom <= turn;
    const ending = endingOf(model, world, goesOn);
    const situation = { scenario, model, before, notes, reckoning, ending };
    const needsMe = asked.flatMap((side) =>
      reasonsOf(side, snapshotView(model, world, side), situation),
    );
    return { turn, day, notes, needsMe, reckoning, ending };
  }

  /** The reckoning of the turn that was just played, if it held one. */
  #reckoning(line: Line, rows: TurnRows): Reckoning | null {
    const note = notesOf(rows).find(({ type }) => type === NOTE.reckoning);
    if (note === undefined) return null;
    const { model, campaign } = this;
    const earlier = line.turns.flatMap(({ result }) => result.reckoning ?? []).at(-1);
    return reckon(model, note.day, campaign.world, earlier ?? null);
  }
}
