/** An explanation as text: the variable over time, its causes in all, and by quarter. */
import {
  formatFixed,
  renderSparkline,
  renderTable,
  wrapText,
  type Cell,
  type Style,
} from '../../charts/index.js';
import type { ExplainDocument } from '../documents.js';
import type { Terminal } from '../terminal.js';
import { formatCountOf, formatDate } from '../words.js';
import { changesText, whoPlays } from './played.js';

/** Causes listed by name; what is smaller is summed. */
const NAMED_CAUSES = 12;
/** Causes told for each quarter. */
const QUARTER_CAUSES = 3;
const SPARKLINE_WIDTH = 52;

/** Figures of one explanation share their decimals, so that they compare down a column. */
interface Figures {
  readonly value: (value: number) => string;
  /** With its sign; a change too small to show has none. */
  readonly change: (change: number) => string;
}

function figuresFor(document: ExplainDocument): Figures {
  const { values, causes, cells } = document;
  const sizes = [...values, ...causes.map((cause) => cause.total)].map(Math.abs);
  const greatest = Math.max(...sizes);
  const whole =
    document.variable.aggregation !== 'population-weighted mean' &&
    cells.every((cell) => cell.terms.delta.every(Number.isInteger));
  const decimals = whole ? 0 : greatest >= 100 ? 1 : greatest >= 10 ? 2 : 3;
  return {
    value: (value) => formatFixed(value, decimals),
    change: (change) => {
      const text = formatFixed(change, decimals);
      return change > 0 && /[1-9]/.test(text) ? `+${text}` : text;
    },
  };
}

/** The whole picture. */
export function explainLines(document: ExplainDocument, terminal: Terminal): string[] {
  const figures = figuresFor(document);
  return [
    ...headLines(document, figures, terminal),
    '',
    ...causeTable(document, figures, terminal),
    '',
    ...quarterTable(document, figures, terminal),
    '',
    ...footLines(document, terminal),
  ];
}

function headLines(document: ExplainDocument, figures: Figures, terminal: Terminal): string[] {
  const { style, width } = terminal;
  const { variable, of, values, change, scenario, seed, run, dates } = document;
  const place = of === '' ? '' : `: ${of}`;
  const first = values[0] ?? 0;
  const last = values.at(-1) ?? 0;
  const played =
    `${scenario.id}, seed ${seed}, campaign ${run}, ${whoPlays(document.players)}.` +
    changesText(document.without, document.overrides);
  const line = renderSparkline({ values, width: Math.min(SPARKLINE_WIDTH, width - 2), style });
  const moved = change === 0 ? 'unchanged' : `a change of ${figures.change(change)}`;
  return [
    ...wrapText(style.clean(`${variable.name}${place}`), width).map(style.bold),
    ...wrapText(style.clean(`${variable.about} (${variable.unit})`), width).map(style.dim),
    ...wrapText(style.clean(played), width).map(style.dim),
    '',
    style.cyan(line.trimEnd()),
    ...wrapText(
      `${figures.value(first)} on ${formatDate(dates[0] ?? '')}, ${figures.value(last)} at the ` +
        `end of ${formatDate(document.lastDay)}: ${moved}`,
      width,
    ),
  ];
}

interface Effect {
  readonly name: string;
  readonly total: number;
}

function causeTable(document: ExplainDocument, figures: Figures, terminal: Terminal): string[] {
  const { style, width } = terminal;
  const { causes, change } = document;
  if (causes.length === 0) return ['Nothing changed it.'];
  const named: Effect[] = causes
    .slice(0, NAMED_CAUSES)
    .map(({ title, total }) => ({ name: title, total }));
  const rest = causes.slice(NAMED_CAUSES);
  if (rest.length > 0) {
    const total = rest.reduce((sum, cause) => sum + cause.total, 0);
    named.push({ name: formatCountOf(rest.length, 'smaller cause'), total });
  }
  const most = Math.max(...named.map(({ total }) => Math.abs(total)));
  const rows: Cell[][] = named.map(({ name, total }) => [
    name,
    figures.change(total),
    { draw: (columns) => divergingBar(total, most, Math.min(columns, 40), style) },
  ]);
  return renderTable({
    columns: [
      { header: 'Cause', maxWidth: 30 },
      { header: 'Added', align: 'right' },
      { header: '', flex: 1, maxWidth: 40 },
    ],
    rows: [...rows, [{ text: 'change in all', tone: 'strong' }, figures.change(change)]],
    style,
    width,
  });
}

/** A bar from the middle: to the right what raised the variable, to the left what lowered it. */
function divergingBar(value: number, most: number, width: number, style: Style): string {
  const half = Math.max(1, Math.floor((width - 1) / 2));
  const length = most > 0 ? Math.round((Math.abs(value) / most) * half) : 0;
  const [block, axis] = style.ascii ? ['#', '|'] : ['█', '│'];
  const bar = block.repeat(length);
  const left = value < 0 ? ' '.repeat(half - length) + style.yellow(bar) : ' '.repeat(half);
  return left + style.dim(axis) + (value > 0 ? style.blue(bar) : '');
}

function quarterTable(document: ExplainDocument, figures: Figures, terminal: Terminal): string[] {
  const { style, width } = terminal;
  return renderTable({
    columns: [
      { header: 'Quarter' },
      { header: 'At end', align: 'right' },
      { header: 'Change', align: 'right' },
      { header: 'Mostly', flex: 1, wrap: true },
    ],
    rows: document.periods.map((period) => [
      period.period,
      figures.value(period.after),
      figures.change(period.after - period.before),
      mainCauses(document, period.byCause, figures),
    ]),
    style,
    width,
  });
}

/** The greatest causes of a quarter, as far as they show at all. */
function mainCauses(
  { causes }: ExplainDocument,
  byCause: readonly number[],
  figures: Figures,
): string {
  return byCause
    .map((total, i) => ({ name: causes[i]?.title ?? '', total }))
    .filter(({ total }) => /[1-9]/.test(figures.change(total)))
    .sort((a, b) => Math.abs(b.total) - Math.abs(a.total))
    .slice(0, QUARTER_CAUSES)
    .map(({ name, total }) => `${name} ${figures.change(total)}`)
    .join(', ');
}

function footLines({ variable, cells }: ExplainDocument, { style, width }: Terminal): string[] {
  const { aggregation } = variable;
  const areas = formatCountOf(cells.length, 'area');
  const mean =
    aggregation === 'population-weighted mean'
      ? `Means of ${areas}, weighted by population at the start. `
      : aggregation === 'sum'
        ? `Sums of ${formatCountOf(cells.length, 'account')}. `
        : '';
  const text =
    `${mean}Every change of the model has a named cause, and the causes add up to the change: ` +
    `re-adding the terms of --json gives the last value to the last digit.`;
  return wrapText(style.clean(text), width).map(style.dim);
}

/** What people call a cause: `collective_punishment` is "collective punishment". */
export function causeTitle(cause: string, eventTitles: ReadonlyMap<string, string>): string {
  if (!cause.startsWith('event:')) return cause.replaceAll('_', ' ');
  const id = cause.slice('event:'.length);
  return `event: ${eventTitles.get(id) ?? id}`;
}
