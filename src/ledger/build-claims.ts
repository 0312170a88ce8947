import { LAST_DAY, NO_DAY } from '../calendar/day';
import type { Rate } from '../money/rate';
import { ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import { creditPeriodOf, endOfCreditPeriod } from './credit-period';
import type { IdIndex } from './id-index';
import { FUNDS, GOOD_FAITH, GRADES, NONE, PROSPECTS, type Claims, type LedgerSource } from './ledger';
import type { LedgerTable } from './ledger-table';
import { BY_COLUMN, type ClaimLines } from './lines';
import { Names } from './names';
import { rateScaleOf } from './rate-scale';
import { securityOf } from './security';
import { fundsOf, goodFaithOf, gradeOf, prospectsOf, reviewOf } from './words';

/** Longer whole numbers lose their last digits in a number cell. */
const MOST_DIGITS = 1e15;

/** The dictionaries of a ledger. */
export interface LedgerNames {
  readonly debtors: Names;
  readonly units: Names;
  readonly owners: Names;
}

/**
 * Turns claim lines into the columns of the ledger; every column is read in a loop of its own, with rests between them.
 * @param lines of each table, in ledger order
 * @param units the unit of each table's claims where the table has no such column
 * @param index gets the ids
 */
export function* buildingClaims(
  lines: readonly ClaimLines[],
  sources: readonly LedgerSource[],
  units: readonly string[],
  names: LedgerNames,
  index: IdIndex,
): Paced<Claims> {
  const count = lines.reduce((sum, table) => sum + table.count, 0);
  const ints = (fill: number): Int32Array => new Int32Array(count).fill(fill);
  const claims = {
    count,
    id: new Array<string>(count).fill(''),
    debtor: ints(0),
    unit: ints(0),
    owner: ints(0),
    origin: ints(NO_DAY),
    due: ints(NO_DAY),
    amount: new Float64Array(count),
    corrects: ints(NONE),
    grade: new Uint8Array(count),
    surveyed: ints(NO_DAY),
    identified: ints(NO_DAY),
    review: new Uint8Array(count),
    rectified: ints(NO_DAY),
    suretyUntil: ints(NO_DAY),
    hasSurety: new Uint8Array(count),
    security: new Uint8Array(count),
    funds: new Uint8Array(count),
    prospects: new Uint8Array(count),
    goodFaith: new Uint8Array(count),
    disputed: new Float64Array(count),
    lastDue: ints(NO_DAY),
    contractRate: new Array<Rate | null>(count).fill(null),
    penaltyRate: new Array<Rate | null>(count).fill(null),
    source: ints(0),
    row: ints(0),
  };
  const debts = new Instalments();
  let offset = 0;
  for (const [source, table] of lines.entries()) {
    fillPlain(claims, table, offset, source);
    yield;
    fillNames(claims, table, offset, names, units[source]);
    yield;
    fillDays(claims, table, offset);
    yield;
    fillClasses(claims, table, offset);
    fillRates(claims, table, offset);
    yield;
    fillSureties(claims, table, offset);
    fillSituations(claims, table, offset);
    yield;
    debts.read(claims, table, offset);
    if (table.named) yield* fillIds(claims, table, offset, sources, index);
    offset += table.count;
    yield;
  }
  debts.fill(claims);
  lines.reduce((start, table) => {
    fillCorrections(claims, table, start, index);
    return start + table.count;
  }, 0);
  return claims;
}

type Columns = { -readonly [Key in keyof Claims]: Claims[Key] } & {
  id: string[];
  contractRate: (Rate | null)[];
  penaltyRate: (Rate | null)[];
};

function fillPlain(
  claims: Columns,
  { rows, amounts, count }: ClaimLines,
  offset: number,
  source: number,
): void {
  for (let line = 0; line < count; line++) {
    claims.amount[offset + line] = amounts[line];
    claims.source[offset + line] = source;
    claims.row[offset + line] = rows[line];
  }
}

function fillNames(
  claims: Columns,
  lines: ClaimLines,
  offset: number,
  names: LedgerNames,
  unit: string,
): void {
  const { table, rows, count } = lines;
  fillCodes(claims.debtor, lines, offset, '债务人', names.debtors);
  fillCodes(claims.owner, lines, offset, '责任人', names.owners);
  if (table.has('所属单位')) {
    fillCodes(claims.unit, lines, offset, '所属单位', names.units);
    reportNoUnit(claims.unit, lines, offset);
  } else if (unit !== '') claims.unit.fill(names.units.code(unit), offset, offset + count);
  if (!table.has('债务人')) {
    if (count > 0)
      table.reader.report('error', 'debtor-column-missing', table.located.headerRow, undefined, { count });
    return;
  }
  const column = table.columnOf('债务人');
  for (let line = 0; line < count; line++) {
    if (claims.debtor[offset + line] === 0)
      table.reader.report('error', 'claim-without-debtor', rows[line], column);
  }
}

/** A unit in the first cell of a merged range is that of its first row alone. */
function reportNoUnit(units: Int32Array, { table, rows, count }: ClaimLines, offset: number): void {
  let first = -1;
  let without = 0;
  for (let line = 0; line < count; line++) {
    if (units[offset + line] !== 0) continue;
    if (without++ === 0) first = rows[line];
  }
  if (without === 0 || without === count) return;
  table.reader.report('warning', 'claims-without-unit', first, table.columnOf('所属单位'), {
    count: without,
  });
}

function fillCodes(
  target: Int32Array,
  { table, rows, count }: ClaimLines,
  offset: number,
  field: string,
  names: Names,
): void {
  if (!table.has(field)) return;
  for (let line = 0; line < count; line++) target[offset + line] = names.code(table.text(rows[line], field));
}

function fillDays(claims: Columns, lines: ClaimLines, offset: number): void {
  const { table, rows, origins, count } = lines;
  const isClaims = table.kind === 'claims';
  for (let line = 0; line < count; line++) {
    claims.origin[offset + line] =
      origins[line] === BY_COLUMN ? table.day(rows[line], '发生日期') : origins[line];
  }
  if (!isClaims) return;
  const columns = [
    ['到期日', claims.due],
    ['摸底日期', claims.surveyed],
    ['认定日期', claims.identified],
    ['整改日期', claims.rectified],
    ['保证期间至', claims.suretyUntil],
  ] as const;
  for (const [field, target] of columns) {
    if (!table.has(field)) continue;
    for (let line = 0; line < count; line++) target[offset + line] = table.day(rows[line], field);
  }
  if (table.has('信用期')) fillDueByTerm(claims, table, lines, offset);
}

/** What is known of the debtor, and what he disputes. */
function fillSituations(claims: Columns, lines: ClaimLines, offset: number): void {
  const { table, rows, count } = lines;
  for (const [field, target, list, codeOf] of [
    ['资金状况', claims.funds, FUNDS, fundsOf],
    ['项目前景', claims.prospects, PROSPECTS, prospectsOf],
    ['诚信', claims.goodFaith, GOOD_FAITH, goodFaithOf],
  ] as const)
    fillListed(target, lines, offset, field, codeOf, 'situation-unknown', {
      field,
      choices: list.slice(1).join('、'),
    });
  if (!table.has('争议金额')) return;
  for (let line = 0; line < count; line++)
    claims.disputed[offset + line] = Math.max(0, table.amount(rows[line], '争议金额') ?? 0);
}

/** Instalments of one debt: rows of one debtor with the same 分期债务编号. */
class Instalments {
  private readonly keys = new Names();
  private readonly codes: { readonly offset: number; readonly codes: Int32Array }[] = [];

  read(claims: Columns, { table, rows, count }: ClaimLines, offset: number): void {
    if (!table.has('分期债务编号')) return;
    const codes = new Int32Array(count);
    for (let line = 0; line < count; line++) {
      const debt = table.text(rows[line], '分期债务编号');
      if (debt !== '') codes[line] = this.keys.code(`${claims.debtor[offset + line]}\n${debt}`);
    }
    this.codes.push({ offset, codes });
  }

  /** Each claim's own due date, or its debt's last one. */
  fill({ due, lastDue }: Columns): void {
    lastDue.set(due);
    const last = new Int32Array(this.keys.size).fill(NO_DAY);
    const each = (visit: (claim: number, code: number) => void): void => {
      for (const { offset, codes } of this.codes)
        codes.forEach((code, line) => code > 0 && visit(offset + line, code));
    };
    each((claim, code) => (last[code] = Math.max(last[code], due[claim])));
    each((claim, code) => (lastDue[claim] = last[code]));
  }
}

function fillSureties(claims: Columns, { table, rows, count }: ClaimLines, offset: number): void {
  if (!table.has('担保方式')) return;
  for (let line = 0; line < count; line++) {
    const words = table.text(rows[line], '担保方式');
    claims.security[offset + line] = securityOf(words);
    if (/保证(?!金)|surety|guarant/i.test(words)) claims.hasSurety[offset + line] = 1;
  }
}

function fillRates(claims: Columns, { table, rows, count }: ClaimLines, offset: number): void {
  const columns = [
    ['合同利率', claims.contractRate],
    ['罚息利率', claims.penaltyRate],
  ] as const;
  for (const [field, target] of columns) {
    if (!table.has(field)) continue;
    const column = table.columnOf(field);
    const scale = rateScaleOf(table.titleOf(field));
    for (let line = 0; line < count; line++)
      target[offset + line] = table.reader.yearlyRate(rows[line], column, scale);
  }
}

/** No due date: origin plus credit period where both are given (rules.md §5). */
function fillDueByTerm(
  claims: Columns,
  table: LedgerTable,
  { rows, count }: ClaimLines,
  offset: number,
): void {
  const title = table.titleOf('信用期');
  for (let line = 0; line < count; line++) {
    const claim = offset + line;
    if (claims.due[claim] !== NO_DAY) continue;
    const text = table.text(rows[line], '信用期');
    if (text === '') continue;
    const period = creditPeriodOf(text, title);
    const origin = claims.origin[claim];
    const due = period === null || origin === NO_DAY ? NO_DAY : endOfCreditPeriod(origin, period);
    if (period === null || due > LAST_DAY) {
      table.reader.report('warning', 'credit-period-unreadable', rows[line], table.columnOf('信用期'), {
        text,
      });
    } else {
      claims.due[claim] = due;
    }
  }
}

function fillClasses(claims: Columns, lines: ClaimLines, offset: number): void {
  const grades = GRADES.slice(1).join('、');
  fillListed(claims.grade, lines, offset, '五级分类', gradeOf, 'grade-unknown', { grades });
  fillListed(claims.review, lines, offset, '复查结果', reviewOf, 'review-unknown', {});
}

function fillListed(
  target: Uint8Array,
  { table, rows, count }: ClaimLines,
  offset: number,
  field: string,
  codeOf: (text: string) => number,
  code: string,
  values: Record<string, string>,
): void {
  if (!table.has(field)) return;
  const known = new Map<string, number>([['', 0]]);
  for (let line = 0; line < count; line++) {
    const text = table.text(rows[line], field);
    let listed = known.get(text);
    if (listed === undefined) {
      listed = codeOf(text);
      known.set(text, listed);
    }
    if (listed >= 0) target[offset + line] = listed;
    else table.reader.report('warning', code, rows[line], table.columnOf(field), { ...values, text });
  }
}

function* fillIds(
  claims: Columns,
  { table, rows, count }: ClaimLines,
  offset: number,
  sources: readonly LedgerSource[],
  index: IdIndex,
): Paced<void> {
  if (table.kind !== 'claims' || !table.has('债权编号')) return;
  const { file } = table.sheet;
  const column = table.columnOf('债权编号');
  for (let line = 0; line < count; line++) {
    if (line % ROWS_BETWEEN_RESTS === 0) yield;
    const row = rows[line];
    const id = table.id(row, '债权编号');
    if (id === '') continue;
    const claim = offset + line;
    claims.id[claim] = id;
    const value = table.reader.value(row, column);
    if (typeof value === 'number' && Math.abs(value) >= MOST_DIGITS)
      table.reader.report('warning', 'id-digits-lost', row, column, { id });
    const known = index.add(id, file, claim);
    if (known === -1) continue;
    const other = sources[claims.source[known]];
    const values = { id, file: other.file, sheet: other.sheet, row: claims.row[known] + 1 };
    table.reader.report(other.file === file ? 'error' : 'warning', 'claim-id-twice', row, column, values);
  }
}

/** A credit note lowers the claim that it names; one that names no claim of the ledger pays like an unnamed recovery. */
function fillCorrections(
  claims: Columns,
  { table, rows, count }: ClaimLines,
  offset: number,
  index: IdIndex,
): void {
  if (!table.has('原债权编号')) return;
  for (let line = 0; line < count; line++) {
    const claim = offset + line;
    if (!(claims.amount[claim] < 0)) continue;
    const id = table.id(rows[line], '原债权编号');
    if (id === '') continue;
    const named = index.find(id, table.sheet.file);
    if (named !== -1 && claims.amount[named] > 0) claims.corrects[claim] = named;
    else
      table.reader.report('error', 'credit-note-unknown-claim', rows[line], table.columnOf('原债权编号'), {
        id,
      });
  }
}
