/** Tables as comma-separated text (RFC 4180, but with line feeds, which every reader takes). */

type Field = string | number | null;

function fieldText(field: Field): string {
  if (field === null) return '';
  if (typeof field === 'number') return Number.isFinite(field) ? String(field) : '';
  // Spreadsheets run what begins like a formula; a scenario's text must not.
  const text = /^[=+\-@\t\r]/.test(field) ? `'${field}` : field;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Header and rows; numbers in their shortest form that reads back as the same number. */
export function csvText(header: readonly string[], rows: readonly (readonly Field[])[]): string {
  return [header, ...rows].map((row) => `${row.map(fieldText).join(',')}\n`).join('');
}
