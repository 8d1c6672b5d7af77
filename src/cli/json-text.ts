/** A document as JSON text. */

/**
 * The document as indented JSON with a line end. Lists of plain values stand on one line each, so
 * that a series of a hundred weeks can still be read and compared line by line.
 */
export function documentText(document: object): string {
  return `${valueText(document, '')}\n`;
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value !== 'object';
}

function valueText(value: unknown, indent: string): string {
  if (isPlain(value)) return JSON.stringify(value) ?? 'null';
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    if (value.every(isPlain)) return JSON.stringify(value);
    return `[\n${value.map((item) => inner + valueText(item, inner)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value as object).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return '{}';
  const lines = entries.map(
    ([key, item]) => `${inner}${JSON.stringify(key)}: ${valueText(item, inner)}`,
  );
  return `{\n${lines.join(',\n')}\n${indent}}`;
}
