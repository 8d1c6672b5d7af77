import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashText, hashWords, hashWorld } from '../../src/engine/hash.js';

/** Bytes as zero-padded little-endian words. */
function wordsOf(bytes: Uint8Array): Int32Array {
  const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  padded.set(bytes);
  return new Int32Array(padded.buffer);
}

function hashBytes(bytes: Uint8Array, seed?: number): string {
  return hashWords(wordsOf(bytes), bytes.length, seed);
}

/** The words of a hash as the bytes that the reference implementation writes. */
function bytesOf(hash: string): number[] {
  return [0, 8, 16, 24].flatMap((at) => {
    const word = parseInt(hash.slice(at, at + 8), 16);
    return [word & 255, (word >>> 8) & 255, (word >>> 16) & 255, word >>> 24];
  });
}

function world(length: number): Float64Array {
  return Float64Array.from({ length }, (_, i) => (i % 3 === 0 ? i : 1 / (i + 1)));
}

describe('hashWords', () => {
  it('passes the verification test of SMHasher for MurmurHash3_x86_128', () => {
    // Keys 0..i-1 of every length up to 255 with seed 256 - i, then the hash of their hashes.
    const hashes: number[] = [];
    for (let i = 0; i < 256; i++) {
      hashes.push(
        ...bytesOf(
          hashBytes(
            Uint8Array.from({ length: i }, (_, j) => j),
            256 - i,
          ),
        ),
      );
    }
    const final = bytesOf(hashBytes(Uint8Array.from(hashes), 0));
    expect(final.slice(0, 4)).toEqual([0x2a, 0xe6, 0xec, 0xb3]);
  });

  it('gives 32 hexadecimal digits', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(hashBytes(bytes)).toMatch(/^[0-9a-f]{32}$/);
      }),
    );
  });

  it('tells lengths and seeds apart', () => {
    const numbers = Array.from({ length: 200 }, (_, i) => i);
    const byLength = numbers.map((length) => hashBytes(new Uint8Array(length)));
    const bySeed = numbers.map((seed) => hashBytes(new Uint8Array(1), seed));
    expect(new Set(byLength).size).toBe(200);
    expect(new Set(bySeed).size).toBe(200);
  });
});

describe('hashWorld', () => {
  it('keeps its golden values', () => {
    expect(hashWorld(new Float64Array(0))).toBe('00000000000000000000000000000000');
    expect(hashWorld(Float64Array.of(1, 2, 3))).toBe('d97799e2e90eb708789182c499a689cd');
    expect(hashWorld(world(680))).toBe('3d09daaca81b4cf396e67e33083437de');
  });

  it.each([1, 2, 3, 7, 40])('changes with every single bit of %i numbers', (length) => {
    const numbers = world(length);
    const bytes = new Uint8Array(numbers.buffer);
    const seen = new Set([hashWorld(numbers)]);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      seen.add(hashWorld(numbers));
      bytes[bit >> 3]! ^= 1 << (bit & 7);
    }
    expect(seen.size).toBe(bytes.length * 8 + 1);
  });

  it('changes with any single bit of any numbers', () => {
    fc.assert(
      fc.property(fc.float64Array({ minLength: 1, maxLength: 50 }), fc.nat(), (numbers, at) => {
        const before = hashWorld(numbers);
        const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
        const bit = at % (bytes.length * 8);
        bytes[bit >> 3]! ^= 1 << (bit & 7);
        expect(hashWorld(numbers)).not.toBe(before);
      }),
    );
  });

  it('changes when two different numbers change places', () => {
    const numbers = world(60);
    const seen = new Set([hashWorld(numbers)]);
    for (let a = 0; a < 60; a++) {
      for (let b = 0; b < a; b++) {
        const swapped = numbers.slice();
        swapped[a] = numbers[b]!;
        swapped[b] = numbers[a]!;
        seen.add(hashWorld(swapped));
      }
    }
    expect(seen.size).toBe(1 + (60 * 59) / 2);
  });

  it('changes about half of its bits for one flipped bit', () => {
    const numbers = world(4);
    const bytes = new Uint8Array(numbers.buffer);
    const before = bytesOf(hashWorld(numbers));
    let differing = 0;
    for (let bit = 0; bit < 256; bit++) {
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      bytesOf(hashWorld(numbers)).forEach((byte, i) => {
        for (let rest = byte ^ before[i]!; rest > 0; rest >>= 1) differing += rest & 1;
      });
      bytes[bit >> 3]! ^= 1 << (bit & 7);
    }
    expect(differing / (256 * 128)).toBeCloseTo(0.5, 1);
  });

  it('hashes a view of a larger buffer as a copy of it', () => {
    const numbers = world(20);
    expect(hashWorld(numbers.subarray(3, 11))).toBe(hashWorld(numbers.slice(3, 11)));
    expect(hashWorld(numbers.subarray(3, 11))).not.toBe(hashWorld(numbers.subarray(4, 12)));
  });

  it('tells 0 from -0', () => {
    expect(hashWorld(Float64Array.of(0))).not.toBe(hashWorld(Float64Array.of(-0)));
  });
});

describe('hashText', () => {
  it('is the hash of the code units, lower byte first', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(hashText(text)).toBe(hashBytes(Buffer.from(text, 'utf16le')));
      }),
    );
  });

  it('keeps its golden values', () => {
    expect(hashText('')).toBe('00000000000000000000000000000000');
    expect(hashText('{"a":1}')).toBe('a86da376e012b7173cfc1224ca08e6d9');
    expect(hashText('پنجشیر')).toBe('ae5d711c57e98c373c7712fb182d9d91');
  });

  it('tells texts apart that look alike', () => {
    expect(hashText('\u00e9')).not.toBe(hashText('e\u0301'));
    expect(hashText('a\0')).not.toBe(hashText('a'));
  });
});
