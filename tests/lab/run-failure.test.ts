import { describe, expect, it } from 'vitest';
import { ModelError } from '../../src/engine/errors.js';
import { failureText, runError } from '../../src/lab/run-failure.js';

describe('a campaign that could not be played', () => {
  it('is told with its number', () => {
    const failed = { failedRun: 7, message: failureText(new TypeError('x is no number')) };
    expect(runError('trial', failed)).toMatchObject({
      code: 'LAB_RUN_FAILED',
      message: 'trial 7: TypeError: x is no number',
    });
    expect(failureText('gone')).toBe('gone');
  });

  it('is the fault of its numbers where the engine says so', () => {
    const error = new ModelError('MODEL_TOO_MANY_EVENTS', 'more than 9 events in one campaign');
    expect(runError('run', { failedRun: 0, message: failureText(error) }).code).toBe(
      'LAB_RUN_REFUSED',
    );
  });
});
