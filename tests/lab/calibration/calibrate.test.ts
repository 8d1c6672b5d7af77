import { describe, expect, it } from 'vitest';
import { calibrate, type Calibrated } from '../../../src/lab/calibration/calibrate.js';
import type { CalibrationState } from '../../../src/lab/calibration/calibration-state.js';
import { effectiveSize, weightedMoments } from '../../../src/lab/calibration/weighted-sample.js';
import { CHANCE, REPORT, SEEN, SWING, toyCalibration, toyPlay } from './toy.js';

const bytes = (found: Calibrated): string => JSON.stringify([found.rows, found.scales]);

const SMALL = { particles: 60, firstRound: 100, pilot: 20, rounds: 3 };

describe('a calibration with a posterior that is known', () => {
  // A point z with prior N(0, 1), seen as z + noise of variance v: mean seen / (1 + v), variance v / (1 + v).
  const noise = CHANCE * CHANCE + REPORT * REPORT;
  const sd = Math.sqrt(noise / (1 + noise));

  it('finds its mean and spread', async () => {
    const { rows } = await calibrate(toyCalibration(), { play: toyPlay() });
    SEEN.forEach((seen, d) => {
      const scores = rows.values.map((row) => row[d] ?? 0);
      const found = weightedMoments(scores, rows.weights);
      // Five standard errors of a sample worth 150 points.
      expect(Math.abs(found.mean - seen / (1 + noise))).toBeLessThan((5 * sd) / Math.sqrt(150));
      expect(found.sd / sd).toBeGreaterThan(0.8);
      expect(found.sd / sd).toBeLessThan(1.2);
    });
  });

  it('has weights that sum to 1 and are worth most of the sample', async () => {
    const { rows, state } = await calibrate(toyCalibration(), { play: toyPlay() });
    expect(rows.weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12);
    expect(effectiveSize(rows.weights)).toBeGreaterThan(0.4 * rows.weights.length);
    expect(state.population?.weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12);
  });

  it('comes nearer from round to round', async () => {
    const { state } = await calibrate(toyCalibration(), { play: toyPlay() });
    const path = state.path.map(({ tolerance }) => tolerance);
    expect(path.length).toBeGreaterThan(2);
    path.slice(1).forEach((own, i) => expect(own).toBeLessThan(path[i] ?? 0));
  });

  it('takes a lower bound as one: points above it are not held against it', async () => {
    const exact = toyCalibration(SMALL);
    const bound = {
      ...exact,
      targets: exact.targets.map((target, j) =>
        j === 0 ? { ...target, bound: 'at_least' as const } : target,
      ),
    };
    const mean = (found: Calibrated): number =>
      weightedMoments(
        found.rows.values.map(([a = 0]) => a),
        found.rows.weights,
      ).mean;
    const above = mean(await calibrate(bound, { play: toyPlay() }));
    expect(above).toBeGreaterThan(mean(await calibrate(exact, { play: toyPlay() })) + 0.15);
  });
});

describe('swings of the counted years', () => {
  // a ~ N(0, 1), seen as a + swing + noise. What is drawn anew in another campaign adds to what is left unknown.
  const chance = 0.2;
  const noise = chance * chance + REPORT * REPORT;
  const swing = SWING * SWING;
  const held = Math.sqrt(((1 + swing) * noise) / (1 + swing + noise) + chance * chance);
  const anew = Math.sqrt((swing + noise) / (1 + swing + noise) + swing + chance * chance);

  async function predicted(candidates: number | undefined): Promise<{ mean: number; sd: number }> {
    const calibration = toyCalibration({ swings: candidates });
    const { rows } = await calibrate(calibration, { play: toyPlay(0, { chance, swing: SWING }) });
    expect(rows.swings === null).toBe(candidates === undefined);
    const counts = rows.summaries.map(([first = 0]) => Math.log(first + 0.5) - 6);
    return weightedMoments(counts, rows.weights);
  }

  it('are drawn anew where they are not asked for', async () => {
    const { sd } = await predicted(undefined);
    expect(sd / anew).toBeGreaterThan(0.85);
    expect(sd / anew).toBeLessThan(1.15);
  });

  it('are held with each point: campaigns are as near to what was seen as theory says', async () => {
    const { mean, sd } = await predicted(150);
    expect(Math.abs(mean - SEEN[0])).toBeLessThan(0.12);
    expect(held).toBeLessThan(anew / 2);
    expect(sd / held).toBeGreaterThan(0.85);
    expect(sd / held).toBeLessThan(1.2);
  });

  it('cost no more campaigns than are allowed', async () => {
    const few = toyCalibration({
      ...SMALL,
      rounds: 30,
      tolerance: 0,
      swings: 4,
      maxCampaigns: 700,
    });
    const { campaigns, rows } = await calibrate(few, { play: toyPlay() });
    expect(campaigns).toBeLessThanOrEqual(700);
    expect(rows.swings).toHaveLength(rows.weights.length);
  });
});

describe('the same result', () => {
  it('whoever plays, and however far ahead', async () => {
    const alone = await calibrate(toyCalibration(SMALL), { play: toyPlay() });
    const ahead = await calibrate(toyCalibration(SMALL), { play: toyPlay(5) });
    expect(bytes(ahead)).toBe(bytes(alone));
  });

  it('after an interruption at any batch', async () => {
    const states: string[] = [];
    const save = (state: CalibrationState): Promise<void> => {
      states.push(JSON.stringify(state));
      return Promise.resolve();
    };
    const calibration = toyCalibration({ ...SMALL, swings: 3 });
    const whole = bytes(await calibrate(calibration, { play: toyPlay(), save }));
    expect(states.length).toBeGreaterThan(15);
    for (const text of states) {
      const state = JSON.parse(text) as CalibrationState;
      expect(bytes(await calibrate(calibration, { play: toyPlay(), state }))).toBe(whole);
    }
  });

  it('with another seed is another', async () => {
    const one = await calibrate(toyCalibration(SMALL), { play: toyPlay() });
    const other = await calibrate({ ...toyCalibration(SMALL), seed: 'b' }, { play: toyPlay() });
    expect(bytes(other)).not.toBe(bytes(one));
  });
});

describe('limits', () => {
  it('give a round up that accepts too little, and keep the one before', async () => {
    const strict = toyCalibration({ ...SMALL, quantile: 0.1, minAcceptance: 0.9, rounds: 5 });
    const { state, rows } = await calibrate(strict, { play: toyPlay() });
    expect(state.path.at(-1)?.accepted).toBeLessThan(60);
    expect(state.population?.round).toBe(state.path.length - 2);
    expect(rows.values.length).toBeGreaterThan(30);
  });

  it('of campaigns are kept', async () => {
    const few = toyCalibration({ ...SMALL, rounds: 30, tolerance: 0, maxCampaigns: 400 });
    const { campaigns } = await calibrate(few, { play: toyPlay() });
    expect(campaigns).toBeLessThanOrEqual(400);
  });

  it('refuse to speak of a handful of points', async () => {
    const poor = toyCalibration({ particles: 5, firstRound: 20, pilot: 8, rounds: 1 });
    await expect(calibrate(poor, { play: toyPlay() })).rejects.toMatchObject({
      code: 'LAB_CALIBRATION_POOR',
    });
  });
});
