import { expect, it } from 'vitest';
import { priceWords } from '../../src/game/say/orders.js';

it.each([
  [{ attention: 1, usd: 0 }, '1 point'],
  [{ attention: 2, usd: 20_000 }, '2 points and 20,000 USD'],
  [{ attention: 0.5, usd: 0 }, '0.5 points'],
  [{ attention: 1.25, usd: 0 }, '1.25 points'],
  [{ attention: 0, usd: 4000 }, '4,000 USD'],
  [{ attention: 0, usd: 0 }, 'free'],
])('says what %j is', (price, words) => {
  expect(priceWords(price)).toBe(words);
});
