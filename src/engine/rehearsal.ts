/**
 * Rehearsals: sets of orders tried on worlds that a side thinks possible. The same worlds and the
 * same noise serve every set, so that what differs is the orders' doing. Only a view is read.
 */
import { believe, planningModel } from './believe.js';
import type { Order } from './orders.js';
import { subkey, type Key } from './random.js';
import { score } from './scores.js';
import { simulate, type Players } from './simulate.js';
import type { Theatre } from './theatre.js';
import { Campaign } from './turn.js';
import type { View } from './views.js';

export interface RehearsalOptions {
  /** Noise of the believed worlds and of what happens in them. */
  readonly key: Key;
  /** Days that each world is played on; at least a turn. */
  readonly days: number;
  /** Who commands in the believed worlds. */
  readonly players: Players;
}

/** One campaign a theatre: making its tables anew for each decision would cost more than to play it. */
const campaigns = new WeakMap<Theatre, Campaign>();

function campaignOf({ theatre }: View, key: Key): Campaign {
  let campaign = campaigns.get(theatre);
  if (campaign === undefined) {
    campaigns.set(theatre, (campaign = new Campaign(planningModel(theatre), key)));
  }
  return campaign;
}

/** Trials of orders from one view at one moment. The view must stay as it is meanwhile. */
export class Rehearsal {
  readonly #campaign: Campaign;
  readonly #worlds: Float64Array[] = [];

  constructor(
    readonly view: View,
    readonly options: RehearsalOptions,
  ) {
    this.#campaign = campaignOf(view, options.key);
  }

  /** The side's true score, points, when the n-th believed world has been played on with the orders. */
  scoreWith(orders: readonly Order[], n: number): number {
    const { view, options } = this;
    const { days, players, key } = options;
    const campaign = this.#campaign;
    const noise = subkey(key, 2 * n + 1);
    const cells = (this.#worlds[n] ??= believe(view, subkey(key, 2 * n)).buffer);
    campaign.load(cells, noise);
    simulate(campaign, noise, { players, firstOrders: orders, untilDay: campaign.day + days - 1 });
    return score(campaign.model, campaign.world, view.side, 'truth');
  }
}
