/** Pieces of Markdown. */

/** Text that is safe in a cell of a table: one line, no bars, no markup but code in backquotes. */
export function cell(text: string): string {
  const pieces = text
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(`[^`]*`)/);
  return pieces.map((piece, i) => piece.replace(i % 2 === 1 ? /\|/g : /[|<*_]/g, '\\$&')).join('');
}

export function code(text: string): string {
  return `\`${text}\``;
}

/** A table; cells are given as Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A number as people read it: no exponent, no more digits than it was given. */
export function plain(value: number): string {
  if (Math.abs(value) >= 1e15) return value < 0 ? '-∞' : '∞';
  const text = String(value);
  const [whole = '', fraction] = text.split('.');
  if (!/^-?\d{5,}$/.test(whole)) return text;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
