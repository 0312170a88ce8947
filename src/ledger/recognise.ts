import type { Finding } from '../finding/finding';
import type { MoneyUnit } from '../money/amount';
import type { Paced } from '../pace/pace';
import { isBlank } from '../table/cell';
import type { Field } from '../table/field';
import { HEADER_ROWS_SEARCHED, locateTable, type LocatedTable } from '../table/locate';
import { titleKey } from '../table/title';
import type { SheetData } from '../workbook/sheet-data';
import { balanceByFigures } from './balance-by-figures';
import { reportTitles } from './check-titles';
import { reportUnits } from './check-units';
import { reportUnread } from './check-unread';
import { claimIdsByFigures } from './claim-ids-by-figures';
import { creditColumnOf } from './credit-column';
import { CLAIM_FIELDS, DIRECTION, RECOVERY_FIELDS, RUNNING_FIELDS } from './fields';
import { isGenerated, isLedgerCopy } from './generated-sheets';
import { LedgerNotFound } from './ledger-not-found';
import { LedgerTable, type TableKind } from './ledger-table';
import { runningByFigures } from './running-by-figures';

/** The user's own mapping: table (台账, 回款, 往来明细) → field → column title or letters. */
export type ColumnChoice = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface KindDescription {
  readonly kind: TableKind;
  /** By this name the user's mapping calls the table. */
  readonly table: string;
  readonly fields: readonly Field[];
  /** Of each group the table must have one. */
  readonly needs: readonly (readonly string[])[];
  /** Names of sheets that hold such tables, and how much that weighs beside recognised titles. */
  readonly sheetName: RegExp;
  readonly weight: number;
}

const KINDS: readonly KindDescription[] = [
  {
    kind: 'claims',
    table: '台账',
    fields: [...CLAIM_FIELDS, DIRECTION],
    needs: [
      ['应收金额', '余额'],
      ['债务人', '债权编号'],
    ],
    sheetName: /台账|债权|应收|欠款|贷款|不良|发票|claims|invoice|receivable|loans/i,
    weight: 1,
  },
  {
    kind: 'recoveries',
    table: '回款',
    fields: RECOVERY_FIELDS,
    needs: [['金额'], ['日期'], ['债权编号', '债务人']],
    sheetName: /回款|收款|收回|还款|到账|清收明细|recover|receipt|payment|collection/i,
    weight: 1.5,
  },
  {
    kind: 'running',
    table: '往来明细',
    fields: [...RUNNING_FIELDS, DIRECTION],
    needs: [['日期'], ['借方', '贷方']],
    sheetName: /往来|明细账|分类账|三栏账|running|journal|statement of account/i,
    weight: 1,
  },
];

/** Columns that only a table of recoveries has; or titles that say so of a date or an amount: without either it is none. */
const RECOVERY_MARKS = ['回款编号', '方式', '凭证号', '参与人', '裁定日期', '变现日期', '冲销回款编号'];
const RECOVERY_TITLE = /回款|收款|收回|还款|到账|归还|入账|recover|receipt|receiv|payment|paid/i;

/** What is owed to others, or was paid before anything is owed; 应收应付 holds both, and its columns say what. */
const LIABILITIES = /应付|预收|暂收|合同负债|payable|received in advance|contract liabilit/i;
const CLAIMS_TOO = /应收|债权|预付|回款|收款|收回|还款|到账|我司|我方|客户|receivable|receipt/i;

/** Headers further down are looked for no more. */
const LAST_LATE_ROW = 100;
/** A table on such a sheet shows how one is filled in. */
const EXPLANATION = /说明|须知|示例|样例|范例|模板|帮助|readme|example|help/i;

interface Candidate {
  readonly description: KindDescription;
  readonly located: LocatedTable;
  readonly score: number;
  /** What the table lacks, as the templates write it; empty where it can be read. */
  readonly missing: readonly string[];
}

/**
 * Finds the ledger's tables among sheets (rules.md §10): each sheet is claims, recoveries, a running ledger, or nothing.
 * Sheets that hold liabilities by their name, hidden ones, and copies of a ledger that an earlier report made, are read only where
 * nothing else holds claims.
 * @param sheets the caller has removed policy sheets
 * @param findings gets what the user should know about sheets and columns that were not read
 * @throws LedgerNotFound where no sheet holds claims, a running ledger or balances
 */
export function* recogniseTables(
  sheets: readonly SheetData[],
  options: { readonly moneyUnit?: MoneyUnit; readonly mapping?: ColumnChoice },
  findings: Finding[],
): Paced<LedgerTable[]> {
  const mapping = options.mapping ?? {};
  const looked = sheets
    .filter((sheet) => !isGenerated(sheet))
    .map((sheet) => ({ sheet, best: bestOf(sheet, mapping) }));
  const readable = looked.filter(({ best }) => best !== null && best.missing.length === 0);
  const isCopy = ({ best }: (typeof looked)[number]): boolean => isLedgerCopy(best!.located.titles);
  const own = readable.filter((one) => !isCopy(one));
  const visible = own.filter(({ sheet }) => !sheet.hidden);
  const first = visible.filter(({ sheet }) => !holdsLiabilities(sheet));
  const hasClaims = (found: typeof looked): boolean =>
    found.some(({ best }) => best!.description.kind !== 'recoveries');
  const chosen = [first, visible, own, readable].find(hasClaims);
  if (chosen === undefined) throw notFound(looked, mapping);

  const located = yield* claimIdsByFigures(
    chosen.map(({ best }) => {
      const { kind, table } = best!.description;
      return { kind, located: best!.located, given: mapping[table] ?? {} };
    }),
  );
  const tables: LedgerTable[] = [];
  for (const one of looked) {
    const { sheet, best } = one;
    if (best === null) {
      const row = sheet.hidden ? null : lateHeader(sheet, mapping);
      if (row !== null) {
        const values = { sheet: sheet.name, row };
        findings.push({ ...aboutSheet(sheet, 'sheet-header-late'), severity: 'error', values });
      } else if (!sheet.hidden && isNamedLikeATable(sheet))
        findings.push(aboutSheet(sheet, 'sheet-header-not-found'));
      continue;
    }
    if (chosen.includes(one)) {
      if (sheet.hidden) findings.push(aboutSheet(sheet, 'hidden-sheet-read'));
      else if (holdsLiabilities(sheet)) findings.push(aboutSheet(sheet, 'liability-sheet-read'));
      const { kind, table: name } = best.description;
      const table = new LedgerTable(kind, located[chosen.indexOf(one)], options.moneyUnit, findings);
      reportColumns(table, name);
      tables.push(table);
    } else if (best.missing.length === 0) {
      if (sheet.hidden) findings.push(aboutSheet(sheet, 'hidden-sheet-skipped'));
      else if (holdsLiabilities(sheet)) findings.push(aboutSheet(sheet, 'liability-sheet-skipped'));
    } else if (!sheet.hidden) {
      const values = { sheet: sheet.name, table: best.description.table, missing: listed(best.missing) };
      findings.push({ ...aboutSheet(sheet, 'sheet-not-read'), values });
    }
  }
  return tables;
}

/**
 * What a first look at the head of a sheet says it holds, and the zero-based columns that its table spans; null for a sheet that
 * cannot be read as a table of the ledger.
 */
export function lookAt(
  sheet: SheetData,
  mapping: ColumnChoice,
): { readonly kind: TableKind; readonly firstColumn: number; readonly lastColumn: number } | null {
  const best = isGenerated(sheet) ? null : bestOf(sheet, mapping);
  if (best === null || best.missing.length > 0) return null;
  const { firstColumn, titles, columns } = best.located;
  const lastTitle = titles.reduce(
    (last, title, index) => (title === '' ? last : firstColumn + index),
    firstColumn,
  );
  return {
    kind: best.description.kind,
    firstColumn,
    lastColumn: Math.max(lastTitle, creditColumnOf(best.located), ...columns.map(({ column }) => column)),
  };
}

/** The kind of table that a sheet most probably holds; null where no header resembles any. */
function bestOf(sheet: SheetData, mapping: ColumnChoice): Candidate | null {
  let best: Candidate | null = null;
  for (const description of KINDS) {
    const candidate = candidateOf(sheet, description, mapping[description.table] ?? {});
    if (candidate === null) continue;
    const readable = candidate.missing.length === 0;
    const bestReadable = best !== null && best.missing.length === 0;
    if (best === null || (readable === bestReadable ? candidate.score > best.score : readable))
      best = candidate;
  }
  return best;
}

function candidateOf(
  sheet: SheetData,
  description: KindDescription,
  given: Readonly<Record<string, string>>,
): Candidate | null {
  const byTitles = locateWithDebtor(sheet, description, given);
  if (byTitles === null) return null;
  const located = byFigures(byTitles, description, given);
  const found = new Set(located.columns.map(({ field }) => field.name));
  const missing = description.needs
    .filter((group) => !group.some((name) => found.has(name)))
    .map((group) => group.join('/'));
  const namedSo = description.sheetName.test(sheet.name.normalize('NFKC'));
  if (description.kind === 'recoveries' && !namedSo && !isMarkedRecovery(located))
    missing.push('方式/凭证号');
  if (description.kind === 'claims' && !found.has('应收金额') && isOfABank(located)) missing.push('应收金额');
  if (description.kind === 'running' && !found.has('摘要') && isOfPeriod(located)) missing.push('摘要');
  return { description, located, score: located.score + (namedSo ? description.weight : 0), missing };
}

function isMarkedRecovery({ columns }: LocatedTable): boolean {
  return columns.some(
    ({ field, title, reason }) =>
      reason === 'given' ||
      (RECOVERY_MARKS.includes(field.name) && reason !== 'contains') ||
      ((field.name === '日期' || field.name === '金额') && RECOVERY_TITLE.test(title)),
  );
}

/** What came in and went out of an account with a bank: its balance is owed by nobody. */
function isOfABank({ titles }: LocatedTable): boolean {
  const keys = titles.map(titleKey);
  return (
    keys.some((key) => /^(?:收入|存入|转入)/.test(key)) && keys.some((key) => /^(?:支出|支取|转出)/.test(key))
  );
}

/** One line for each debtor, from the balance at the beginning to that at the end: no account that is kept day by day. */
function isOfPeriod({ titles }: LocatedTable): boolean {
  return titles.some((title) => /^(?:期初|年初|月初|上期)/.test(titleKey(title)));
}

/** What the titles leave open. */
function byFigures(
  located: LocatedTable,
  { kind, fields }: KindDescription,
  given: Readonly<Record<string, string>>,
): LocatedTable {
  if (kind === 'claims') return balanceByFigures(located, fields, given);
  return kind === 'running' ? runningByFigures(located, fields, given) : located;
}

/** 单位 is who owns the claim where a table has a debtor beside it, and who owes it where it has none. */
function locateWithDebtor(
  sheet: SheetData,
  { fields }: KindDescription,
  given: Readonly<Record<string, string>>,
): LocatedTable | null {
  const located = locateTable(sheet, fields, given);
  const columnOf = (name: string) => located?.columns.find(({ field }) => field.name === name);
  const unit = columnOf('所属单位');
  if (unit === undefined || columnOf('债务人') !== undefined) return located;
  if (given['所属单位'] !== undefined || given['债务人'] !== undefined) return located;
  if (!/^(?:单\s*位|公\s*司|unit|entity|company)$/i.test(unit.title)) return located;
  return locateTable(sheet, fields, { ...given, 债务人: unit.title, 所属单位: '' });
}

/** @param name by which the user's mapping calls the table */
function reportColumns(table: LedgerTable, name: string): void {
  const { located, reader } = table;
  for (const { field, wanted } of located.notFound) {
    const values = { table: name, field, wanted };
    reader.report('error', 'mapping-column-missing', located.headerRow, undefined, values);
  }
  reportTitles(table, located);
  reportUnits(table, located);
  reportUnread(table, located);
}

/** The row, as the user counts it, of a header that stands too far down to be read; null where there is none. */
function lateHeader(sheet: SheetData, mapping: ColumnChoice): number | null {
  if (EXPLANATION.test(sheet.name)) return null;
  const rows = sheet.rows.slice(HEADER_ROWS_SEARCHED, LAST_LATE_ROW);
  const best = bestOf({ ...sheet, rows }, mapping);
  return best === null || best.missing.length > 0 ? null : HEADER_ROWS_SEARCHED + best.located.headerRow + 1;
}

function holdsLiabilities({ name }: SheetData): boolean {
  const bare = name.normalize('NFKC');
  return LIABILITIES.test(bare) && !CLAIMS_TOO.test(bare);
}

/** By its name a sheet of the ledger, with something in it. */
function isNamedLikeATable({ name, rows }: SheetData): boolean {
  const bare = name.normalize('NFKC');
  return KINDS.some(({ sheetName }) => sheetName.test(bare)) && rows.some((row) => !row.every(isBlank));
}

function notFound(
  looked: readonly { readonly sheet: SheetData; readonly best: Candidate | null }[],
  mapping: ColumnChoice,
): LedgerNotFound {
  if (looked.length === 0) return new LedgerNotFound('ledger-not-found-no-sheet', {});
  const sheets = listed(looked.map(({ sheet }) => sheet.name));
  const nearest = looked
    .filter(({ best }) => best !== null && best.missing.length > 0)
    .sort((a, b) => b.best!.score - a.best!.score)[0];
  for (const { sheet, best } of looked) {
    const row = best === null ? lateHeader(sheet, mapping) : null;
    if (row !== null) return new LedgerNotFound('ledger-not-found-late-header', { sheet: sheet.name, row });
  }
  if (looked.some(({ best }) => best?.description.kind === 'recoveries' && best.missing.length === 0)) {
    return new LedgerNotFound('ledger-not-found-only-recoveries', { sheets });
  }
  if (nearest === undefined) return new LedgerNotFound('ledger-not-found-no-header', { sheets });
  const { description, missing } = nearest.best!;
  const values = { sheets, sheet: nearest.sheet.name, table: description.table, missing: listed(missing) };
  return new LedgerNotFound('ledger-not-found-columns', values);
}

function aboutSheet(sheet: SheetData, code: string): Finding {
  return {
    severity: 'warning',
    code,
    place: { file: sheet.file, sheet: sheet.name },
    values: { sheet: sheet.name },
  };
}

function listed(names: readonly string[]): string {
  return names.join('、');
}
