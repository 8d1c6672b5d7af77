/** An order's aim in words, with the time that it is given. */
import type { Forecast } from '../../engine/index.js';

/** What is hoped for and by when; many aims name their time themselves. */
export function aimWords({ about, days }: Forecast): string {
  return /\bweeks?\b/.test(about)
    ? about
    : `${about}, within ${days === 1 ? 'a day' : `${days} days`}`;
}
