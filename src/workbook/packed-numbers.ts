const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));

/** Characters that one number takes. */
export const PACKED_LENGTH = 6;

/** Whole numbers from 0 to 2^32 − 1 as a text, six characters each. */
export function packNumbers(numbers: ArrayLike<number>): string {
  const parts: string[] = [];
  for (let index = 0; index < numbers.length; index++) {
    let number = numbers[index];
    let part = '';
    for (let digit = 0; digit < PACKED_LENGTH; digit++) {
      part = DIGITS[number % 64] + part;
      number = Math.floor(number / 64);
    }
    parts.push(part);
  }
  return parts.join('');
}

/**
 * The numbers of a text from `packNumbers`.
 * @returns null where the text is no such text
 */
export function unpackNumbers(text: string): Uint32Array | null {
  if (text.length % PACKED_LENGTH !== 0) return null;
  const numbers = new Uint32Array(text.length / PACKED_LENGTH);
  for (let index = 0; index < numbers.length; index++) {
    let number = 0;
    for (let digit = 0; digit < PACKED_LENGTH; digit++) {
      const value = VALUES.get(text[index * PACKED_LENGTH + digit]);
      if (value === undefined) return null;
      number = number * 64 + value;
    }
    if (number > 0xffffffff) return null;
    numbers[index] = number;
  }
  return numbers;
}
