/** The version of the program, from its package: the only place that knows it. */
import { readFileSync } from 'node:fs';
import { PACKAGE_FOLDER } from './package-folder.js';

const file = new URL('package.json', PACKAGE_FOLDER);
const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };

export const VERSION = version;
