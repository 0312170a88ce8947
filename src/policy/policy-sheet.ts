import { textOf } from '../table/cell';
import { titleKey } from '../table/title';
import type { SheetData } from '../workbook/sheet-data';
import { ANNUAL_TABLE } from './annual-plans';
import { BARRED_TABLE } from './barred';
import { BASELINE_TABLE } from './baseline-rows';
import { BUCKET_TABLE } from './bucket-sets';
import { CASEWORK_TABLES } from './casework-tables';
import { CASE_TABLE } from './decided-cases';
import { DEMAND_TABLE } from './demand-log';
import { MEMBER_TABLE } from './group-members';
import { INTEREST_TABLE } from './interest-terms';
import { LAWSUIT_TABLE } from './lawsuits';
import { LETTER_TABLE } from './letter-rows';
import { LPR_TABLE } from './lpr-rows';
import { PEOPLE_TABLE } from './people';
import { PHASE_TABLE } from './phase-rows';
import { PROMISE_TABLE } from './promises';
import { PROVISION_TABLE } from './provision-rates';
import { REWARD_TABLE } from './reward-brackets';
import { REWARD_SIDE_TABLES } from './reward-tables';
import { SETTING_TABLE } from './settings';
import type { TableDescription } from './table-description';
import { TARGET_TABLE } from './targets';

/** The tables that a run computes with, in the order of rules.md §10. */
export const READ_TABLES: readonly TableDescription[] = [
  BUCKET_TABLE,
  REWARD_TABLE,
  CASE_TABLE,
  PEOPLE_TABLE,
  BARRED_TABLE,
  PHASE_TABLE,
  TARGET_TABLE,
  ANNUAL_TABLE,
  INTEREST_TABLE,
  LPR_TABLE,
  SETTING_TABLE,
  DEMAND_TABLE,
  LAWSUIT_TABLE,
  PROMISE_TABLE,
  ...CASEWORK_TABLES,
  PROVISION_TABLE,
  MEMBER_TABLE,
  LETTER_TABLE,
  ...REWARD_SIDE_TABLES,
  BASELINE_TABLE,
];

/** Names of sheets that hold the ledger itself; whatever columns they have, they are no policy. */
const LEDGER_NAMES = /台账|往来|明细|回款|ledger|claims|recoveries/;

const HEADER_ROWS_SEARCHED = 20;

/**
 * Which policy table of rules.md §10 a sheet is: by its name in any of its spellings (`账龄段`, `一.账龄段`, `1、账龄段`,
 * `账龄段 (2)`), otherwise by exact headers.
 * @returns the table's own name, or null for a sheet that is no policy sheet
 */
export function policySheetOf(sheet: SheetData): string | null {
  const key = sheetKey(sheet.name);
  const named = TABLE_OF_NAME.get(key);
  if (named !== undefined) return isLetter(sheet) ? null : named;
  if (LEDGER_NAMES.test(key)) return null;
  return READ_TABLES.find((table) => hasHeadersOf(sheet, table))?.name ?? null;
}

const LETTER_TITLE = /^(?:还款计划书|repayment plan)$/i;
const LETTER_NUMBER = /^(?:编号：|No\. )/;

/** 还款计划 names a register of the user's, and the pages that we write for debtors to sign as well. */
function isLetter({ rows }: SheetData): boolean {
  const texts = rows
    .slice(0, HEADER_ROWS_SEARCHED)
    .flatMap((row) => row.map(textOf).filter((cell) => cell !== ''));
  return LETTER_TITLE.test(texts[0] ?? '') && LETTER_NUMBER.test(texts[1] ?? '');
}

/** A sheet's name without numbering in front, year, copy mark behind, blanks, case and width. */
function sheetKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '')
    .replace(/^(?:\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十]+[.、:]|\d{1,2}[.、:]?(?=\D))/u, '')
    .replace(/(?:\([^()]*\)|副本)+$/, '')
    .replace(/^(?:19|20)\d\d(?:年度?)?/, '');
}

const TABLE_OF_NAME: ReadonlyMap<string, string> = new Map(
  READ_TABLES.flatMap(({ name, sheetNames }) =>
    [name, ...sheetNames].map((each) => [sheetKey(each), name] as const),
  ),
);

function hasHeadersOf(sheet: SheetData, { columns, knownBy }: TableDescription): boolean {
  if (!knownBy) return false;
  const wanted = knownBy.columns.map(titleKey);
  const own = new Set(columns.map(({ name }) => titleKey(name)));
  return sheet.rows.slice(0, HEADER_ROWS_SEARCHED).some((row) => {
    const keys = new Set(Array.from(row, (value) => titleKey(textOf(value))));
    keys.delete('');
    const foreign = [...keys].filter((key) => !own.has(key)).length;
    return foreign <= knownBy.foreignTitles && wanted.every((key) => keys.has(key));
  });
}
