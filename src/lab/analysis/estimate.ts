/** An estimate with its 95 % interval, and the quantiles that intervals are made with. */

/** A number with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Quantile of the standard normal distribution at 0.975. */
export const Z_95 = 1.959963984540054;

/** Quantiles at 0.975 of Student's t for 1 to 30 degrees of freedom. */
const T_95 = [
  12.706204736174694, 4.302652729749462, 3.1824463052837078, 2.7764451051977934, 2.5705818356363146,
  2.4469118511449786, 2.364624251592784, 2.306004135204166, 2.262157162798205, 2.228138851986274,
  2.200985160091639, 2.1788128296672284, 2.1603686564627913, 2.144786687917804, 2.131449545559776,
  2.1199052992212546, 2.1098155778333156, 2.1009220402410382, 2.0930240544083087, 2.085963447265864,
  2.0796138447276795, 2.0738730679040254, 2.0686576104190486, 2.0638985616280245,
  2.0595385527532972, 2.0555294386428735, 2.0518305164802846, 2.0484071417952454, 2.045229642132703,
  2.0422724563012378,
];

/**
 * Quantile of Student's t at 0.975. Broken degrees of freedom are rounded down, which widens the
 * interval; Infinity for less than one. Beyond the table by Fisher's expansion (Abramowitz and Stegun
 * 26.7.5), good to seven digits there.
 */
export function student95(degrees: number): number {
  const n = Math.floor(degrees);
  if (!(n >= 1)) return Infinity;
  const listed = T_95[n - 1];
  if (listed !== undefined) return listed;
  const z = Z_95;
  const z2 = z * z;
  const g1 = (z * (z2 + 1)) / 4;
  const g2 = (z * (z2 * (5 * z2 + 16) + 3)) / 96;
  const g3 = (z * (z2 * (z2 * (3 * z2 + 19) + 17) - 15)) / 384;
  const g4 = (z * (z2 * (z2 * (z2 * (79 * z2 + 776) + 1482) - 1920) - 945)) / 92160;
  return z + (g1 + (g2 + (g3 + g4 / n) / n) / n) / n;
}

/** value ± half. */
export function around(value: number, half: number): Estimate {
  return { value, low: value - half, high: value + half };
}
