import { text } from '../locale/text';
import type { Paced } from '../pace/pace';
import { BUILT_IN_TAX_BRACKETS } from '../policy/built-in-tax-brackets';
import {
  readTaxBrackets,
  TAX_TABLE,
  taxLevels,
  type TaxBracket,
  type TaxKind,
} from '../policy/reward-tax-brackets';
import { annualTax, bonusTax, taxJump } from '../reward/bonus-tax';
import { yuan } from './aging-table';
import { amounts, asOfDays } from './argument';
import { CellError, cellsOf } from './cell';
import type { FunctionContext } from './context';
import type { Example } from './example';
import { tableIn } from './policy-range';
import { spread } from './spread';

/**
 * Tax on a year-end bonus: by itself (bonus ÷ 12), or, where the taxable income of the year is given, what it adds to the tax of the year when merged into wages.
 * @customfunction BONUSTAX
 * @param bonus Bonuses before tax in 元.
 * @param [income] Taxable income of the year without the bonus in 元, after all deductions; below zero where they exceed it. If omitted the bonus is taxed by itself.
 * @param [paidOn] Days of payment; if omitted today.
 * @param [table] Table 个税税率 with its header row; if omitted the built-in tables since 2019.
 * @param {CustomFunctions.Invocation} context
 * @returns Tax in 元; #N/A where no table is in force on the day (separate tax ends with 2027).
 * @rule Ministry of Finance and State Taxation Administration, announcement 2023 No. 30; Individual Income Tax Law, table 1
 */
export function arBonusTax(
  bonus: unknown[][],
  income: unknown[][],
  paidOn: unknown[][],
  table: unknown[][],
  context: FunctionContext,
): Paced<unknown[][]> {
  const brackets = bracketsIn(context, table);
  const merges = cellsOf(income) !== null;
  return spread(
    [amounts(context, bonus), amounts(context, income), asOfDays(context, paidOn)],
    (amount, taxable, day) => {
      if (amount === null || (merges && taxable === null)) return '';
      if (!merges) return yuan(bonusTax(amount, levelsOn(context, brackets, '全年一次性奖金', day)));
      const levels = levelsOn(context, brackets, '综合所得', day);
      return yuan(annualTax(taxable! + amount, levels) - annualTax(taxable!, levels));
    },
  );
}

/**
 * The smaller bonus that leaves more after tax, for a bonus just above 36,000, 144,000, 300,000, 420,000, 660,000 or 960,000.
 * @customfunction BONUSJUMP
 * @param bonus Bonuses before tax in 元.
 * @param [paidOn] Days of payment; if omitted today.
 * @param [table] Table 个税税率 with its header row; if omitted the built-in tables since 2019.
 * @param {CustomFunctions.Invocation} context
 * @returns The edge in 元 that leaves more; blank where there is none.
 * @rule Ministry of Finance and State Taxation Administration, announcement 2023 No. 30
 */
export function arBonusJump(
  bonus: unknown[][],
  paidOn: unknown[][],
  table: unknown[][],
  context: FunctionContext,
): Paced<unknown[][]> {
  const brackets = bracketsIn(context, table);
  return spread([amounts(context, bonus), asOfDays(context, paidOn)], (amount, day) => {
    if (amount === null) return '';
    const jump = taxJump(amount, levelsOn(context, brackets, '全年一次性奖金', day));
    return jump === null ? '' : yuan(jump.edge);
  });
}

function bracketsIn(context: FunctionContext, table: unknown): readonly TaxBracket[] {
  return cellsOf(table) === null
    ? BUILT_IN_TAX_BRACKETS
    : tableIn(context, table, TAX_TABLE, readTaxBrackets);
}

/** @throws CellError where no table is in force */
function levelsOn(
  { language }: FunctionContext,
  brackets: readonly TaxBracket[],
  tax: TaxKind,
  day: number,
): readonly TaxBracket[] {
  const levels = taxLevels(brackets, tax, day);
  if (levels === null) throw new CellError('#N/A', text(language, 'functions.refused.taxTable', { tax }));
  return levels;
}

export const REWARD_TAX_EXAMPLES: Readonly<Record<string, Example>> = {
  BONUSTAX: {
    args: [[[36000], [36001]], null, '2026-01-20', null],
    result: [[1080], [3390.1]],
  },
  BONUSJUMP: { args: [[[36000], [36001], [40000]], '2026-01-20', null], result: [[''], [36000], ['']] },
};
