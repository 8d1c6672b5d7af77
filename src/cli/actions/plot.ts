/** `salang plot`: one picture of a report, as a file or in the terminal. */
import { basename } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { renderTable, wrapText, type Cell } from '../../charts/index.js';
import type { Report } from '../../report/index.js';
import { didYouMean } from '../../scenario/suggest.js';
import type { Action, Outcome, RawValues } from '../command.js';
import { CliError, usageError } from '../errors.js';
import { EXIT } from '../exit-codes.js';
import { makeReportOf } from '../report-source.js';
import type { Terminal } from '../terminal.js';
import { wholeNumber } from '../values.js';

type Figure = Report['page']['figures'][number];

const ENDINGS = /\.(svg|png)$/i;
const STANDARD_WIDTH = 680;
const STANDARD_ZOOM = 2;

export const plot: Action = async (values, context) => {
  const { text } = values;
  const out = text['out'];
  const ending = out === undefined ? null : ENDINGS.exec(out)?.[1]?.toLowerCase();
  if (ending === undefined) {
    const advice = 'Name a file that ends in .svg or .png: --out fighters.svg.';
    throw usageError('USAGE_VALUE', `--out: "${basename(out ?? '')}" is no picture`, advice);
  }
  const { report } = await makeReportOf(values, context);
  const { figures } = report.page;
  const wanted = text['picture'];
  if (wanted === undefined) return listOf(figures, context.terminal);
  const figure = figures.find(({ id }) => id === wanted);
  if (figure === undefined) throw noPicture(wanted, figures);
  const { id, title } = figure;
  const document = { schema: 'salang.plot/1', pictures: [{ id, title }] };
  if (out === undefined) {
    const lines = (): string[] => smallLines(figure, context.terminal);
    return { exitCode: EXIT.ok, document, lines };
  }
  await writeFileAtomic(out, await drawnFile(figure, values, ending === 'png'));
  const notes = [`salang: wrote ${out}`];
  return { exitCode: EXIT.ok, document, lines: () => [context.terminal.style.clean(title)], notes };
};

async function drawnFile(
  { id, title, description, draw }: Figure,
  { text }: RawValues,
  png: boolean,
): Promise<string | Buffer> {
  const width = wholeNumber('width', text['width'] ?? String(STANDARD_WIDTH), 240, 2000);
  const zoom = wholeNumber('zoom', text['zoom'] ?? String(STANDARD_ZOOM), 1, 8);
  const svg = await draw({ id, title, description, width, showTitle: true });
  if (!png) return `${svg}\n`;
  const { svgToPng } = await import('../../charts/svg/index.js');
  return Buffer.from(await svgToPng(svg, zoom));
}

function noPicture(wanted: string, figures: readonly Figure[]): CliError {
  const ids = figures.map(({ id }) => id);
  const advice = didYouMean(wanted, ids) ?? `There are: ${ids.join(', ')}.`;
  return new CliError(EXIT.usage, 'PLOT_NONE', `there is no picture "${wanted}"`, advice);
}

function listOf(figures: readonly Figure[], { style, width }: Terminal): Outcome {
  const pictures = figures.map(({ id, title }) => ({ id, title }));
  return {
    exitCode: EXIT.ok,
    document: { schema: 'salang.plot/1', pictures },
    lines: () =>
      renderTable({
        columns: [{ header: 'Picture' }, { header: 'What it shows', flex: 1, wrap: true }],
        rows: pictures.map(({ id, title }) => [id, title]),
        style,
        width,
      }),
  };
}

/** The picture in characters, or its data where there is no such picture. */
function smallLines({ title, description, small, data }: Figure, terminal: Terminal): string[] {
  const { style, width } = terminal;
  const head = [style.bold(style.clean(title)), ...wrapText(style.clean(description), width), ''];
  if (small !== undefined) return [...head, ...small(style, width)];
  const rows = data.rows.map((row) => row.map(cellText));
  return [
    ...head,
    ...renderTable({
      columns: data.columns.map(({ header, number }, i) => ({
        header,
        ...(number === true ? { align: 'right' as const } : {}),
        ...(i === 0 ? { flex: 1 } : {}),
      })),
      rows,
      style,
      width,
    }),
  ];
}

function cellText(cell: Figure['data']['rows'][number][number]): Cell {
  if (cell === null) return '';
  if (typeof cell !== 'object') return String(cell);
  const text = cell.text;
  return text.replace(/<[^>]*>/g, '');
}
