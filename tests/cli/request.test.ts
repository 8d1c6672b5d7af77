import { expect, it } from 'vitest';
import { quickRequest } from '../../src/cli/request.js';

it.each([
  ['', { ask: 'welcome' }],
  ['--version', { ask: 'version' }],
  ['run --version', { ask: 'version' }],
  ['-h', { ask: 'help', topic: '' }],
  ['run --help', { ask: 'help', topic: 'run' }],
  ['run base-2024 -h --json', { ask: 'help', topic: 'run base-2024' }],
  ['scenario check --help', { ask: 'help', topic: 'scenario check' }],
  ['run base-2024', null],
  ['--json', null],
  ['run -- --help', null],
])('%s', (line, request) => {
  expect(quickRequest(line === '' ? [] : line.split(' '))).toEqual(request);
});
