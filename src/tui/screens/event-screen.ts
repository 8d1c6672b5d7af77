/** An event that waits for an answer: what has happened, what can be answered, and the sources. */
import type { Order, PendingEvent } from '../../engine/index.js';
import { formatShare, type Style } from '../../charts/index.js';
import type { Desk } from '../desk.js';
import { fitBlock, prose, type Block } from '../draw/block.js';
import { titleRule } from '../draw/panel.js';
import { bind, within } from '../shell/binding.js';
import type { Binding, Frame, Screen } from '../shell/screen.js';
import type { Shell } from '../shell/shell.js';
import { aimWords } from '../words/aims.js';

export class EventScreen implements Screen {
  readonly name = 'event';
  readonly about =
    'Something has happened that asks for your answer. Choose one with the arrows and give it with ' +
    'Enter; it is carried out when the turn ends, and until then it can be undone. An event that is ' +
    'left unanswered takes its usual course after some weeks.';
  readonly #desk: Desk;
  readonly #shell: Shell;
  #at = 0;
  #chosen = 0;
  #showsSource = false;
  #working = false;

  constructor(desk: Desk, shell: Shell) {
    this.#desk = desk;
    this.#shell = shell;
    this.#ask();
  }

  get title(): string {
    const { event } = this.#current ?? {};
    return event === undefined
      ? 'Events'
      : (this.#desk.game.scenario.events[event]?.title ?? 'Event');
  }

  bindings(): readonly Binding[] {
    const step = (by: number) => (): void => {
      this.#chosen = within(this.#chosen + by, this.#current?.choices.length ?? 0);
      this.#ask();
    };
    const several = this.#waiting.length > 1;
    return [
      bind(['enter'], 'give this answer', () => this.#answer(), 'answer'),
      bind(['up', 'k'], 'the answer above', step(-1)),
      bind(['down', 'j'], 'the answer below', step(1)),
      bind(
        ['s', 'i'],
        'show or hide the source',
        () => {
          this.#showsSource = !this.#showsSource;
        },
        'source',
      ),
      bind(
        ['tab', 'right'],
        'the next event that waits',
        () => {
          this.#at = (this.#at + 1) % Math.max(1, this.#waiting.length);
          this.#chosen = 0;
          this.#ask();
        },
        ...(several ? (['next event'] as const) : []),
      ),
      bind(
        ['esc', 'q', 'e'],
        'answer later',
        () => {
          this.#shell.pop();
        },
        'later',
      ),
    ];
  }

  draw({ width, height, style }: Frame): Block {
    const waiting = this.#current;
    const note = this.#waiting.length > 1 ? `${this.#at + 1} of ${this.#waiting.length}` : '';
    const rule = titleRule({
      title: this.title,
      note,
      focused: true,
      width,
      lines: [],
      height: 1,
      style,
    });
    if (waiting === null) return [rule, 'No event waits for an answer.'];
    const text = this.#desk.game.scenario.events[waiting.event];
    const room = Math.min(width, 100);
    const source = this.#showsSource
      ? [
          '',
          ...prose(
            [`Source: ${text?.source ?? ''}`, `Certainty: ${text?.certainty ?? 'not stated'}`],
            room,
            style,
          ),
        ]
      : [];
    const lines = [
      rule,
      ...prose((text?.text ?? '').split('\n\n'), room, style),
      ...source,
      '',
      ...waiting.choices.flatMap(({ choice }, i) =>
        this.#choiceLines(waiting, choice, i, room, style),
      ),
      '',
      ...prose([this.#oddsText()], room, style),
    ];
    return fitBlock(lines, width, height, style);
  }

  get #waiting(): readonly PendingEvent[] {
    return this.#desk.draft?.view.pending ?? [];
  }

  get #current(): PendingEvent | null {
    return this.#waiting[Math.min(this.#at, this.#waiting.length - 1)] ?? null;
  }

  #choiceLines(
    waiting: PendingEvent,
    choice: number,
    i: number,
    width: number,
    style: Style,
  ): Block {
    const told = this.#desk.game.scenario.events[waiting.event]?.choices[choice];
    const isChosen = i === this.#chosen;
    const sign = isChosen ? (style.ascii ? '> ' : '► ') : '  ';
    const label = style.clean(told?.label ?? `answer ${choice + 1}`);
    const details = told?.text == null ? [] : prose([told.text], width - 4, style);
    return [sign + (isChosen ? style.bold(label) : label), ...details.map((line) => `    ${line}`)];
  }

  get #order(): Order | null {
    const waiting = this.#current;
    const { side } = this.#desk;
    const choice = waiting?.choices[this.#chosen]?.choice;
    if (waiting === null || side === null || choice === undefined) return null;
    return { side, kind: 'choose', target: waiting.event, other: 0, choice };
  }

  #oddsText(): string {
    const order = this.#order;
    const told = order === null ? null : this.#desk.forecasts.known(order);
    if (told === null) return this.#working ? 'Asking what would come of it.' : '';
    const { odds, low, high } = told;
    return `If you answer so, odds ${formatShare(odds)} (${formatShare(low)} to ${formatShare(high)}) of this: ${aimWords(told)}.`;
  }

  #answer(): void {
    const order = this.#order;
    if (order === null) return;
    const reply = this.#desk.do({ do: 'give', order });
    if (!reply.ok) {
      this.#shell.say(reply.lines[0] ?? 'Refused.', 'warn');
      return;
    }
    this.#shell.say('Answered. It is carried out when the turn ends; u undoes it.');
    this.#chosen = 0;
    if (this.#waiting.length === 0) this.#shell.pop();
    else this.#ask();
  }

  #ask(): void {
    if (this.#working) return;
    this.#working = true;
    this.#shell.work(this, () => {
      const order = this.#order;
      const done = order === null || this.#desk.forecasts.step(order);
      if (done) this.#working = false;
      return done;
    });
  }
}
