/** How far a calibration is: one line on standard error, gone when the results come. */
import { formatCount } from '../charts/index.js';
import type { CalibrationProgress } from '../lab/calibration/calibrate.js';
import { formatSpan } from './progress.js';
import { createStatusLine } from './status-line.js';
import type { Terminal } from './terminal.js';

export interface CalibrationProgressLine {
  readonly update: (progress: CalibrationProgress) => void;
  readonly clear: () => void;
}

/** The line: stage, tolerance, points accepted, acceptance, speed, time left of the stage. */
export function calibrationLine(
  { stage, round, tolerance, done, of, attempts }: CalibrationProgress,
  speed: { readonly perSecond: number; readonly donePerSecond: number },
): string {
  const left = speed.donePerSecond > 0 ? (of - done) / speed.donePerSecond : 0;
  const time = `${speed.perSecond.toFixed(1)} campaigns/s  ${formatSpan(left)} left`;
  const count = `${formatCount(done)} of ${formatCount(of)}`;
  if (stage === 'pilot') return `pilot  ${count} campaigns  ${time}`;
  if (stage === 'swings') return `swings of the counted years  ${count} points  ${time}`;
  if (stage === 'posterior') return `wars at the posterior  ${count}  ${time}`;
  const share = attempts === 0 ? 0 : Math.round((100 * done) / attempts);
  const close = tolerance === null ? 'prior' : `tolerance ${tolerance.toFixed(2)}`;
  return `round ${round + 1}  ${close}  ${count} accepted (${share} %)  ${time} in this round`;
}

/** Draws on standard error when somebody watches it; otherwise stays silent. */
export function createCalibrationProgress(
  terminal: Terminal,
  now: () => number = Date.now,
): CalibrationProgressLine {
  let stage = '';
  let begun = { at: now(), done: 0, attempts: 0 };
  const status = createStatusLine(terminal, now);
  return {
    update(progress) {
      const time = now();
      const name = `${progress.stage} ${progress.round}`;
      if (name !== stage) {
        stage = name;
        begun = { at: time, done: progress.done, attempts: progress.attempts };
      }
      if (!status.due()) return;
      const seconds = Math.max(0.001, (time - begun.at) / 1000);
      status.draw(
        calibrationLine(progress, {
          perSecond: (progress.attempts - begun.attempts) / seconds,
          donePerSecond: (progress.done - begun.done) / seconds,
        }),
      );
    },
    clear() {
      status.clear();
    },
  };
}
