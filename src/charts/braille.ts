/** Grids of dots, two across and four down in each character, from the Unicode braille patterns. */

export const DOTS_ACROSS = 2;
export const DOTS_DOWN = 4;

const BLANK = 0x2800;
/** Bit of each dot, by row and column within the character. */
const DOT_BITS = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80] as const;

/** The character whose dots are those for which `isSet` says so; a space when there is none. */
export function brailleCharacter(isSet: (dotColumn: number, dotRow: number) => boolean): string {
  let bits = 0;
  for (let row = 0; row < DOTS_DOWN; row += 1) {
    for (let column = 0; column < DOTS_ACROSS; column += 1) {
      if (isSet(column, row)) bits |= DOT_BITS[row * DOTS_ACROSS + column] ?? 0;
    }
  }
  return bits === 0 ? ' ' : String.fromCharCode(BLANK + bits);
}
