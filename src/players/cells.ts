/** Reading and summing numbers in tables by index. */

/** The number at a place of a table; 0 beyond its end. */
export function at(table: ArrayLike<number>, i: number): number {
  return table[i] ?? 0;
}

/** Adds to the number at a place of a table. */
export function addTo(table: Float64Array, i: number, by: number): void {
  table[i] = at(table, i) + by;
}
