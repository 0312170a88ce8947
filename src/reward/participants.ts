import { personName } from '../policy/person-name';

/** A person on a recovery with a weight; weights of one recovery are whole numbers in proportion to what was written. */
export interface Participant {
  readonly name: string;
  readonly weight: number;
  /** The share as written; empty for one name alone. */
  readonly written: string;
}

/**
 * Reads 参与人: `张三:60;李四:40` (shares of any sum, decimals allowed; separators ; ； , ， 、 and a full-width colon),
 * or one name (rules.md §10).
 * @returns null where several people stand without shares, a share is no positive number, or a name is missing
 */
export function readParticipants(text: string): Participant[] | null {
  const parts = text
    .normalize('NFKC')
    .split(/[;,、\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 1 && !parts[0].includes(':'))
    return [{ name: personName(parts[0]), weight: 1, written: '' }];
  const shares = parts.map((part) => /^([^:]+?)\s*:\s*(\d+(?:\.\d+)?)\s*%?$/.exec(part));
  if (shares.length === 0 || shares.some((share) => share === null)) return null;
  const decimals = Math.max(...shares.map((share) => share![2].split('.')[1]?.length ?? 0));
  const people = shares.map((share) => {
    const [whole, fraction = ''] = share![2].split('.');
    return {
      name: personName(share![1]),
      weight: Number(whole + fraction.padEnd(decimals, '0')),
      written: share![2],
    };
  });
  return people.every(({ weight }) => Number.isSafeInteger(weight)) && people.some(({ weight }) => weight > 0)
    ? people
    : null;
}
