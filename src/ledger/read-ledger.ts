import type { Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
import type { MoneyUnit } from '../money/amount';
import { atOnce, type Paced } from '../pace/pace';
import type { SheetData } from '../workbook/sheet-data';
import { buildingClaims, type LedgerNames } from './build-claims';
import { buildingRecoveries } from './build-recoveries';
import { reportRepeats } from './check-repeats';
import { claimLines, openClaims, type ClaimTable } from './claim-lines';
import { dataRowsOf } from './data-rows';
import { IdIndex } from './id-index';
import type { Claims, Ledger, LedgerSource } from './ledger';
import type { LedgerTable } from './ledger-table';
import { ClaimLines, type TableLines } from './lines';
import { Names } from './names';
import { recogniseTables, type ColumnChoice } from './recognise';
import { recoveryLines } from './recovery-lines';
import { runningLines } from './running-lines';
import { withoutSummaries } from './summaries';

export type { ColumnChoice } from './recognise';

export interface LedgerOptions {
  /** Forces the unit of all amounts; otherwise titles say, and where they do not, 元. */
  readonly moneyUnit?: MoneyUnit;
  readonly mapping?: ColumnChoice;
  /** Several files: one without a column 所属单位 gives its name without ending as the unit. */
  readonly unitByFile?: boolean;
  readonly asOf: Day;
}

/**
 * Reads claims, recoveries and running ledgers from sheets, however they are laid out (rules.md §3, §4, §10, §11). A
 * finding on a row never stops the other rows.
 * @param sheets all sheets that are no policy, file after file, sheet after sheet
 * @throws LedgerNotFound where no sheet holds claims, a running ledger or balances
 */
export function readLedger(sheets: readonly SheetData[], options: LedgerOptions): Ledger {
  return atOnce(pacedLedger(sheets, options));
}

/**
 * The same with rests between the columns of each table.
 * @throws LedgerNotFound where no sheet holds claims, a running ledger or balances
 */
export function* pacedLedger(sheets: readonly SheetData[], options: LedgerOptions): Paced<Ledger> {
  const findings: Finding[] = [];
  const tables = yield* readTables(yield* recogniseTables(sheets, options, findings), findings);
  const names = { debtors: new Names(), units: new Names(), owners: new Names() };
  const sources = tables.map(({ source }) => source);
  const units = tables.map(({ claims }) =>
    options.unitByFile ? nameWithoutEnding(claims.table.sheet.file) : '',
  );
  const index = new IdIndex();
  const claimsOf = tables.map(({ claims }) => claims);
  const claims = yield* buildingClaims(claimsOf, sources, units, names, index);
  const offsets = startsOf(claimsOf.map(({ count }) => count));
  const recoveriesOf = tables.map(({ recoveries }) => recoveries);
  const recoveries = yield* buildingRecoveries(recoveriesOf, sources, names, { claims, index, offsets });
  reportOverlap(claims, sources, names, findings);
  yield* reportRepeats(claims, sources, names, findings);
  return { ...names, claims, recoveries, sources, findings };
}

interface ReadTable extends TableLines {
  readonly source: LedgerSource;
}

function* readTables(tables: readonly LedgerTable[], findings: Finding[]): Paced<ReadTable[]> {
  yield;
  const ofKind = (kind: LedgerTable['kind']): LedgerTable[] => tables.filter((table) => table.kind === kind);
  const accounts = yield* withRows(ofKind('running'));
  const payments = yield* withRows(ofKind('recoveries'));
  const opened: ClaimTable[] = [];
  for (const table of ofKind('claims')) opened.push(yield* openClaims(table));
  yield;
  const claims = withoutSummaries(opened, accounts, findings);
  const owing = [...accounts, ...claims];
  if (owing.every(({ rows }) => rows.length === 0)) {
    for (const { table } of owing)
      table.reader.report('error', 'table-empty', table.located.headerRow, undefined);
  }
  const isCovered = coverage(
    claims.map(({ table }) => table),
    payments.filter(({ rows }) => rows.length > 0).map(({ table }) => table),
  );
  const read: ReadTable[] = [];
  for (const table of tables) {
    yield;
    const claim = claims.find((one) => one.table === table);
    const account = accounts.find((one) => one.table === table);
    const payment = payments.find((one) => one.table === table);
    const source = table.source();
    if (claim) {
      const years = claim.years.map(({ column, title }) => ({
        column,
        title,
        field: '借方',
        confidence: 0.9,
        reason: 'synonym',
      }));
      const mapping = [...source.mapping, ...years].sort((a, b) => a.column - b.column);
      read.push({ ...(yield* claimLines(claim, isCovered(table))), source: { ...source, mapping } });
    } else if (account) read.push({ ...runningLines(table, account.rows), source });
    else if (payment)
      read.push({
        claims: new ClaimLines(table),
        recoveries: yield* recoveryLines(table, payment.rows),
        source,
      });
  }
  return read;
}

/** Tables with their data rows. */
function* withRows(tables: readonly LedgerTable[]): Paced<{ table: LedgerTable; rows: number[] }[]> {
  const found: { table: LedgerTable; rows: number[] }[] = [];
  for (const table of tables) found.push({ table, rows: yield* dataRowsOf(table) });
  return found;
}

/** Recoveries speak for the claims of their own file; a file of recoveries alone speaks for all. */
function coverage(
  claims: readonly LedgerTable[],
  payments: readonly LedgerTable[],
): (table: LedgerTable) => boolean {
  const paying = new Set(payments.map(({ sheet }) => sheet.file));
  const owing = new Set(claims.map(({ sheet }) => sheet.file));
  const forAll = [...paying].some((file) => !owing.has(file));
  return ({ sheet }) => forAll || paying.has(sheet.file);
}

/** A debtor that stands in a running ledger and in a list of claims of one file may be counted twice. */
function reportOverlap(
  claims: Claims,
  sources: readonly LedgerSource[],
  { debtors }: LedgerNames,
  findings: Finding[],
): void {
  sources.forEach((account, source) => {
    if (account.kind !== 'running') return;
    const inAccount = new Uint8Array(debtors.size);
    const twice = new Set<number>();
    for (let claim = 0; claim < claims.count; claim++) {
      if (claims.source[claim] === source) inAccount[claims.debtor[claim]] = 1;
    }
    for (let claim = 0; claim < claims.count; claim++) {
      const { kind, file } = sources[claims.source[claim]];
      if (kind === 'claims' && file === account.file && inAccount[claims.debtor[claim]] === 1)
        twice.add(claims.debtor[claim]);
    }
    twice.delete(0);
    if (twice.size === 0) return;
    const values = { sheet: account.sheet, count: twice.size, debtor: debtors.text([...twice][0]) };
    findings.push({
      severity: 'error',
      code: 'debtors-in-both',
      place: { file: account.file, sheet: account.sheet },
      values,
    });
  });
}

function startsOf(counts: readonly number[]): number[] {
  let start = 0;
  return counts.map((count) => {
    const own = start;
    start += count;
    return own;
  });
}

function nameWithoutEnding(file: string): string {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  return name.replace(/\.[^.]*$/, '') || name;
}
