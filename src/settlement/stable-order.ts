/** Most bits of a key that one pass sorts by: the counts of a pass stay in the processor's nearest memory. */
const MOST_BITS = 13;

/**
 * The indexes of keys in the rising order of the keys; those with the same key in their own order. Keys are whole numbers, so they are
 * counted digit by digit (radix sort) and never compared: the time grows with their number and the bits of their span alone.
 * @param keys whole numbers less than 2^31 apart
 */
export function stableOrder(keys: Int32Array): Uint32Array {
  const count = keys.length;
  let from: Uint32Array = firstNumbers(count);
  let least = 0;
  let largest = 0;
  for (let at = 0; at < count; at++) {
    const key = keys[at];
    if (at === 0 || key < least) least = key;
    if (at === 0 || key > largest) largest = key;
  }
  const bits = 32 - Math.clz32(largest - least);
  if (bits === 0) return from;
  const passes = Math.ceil(bits / MOST_BITS);
  const digit = Math.ceil(bits / passes);
  const mask = (1 << digit) - 1;
  const starts = new Uint32Array(mask + 2);
  // The keys travel with their indexes, so that every pass reads both from the front.
  let ownKeys = keys;
  let nextKeys: Int32Array = new Int32Array(passes > 1 ? count : 0);
  let to: Uint32Array = new Uint32Array(count);
  for (let pass = 0; pass < passes; pass++) {
    const shift = pass * digit;
    starts.fill(0);
    for (let at = 0; at < count; at++) starts[(((ownKeys[at] - least) >>> shift) & mask) + 1]++;
    for (let value = 0; value <= mask; value++) starts[value + 1] += starts[value];
    const last = pass === passes - 1;
    for (let at = 0; at < count; at++) {
      const key = ownKeys[at];
      const place = starts[((key - least) >>> shift) & mask]++;
      to[place] = from[at];
      if (!last) nextKeys[place] = key;
    }
    [from, to] = [to, from];
    // The caller's keys are never written to.
    [ownKeys, nextKeys] = [nextKeys, pass === 0 && passes > 2 ? new Int32Array(count) : ownKeys];
  }
  return from;
}

/** 0, 1, 2 … as indexes. */
export function firstNumbers(count: number): Uint32Array {
  const numbers = new Uint32Array(count);
  for (let number = 0; number < count; number++) numbers[number] = number;
  return numbers;
}
