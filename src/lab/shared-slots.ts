/**
 * Room that threads share for numbers on their way. A message would bring them in memory of its own
 * each time, which the main thread, with little else to do, would sweep up late.
 */

const NUMBER_BYTES = Float64Array.BYTES_PER_ELEMENT;

/** The room, as it is handed to another thread. */
export interface SlotRoom {
  readonly memory: SharedArrayBuffer;
  /** Numbers of a slot. */
  readonly size: number;
}

/** Room of `slots` slots of `size` numbers. */
export function makeRoom(slots: number, size: number): SlotRoom {
  return { memory: new SharedArrayBuffer(slots * size * NUMBER_BYTES), size };
}

/** The first `count` numbers of a slot. */
export function slotOf({ memory, size }: SlotRoom, slot: number, count: number): Float64Array {
  return new Float64Array(memory, slot * size * NUMBER_BYTES, count);
}
