import { describe, expect, it } from 'vitest';
import {
  GROUP_KINDS,
  KIND,
  KIND_NAMES,
  LAYER_BIT,
  LAYERS,
  MOST_ROWS,
  NOTE,
  NOTE_FIELDS,
  OP,
  OP_FIELDS,
  PRESENCE_FIELDS,
  Records,
} from '../../src/engine/records.js';

describe('the fields of records', () => {
  it('fill an operation row without gap or overlap', () => {
    expect(Object.values(OP).sort((a, b) => a - b)).toEqual([...Array(OP_FIELDS).keys()]);
  });

  it('give layers a bit each, in order', () => {
    expect(LAYERS.map((layer) => LAYER_BIT[layer])).toEqual([1, 2, 4, 8, 16]);
  });

  it('put operations of armed groups before acts of the authorities', () => {
    expect(KIND.hold_attempt).toBe(GROUP_KINDS - 1);
    expect(KIND.security_raid).toBe(GROUP_KINDS);
    expect(Object.values(KIND)).toEqual([...KIND_NAMES.keys()]);
  });
});

describe('Records', () => {
  it('keeps rows beyond the first capacity', () => {
    const { operations } = new Records();
    for (let row = 0; row < 10_000; row++) {
      const at = operations.next();
      operations.data[at + OP.day] = row;
    }
    expect(operations.count).toBe(10_000);
    for (let row = 0; row < 10_000; row++) {
      expect(operations.data[row * OP_FIELDS + OP.day]).toBe(row);
    }
  });

  it('gives zeroed rows after it was cleared', () => {
    const records = new Records();
    const { operations } = records;
    operations.data.fill(7, operations.next(), OP_FIELDS);
    records.clear();
    expect(operations.count).toBe(0);
    const at = operations.next();
    expect([...operations.data.subarray(at, at + OP_FIELDS)]).toEqual(new Array(OP_FIELDS).fill(0));
  });

  it('end a campaign of absurd numbers before it fills the memory', () => {
    const records = new Records();
    expect(() => {
      for (let n = 0; n < 3 * MOST_ROWS; n++) records.note(n, NOTE.ending, 0);
    }).toThrow(expect.objectContaining({ code: 'MODEL_TOO_MANY_EVENTS' }) as Error);
    expect(records.notes.count).toBeGreaterThanOrEqual(MOST_ROWS);
    expect(records.notes.data.length).toBeLessThan(2.5 * MOST_ROWS * NOTE_FIELDS);
  });

  it('writes notes and presences', () => {
    const records = new Records();
    records.note(100, NOTE.ending, 2);
    records.note(101, NOTE.order_given, 3, 4, 5);
    records.presence(102, 0, 6, LAYER_BIT.true);
    expect([...records.notes.data.subarray(0, 2 * NOTE_FIELDS)]).toEqual([
      ...[100, NOTE.ending, 2, 0, 0],
      ...[101, NOTE.order_given, 3, 4, 5],
    ]);
    expect([...records.presences.data.subarray(0, PRESENCE_FIELDS)]).toEqual([102, 0, 6, 1]);
    records.clear();
    expect([records.notes.count, records.presences.count]).toEqual([0, 0]);
  });
});
