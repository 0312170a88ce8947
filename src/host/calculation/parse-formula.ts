import { areaOf } from '../address';
import { CellError } from '../cell';
import { invalidArgument } from '../host-error';
import { formulaTokens, type FormulaToken } from './formula-token';
import type { FormulaTree, Operator } from './formula-tree';
import { parseTableReference } from './table-reference';

/** How tightly an operator binds, as Excel has it. */
const STRENGTH: Readonly<Record<Operator, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
};
/** A sign before a number binds tighter than a power: -2^2 is 4 in Excel. */
const SIGN_STRENGTH = 6;

/**
 * Reads a formula.
 * @param formula with or without its equals sign
 * @throws HostError InvalidArgument for what is no formula
 */
export function parseFormula(formula: string): FormulaTree {
  const tokens = formulaTokens(formula);
  let at = 0;
  const next = (): FormulaToken => tokens[at];
  const isSign = (text: string): boolean => next().kind === 'sign' && next().text === text;
  const refuse = (): never => {
    throw invalidArgument(
      `the formula ${formula} is not complete or holds something unexpected: ${next().text}`,
    );
  };
  const expect = (text: string): void => {
    if (!isSign(text)) refuse();
    at++;
  };

  const callArguments = (): (FormulaTree | null)[] => {
    const given: (FormulaTree | null)[] = [];
    if (isSign(')')) {
      at++;
      return given;
    }
    for (;;) {
      given.push(isSign(',') || isSign(')') ? null : expression(0));
      if (isSign(')')) {
        at++;
        return given;
      }
      expect(',');
    }
  };

  const arrayConstant = (): FormulaTree => {
    const rows: (number | string | boolean | CellError)[][] = [[]];
    for (;;) {
      const item = expression(SIGN_STRENGTH);
      const value =
        item.kind === 'prefix' && item.operand.kind === 'constant' && typeof item.operand.value === 'number'
          ? item.operator === '-'
            ? -item.operand.value
            : item.operand.value
          : item.kind === 'constant'
            ? item.value
            : refuse();
      rows[rows.length - 1].push(value);
      if (isSign(',')) at++;
      else if (isSign(';')) {
        at++;
        rows.push([]);
      } else {
        expect('}');
        return { kind: 'array', rows };
      }
    }
  };

  const operand = (): FormulaTree => {
    const token = next();
    at++;
    switch (token.kind) {
      case 'number':
        return { kind: 'constant', value: Number(token.text) };
      case 'string':
        return { kind: 'constant', value: token.text };
      case 'error':
        return { kind: 'constant', value: new CellError(token.text) };
      case 'cells':
        return { kind: 'cells', sheet: token.sheet, box: areaOf(token.text.replaceAll('$', '')) };
      case 'table':
        return parseTableReference(token.text);
      case 'word': {
        if (token.sheet === null && isSign('(')) {
          at++;
          return { kind: 'call', name: token.text.toUpperCase(), arguments: callArguments() };
        }
        const word = token.text.toUpperCase();
        if (token.sheet === null && (word === 'TRUE' || word === 'FALSE'))
          return { kind: 'constant', value: word === 'TRUE' };
        return { kind: 'name', sheet: token.sheet, name: token.text };
      }
      case 'sign': {
        if (token.text === '(') {
          const inner = expression(0);
          expect(')');
          return inner;
        }
        if (token.text === '{') return arrayConstant();
        if (token.text === '-' || token.text === '+' || token.text === '@')
          return { kind: 'prefix', operator: token.text, operand: expression(SIGN_STRENGTH) };
        at--;
        return refuse();
      }
      case 'end':
        at--;
        return refuse();
    }
  };

  const withSuffixes = (): FormulaTree => {
    let tree = operand();
    for (;;) {
      if (isSign('#')) tree = { kind: 'spill', of: tree };
      else if (isSign('%')) tree = { kind: 'percent', operand: tree };
      else return tree;
      at++;
    }
  };

  function expression(weakest: number): FormulaTree {
    let left = withSuffixes();
    for (;;) {
      const token = next();
      const strength = token.kind === 'sign' ? STRENGTH[token.text as Operator] : undefined;
      if (strength === undefined || strength < weakest) return left;
      at++;
      left = {
        kind: 'operation',
        operator: token.text as Operator,
        left,
        right: expression(strength + 1),
      };
    }
  }

  const tree = expression(0);
  if (next().kind !== 'end') refuse();
  return tree;
}
