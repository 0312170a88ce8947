import { FIRST_DAY, NO_DAY } from '../calendar/day';
import { formatFen } from '../money/fen';
import { ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import type { LedgerNames } from './build-claims';
import { IdIndex } from './id-index';
import { NONE, UNKNOWN, type Claims, type LedgerSource, type Recoveries } from './ledger';
import type { LedgerTable } from './ledger-table';
import type { RecoveryLines } from './lines';

/** The claims of a ledger, and what is needed to find one by its id. */
export interface KnownClaims {
  readonly claims: Claims;
  readonly index: IdIndex;
  /** Where the claims of each table begin. */
  readonly offsets: readonly number[];
}

/**
 * Turns recovery lines into the columns of the ledger: finds the claim that each names, and the recovery that each
 * reversal takes back, anywhere in the ledger (rules.md §4, §10, §11); with rests between the columns.
 * @param lines of each table, in ledger order
 */
export function* buildingRecoveries(
  lines: readonly RecoveryLines[],
  sources: readonly LedgerSource[],
  names: LedgerNames,
  known: KnownClaims,
): Paced<Recoveries> {
  const count = lines.reduce((sum, table) => sum + table.count, 0);
  const ints = (fill: number): Int32Array => new Int32Array(count).fill(fill);
  const texts = (): string[] => new Array<string>(count).fill('');
  const recoveries = {
    count,
    id: texts(),
    day: ints(NO_DAY),
    claim: ints(NONE),
    debtor: ints(0),
    amount: new Float64Array(count),
    method: new Uint8Array(count),
    voucher: texts(),
    people: texts(),
    rulingDay: ints(NO_DAY),
    rulingValue: new Float64Array(count).fill(NaN),
    realisedDay: ints(NO_DAY),
    realisedValue: new Float64Array(count).fill(NaN),
    reverses: ints(NONE),
    approval: texts(),
    source: ints(0),
    row: ints(0),
  };
  const index = new IdIndex();
  let offset = 0;
  for (const [source, table] of lines.entries()) {
    fillPlain(recoveries, table, offset, source);
    if (table.table.kind === 'claims') fillPaid(recoveries, table, offset, known, source);
    if (table.table.kind === 'running') fillAccount(recoveries, table, offset, names);
    yield;
    if (table.table.kind === 'recoveries') {
      fillTexts(recoveries, table, offset);
      yield;
      yield* fillIds(recoveries, table, offset, sources, index);
      fillGoods(recoveries, table, offset);
      yield;
      yield* fillClaims(recoveries, table, offset, names, known);
    }
    offset += table.count;
    yield;
  }
  lines.reduce((start, table) => {
    if (table.table.kind === 'recoveries') fillReversals(recoveries, table, start, index);
    return start + table.count;
  }, 0);
  return recoveries;
}

type Columns = { -readonly [Key in keyof Recoveries]: Recoveries[Key] } & {
  id: string[];
  voucher: string[];
  people: string[];
  approval: string[];
};

function fillPlain(recoveries: Columns, lines: RecoveryLines, offset: number, source: number): void {
  for (let line = 0; line < lines.count; line++) {
    const recovery = offset + line;
    recoveries.day[recovery] = lines.days[line];
    recoveries.amount[recovery] = lines.amounts[line];
    recoveries.method[recovery] = lines.methods[line];
    recoveries.source[recovery] = source;
    recoveries.row[recovery] = lines.rows[line];
  }
}

/** What a claims table says was paid names its claim, and without a date of its own stands on the claim's origin. */
function fillPaid(
  recoveries: Columns,
  lines: RecoveryLines,
  offset: number,
  { claims, offsets }: KnownClaims,
  source: number,
): void {
  for (let line = 0; line < lines.count; line++) {
    const recovery = offset + line;
    const claim = offsets[source] + lines.claimLine[line];
    recoveries.claim[recovery] = claim;
    recoveries.debtor[recovery] = claims.debtor[claim];
    if (lines.days[line] !== NO_DAY) continue;
    recoveries.day[recovery] = claims.origin[claim] === NO_DAY ? FIRST_DAY : claims.origin[claim];
  }
}

function fillAccount(
  recoveries: Columns,
  { table, rows, reverses, count }: RecoveryLines,
  offset: number,
  names: LedgerNames,
): void {
  for (let line = 0; line < count; line++) {
    const recovery = offset + line;
    recoveries.debtor[recovery] = names.debtors.code(table.text(rows[line], '债务人'));
    recoveries.voucher[recovery] = table.id(rows[line], '凭证号');
    if (reverses[line] !== -1) recoveries.reverses[recovery] = offset + reverses[line];
  }
}

function fillTexts(recoveries: Columns, { table, rows, count }: RecoveryLines, offset: number): void {
  const columns = [
    ['凭证号', recoveries.voucher],
    ['参与人', recoveries.people],
    ['批准文号', recoveries.approval],
  ] as const;
  for (const [field, target] of columns) {
    if (!table.has(field)) continue;
    for (let line = 0; line < count; line++) target[offset + line] = table.id(rows[line], field);
  }
}

function* fillIds(
  recoveries: Columns,
  { table, rows, count }: RecoveryLines,
  offset: number,
  sources: readonly LedgerSource[],
  index: IdIndex,
): Paced<void> {
  if (!table.has('回款编号')) return;
  for (let line = 0; line < count; line++) {
    if (line % ROWS_BETWEEN_RESTS === 0) yield;
    const id = table.id(rows[line], '回款编号');
    if (id === '') continue;
    recoveries.id[offset + line] = id;
    const known = index.add(id, table.sheet.file, offset + line);
    if (known === -1) continue;
    const other = sources[recoveries.source[known]];
    const values = { id, file: other.file, sheet: other.sheet, row: recoveries.row[known] + 1 };
    const severity = other.file === table.sheet.file ? 'error' : 'warning';
    table.reader.report(severity, 'recovery-id-twice', rows[line], table.columnOf('回款编号'), values);
  }
}

/** Goods: day and value of the ruling and of the realisation (rules.md §7). */
function fillGoods(recoveries: Columns, { table, rows, count }: RecoveryLines, offset: number): void {
  const days = [
    ['裁定日期', recoveries.rulingDay],
    ['变现日期', recoveries.realisedDay],
  ] as const;
  for (const [field, target] of days) {
    if (!table.has(field)) continue;
    for (let line = 0; line < count; line++) target[offset + line] = table.day(rows[line], field);
  }
  const values = [
    ['裁定价值', recoveries.rulingValue],
    ['变现金额', recoveries.realisedValue],
  ] as const;
  for (const [field, target] of values) {
    if (!table.has(field)) continue;
    for (let line = 0; line < count; line++) target[offset + line] = table.amount(rows[line], field) ?? NaN;
  }
}

/** The claim that a recovery names, or its debtor; who names neither pays nothing. */
function* fillClaims(
  recoveries: Columns,
  lines: RecoveryLines,
  offset: number,
  { debtors }: LedgerNames,
  { claims, index }: KnownClaims,
): Paced<void> {
  const { table, rows, count } = lines;
  const { file } = table.sheet;
  const owes = new Uint8Array(debtors.size);
  for (let claim = 0; claim < claims.count; claim++) owes[claims.debtor[claim]] = 1;
  for (let line = 0; line < count; line++) {
    if (line % ROWS_BETWEEN_RESTS === 0) yield;
    const recovery = offset + line;
    const row = rows[line];
    const id = table.id(row, '债权编号');
    const debtor = table.text(row, '债务人');
    const code = debtors.code(debtor);
    recoveries.debtor[recovery] = code;
    if (id !== '') {
      const claim = index.find(id, file);
      recoveries.claim[recovery] = claim === -1 ? UNKNOWN : claim;
      if (claim === -1) {
        const values = { id, amount: formatFen(lines.amounts[line]) };
        table.reader.report('error', 'recovery-unknown-claim', row, table.columnOf('债权编号'), values);
        continue;
      }
      if (debtor !== '' && code !== claims.debtor[claim])
        reportOtherDebtor(lines, line, debtors.text(claims.debtor[claim]), debtor);
      recoveries.debtor[recovery] = claims.debtor[claim];
    } else if (debtor === '') {
      if (isReversalRow(table, row)) continue;
      recoveries.claim[recovery] = UNKNOWN;
      const values = { amount: formatFen(lines.amounts[line]) };
      table.reader.report('error', 'recovery-without-claim', row, undefined, values);
    } else if (!(owes[code] === 1) && !isReversalRow(table, row)) {
      const values = { debtor, amount: formatFen(lines.amounts[line]) };
      table.reader.report('warning', 'recovery-unknown-debtor', row, table.columnOf('债务人'), values);
    }
  }
}

/** A reversal needs no more than its original. */
function isReversalRow(table: LedgerTable, row: number): boolean {
  return !table.isBlank(row, '冲销回款编号');
}

function reportOtherDebtor(
  { table, rows }: RecoveryLines,
  line: number,
  claimDebtor: string,
  debtor: string,
): void {
  const values = { debtor, claimDebtor };
  table.reader.report('warning', 'recovery-other-debtor', rows[line], table.columnOf('债务人'), values);
}

function fillReversals(recoveries: Columns, lines: RecoveryLines, offset: number, index: IdIndex): void {
  const { table, rows, count } = lines;
  const column = table.has('冲销回款编号') ? table.columnOf('冲销回款编号') : undefined;
  for (let line = 0; line < count; line++) {
    const recovery = offset + line;
    if (!(recoveries.amount[recovery] < 0)) continue;
    const row = rows[line];
    const id = table.id(row, '冲销回款编号');
    const original = id === '' ? -1 : index.find(id, table.sheet.file);
    const values = { id, amount: formatFen(recoveries.amount[recovery]) };
    if (original === -1) {
      recoveries.reverses[recovery] = id === '' ? NONE : UNKNOWN;
      table.reader.report('error', 'reversal-without-original', row, column, values);
      continue;
    }
    if (!(recoveries.amount[original] > 0)) {
      recoveries.reverses[recovery] = UNKNOWN;
      table.reader.report('error', 'reversal-of-reversal', row, column, values);
      continue;
    }
    recoveries.reverses[recovery] = original;
    if (recoveries.claim[recovery] === NONE) recoveries.claim[recovery] = recoveries.claim[original];
    recoveries.debtor[recovery] = recoveries.debtor[original];
  }
}
