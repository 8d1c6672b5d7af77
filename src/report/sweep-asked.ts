/** What a sweep was asked, and its answers in sentences. */
import { formatShare, formatSignificant } from '../charts/index.js';
import type { AnalysisDocument, OutputAnalysis } from '../lab/analysis/analysis-schema.js';
import type { SweepManifest } from '../lab/results/manifest.js';
import { endingTitle, factList } from './batch-sections.js';
import { markup, paragraphs, type Html } from './html.js';
import type { PageSection } from './page.js';
import { table } from './table.js';
import { formatCountOf, formatDate, formatList } from './words.js';

/** Everything that is needed to run the sweep again. */
export function sweepAskedSection(manifest: SweepManifest): PageSection {
  const { experiment, design, runs, engine, plan, parametersHash, complete, stop } = manifest;
  const body = markup`${paragraphs(experiment.summary)}
${factList([
  [
    'Design',
    `${design.kind.replaceAll('-', ' ')}: ${formatCountOf(design.points, 'design point')}, ${formatCountOf(experiment.treatments.length, 'treatment')}, ${formatCountOf(design.replicates, 'replicate')}`,
  ],
  ['Runs', `${formatCountOf(runs, 'run')}${complete ? '' : ' (collected before the end)'}`],
  [
    'Seed',
    `"${experiment.seed}", ${experiment.pairing === 'common' ? 'the same chance in every setting of a replicate' : 'chance of its own for every run'}`,
  ],
  [
    'Stopped',
    stop === null
      ? 'after the replicates asked for'
      : stop.met
        ? 'when the intervals were narrow enough'
        : 'at the most replicates allowed',
  ],
  ['Version', `Salang ${engine}`],
  [
    'Names of the numbers',
    markup`plan <code>${plan}</code>, experiment <code>${experiment.hash}</code>, parameters <code>${parametersHash}</code>`,
  ],
])}
${treatmentTable(manifest)}
${experiment.factors.length > 0 && factorTable(manifest)}`;
  return { id: 'asked', title: 'What was asked', body };
}

function treatmentTable({ experiment }: SweepManifest): Html {
  return table({
    caption: 'Treatments',
    file: 'treatments.csv',
    columns: [
      'Treatment',
      'Title',
      'Scenario',
      'Dates',
      'Changes',
      'Who plays',
      'Rules left out',
    ].map((header) => ({ header })),
    rows: experiment.treatments.map((one) => [
      one.id,
      one.title,
      markup`${one.scenario} <code>${one.scenarioHash.slice(0, 8)}</code>`,
      `${formatDate(one.start)} to ${formatDate(one.until)}`,
      one.overrides
        .map(({ path, value, scale, add }) =>
          scale !== undefined
            ? `${path} × ${scale}`
            : `${path} ${add === undefined ? '=' : '+'} ${String(add ?? value)}`,
        )
        .join('; '),
      `${one.players.nrf ?? 'nobody'} against ${one.players.taliban ?? 'nobody'}`,
      one.without.length === 0 ? 'none' : formatList(one.without),
    ]),
  });
}

const APPLY_WORDS = { value: 'put in place', scale: 'multiplied by', add: 'added' } as const;

function factorTable({ experiment }: SweepManifest): Html {
  return table({
    caption: 'What was varied',
    file: 'factors.csv',
    columns: ['Factor', 'Number of the scenario', 'Unit', 'How', 'Values', 'Range from'].map(
      (header) => ({
        header,
      }),
    ),
    rows: experiment.factors.map(({ id, path, unit, apply, levels, distribution, from }) => [
      id,
      path.replace(/^parameters\./, ''),
      unit ?? '',
      APPLY_WORDS[apply],
      levels !== null
        ? levels.map(String).join(', ')
        : distribution === null
          ? ''
          : `${distribution.kind} ${formatSignificant(distribution.low)} to ${formatSignificant(distribution.high)}`,
      from === 'prior' ? 'the prior in the scenario' : 'the experiment',
    ]),
  });
}

/** The name of an output in sentences. */
export function outputTitle({ id, about }: Pick<OutputAnalysis, 'id' | 'about'>): string {
  if (id.startsWith('outcome=')) return endingTitle(id.slice('outcome='.length));
  return `${about.charAt(0).toUpperCase()}${about.slice(1)} (${id})`;
}

/** An output within a sentence: its name, then what it is. */
function outputPhrase(output: Pick<OutputAnalysis, 'id' | 'about'>): string {
  if (output.id.startsWith('outcome=')) return `the share of "${outputTitle(output)}"`;
  return `${output.id} [${output.about}]`;
}

/** Sentences: how the war ends, what the treatments change, what outputs hang on. */
export function sweepAnswersSection(analysis: AnalysisDocument): PageSection {
  const answers = [
    ...endingAnswers(analysis),
    ...effectAnswers(analysis),
    ...sensitivityAnswers(analysis),
  ];
  const body = markup`<ul class="answers">${answers.map((text) => markup`<li>${text}</li>`)}</ul>
<p class="note">Intervals are those of 95 %. ${analysis.notes.join(' ')}</p>`;
  return { id: 'answers', title: 'What came out', body };
}

function titleOf({ experiment }: AnalysisDocument, treatment: string): string {
  return experiment.treatments.find(({ id }) => id === treatment)?.title ?? treatment;
}

function endingAnswers(analysis: AnalysisDocument): string[] {
  const endings = analysis.outputs.filter(({ id }) => id.startsWith('outcome='));
  return analysis.experiment.treatments.flatMap(({ id: treatment, title }) => {
    const shares = endings.flatMap((output) => {
      const arm = output.arms.find((one) => one.treatment === treatment);
      if (arm === undefined || arm.mean.value === 0) return [];
      const { value, low, high } = arm.mean;
      return [
        {
          value,
          text: `${outputTitle(output).toLowerCase()} in ${formatShare(value)} (${formatShare(low)} to ${formatShare(high)})`,
        },
      ];
    });
    if (shares.length === 0) return [];
    shares.sort((a, b) => b.value - a.value);
    return [`${title}: ${formatList(shares.map(({ text }) => text))} of the runs.`];
  });
}

/** Effects whose interval excludes zero, the clearest first. */
function effectAnswers(analysis: AnalysisDocument): string[] {
  const MOST = 6;
  const found = analysis.outputs.flatMap((output) =>
    output.effects.map((effect) => {
      const { value, low, high } = effect.difference;
      const clear = low > 0 || high < 0;
      const width = (high - low) / 2;
      return { output, effect, clear, ratio: width > 0 ? Math.abs(value) / width : 0 };
    }),
  );
  const clear = found.filter((one) => one.clear).sort((a, b) => b.ratio - a.ratio);
  const lines = clear.slice(0, MOST).map(({ output, effect }) => {
    const { value, low, high } = effect.difference;
    // Of what stands near zero (a margin, say) a share would mislead.
    const share = Math.abs(effect.relative ?? Infinity);
    const relative = share > 1 ? '' : `, ${formatShare(share)} of it`;
    const points = output.kind === 'share' ? ' (as shares)' : '';
    const [least, most] = [Math.abs(low), Math.abs(high)].sort((x, y) => x - y);
    const range = `${formatSignificant(least ?? 0)} to ${formatSignificant(most ?? 0)}`;
    const changed = `${value < 0 ? 'lowers' : 'raises'} ${outputPhrase(output)}`;
    return `"${titleOf(analysis, effect.treatment)}" ${changed} by ${formatSignificant(Math.abs(value))}${points} (${range})${relative}, against "${titleOf(analysis, effect.base)}".`;
  });
  const unclear = found.length - clear.length;
  if (found.length === 0) return [];
  return [
    ...lines,
    `${unclear} of ${formatCountOf(found.length, 'effect')} of treatments cannot be told from zero with these runs.`,
  ];
}

function sensitivityAnswers({ outputs }: AnalysisDocument): string[] {
  return outputs.flatMap((output) => {
    const [sobol] = output.sobol;
    if (sobol !== undefined) {
      const first = [...sobol.factors].sort((a, b) => b.total.value - a.total.value)[0];
      return first === undefined
        ? []
        : [
            `"${outputTitle(output)}" hangs most on ${first.factor}: it is involved in ${formatShare(Math.max(0, Math.min(1, first.total.value)))} of the variance between settings.`,
          ];
    }
    const [linear] = output.regression;
    const strongest = [...(linear?.factors ?? [])].sort(
      (a, b) => Math.abs(b.partialRankCorrelation.value) - Math.abs(a.partialRankCorrelation.value),
    )[0];
    if (strongest === undefined || output.kind === 'share') return [];
    const { value, low, high } = strongest.partialRankCorrelation;
    return low <= 0 && high >= 0
      ? []
      : [
          `"${outputTitle(output)}" ${value < 0 ? 'falls' : 'rises'} most clearly with ${strongest.factor} (partial rank correlation ${formatSignificant(value, 2)}, ${formatSignificant(low, 2)} to ${formatSignificant(high, 2)}).`,
        ];
  });
}
