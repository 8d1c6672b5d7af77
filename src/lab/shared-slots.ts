/**
 * Room that threads share for numbers on their way. A message would bring them in memory of its own
 * each time, which the main thread, with little else to do, would sweep up late.
 */

const NUMBER_BYTES = Float64Array.BYTES_PER_ELEMENT;

/** The room, as it is handed to another thread. */
export interface SlotRoom {
  readonly memory: SharedArrayBuffer;
  readonly slots: number;
  /** Numbers of a slot. */
  readonly size: number;
}

/** Room of `slots` slots of `size` numbers. */
export function makeRoom(slots: number, size: number): SlotRoom {
  return { memory: new SharedArrayBuffer(slots * size * NUMBER_BYTES), slots, size };
}

/** The first `count` numbers of a slot. */
export function slotOf({ memory, size }: SlotRoom, slot: number, count: number): Float64Array {
  return new Float64Array(memory, slot * size * NUMBER_BYTES, count);
}

/** A range to be played, and where its numbers are put. */
export interface SlotTask<R> {
  readonly range: R;
  readonly slot: number;
}

/** What came of a range. The numbers hold until the next one is asked for. */
export interface SlotResult<R, A> {
  readonly range: R;
  readonly answer: A;
  readonly numbers: Float64Array;
}

/** Threads that answer tasks. */
export interface SlotPool<R, A> {
  run(task: SlotTask<R>, options: { signal?: AbortSignal }): Promise<A>;
}

/**
 * Gives ranges out to a pool, as many ahead as the room has slots, and gives what came of them in their
 * order.
 *
 * @param width numbers of a run
 */
export async function* playInSlots<R extends { readonly count: number }, A>(
  pool: SlotPool<R, A>,
  ranges: Iterable<R>,
  room: SlotRoom,
  width: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<SlotResult<R, A>> {
  const waiting: { range: R; answer: Promise<A>; numbers: Float64Array }[] = [];
  let slot = 0;
  for (const range of ranges) {
    const answer = pool.run({ range, slot }, signal === undefined ? {} : { signal });
    // A failure is met when its turn comes; until then it must not end the process.
    answer.catch(() => undefined);
    waiting.push({ range, answer, numbers: slotOf(room, slot, range.count * width) });
    // As many slots as ranges are given out: what is in the next one has been read by then.
    slot = (slot + 1) % room.slots;
    if (waiting.length === room.slots) yield* first();
  }
  while (waiting.length > 0) yield* first();

  async function* first(): AsyncGenerator<SlotResult<R, A>> {
    const given = waiting.shift();
    if (given !== undefined) yield { ...given, answer: await given.answer };
  }
}
