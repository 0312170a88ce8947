import { CellError, type CellContent } from '../cell';
import { asNumber, asText, compareValues } from './computed';
import { wildcardPattern } from './wildcard';

/**
 * A criterion of SUMIF and COUNTIF: a value, `">=10"`, `"<>已结清"`, or a text with the wildcards * and ?. A blank cell as
 * criterion looks for 0.
 */
export function criterion(given: CellContent): (value: CellContent) => boolean {
  const text = given === null ? '0' : asText(given);
  if (text instanceof CellError) return (value) => value instanceof CellError && value.code === text.code;
  const [, operator, operand] = /^(<>|<=|>=|=|<|>)?([^]*)$/.exec(text)!;
  const wanted = operandValue(operand);
  const pattern = typeof wanted === 'string' ? wildcardPattern(wanted) : null;
  const equals = (value: CellContent): boolean => {
    // "" also finds formulas that come to an empty text; "=" and "<>" only tell cells that hold nothing.
    if (operand === '') return value === null || (operator === undefined && value === '');
    if (typeof wanted === 'number') return asNumberOrNull(value) === wanted;
    return pattern ? typeof value === 'string' && pattern.test(value) : value === wanted;
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

function operandValue(operand: string): number | string | boolean {
  const word = operand.toUpperCase();
  if (word === 'TRUE' || word === 'FALSE') return word === 'TRUE';
  const number = operand === '' ? null : asNumber(operand);
  return typeof number === 'number' ? number : operand;
}

function asNumberOrNull(value: CellContent): number | null {
  if (value === null || typeof value === 'boolean') return null;
  const number = asNumber(value);
  return typeof number === 'number' ? number : null;
}
