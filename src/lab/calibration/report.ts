/** The report of a calibration as Markdown: what was fitted, how well, and what is left unknown. */
import type { CalibrationDocument } from './diagnostics.js';

const short = (value: number): string => String(Number(value.toPrecision(3)));
const share = (value: number): string => `${Math.round(100 * value)} %`;
const cell = (text: string): string => text.replaceAll('|', '\\|');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const BOUNDS = { exact: '', at_least: 'at least ', at_most: 'at most ' } as const;

/** The report, ending in a line break. */
export function calibrationReport(document: CalibrationDocument): string {
  const { title, scenario, campaigns, rows, effectiveSize, seed, swings } = document;
  const misses = document.targets.filter(({ inside }) => !inside).length;
  return [
    `# ${title}`,
    `Scenario ${scenario.id}, seed ${seed}: ${campaigns} campaigns, ${rows} points in the posterior, worth ${short(effectiveSize)} of equal weight. ${document.targets.length - misses} of ${document.targets.length} reported counts lie inside the 90 % interval of campaigns with parameters of the posterior.`,
    '## Reported counts',
    targetTable(document),
    'Misses first. The interval is of what the layer holds in a campaign at a point of the posterior; the error is how far the report itself may be off.',
    ...(swings === null ? [] : [heldSwings(swings)]),
    '## Parameters',
    parameterTable(document),
    'Width: standard deviation of the posterior as a share of that of the prior. Above 0.8 the counts say little, and the parameter stays at its prior.',
    '## Correlations above 0.3',
    correlationTable(document),
    '## Medoid',
    'The point of the posterior that lies nearest to all others:',
    table(
      ['path', 'value'],
      document.medoid.changes.map(({ path, value }) => [path, String(value)]),
    ),
    '## Rounds',
    roundTable(document),
    'Tolerance is the greatest distance accepted: the root of the mean square over the counts of the difference of logarithms, in spreads of chance. The last population was adjusted by regression (Beaumont et al. 2002).',
    '',
  ].join('\n\n');
}

function heldSwings(candidates: number): string {
  return `The campaigns are of the years that were counted: the slow swings of giving, tempo and attention are unknowns of the fit like the parameters, those of the nearest of ${candidates} campaigns at each point. Other years like these vary by more.`;
}

function targetTable({ targets }: CalibrationDocument): string {
  const order = [...targets].sort((a, b) => Number(a.inside) - Number(b.inside));
  return table(
    ['count', 'reported', 'error', 'median', '90 % interval', 'percentile', 'inside'],
    order.map(({ id, reported, bound, reportingError, median, p05, p95, percentile, inside }) => [
      id,
      `${BOUNDS[bound]}${short(reported)}`,
      share(reportingError),
      short(median),
      `${short(p05)} to ${short(p95)}`,
      short(percentile),
      inside ? 'yes' : 'MISS',
    ]),
  );
}

function parameterTable({ parameters }: CalibrationDocument): string {
  return table(
    ['parameter', 'unit', 'prior (5, 50, 95 %)', 'posterior (5, 50, 95 %)', 'width', 'informed'],
    parameters.map(({ id, title, unit, prior, posterior, width, informed }) => [
      `${id}: ${title}`,
      unit,
      [prior.p05, prior.median, prior.p95].map(short).join(', '),
      [posterior.p05, posterior.median, posterior.p95].map(short).join(', '),
      short(width),
      informed ? 'yes' : 'no',
    ]),
  );
}

function correlationTable({ parameters, correlations }: CalibrationDocument): string {
  const pairs = correlations.flatMap((row, a) =>
    row.flatMap((value, b) => (b > a && Math.abs(value) > 0.3 ? [{ a, b, value }] : [])),
  );
  if (pairs.length === 0) return 'None.';
  pairs.sort((x, y) => Math.abs(y.value) - Math.abs(x.value));
  return table(
    ['one', 'other', 'correlation'],
    pairs.map(({ a, b, value }) => [
      parameters[a]?.id ?? '',
      parameters[b]?.id ?? '',
      short(value),
    ]),
  );
}

function roundTable({ rounds }: CalibrationDocument): string {
  return table(
    ['round', 'tolerance', 'tried', 'accepted', 'acceptance', 'effective size'],
    rounds.map((own) => [
      `${own.round}${own.givenUp ? ' (given up)' : ''}`,
      short(own.tolerance),
      String(own.attempts),
      String(own.accepted),
      share(own.acceptance),
      own.givenUp ? '' : short(own.effectiveSize),
    ]),
  );
}
