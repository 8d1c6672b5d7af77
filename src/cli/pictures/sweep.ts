/** The statistic of a sweep at its end: what was run, how fast, how sure the means are. */
import { formatCount, formatSignificant, renderTable, wrapText } from '../../charts/index.js';
import type { SweepManifest } from '../../lab/results/manifest.js';
import type { SweepOutcome } from '../../lab/sweep/run-sweep.js';
import { formatSpan } from '../progress.js';
import type { Terminal } from '../terminal.js';
import { formatCountOf } from '../words.js';

/** Lines on results; with `sitting` also on how they were made. */
export function sweepLines(
  manifest: SweepManifest,
  made: Pick<SweepOutcome, 'sitting' | 'wasComplete'> | null,
  terminal: Terminal,
): string[] {
  const { style, width } = terminal;
  const { experiment, design, runs, complete } = manifest;
  const settings =
    design.settings === design.points
      ? formatCountOf(design.settings, 'setting')
      : `${formatCountOf(design.settings, 'setting')} (${design.points} of the design, ${experiment.treatments.length} treatments)`;
  const what = `${experiment.id}: ${settings}, ${formatCountOf(design.replicates, 'replicate')}, ${formatCountOf(runs, 'run')} of seed "${experiment.seed}"${complete ? '' : '; not complete'}.`;
  return [
    style.bold(style.clean(experiment.title)),
    ...wrapText(style.clean(what), width),
    ...stopLines(manifest, terminal),
    '',
    ...tableLines(manifest, terminal),
    '',
    ...intervalLines(manifest, terminal),
    ...(made === null || made.wasComplete ? [] : ['', ...speedLines(made, terminal)]),
  ];
}

function stopLines({ stop, design }: SweepManifest, { style, width }: Terminal): string[] {
  if (stop === null) return [];
  const text = stop.met
    ? `The stop rule was met after ${formatCountOf(design.replicates, 'replicate')}.`
    : `The stop rule was not met after ${formatCountOf(design.replicates, 'replicate')}, the most it allows.`;
  return wrapText(style.clean(text), width);
}

function tableLines({ tables }: SweepManifest, { style, width }: Terminal): string[] {
  return renderTable({
    columns: [
      { header: 'File' },
      { header: 'Rows', align: 'right' },
      { header: 'Columns', align: 'right' },
    ],
    rows: Object.values(tables).map(({ file, rows, columns }) => [
      file,
      formatCount(rows),
      formatCount(columns.length),
    ]),
    width,
    style,
  });
}

function intervalLines({ intervals }: SweepManifest, { style, width }: Terminal): string[] {
  if (intervals.length === 0) return [];
  return renderTable({
    columns: [
      { header: 'Output' },
      { header: 'Mean of all runs', align: 'right' },
      { header: 'Widest ± of a setting', align: 'right' },
      { header: 'Unit' },
    ],
    rows: intervals.map(({ output, unit, mean, halfWidth }) => [
      output,
      formatSignificant(mean, 4),
      halfWidth === null ? 'unknown' : formatSignificant(halfWidth, 2),
      unit ?? '',
    ]),
    width,
    style,
  });
}

function speedLines(
  { sitting }: Pick<SweepOutcome, 'sitting'>,
  { style, width }: Terminal,
): string[] {
  const { played, found, workers, seconds, finalSeconds, cpuSeconds, peakMemoryMb } = sitting;
  const playing = Math.max(seconds - finalSeconds, 1e-3);
  const rate = played / playing;
  const foundText = found > 0 ? `, ${formatCount(found)} found` : '';
  const texts = [
    `${formatCountOf(played, 'run')} played${foundText} in ${formatSpan(playing)}: ` +
      `${formatSignificant(rate, 3)} runs/s ${workers === 0 ? 'elsewhere' : `with ${formatCountOf(workers, 'worker')}`}.`,
    `Files made in ${formatSpan(finalSeconds)}; processor ${formatSpan(cpuSeconds)}; ` +
      `memory ${formatCount(Math.round(peakMemoryMb))} MB at most.`,
  ];
  return texts.flatMap((text) => wrapText(style.clean(text), width));
}
