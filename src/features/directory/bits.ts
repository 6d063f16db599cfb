/** A set of whole numbers from 0 to below a size, one bit each: ten thousand sites are 1,250 bytes, and two sets meet in microseconds. */
export type Bits = Uint32Array;

/** The empty set, for numbers below `size`. */
export function noBits(size: number): Bits {
  return new Uint32Array(Math.ceil(size / 32));
}

/** All numbers below `size`. */
export function allBits(size: number): Bits {
  const bits = noBits(size);
  for (let at = 0; at < size; at++) addBit(bits, at);
  return bits;
}

/** Puts a number into a set. */
export function addBit(bits: Bits, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
}

/** Tells whether a number is in a set. */
export function hasBit(bits: Bits, at: number): boolean {
  return (((bits[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1;
}

/** The numbers that are in both sets. */
export function inBoth(one: Bits, other: Bits): Bits {
  return one.map((word, at) => word & (other[at] ?? 0));
}

/** How many numbers are in both sets. */
export function countBoth(one: Bits, other: Bits): number {
  let count = 0;
  for (let at = 0; at < one.length; at++) count += onesIn((one[at] ?? 0) & (other[at] ?? 0));
  return count;
}

/** Ones of a 32-bit word, added up in twos, fours and eights side by side (Hacker's Delight, §5-1). */
function onesIn(word: number): number {
  const twos = word - ((word >>> 1) & 0x55555555);
  const fours = (twos & 0x33333333) + ((twos >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
