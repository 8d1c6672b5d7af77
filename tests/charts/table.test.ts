import { describe, expect, it } from 'vitest';
import {
  renderSparkline,
  renderTable,
  type Cell,
  type Column,
  type Style,
} from '../../src/charts/index.js';
import { ASCII, COLORS, UNICODE } from './samples.js';

const COLUMNS: Column[] = [
  { header: 'Target', flex: 1 },
  { header: 'Source' },
  { header: 'Reported', align: 'right' },
  { header: 'Weekly', flex: 2, maxWidth: 12 },
  { header: 'Verdict' },
];

function rows(style: Style): Cell[][] {
  const draw = (width: number): string =>
    renderSparkline({ values: [1, 2, 3, 5, 4, 3, 6, 8], width, style, min: 0 });
  return [
    ['NRF operations', 'source article', '401', { draw }, { text: 'inside', tone: 'hit' }],
    ['Provinces', 'press', '12,345', '', { text: 'below', tone: 'miss' }],
    ['پنجشیر', 'press', '19'],
  ];
}

function render(width: number, style = UNICODE): string {
  return renderTable({ columns: COLUMNS, rows: rows(style), width, style }).join('\n');
}

describe('renderTable', () => {
  it('gives each column what it needs', () => {
    expect(render(80)).toMatchInlineSnapshot(`
      "Target          Source          Reported  Weekly        Verdict
      ────────────────────────────────────────────────────────────────
      NRF operations  source article       401  ▂▃▄▅▅▄▆█      ✓ inside
      Provinces       press             12,345                ✗ below
      پنجشیر          press                 19"
    `);
  });

  it('does so in ASCII, with words for marks', () => {
    expect(render(80, ASCII)).toMatchInlineSnapshot(`
      "Target          Source          Reported  Weekly        Verdict
      ------------------------------------------------------------------
      NRF operations  source article       401  .-:==:+#      ok inside
      Provinces       press             12,345                miss below
      ??????          press                 19"
    `);
  });

  it('shrinks the column of highest flex first, and never a number', () => {
    expect(render(54)).toMatchInlineSnapshot(`
      "Target    Source        Reported  Weekly      Verdict
      ──────────────────────────────────────────────────────
      NRF ope…  source arti…       401  ▂▃▄▅▅▄▆█    ✓ inside
      Provinc…  press           12,345              ✗ below
      پنجشیر    press               19"
    `);
  });

  it('turns rows into records when even that does not fit', () => {
    expect(render(30)).toMatchInlineSnapshot(`
      "Target    NRF operations
      Source    source article
      Reported  401
      Weekly    ▂▃▄▅▅▄▆█
      Verdict   ✓ inside

      Target    Provinces
      Source    press
      Reported  12,345
      Weekly
      Verdict   ✗ below

      Target    پنجشیر
      Source    press
      Reported  19
      Weekly
      Verdict"
    `);
  });

  it('wraps headers at spaces and cells where asked to', () => {
    const lines = renderTable({
      columns: [
        { header: 'Target', wrap: true, flex: 1 },
        { header: 'Simulated median', align: 'right' },
      ],
      rows: [['Provinces with operations', '22']],
      width: 24,
      style: UNICODE,
      rule: 'full',
    });
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "────────────────────────
                     Simulated
      Target            median
      ────────────────────────
      Provinces             22
      with
      operations
      ────────────────────────"
    `);
  });

  it('keeps numbers whole although their column asks for less', () => {
    const lines = renderTable({
      columns: [{ header: 'n', align: 'right', maxWidth: 3, minWidth: 1 }],
      rows: [['1,234,567']],
      width: 20,
      style: UNICODE,
      rule: 'none',
    });
    expect(lines).toEqual(['        n', '1,234,567']);
  });

  it('colours a meaning beside its mark', () => {
    const lines = renderTable({
      columns: [{ header: 'A' }],
      rows: [[{ text: 'inside', tone: 'hit' }], [{ text: '', tone: 'miss' }], [{ text: 'plain' }]],
      style: COLORS,
      rule: 'none',
    });
    expect(lines[1]).toBe(COLORS.green('✓ inside'));
    expect(lines[2]).toBe(COLORS.red('✗       '));
    expect(lines[3]).toBe('plain');
  });

  it('has an answer for a table without columns or rows', () => {
    expect(renderTable({ columns: [], rows: [], style: UNICODE })).toEqual([]);
    expect(renderTable({ columns: [{ header: 'A' }], rows: [], style: UNICODE })).toEqual([
      'A',
      '─',
    ]);
  });
});
