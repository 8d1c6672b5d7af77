/** Orders of the coming turn, and those that stand. */
import { formatMoneyUsd, type Style } from '../../charts/index.js';
import { orderSentence, type OrderDraft, type PlacedStanding } from '../../game/index.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Desk } from '../desk.js';
import { fitLine, type Block } from '../draw/block.js';
import { drawList } from '../draw/list.js';

/** An entry of the panel: an order of the draft, or one that stands. */
export type OrderEntry =
  | { readonly what: 'drafted'; readonly index: number; readonly text: string }
  | { readonly what: 'standing'; readonly place: number; readonly text: string };

/** The entries, drafted orders first. */
export function orderEntries(
  scenario: Scenario,
  draft: OrderDraft | null,
  standing: readonly PlacedStanding[],
): OrderEntry[] {
  const drafted = (draft?.orders ?? []).map((order, index): OrderEntry => ({
    what: 'drafted',
    index,
    text: capital(orderSentence(scenario, order)),
  }));
  const kept = standing.map(({ place, standing: { order, everyDays } }): OrderEntry => {
    const often = everyDays === 0 ? 'kept so' : `every ${everyDays} days`;
    return {
      what: 'standing',
      place,
      text: `${capital(orderSentence(scenario, order))} (${often})`,
    };
  });
  return [...drafted, ...kept];
}

/** `The valley front` from `the valley front`. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What the draft costs and leaves, for the title of the panel. */
export function costNote(draft: OrderDraft | null): string {
  if (draft === null) return '';
  const { attention, usd } = draft.cost;
  const price =
    attention === 0 && usd === 0 ? '' : `costs ${attention} and ${formatMoneyUsd(usd)}, `;
  return `${price}leaves ${draft.attentionLeft.toFixed(1)} attention, ${formatMoneyUsd(draft.usdLeft)}`;
}

/** What there is to do where no order can be drafted, or none is yet. */
export function orderHint({ game, draft }: Pick<Desk, 'game' | 'draft'>): string {
  if (draft !== null) return 'None yet. Enter gives orders, for the area that is chosen.';
  if (game.over) return 'The game has ended: a looks back, g branches from an earlier turn.';
  return game.isPresent
    ? 'You watch: computer players give the orders.'
    : 'You look back: b plays on from here, g returns to the present.';
}

/** The panel; `hint` stands where there are no entries. `chosen` is -1 where the keys go elsewhere. */
export function drawOrders(
  entries: readonly OrderEntry[],
  hint: string,
  chosen: number,
  width: number,
  height: number,
  style: Style,
): Block {
  if (entries.length === 0) return [fitLine(`  ${hint}`, width, style)];
  const items = entries.map(({ what, text }) =>
    what === 'standing' ? `${style.dim('standing')} ${style.clean(text)}` : style.clean(text),
  );
  return drawList({ items, chosen, width, height, style });
}
