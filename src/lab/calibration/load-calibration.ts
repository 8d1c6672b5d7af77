/** Calibrations from files: shipped ones by name, others by path. */
import { fileURLToPath } from 'node:url';
import { PACKAGE_FOLDER } from '../../scenario/package-folder.js';
import { contentOf, fileNamed } from '../named-file.js';
import type { Calibration } from './calibration.js';
import { readCalibration } from './read-calibration.js';
import { resolveCalibration } from './resolve-calibration.js';

/** The folder of the calibrations that come with the package. */
const SHIPPED_CALIBRATIONS = fileURLToPath(new URL('calibration', PACKAGE_FOLDER));

/**
 * Loads a calibration by the path of its file, or by the name of a shipped one. Throws ScenarioError
 * with file, line, field and a way to mend it.
 */
export function loadCalibration(nameOrPath: string): Calibration {
  const file = fileNamed(nameOrPath, SHIPPED_CALIBRATIONS);
  return resolveCalibration(readCalibration(contentOf(file), file));
}
