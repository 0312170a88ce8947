import type { CellValue } from '../../src/workbook/sheet-data';
import type { SheetPlan } from '../../src/workbook/sheet-plan';

const TOKEN =
  /\s*(?:('(?:[^']|'')*'!)?(\$?[A-Z]+\$?\d+)(?::(\$?[A-Z]+\$?\d+))?|(\d+(?:\.\d+)?)|(SUM|ROUND)|([-+*/(),]))/y;

type Value = number | readonly CellValue[];

/**
 * Computes a formula of a sheet plan as Excel would, from the values of the cells that it refers to: references (also to
 * other sheets), SUM, ROUND, the four operations, parentheses.
 * @throws Error for anything else, so that no formula goes unchecked
 */
export function evaluate(plans: readonly SheetPlan[], sheet: SheetPlan, formula: string): number {
  const tokens = tokenize(formula);
  let next = 0;
  const eat = (text: string): boolean => tokens[next]?.[6] === text && ++next > 0;

  function sum(): number {
    let value = product();
    for (;;) {
      if (eat('+')) value += product();
      else if (eat('-')) value -= product();
      else return value;
    }
  }
  function product(): number {
    let value = single(factor());
    for (;;) {
      if (eat('*')) value *= single(factor());
      else if (eat('/')) value /= single(factor());
      else return value;
    }
  }
  function factor(): Value {
    const token = tokens[next++];
    if (!token) throw new Error(`ends early: ${formula}`);
    const [, otherSheet, from, to, number, name] = token;
    if (number !== undefined) return Number(number);
    if (from !== undefined) return cells(sheetOf(plans, sheet, otherSheet), from, to ?? from);
    if (name !== undefined) {
      if (!eat('(')) throw new Error(`no bracket: ${formula}`);
      const values: Value[] = [name === 'SUM' ? factor() : sum()];
      while (eat(',')) values.push(sum());
      if (!eat(')')) throw new Error(`open bracket: ${formula}`);
      return name === 'SUM' ? added(values[0]) : rounded(single(values[0]), single(values[1]));
    }
    if (token[6] === '(') {
      const inner = sum();
      if (!eat(')')) throw new Error(`not closed: ${formula}`);
      return inner;
    }
    throw new Error(`not understood: ${formula}`);
  }

  const value = sum();
  if (next !== tokens.length) throw new Error(`something left: ${formula}`);
  return value;
}

function tokenize(formula: string): RegExpExecArray[] {
  const tokens: RegExpExecArray[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < formula.length) {
    const token = TOKEN.exec(formula);
    if (!token) throw new Error(`not understood: ${formula}`);
    tokens.push(token);
  }
  return tokens;
}

function sheetOf(plans: readonly SheetPlan[], own: SheetPlan, prefix: string | undefined): SheetPlan {
  if (prefix === undefined) return own;
  const name = prefix.slice(1, -2).replaceAll("''", "'");
  const found = plans.find((plan) => plan.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
}

function cells(plan: SheetPlan, from: string, to: string): CellValue[] {
  const [first, last] = [position(from), position(to)];
  const values: CellValue[] = [];
  for (let row = first.row; row <= last.row; row++) {
    if (row >= plan.rows.length) throw new Error(`${plan.name}!${from}:${to} is outside`);
    for (let column = first.column; column <= last.column; column++)
      values.push(plan.rows[row][column] ?? null);
  }
  return values;
}

/** Zero-based row and column of an address. */
export function position(address: string): { row: number; column: number } {
  const [, letters, digits] = /^\$?([A-Z]+)\$?(\d+)$/.exec(address)!;
  const column = [...letters].reduce((all, letter) => all * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

/** SUM passes over texts; an operation on one is #VALUE!. */
function added(value: Value): number {
  return typeof value === 'number'
    ? value
    : value.reduce<number>((all, cell) => all + (typeof cell === 'number' ? cell : 0), 0);
}

function single(value: Value): number {
  if (typeof value === 'number') return value;
  const [cell] = value;
  if (value.length !== 1 || typeof cell === 'string') throw new Error(`#VALUE! ${String(cell)}`);
  return Number(cell ?? 0);
}

function rounded(value: number, decimals: number): number {
  return Math.round(Number(`${value.toFixed(12)}e${decimals}`)) / 10 ** decimals;
}
