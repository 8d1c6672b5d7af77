/** What a calibration found, for people: counts, parameters, rounds; pairs of parameters as SVG. */
import {
  formatCount,
  formatShare,
  formatSignificant,
  renderInterval,
  renderTable,
  type Cell,
} from '../../charts/index.js';
import type { PosteriorRows } from '../../lab/calibration/calibrate.js';
import type { FittedParameter } from '../../lab/calibration/fitted-parameters.js';
import type { CalibrationDocument } from '../../lab/calibration/diagnostics.js';
import { formatCountOf } from '../words.js';
import type { Terminal } from '../terminal.js';
import { paragraph } from './targets.js';

const PICTURE_WIDTH = 24;
/** From this width on intervals are drawn too. */
const WIDTH_FOR_PICTURE = 100;
/** Pairs that are drawn: those that go together most. */
const PAIRS_DRAWN = 6;
/** Points of a picture. */
const POINTS_DRAWN = 400;

const number = (value: number): string => formatSignificant(value);

/** The whole picture. */
export function calibrationLines(document: CalibrationDocument, terminal: Terminal): string[] {
  const { style } = terminal;
  const { title, scenario, campaigns, rows, effectiveSize } = document;
  const size = `${formatCountOf(rows, 'point')} worth ${number(effectiveSize)} of equal weight`;
  return [
    ...paragraph(title, terminal).map(style.bold),
    ...paragraph(
      `${scenario.title} (${scenario.id}), ${formatCount(campaigns)} campaigns; ${size}.`,
      terminal,
    ),
    '',
    style.bold('Reported counts, and campaigns at the posterior'),
    ...targetLines(document, terminal),
    '',
    style.bold('Parameters'),
    ...parameterLines(document, terminal),
    ...paragraph(
      'Width: spread of the posterior as a share of that of the prior; above 0.8 the counts say little.',
      terminal,
    ).map(style.dim),
    '',
    style.bold('Rounds'),
    ...roundLines(document, terminal),
    '',
    style.bold('Medoid: the point of the posterior nearest to all others'),
    ...document.medoid.changes.map(({ path, value }) => style.clean(`  --set ${path}=${value}`)),
  ];
}

function targetLines({ targets }: CalibrationDocument, { style, width }: Terminal): string[] {
  const drawn = width >= WIDTH_FOR_PICTURE;
  return renderTable({
    columns: [
      { header: 'Count', flex: 1 },
      { header: 'Reported', align: 'right' },
      { header: 'Median', align: 'right' },
      { header: '90 % interval', align: 'right' },
      ...(drawn ? [{ header: '', minWidth: PICTURE_WIDTH, maxWidth: PICTURE_WIDTH }] : []),
      { header: 'Inside?' },
    ],
    rows: targets.map(({ id, reported, bound, p05, median, p95, inside }): Cell[] => {
      const interval = { low: p05, median, high: p95 };
      const draw = (space: number): string =>
        renderInterval({ ...interval, reported, bound, width: space, style });
      return [
        id,
        number(reported),
        number(median),
        style.clean(`${number(p05)}\u2013${number(p95)}`),
        ...(drawn ? [{ draw }] : []),
        { text: inside ? 'inside' : 'MISS', tone: inside ? 'hit' : 'miss' },
      ];
    }),
    style,
    width,
  });
}

function parameterLines({ parameters }: CalibrationDocument, { style, width }: Terminal): string[] {
  const span = ({ p05, p95 }: { p05: number; p95: number }): string =>
    style.clean(`${number(p05)}\u2013${number(p95)}`);
  return renderTable({
    columns: [
      { header: 'Parameter', flex: 1, wrap: true },
      { header: 'Prior 90 %', align: 'right' },
      { header: 'Posterior 90 %', align: 'right' },
      { header: 'Median', align: 'right' },
      { header: 'Width', align: 'right' },
    ],
    rows: parameters.map(({ title, unit, prior, posterior, width: narrow }) => [
      `${title} (${unit})`,
      span(prior),
      span(posterior),
      number(posterior.median),
      number(narrow),
    ]),
    style,
    width,
  });
}

function roundLines({ rounds }: CalibrationDocument, { style, width }: Terminal): string[] {
  return renderTable({
    columns: [
      { header: 'Round', align: 'right' },
      { header: 'Tolerance', align: 'right' },
      { header: 'Tried', align: 'right' },
      { header: 'Accepted', align: 'right' },
      { header: 'Acceptance', align: 'right' },
      { header: 'Effective size', align: 'right' },
    ],
    rows: rounds.map((own) => [
      String(own.round),
      number(own.tolerance),
      formatCount(own.attempts),
      formatCount(own.accepted),
      formatShare(own.acceptance),
      own.givenUp ? 'given up' : number(own.effectiveSize),
    ]),
    style,
    width,
  });
}

/** SVG pictures by file name: prior against posterior of the pairs that go together most. */
export async function pairPictures(
  parameters: readonly FittedParameter[],
  rows: PosteriorRows,
): Promise<[string, string][]> {
  const { scatterSvg } = await import('../../charts/svg/index.js');
  const pairs = strongestPairs(parameters.length, rows).slice(0, PAIRS_DRAWN);
  const out: [string, string][] = [];
  for (const { a, b, correlation } of pairs) {
    const [x, y] = [parameters[a], parameters[b]];
    if (x === undefined || y === undefined) continue;
    const heavy = 1 / rows.weights.length;
    const points = rows.values.slice(0, POINTS_DRAWN).map((row, i) => ({
      x: row[a] ?? 0,
      y: row[b] ?? 0,
      of: (rows.weights[i] ?? 0) >= heavy,
    }));
    const svg = await scatterSvg({
      title: `${x.title}, and ${y.title}`,
      description: `Points of the posterior; correlation of normal scores ${correlation.toFixed(2)}`,
      points,
      xTitle: `${x.id} (${x.unit})`,
      yTitle: `${y.id} (${y.unit})`,
      names: ['points of average weight or more', 'lighter points'],
    });
    out.push([`pair-${x.id}-${y.id}.svg`, svg]);
  }
  return out;
}

function strongestPairs(
  count: number,
  { points, weights }: PosteriorRows,
): { a: number; b: number; correlation: number }[] {
  const total = weights.reduce((sum, w) => sum + w, 0);
  const mean = (of: (point: readonly number[]) => number): number =>
    points.reduce((sum, point, i) => sum + (weights[i] ?? 0) * of(point), 0) / total;
  const centre = Array.from({ length: count }, (_, d) => mean((p) => p[d] ?? 0));
  const product = (a: number, b: number): number =>
    mean((p) => ((p[a] ?? 0) - (centre[a] ?? 0)) * ((p[b] ?? 0) - (centre[b] ?? 0)));
  const pairs: { a: number; b: number; correlation: number }[] = [];
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      const scale = Math.sqrt(product(a, a) * product(b, b));
      pairs.push({ a, b, correlation: scale > 0 ? product(a, b) / scale : 0 });
    }
  }
  return pairs.sort((p, q) => Math.abs(q.correlation) - Math.abs(p.correlation));
}
