/** The guide: says its step at the foot of every screen, and goes on when the task is done. */
import type { Style } from '../../charts/index.js';
import { prose, type Block } from '../draw/block.js';
import { titleRule } from '../draw/panel.js';
import { bind } from '../shell/binding.js';
import type { Binding } from '../shell/screen.js';
import type { Coach } from '../shell/shell.js';
import {
  beginRecord,
  extendRecord,
  type LessonMoment,
  type LessonRecord,
  type LessonStep,
} from './lesson.js';

const MOST_LINES = 6;
const LEAVE = 'Ctrl-T leaves the guide';

export class Tutor implements Coach {
  readonly #steps: readonly LessonStep[];
  readonly #moment: () => LessonMoment;
  readonly #leave: () => void;
  #at = 0;
  #record: LessonRecord;

  /** @param leave called when the guide is over or sent away */
  constructor(steps: readonly LessonStep[], moment: () => LessonMoment, leave: () => void) {
    this.#steps = steps;
    this.#moment = moment;
    this.#leave = leave;
    this.#record = beginRecord(moment());
  }

  /** Id of the step that is shown; null after the last. */
  get step(): string | null {
    return this.#steps[this.#at]?.id ?? null;
  }

  draw(width: number, style: Style): Block {
    const step = this.#steps[this.#at];
    if (step === undefined) return [];
    const title = `Guide ${this.#at + 1} of ${this.#steps.length}`;
    const note = step.task === undefined ? LEAVE : `Ctrl-N goes on, ${LEAVE}`;
    const rule = titleRule({ title, note, width, lines: [], height: 1, style });
    const text = prose([step.text], Math.min(width, 120) - 2, style);
    const sign = style.ascii ? '->' : '→';
    const task =
      step.task === undefined
        ? [style.bold(`${sign} Space goes on.`)]
        : prose([`${sign} ${step.task}`], Math.min(width, 120) - 2, style).map(style.bold);
    return [rule, ...text.slice(0, MOST_LINES - 1 - task.length), ...task];
  }

  bindings(): readonly Binding[] {
    const step = this.#steps[this.#at];
    if (step === undefined) return [];
    const leave = bind(['ctrl-t'], 'leave the guide; the game goes on', this.#leave);
    if (step.task !== undefined) {
      return [leave, bind(['ctrl-n'], 'go on without doing the task', () => this.#next())];
    }
    return [bind([' '], 'go on with the guide', () => this.#next(), 'go on'), leave];
  }

  look(): void {
    const moment = this.#moment();
    this.#record = extendRecord(this.#record, moment);
    const step = this.#steps[this.#at];
    if (step?.done?.(this.#record) === true) this.#next();
    if (moment.over) this.#leave();
  }

  #next(): void {
    this.#at += 1;
    this.#record = beginRecord(this.#moment());
    if (this.#at >= this.#steps.length) this.#leave();
  }
}
