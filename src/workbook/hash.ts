import { packNumbers } from './packed-numbers';

/** Mixes a number so that each of its bits moves every bit of the result (the finaliser of MurmurHash3, by A. Appleby). */
export function mix(number: number): number {
  let hash = number;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * A number of 32 bits that is the same for the same text (FNV-1a over its UTF-16 units, mixed).
 * @param seed another seed gives an independent number
 */
export function hash32(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return mix(hash);
}

/** Twelve characters that are the same for the same text; two texts out of a million share them with a chance of 1 to 37 million. */
export function hash64(text: string): string {
  return packNumbers([hash32(text), hash32(text, 0x9e3779b9)]);
}
