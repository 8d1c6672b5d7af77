// Whether ranks are uniform: the statistic of Pearson, and how often chance gives a larger one.

/** Chi-square of counts against equal ones. */
export function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, n) => sum + n, 0) / counts.length;
  return counts.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
}

/** Chance of a larger chi-square with an even number of degrees of freedom: a sum of Poisson terms. */
export function chiSquareTail(statistic: number, freedom: number): number {
  if (freedom % 2 !== 0) throw new RangeError('the degrees of freedom must be even');
  let term = Math.exp(-statistic / 2);
  let sum = term;
  for (let i = 1; i < freedom / 2; i++) {
    term *= statistic / 2 / i;
    sum += term;
  }
  return Math.min(1, sum);
}
