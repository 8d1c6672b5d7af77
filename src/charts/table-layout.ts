/** Sharing out the width of a table among its columns. */

/** What a column needs, in terminal columns. */
export interface ColumnNeed {
  /** Width at which nothing is cut. */
  readonly natural: number;
  /** Width at which only the header wraps. */
  readonly content: number;
  /** Width below which what is shown no longer tells anything. */
  readonly floor: number;
  /** Greatest width that is of use. */
  readonly ceiling: number;
  /** A column of higher weight gives way before one of lower; above 0 it also takes spare width. */
  readonly flex: number;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/**
 * Takes columns of the terminal away until the widths fit or all have reached their `least`: each
 * time from the widest, so that short ones stay whole; of equals from the last.
 */
function shrink(widths: number[], least: readonly number[], available: number): void {
  while (sum(widths) > available) {
    let widest = -1;
    for (const [index, width] of widths.entries()) {
      const widestWidth = widest < 0 ? 0 : (widths[widest] ?? 0);
      if (width > (least[index] ?? 0) && width >= widestWidth) widest = index;
    }
    if (widest < 0) return;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
}

/** Gives spare width to flexible columns in turn, up to their ceilings. */
function grow(widths: number[], needs: readonly ColumnNeed[], available: number): void {
  let spare = available - sum(widths);
  let given = true;
  while (spare > 0 && given) {
    given = false;
    for (const [index, need] of needs.entries()) {
      const width = widths[index] ?? 0;
      if (spare > 0 && need.flex > 0 && width < need.ceiling) {
        widths[index] = width + 1;
        spare -= 1;
        given = true;
      }
    }
  }
}

/**
 * Widths of the columns within `available`, or `null` when even their floors take more. Nothing is
 * cut while there is room; then headers wrap; then columns of the highest `flex` give way first.
 * @param available terminal columns without the gaps between the table's columns
 */
export function shareWidth(needs: readonly ColumnNeed[], available: number): number[] | null {
  if (sum(needs.map((need) => need.floor)) > available) return null;
  const widths = needs.map((need) => Math.max(need.floor, Math.min(need.natural, available)));
  const contents = needs.map((need) => Math.max(need.floor, need.content));
  shrink(widths, contents, available);
  const weights = [...new Set(needs.map((need) => need.flex))].sort((a, b) => b - a);
  for (const weight of weights) {
    const least = needs.map((need, index) =>
      need.flex === weight ? need.floor : (widths[index] ?? 0),
    );
    shrink(widths, least, available);
  }
  grow(widths, needs, available);
  return widths;
}
