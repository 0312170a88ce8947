/** Bits of a key that one pass sorts by: the counts of a pass stay in the processor's nearest memory. */
const DIGIT = 13;
const SIZE = 1 << DIGIT;

/**
 * Brings indexes into the rising order of their keys; those with the same key stay as they stand. Keys are whole numbers from 0
 * on, so they are counted digit by digit (radix sort) and never compared: the time grows with their number alone.
 * @param order indexes into `keys`
 * @param keys whole numbers from 0 to 2^31 − 1
 * @returns the indexes in their new order; `order` itself is overwritten
 */
export function stableOrder(order: Uint32Array, keys: Uint32Array | Int32Array): Uint32Array {
  let largest = 0;
  for (const index of order) if (keys[index] > largest) largest = keys[index];
  let from = order;
  let to: Uint32Array = new Uint32Array(order.length);
  const starts = new Uint32Array(SIZE + 1);
  for (let shift = 0; shift < 31 && largest >>> shift > 0; shift += DIGIT) {
    starts.fill(0);
    for (const index of from) starts[((keys[index] >>> shift) & (SIZE - 1)) + 1]++;
    for (let digit = 0; digit < SIZE; digit++) starts[digit + 1] += starts[digit];
    for (const index of from) to[starts[(keys[index] >>> shift) & (SIZE - 1)]++] = index;
    [from, to] = [to, from];
  }
  return from;
}
