/** Giving orders: pick one that can be given, see its price and odds, give it or take it back. */
import type { Style } from '../../charts/index.js';
import {
  ORDER_KINDS,
  orderCost,
  type Order,
  type OrderKind,
  type OrderKindSpec,
  type View,
} from '../../engine/index.js';
import { settingPlace } from '../../engine/orders.js';
import {
  choiceWords,
  orderSentence,
  orderTitle,
  setsSomething,
  targetName,
  type OrderDraft,
} from '../../game/index.js';
import { capital, costNote } from '../board/orders-panel.js';
import type { Desk } from '../desk.js';
import { beside, fitBlock, widthOf, type Block } from '../draw/block.js';
import { drawList } from '../draw/list.js';
import { panel } from '../draw/panel.js';
import { bind } from '../shell/binding.js';
import type { Binding, Frame, Screen } from '../shell/screen.js';
import type { Shell } from '../shell/shell.js';
import { OrderChoice, type ChoiceColumn, type ColumnField } from './order-choice.js';
import { orderDetails } from './order-details.js';

/** Nobody looks at an order that he only passes by: forecasts begin after so long. */
const PAUSE_MS = 150;
/** An act that is made a standing order is repeated so often. */
const REPEAT_DAYS = 28;
const COLUMN_TITLES: Readonly<Record<ColumnField, string>> = {
  kind: 'What',
  target: 'Whom',
  other: 'Where to',
  choice: 'How',
};

export class OrdersScreen implements Screen {
  readonly name = 'orders';
  readonly title = 'Give orders';
  readonly about =
    'Only orders that can be given now are listed. Arrows choose, to the right goes from what to whom and ' +
    'how, and Enter in the last column gives the order. Below you see what it costs and the odds, ' +
    'as far as your side can know. Orders are carried out when you end the turn; until then they can be undone.';
  readonly #desk: Desk;
  readonly #shell: Shell;
  readonly #draft: OrderDraft;
  readonly #choice: OrderChoice;
  #timer: NodeJS.Timeout | undefined;
  /** The order whose forecast is being made. */
  #asked: Order | null = null;
  #working = false;

  constructor(desk: Desk, shell: Shell, draft: OrderDraft, area: number) {
    this.#desk = desk;
    this.#shell = shell;
    this.#draft = draft;
    this.#choice = new OrderChoice(this.#legal(), { target: this.#targetOf(area) });
    this.#ask();
  }

  bindings(): readonly Binding[] {
    const choice = this.#choice;
    const moved = (act: () => void) => (): void => {
      act();
      this.#ask();
    };
    const last = choice.column >= choice.columns.length - 1;
    return [
      bind(
        ['enter'],
        'give the order, or go to the next column',
        moved(() => this.#enter()),
        last ? 'give it' : 'next column',
      ),
      bind(
        ['up', 'k'],
        'the one above',
        moved(() => choice.move(-1)),
      ),
      bind(
        ['down', 'j'],
        'the one below',
        moved(() => choice.move(1)),
      ),
      bind(
        ['right', 'l', 'tab'],
        'next column',
        moved(() => void choice.enter()),
      ),
      bind(
        ['left', 'h', 'shift-tab'],
        'column before',
        moved(() => {
          if (!choice.leave()) this.#close();
        }),
      ),
      bind(
        ['s'],
        'keep giving it: a standing order',
        moved(() => this.#keep()),
        'standing',
      ),
      bind(
        ['u'],
        'undo',
        moved(() => this.#do('undo')),
        'undo',
      ),
      bind(
        ['ctrl-r', 'U'],
        'redo',
        moved(() => this.#do('redo')),
        'redo',
      ),
      bind(
        ['pageup', 'home'],
        'to the first',
        moved(() => choice.move(-1000)),
      ),
      bind(
        ['pagedown', 'end'],
        'to the last',
        moved(() => choice.move(1000)),
      ),
      bind(['esc', 'q', 'o'], 'back to the board', () => this.#close(), 'back'),
    ];
  }

  draw({ width, height, style }: Frame): Block {
    const columns = this.#choice.columns;
    if (columns.length === 0) return this.#nothing(width, height, style);
    const draft = this.#draft;
    const given = draft.orders.map((order) =>
      capital(orderSentence(this.#desk.game.scenario, order)),
    );
    const detailLines = height >= 20 ? 9 : 6;
    const givenLines = height >= 26 ? Math.max(3, Math.min(given.length + 1, 7)) : 2;
    const top = height - detailLines - givenLines;
    const picker = this.#drawColumns(columns, width, top, style);
    const details = panel({
      title: 'If you give it',
      lines: this.#details(width, style),
      width,
      height: detailLines,
      style,
    });
    const listed =
      given.length === 0
        ? ['None yet.']
        : given.slice(-(givenLines - 1)).map((text) => style.clean(text));
    const title = `Given for the coming ${this.#desk.turnName}: ${given.length}`;
    const foot = panel({
      title,
      note: costNote(draft),
      lines: listed,
      width,
      height: givenLines,
      style,
    });
    return [...picker, ...details, ...foot];
  }

  #nothing(width: number, height: number, style: Style): Block {
    const lines = [
      'No order can be given now: attention or money is used up.',
      'Attention accrues with time. Press Esc, and n on the board to go on.',
    ];
    return panel({ title: this.title, lines, width, height, focused: true, style });
  }

  /** The columns around that of the keys; the earlier ones give way on a narrow screen. */
  #drawColumns(
    columns: readonly ChoiceColumn[],
    width: number,
    height: number,
    style: Style,
  ): Block {
    const room = width >= 110 ? 4 : 3;
    const first = Math.max(0, Math.min(this.#choice.column - 1, columns.length - room));
    const shown = columns.slice(first, first + room);
    const gap = 1;
    const each = Math.floor((width - gap * (shown.length - 1)) / shown.length);
    return beside(
      ' ',
      ...shown.map((column, i) => {
        const isLast = i === shown.length - 1;
        const own = isLast ? width - (each + gap) * (shown.length - 1) : each;
        const focused = first + i === this.#choice.column;
        const items = column.values.map((value) =>
          this.#itemText(column.field, value, own - 4, style),
        );
        const lines = drawList({
          items,
          chosen: column.chosen,
          width: own,
          height: height - 1,
          style,
        });
        const title = this.#columnTitle(column.field);
        return fitBlock(
          panel({ title, lines, width: own, height, focused, style }),
          own,
          height,
          style,
        );
      }),
    );
  }

  /** The last column says what is in force now. */
  #columnTitle(field: ColumnField): string {
    const title = COLUMN_TITLES[field];
    const { order } = this.#choice;
    const now = field === 'choice' && order !== null ? this.#inForce(order) : '';
    return now === '' ? title : `${title} (now: ${now})`;
  }

  /** A value in words; a target with what is in force there, where there is room. */
  #itemText(field: ColumnField, value: string | number, width: number, style: Style): string {
    const { scenario } = this.#desk.game;
    const { order } = this.#choice;
    if (field === 'kind') return orderTitle(value as OrderKind);
    if (order === null || typeof value === 'string') return String(value);
    const spec: OrderKindSpec = ORDER_KINDS[order.kind];
    switch (field) {
      case 'target': {
        const name = style.clean(targetName(scenario, spec.target, value));
        const now = this.#inForce({ ...order, target: value });
        const long = `${name} (${now})`;
        return now === '' || widthOf(long) > width ? name : long;
      }
      case 'other':
        return style.clean(targetName(scenario, spec.other ?? 'none', value));
      case 'choice':
        return style.clean(choiceWords(scenario, { ...order, choice: value }));
    }
  }

  /** What a setting is now, with the draft; empty for acts. */
  #inForce(order: Order): string {
    const spec: OrderKindSpec = ORDER_KINDS[order.kind];
    if (spec.setting === undefined) return '';
    const view: View = this.#draft.view;
    const place = settingPlace(view, spec.setting, order.target);
    const now = place?.cells[place.cell];
    return now === undefined
      ? ''
      : choiceWords(this.#desk.game.scenario, { ...order, choice: now });
  }

  #details(width: number, style: Style): string[] {
    const { order } = this.#choice;
    if (order === null) return [];
    const forecast = this.#desk.forecasts.known(order);
    return orderDetails({
      scenario: this.#desk.game.scenario,
      order,
      price: orderCost(this.#desk.game.model, order.kind),
      attentionLeft: this.#draft.attentionLeft,
      usdLeft: this.#draft.usdLeft,
      forecast,
      pending: this.#working || this.#timer !== undefined,
      width,
      style,
    });
  }

  #legal(): Order[] {
    return this.#draft.legal().filter(({ kind }) => kind !== 'choose');
  }

  /** The front or zone that holds an area. */
  #targetOf(area: number): number {
    const { fronts, zones } = this.#desk.game.scenario.setup;
    const commands = this.#draft.side === 0 ? fronts : zones;
    return Math.max(
      0,
      commands.findIndex(({ areas }) => areas.includes(area)),
    );
  }

  #enter(): void {
    const { order } = this.#choice;
    if (this.#choice.enter() || order === null) return;
    const { scenario } = this.#desk.game;
    const reply = this.#desk.do({ do: 'give', order });
    this.#choice.renew(this.#legal());
    if (!reply.ok) this.#shell.say(reply.lines[0] ?? 'Refused.', 'warn');
    else {
      // The next Enter begins another order, and does not give what now stands in this one's place.
      this.#choice.column = 0;
      const left = `${this.#draft.attentionLeft.toFixed(1)} attention left`;
      this.#shell.say(`Given: ${orderSentence(scenario, order)} (${left}).`);
    }
  }

  #keep(): void {
    const { order } = this.#choice;
    if (order === null) return;
    const reply = this.#desk.do({ do: 'keep', order, everyDays: REPEAT_DAYS });
    const often = setsSomething(order) ? 'whenever it is not so' : `every ${REPEAT_DAYS} days`;
    const said = `Standing from the turn after the coming one, ${often}.`;
    this.#shell.say(reply.ok ? said : (reply.lines[0] ?? 'Refused.'), reply.ok ? 'plain' : 'warn');
  }

  #do(what: 'undo' | 'redo'): void {
    const reply = this.#desk.do({ do: what });
    this.#choice.renew(this.#legal());
    if (!reply.ok) this.#shell.say(`There is nothing to ${what}.`, 'warn');
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#shell.pop();
  }

  /** Asks for the forecast of the chosen order when the keys have rested for a moment. */
  #ask(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { order } = this.#choice;
    this.#asked = order;
    if (order === null || this.#desk.forecasts.known(order) !== null) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#asked !== null && !this.#working) this.#work();
    }, PAUSE_MS);
  }

  #work(): void {
    this.#working = true;
    this.#shell.work(this, () => {
      const asked = this.#asked;
      const done = asked === null || this.#timer !== undefined || this.#desk.forecasts.step(asked);
      if (done) this.#working = false;
      return done;
    });
  }
}
