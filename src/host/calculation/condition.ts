import { CellError, type CellContent } from '../cell';
import { asNumber, asText, compareValues } from './computed';

/** A criterion of SUMIF and COUNTIF: a value, `">=10"`, `"<>已结清"`, or a text with the wildcards * and ?. */
export function criterion(given: CellContent): (value: CellContent) => boolean {
  const text = asText(given);
  if (text instanceof CellError) return (value) => value instanceof CellError && value.code === text.code;
  const [, operator, operand] = /^(<>|<=|>=|=|<|>)?([^]*)$/.exec(text)!;
  const number = operand === '' ? null : asNumber(operand);
  const wanted: CellContent = typeof number === 'number' ? number : operand;
  const equals = (value: CellContent): boolean => {
    if (operand === '') return value === null || value === '';
    if (typeof wanted === 'number') return asNumberOrNull(value) === wanted;
    return typeof value === 'string' && pattern(operand).test(value);
  };
  switch (operator) {
    case '<>':
      return (value) => !equals(value);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return (value) => {
        if (value === null || typeof value !== typeof wanted) return false;
        const order = compareValues(value, wanted);
        return operator === '<'
          ? order < 0
          : operator === '>'
            ? order > 0
            : operator === '<='
              ? order <= 0
              : order >= 0;
      };
    default:
      return equals;
  }
}

function asNumberOrNull(value: CellContent): number | null {
  if (value === null || typeof value === 'boolean') return null;
  const number = asNumber(value);
  return typeof number === 'number' ? number : null;
}

/** Wildcards of Excel: `*` any text, `?` any character, `~` takes the next one literally. */
function pattern(text: string): RegExp {
  const source = text.replace(
    /~([*?~])|([*?])|([.+^${}()|[\]\\])/g,
    (_, literal?: string, wild?: string, special?: string) =>
      literal !== undefined
        ? `\\${literal}`
        : wild !== undefined
          ? wild === '*'
            ? '[^]*'
            : '[^]'
          : `\\${special!}`,
  );
  return new RegExp(`^${source}$`, 'i');
}
