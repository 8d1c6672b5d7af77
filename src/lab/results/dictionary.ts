/** The data dictionary of a results folder: every table and column, for people and for programs. */
import type { TableSpec } from './tables.js';

/** The dictionary as plain data. */
export function dictionaryDocument(tables: readonly TableSpec[]): object {
  return {
    schema: 'salang.sweep-dictionary/1',
    tables: tables.map(({ name, about, columns }) => ({ name, about, columns })),
  };
}

/** The dictionary as Markdown. */
export function dictionaryText(title: string, tables: readonly TableSpec[]): string {
  const parts = tables.map(({ name, about, columns }) => {
    const rows = columns.map(
      (c) =>
        `| \`${c.name}\` | ${c.type}${c.nullable === true ? ' or missing' : ''} | ${cell(c.unit ?? '')} | ${cell(c.about)} |`,
    );
    const head = '| column | type | unit | meaning |\n| --- | --- | --- | --- |';
    return `## ${name}\n\n${about}\n\n${head}\n${rows.join('\n')}\n`;
  });
  const join =
    'Rows of all tables are in design order. Tables are joined by `run`, `setting` and `replicate`.';
  return `# Data dictionary: ${cell(title)}\n\n${join}\n\n${parts.join('\n')}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
