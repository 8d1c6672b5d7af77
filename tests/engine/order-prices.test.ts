import { describe, expect, it } from 'vitest';
import { compileModel } from '../../src/engine/model.js';
import { ORDER_KIND_NAMES, ORDER_KINDS, type OrderKindSpec } from '../../src/engine/order-table.js';
import { checkOrder, orderCost, type Order } from '../../src/engine/orders.js';
import { PARAMETERS } from '../../src/engine/parameter-names.js';
import { Campaign } from '../../src/engine/turn.js';
import { snapshotView } from '../../src/engine/views.js';
import { smallSetup } from './small-setup.js';

const ENVOY: Order = { side: 0, kind: 'insurgent_envoy', target: 0, other: 0, choice: 0 };

/** The small war with other prices of an envoy. */
function withPrices(points: number, usd: number) {
  const setup = smallSetup();
  const prices = {
    ...setup.parameters['prices'],
    insurgentEnvoyPoints: points,
    insurgentEnvoyUsd: usd,
  };
  return compileModel({ ...setup, parameters: { ...setup.parameters, prices } });
}

describe('prices of orders', () => {
  it('names every price once, and has no price that no order names', () => {
    const named = ORDER_KIND_NAMES.flatMap((kind) => {
      const { points, usd }: OrderKindSpec = ORDER_KINDS[kind];
      return [...(points === undefined ? [] : [points]), ...(usd === undefined ? [] : [usd])];
    });
    expect([...named].sort()).toEqual(Object.keys(PARAMETERS.prices).sort());
  });

  it('takes attention for every order but an answer to an event, which is free', () => {
    const model = compileModel(smallSetup());
    const free = ORDER_KIND_NAMES.filter((kind) => orderCost(model, kind).attention === 0);
    expect(free).toEqual(['choose']);
    expect(orderCost(model, 'choose').usd).toBe(0);
  });

  it('refuses and charges by the prices of the scenario', () => {
    const model = withPrices(1.5, 12_345);
    expect(orderCost(model, 'insurgent_envoy')).toEqual({ attention: 1.5, usd: 12_345 });
    const campaign = new Campaign(model, { k0: 1, k1: 2 });
    const check = (attention: number, usd: number) => {
      campaign.world.attention[0] = attention;
      campaign.world.treasury[0] = usd;
      return checkOrder(snapshotView(model, campaign.world, 0), ENVOY);
    };
    expect(check(1.4, 20_000)).toBe('ORDER_NO_ATTENTION');
    expect(check(1.5, 12_344)).toBe('ORDER_NO_MONEY');
    expect(check(1.5, 12_345)).toBeNull();
    const spent = (orders: readonly Order[]) => {
      const run = new Campaign(model, { k0: 1, k1: 2 });
      run.world.attention[0] = 5;
      run.step(orders);
      return run.world;
    };
    const still = spent([]);
    const sent = spent([ENVOY]);
    expect(still.attention[0]! - sent.attention[0]!).toBeCloseTo(1.5, 12);
    expect(still.treasury[0]! - sent.treasury[0]!).toBe(12_345);
  });

  it('refuses a price below nothing', () => {
    expect(() => withPrices(-1, 0)).toThrow(/insurgentEnvoyPoints is -1/);
    expect(() => withPrices(1, -1)).toThrow(/insurgentEnvoyUsd is -1/);
  });
});
