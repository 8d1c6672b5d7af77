import { expect, it } from 'vitest';
import { readExperiment } from '../../../src/lab/experiment/read-experiment.js';
import { resolveExperiment } from '../../../src/lab/experiment/resolve-experiment.js';
import { priorNotes } from '../../../src/lab/sweep/prior-notes.js';
import { makeSweepPlan } from '../../../src/lab/sweep/sweep-plan.js';

const notesOf = (factor: string): string[] => {
  const text = `schema: salang.experiment/1
id: x
title: X
scenario: classroom
treatments: [{ id: a }, { id: b }]
factors: [${factor}, { id: g, path: state.garrison }]
design: { kind: latin-hypercube, settings: 3 }
`;
  return priorNotes(makeSweepPlan(resolveExperiment(readExperiment(text, 'x.yaml'))));
};

it('names a factor whose prior does not hold the value of the scenario', () => {
  expect(notesOf('{ id: f, path: finance.donorFloorUsd }')).toEqual([
    'factor f: parameters.finance.donorFloorUsd is 3500 in classroom, outside the prior that it is drawn from (15000 to 120000)',
  ]);
});

it('says nothing of ranges that the file gives', () => {
  expect(notesOf('{ id: f, path: finance.donorFloorUsd, range: [5000, 6000] }')).toEqual([]);
});
