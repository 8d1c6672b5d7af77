/**
 * Hashes that name a state: MurmurHash3_x86_128 (Appleby 2011, public domain), 128 bits.
 *
 * Every step is a bijection of the 128-bit state and of the block mixed in, so two inputs of equal
 * length that differ within one block of 16 bytes never share a hash: each single-bit flip shows.
 * Other differences go unseen with a chance of about 2^-128. It finds faults and divergence; it is
 * no protection against someone who wants a collision.
 *
 * The bits are hashed as they are: 0 and -0, or two NaNs, may differ.
 */

// A hash of memory words names the same state everywhere only if every machine orders bytes alike.
// All that Node runs on are little-endian but s390x and AIX, which are refused when this loads.
if (new Uint8Array(Uint32Array.of(1).buffer)[0] !== 1) {
  throw new Error('state hashes need a little-endian processor');
}

const C1 = 0x239b961b;
const C2 = 0xab0e9789;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93;

function rotate(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits));
}

/** Each of the four words of a block gets a bijection of its own before it meets the state. */
function scramble(word: number, first: number, bits: number, second: number): number {
  return Math.imul(rotate(Math.imul(word, first), bits), second);
}

function avalanche(state: number): number {
  let x = state;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

function hexadecimal(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

/**
 * The hash of the first `byteLength` bytes of `words` as 32 hexadecimal digits (four words, each
 * written as a number). Bytes of the last word beyond `byteLength` must be zero.
 */
export function hashWords(words: Int32Array, byteLength: number, seed = 0): string {
  const count = Math.ceil(byteLength / 4);
  const whole = (byteLength >> 4) * 4;
  let a = seed | 0;
  let b = a;
  let c = a;
  let d = a;
  for (let i = 0; i < whole; i += 4) {
    a ^= scramble(words[i]!, C1, 15, C2);
    a = (Math.imul(rotate(a, 19) + b, 5) + 0x561ccd1b) | 0;
    b ^= scramble(words[i + 1]!, C2, 16, C3);
    b = (Math.imul(rotate(b, 17) + c, 5) + 0x0bcaa747) | 0;
    c ^= scramble(words[i + 2]!, C3, 17, C4);
    c = (Math.imul(rotate(c, 15) + d, 5) + 0x96cd1c35) | 0;
    d ^= scramble(words[i + 3]!, C4, 18, C1);
    d = (Math.imul(rotate(d, 13) + a, 5) + 0x32ac3b17) | 0;
  }
  // A word that is not there counts as zero, which scrambles to zero and changes nothing.
  if (whole < count) a ^= scramble(words[whole]!, C1, 15, C2);
  if (whole + 1 < count) b ^= scramble(words[whole + 1]!, C2, 16, C3);
  if (whole + 2 < count) c ^= scramble(words[whole + 2]!, C3, 17, C4);
  if (whole + 3 < count) d ^= scramble(words[whole + 3]!, C4, 18, C1);
  return finish(a ^ byteLength, b ^ byteLength, c ^ byteLength, d ^ byteLength);
}

function finish(a0: number, b0: number, c0: number, d0: number): string {
  const mixed = (a0 + b0 + c0 + d0) | 0;
  const a = avalanche(mixed);
  const b = avalanche(b0 + mixed);
  const c = avalanche(c0 + mixed);
  const d = avalanche(d0 + mixed);
  const sum = (a + b + c + d) | 0;
  return hexadecimal(sum) + hexadecimal(b + sum) + hexadecimal(c + sum) + hexadecimal(d + sum);
}

/** The hash of a world's numbers, in one pass over their bytes: 32 hexadecimal digits. */
export function hashWorld(buffer: Float64Array): string {
  const words = new Int32Array(buffer.buffer, buffer.byteOffset, buffer.length * 2);
  return hashWords(words, buffer.byteLength);
}

/**
 * The hash of a text, such as canonical JSON: that of its UTF-16 code units, two bytes each, lower
 * byte first; 32 hexadecimal digits. Texts that look alike but differ in code units differ.
 */
export function hashText(text: string): string {
  const words = new Int32Array(Math.ceil(text.length / 2));
  for (let i = 0; i < text.length; i++) {
    words[i >> 1]! |= text.charCodeAt(i) << ((i & 1) * 16);
  }
  return hashWords(words, text.length * 2);
}
