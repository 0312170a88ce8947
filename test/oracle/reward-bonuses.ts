import type { SheetData } from '../../src/workbook/sheet-data';
import { rowsOf, textOf, type Row } from './book';
import { dayOfCell, textOfDay, type Day } from './calendar';
import { amountOfCell, Decimal, decimalOfCell, textOfAmount, toFen, ZERO } from './money';

/** One level of a tax table: up to an amount, included (null: no end), a rate and what is deducted from it. */
interface Level {
  readonly upTo: Decimal | null;
  readonly rate: Decimal;
  readonly deduction: Decimal;
}

function published(levels: readonly (readonly [number | null, string, number])[]): Level[] {
  return levels.map(([upTo, rate, deduction]) => ({
    upTo: upTo === null ? null : new Decimal(upTo),
    rate: new Decimal(rate),
    deduction: new Decimal(deduction),
  }));
}

/** 财税〔2018〕164号, 财政部 税务总局公告2023年第30号: by a twelfth of the bonus; from 2019 to 2027-12-31 (§7). */
const OF_A_BONUS = published([
  [3000, '0.03', 0],
  [12_000, '0.1', 210],
  [25_000, '0.2', 1410],
  [35_000, '0.25', 2660],
  [55_000, '0.3', 4410],
  [80_000, '0.35', 7160],
  [null, '0.45', 15_160],
]);
/** 个人所得税法 (2018) 税率表一: by the taxable income of a year; from 2019 on. */
const OF_A_YEAR = published([
  [36_000, '0.03', 0],
  [144_000, '0.1', 2520],
  [300_000, '0.2', 16_920],
  [420_000, '0.25', 31_920],
  [660_000, '0.3', 52_920],
  [960_000, '0.35', 85_920],
  [null, '0.45', 181_920],
]);
/** §7: by 80% of one payment, for ever. */
const OF_LABOUR = published([
  [20_000, '0.2', 0],
  [50_000, '0.3', 2000],
  [null, '0.4', 7000],
]);

/** §10: the dated rows of 个税税率 in force on a day, rising; null where there are none, or what lies above them is not said. */
function ownLevels(tax: string, day: Day, sheets: readonly SheetData[]): Level[] | null {
  const levels = rowsOf(sheets, '个税税率')
    .filter((row) => row.税目 === tax)
    .filter(
      (row) => (dayOfCell(row.起用日) ?? -Infinity) <= day && day <= (dayOfCell(row.停用日) ?? Infinity),
    )
    .map((row) => ({
      upTo: amountOfCell(row.级距上限),
      rate: decimalOfCell(row.税率)!,
      deduction: amountOfCell(row.速算扣除数) ?? ZERO,
    }))
    .sort((a, b) => (a.upTo === null ? 1 : b.upTo === null ? -1 : a.upTo.comparedTo(b.upTo)));
  return levels.at(-1)?.upTo === null ? levels : null;
}

/** The levels of a tax on a day; a workbook with a table of its own has no other. */
function levelsOf(tax: string, day: Day, sheets: readonly SheetData[]): Level[] | null {
  if (rowsOf(sheets, '个税税率').length > 0) return ownLevels(tax, day, sheets);
  if (textOfDay(day) < '2019-01-01') return null;
  if (tax === '综合所得') return OF_A_YEAR;
  return textOfDay(day) <= '2027-12-31' ? OF_A_BONUS : null;
}

/** A tax on an amount by the level that holds a measure of it; rounded once, never below nought. */
function taxOf(amount: Decimal, measure: Decimal, levels: readonly Level[]): Decimal {
  if (amount.lte(0)) return ZERO;
  const level = levels.find(({ upTo }) => upTo === null || measure.lte(upTo))!;
  return Decimal.max(ZERO, toFen(amount.times(level.rate).minus(level.deduction)));
}

/** §7: labour-remuneration withholding on one payment; §10: by the user's own levels above 4,000 where they are in force. */
export function labourTax(gross: Decimal, day: Day, sheets: readonly SheetData[]): Decimal {
  if (gross.lte(800)) return ZERO;
  if (gross.lte(4000)) return toFen(gross.minus(800).times('0.2'));
  const taxable = gross.times('0.8');
  return taxOf(taxable, taxable, ownLevels('劳务报酬', day, sheets) ?? OF_LABOUR);
}

/**
 * §7: the tax on a year-end bonus by itself beside that of merging it into wages, and the jump above a level's edge.
 * @param dueTo what this run pays a person
 */
export function bonusesOf(
  sheets: readonly SheetData[],
  dueTo: (person: string) => Decimal,
  asOf: Day,
): object[] {
  return rowsOf(sheets, '年终奖').flatMap((row) => bonusOf(row, sheets, dueTo, asOf));
}

function bonusOf(
  row: Row,
  sheets: readonly SheetData[],
  dueTo: (person: string) => Decimal,
  asOf: Day,
): object[] {
  const name = textOf(row.姓名);
  const paidOn = dayOfCell(row.发放日) ?? asOf;
  const ofYear = levelsOf('综合所得', paidOn, sheets);
  const ofBonus = levelsOf('全年一次性奖金', paidOn, sheets);
  // §10: what a policy table does not say is reported as missing.
  if (!ofYear) return [];
  const bonus = amountOfCell(row.年终奖) ?? Decimal.max(ZERO, dueTo(name));
  const income = amountOfCell(row.全年应纳税所得额)!;
  const wageTax = taxOf(income, income, ofYear);
  const together = income.plus(bonus);
  const merged = taxOf(together, together, ofYear).minus(wageTax);
  const separate = ofBonus && taxOf(bonus, bonus.div(12), ofBonus);
  const isLess = separate && merged.comparedTo(separate);
  return [
    {
      name,
      paidOn: textOfDay(paidOn),
      bonus: textOfAmount(bonus),
      income: textOfAmount(income),
      wageTax: textOfAmount(wageTax),
      separate: separate && textOfAmount(separate),
      merged: textOfAmount(merged),
      better: isLess === null || isLess < 0 ? 'merged' : isLess > 0 ? 'separate' : 'same',
      jump: ofBonus && jumpOf(bonus, ofBonus),
    },
  ];
}

/** §7: amounts just above an edge warn: a bonus at the edge leaves more. The edge at which most is lost. */
function jumpOf(bonus: Decimal, levels: readonly Level[]): object | null {
  const left = (amount: Decimal): Decimal => amount.minus(taxOf(amount, amount.div(12), levels));
  const edges = levels.flatMap(({ upTo }) => (upTo ? [upTo.times(12)] : [])).filter((edge) => edge.lt(bonus));
  const losses = edges.map((edge) => ({ edge, loss: left(edge).minus(left(bonus)) }));
  const most = Decimal.max(ZERO, ...losses.map(({ loss }) => loss));
  const jump = losses.find(({ loss }) => loss.gt(0) && loss.eq(most));
  return jump ? { edge: textOfAmount(jump.edge), loss: textOfAmount(jump.loss) } : null;
}
