import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../src/scenario/problems.js';
import { parseTargets } from '../../src/scenario/targets.js';

const HEADER = 'id,start,end,actor,metric,value,bound,scope,layer,note\n';
const ROW = 'a,2024-01-01,2024-12-31,NRF,operations,401,exact,national,tally,\n';

function problems(text: string | Uint8Array) {
  try {
    parseTargets(text, 't.csv');
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems;
    throw error;
  }
  throw new Error('accepted');
}

describe('parseTargets', () => {
  it('reads what the project ships', () => {
    const file = new URL('../../scenarios/parts/targets-reported.csv', import.meta.url);
    const targets = parseTargets(readFileSync(file), 'targets-reported.csv');
    expect(targets.length).toBeGreaterThan(20);
    const national = targets.find(({ id }) => id === 'nrf-operations-national-tally-2024-03');
    expect(national).toMatchObject({
      start: '2024-03-20',
      end: '2025-03-20',
      actor: 'NRF',
      metric: 'operations',
      value: 401,
      bound: 'exact',
      scope: 'national',
      layer: 'tally',
      more: { use: 'calibrate' },
    });
    expect((national?.endDay ?? 0) - (national?.startDay ?? 0)).toBe(365);
  });

  it('takes quotes, a byte-order mark, either end of line and any order of columns', () => {
    const text =
      '\ufefflayer,id,start,end,actor,metric,value,bound,scope,note\r\n' +
      'tally,"a ""b"", c",2024-01-01,2024-12-31,NRF,operations,1.5,at_least,AF-KAB,"two\r\nlines"\r\n';
    const [row] = parseTargets(new TextEncoder().encode(text), 't.csv');
    expect(row).toMatchObject({ id: 'a "b", c', value: 1.5, layer: 'tally', bound: 'at_least' });
    expect(row?.more).toEqual({ note: 'two\nlines' });
  });

  it('leaves what it does not know about metrics, actors and scopes to the comparison', () => {
    const text = HEADER + ROW.replace('NRF,operations', 'somebody,something');
    expect(parseTargets(text, 't.csv')[0]).toMatchObject({
      actor: 'somebody',
      metric: 'something',
    });
  });

  it.each([
    ['2024-01-01', '2024-01-32', 'TARGETS_DATE', 'start', 2],
    ['2024-12-31', 'soon', 'TARGETS_DATE', 'end', 3],
    ['2024-12-31', '2023-12-31', 'TARGETS_PERIOD', 'end', 3],
    [',401,', ',many,', 'TARGETS_NUMBER', 'value', 6],
    [',401,', ',-4,', 'TARGETS_NUMBER', 'value', 6],
    [',401,', ',1e3,', 'TARGETS_NUMBER', 'value', 6],
    [',401,', ',NaN,', 'TARGETS_NUMBER', 'value', 6],
    ['exact', 'exactly', 'TARGETS_CHOICE', 'bound', 7],
    ['tally', 'taly', 'TARGETS_CHOICE', 'layer', 9],
    ['NRF', ' ', 'TARGETS_FIELD', 'actor', 4],
  ])('refuses a row in which %s is %s', (from, to, code, path, column) => {
    const text = `${HEADER}${ROW.replace('a,', '"x\ny",')}${ROW.replace(from, to)}`;
    const [first] = problems(text);
    // The row before runs over two lines.
    expect(first).toMatchObject({ file: 't.csv', line: 4, code, path, column });
    expect(first?.mend).not.toBe('');
  });

  it('suggests a choice', () => {
    expect(problems(HEADER + ROW.replace('tally', 'recordd'))[0]?.mend).toContain('recorded');
  });

  it.each([
    ['id,start\n', 'TARGETS_HEADER', 1],
    [HEADER.replace('note', 'id'), 'TARGETS_HEADER', 1],
    [`${HEADER}a,b\n`, 'TARGETS_CSV', 2],
    [`${HEADER}${ROW}"a`, 'TARGETS_CSV', 3],
    [HEADER + ROW + ROW, 'TARGETS_DUPLICATE', 3],
    [HEADER + ROW.repeat(5001), 'TARGETS_TOO_MANY', 0],
    ['', 'SCENARIO_EMPTY', 0],
    [`${HEADER}\u202e${ROW}`, 'SCENARIO_CONTROL_CHARACTER', 2],
  ])('refuses the file %j', (text, code, line) => {
    expect(problems(text)[0]).toMatchObject({ code, line });
  });

  it('refuses bytes that are no text', () => {
    expect(problems(new Uint8Array([0xff, 0xfe, 0x41, 0]))[0]?.code).toBe('SCENARIO_ENCODING');
    expect(problems(new Uint8Array([0x41, 0x0a, 0xc3, 0x28]))[0]).toMatchObject({
      code: 'SCENARIO_ENCODING',
      line: 2,
    });
  });
});
