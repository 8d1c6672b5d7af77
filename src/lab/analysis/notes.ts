/** What a reader of an analysis must know: what could not be said, and how far intervals reach. */
import { designOf, leastPoints, numericFactors } from './analyze-output.js';
import type { SweepData } from './sweep-data.js';

/** Sentences, in the order of their weight. `missing` are outputs with missing values. */
export function notesOf(data: SweepData, missing: readonly string[]): string[] {
  const { points, replicates, leftOut, common, treatments } = data;
  const notes: string[] = [];
  const add = (when: boolean, note: string): void => {
    if (when) notes.push(note);
  };
  add(leftOut > 0, `${leftOut} runs of a replicate that is not whole are left out.`);
  add(
    replicates === 1 && common,
    'There is one replicate: all settings share one luck, and intervals say nothing of how much ' +
      'another luck would change.',
  );
  add(
    replicates > 1 && replicates < 10,
    `There are ${replicates} replicates only: intervals are wide, and rough.`,
  );
  add(
    points > 1 && designOf(data) !== 'list' && designOf(data) !== 'one-at-a-time',
    'Means and shares are over the whole range of the factors, as the design spreads them; they are no ' +
      'forecast of the scenario as it stands.',
  );
  add(
    treatments.length > 1 && !common,
    'Settings had luck of their own: effects are differences of unrelated runs, and pairing gains nothing.',
  );
  notes.push(...notesOfDesign(data));
  add(missing.length > 0, `Outputs with missing values are left out: ${missing.join(', ')}.`);
  return notes;
}

function notesOfDesign(data: SweepData): string[] {
  const { points, factors, results } = data;
  const { spec } = results.manifest.design;
  switch (designOf(data)) {
    case 'saltelli': {
      const base = Number(spec['base']);
      const odd = (base & (base - 1)) !== 0;
      return [
        'Sobol indices are those of the mean over the replicates.',
        ...(odd ? [`${base} base points are no power of two: Sobol points are less even so.`] : []),
      ];
    }
    case 'morris':
      return [
        'Elementary effects are those of the mean over the replicates, scaled to the whole range of a factor: one that acts on a part of its range can move a share by more than 100 points.',
      ];
    case 'latin-hypercube':
    case 'sobol':
    case 'full-factorial': {
      const numeric = numericFactors(data).length;
      const left = factors.length - numeric;
      const few = points < leastPoints(numeric);
      return [
        ...(left > 0 && points > 1
          ? [`${left} factors have names for levels, or do not vary: no correlations of them.`]
          : []),
        ...(few && numeric > 0
          ? ['There are too few design points for correlations and a regression.']
          : []),
      ];
    }
    case 'list':
    case 'one-at-a-time':
      return [];
  }
}
