import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeRoom, slotOf } from '../../src/lab/shared-slots.js';

it('a slot is as long as asked for, and no other reaches into it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(20), fc.nat(8), (slots, size, which) => {
      const room = makeRoom(slots, size);
      const own = which % slots;
      for (let slot = 0; slot < slots; slot++) slotOf(room, slot, size).fill(slot + 1);
      expect([...slotOf(room, own, size)]).toEqual(Array.from({ length: size }, () => own + 1));
      expect(slotOf(room, own, size >> 1)).toHaveLength(size >> 1);
    }),
  );
});
