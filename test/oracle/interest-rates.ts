import type { SheetData } from '../../src/workbook/sheet-data';
import { rowsOf, textOf, type Row } from './book';
import { dayOfCell, type Day } from './calendar';
import { Gap, type OracleRate } from './interest-account';
import { Decimal } from './money';

type By = OracleRate['by'];
type Rates = (day: Day) => OracleRate;

/** §6, §10: what 利率与优惠 and LPR say. */
export interface RateTables {
  readonly by: By;
  readonly compound: boolean;
  readonly countsOrigin: boolean;
  readonly interestFirst: boolean;
  readonly deadline: Day | null;
  readonly rule: string;
  /** Rows of one item of 利率与优惠. */
  readonly rows: (item: string) => readonly Row[];
  readonly lpr: readonly { readonly from: Day; readonly rate: Decimal }[];
}

export function rateTablesOf(sheets: readonly SheetData[]): RateTables {
  const rows = rowsOf(sheets, '利率与优惠');
  const once = (item: string): string => textOf(rows.find((row) => row.项目 === item)?.值);
  return {
    by: once('计息基准') as By,
    compound: once('计收复利') === '是',
    countsOrigin: once('计息天数') === '两头都算',
    interestFirst: once('抵充次序') === '先息后本',
    deadline: dayOfCell(once('优惠截止日')),
    rule: once('计息方式'),
    rows: (item) => rows.filter((row) => row.项目 === item),
    lpr: rowsOf(sheets, 'LPR')
      .map((row) => ({ from: dayOfCell(row.生效日)!, rate: share(row.一年期)! }))
      .sort((a, b) => a.from - b.from),
  };
}

/** What one claim bears, and what gave the penalty rate. */
export interface ClaimRates {
  readonly contract: Rates | null;
  readonly penalty: Rates | null;
  readonly basis: 'agreed' | 'lpr' | 'sales' | 'sme';
}

const LPR_BEGAN = Date.UTC(2019, 7, 20) / 86_400_000;
const SME_BEGAN = Date.UTC(2025, 5, 1) / 86_400_000;
const DAILY_SME = new Decimal('0.0005');

/** @param title the header of the claim's own rates */
export function ratesOf(
  { rows, by, rule, lpr }: RateTables,
  own: { readonly contract: Decimal | null; readonly penalty: Decimal | null },
  origin: Day,
  due: Day,
): ClaimRates {
  const always =
    (value: Decimal): Rates =>
    () => ({ value, over: 1, by });
  const yearly = (value: Decimal): OracleRate =>
    by === '日利率' ? { value, over: 365, by } : { value, over: 1, by };
  const contract = own.contract
    ? always(own.contract)
    : dated(rows('合同利率'), (value) => ({ value, over: 1, by }));
  const uplift = factors(rows('罚息上浮'));
  const times =
    (rates: Rates, factor: (day: Day) => Decimal): Rates =>
    (day) => {
      const rate = rates(day);
      return { ...rate, value: rate.value.times(factor(day)) };
    };
  let penalty: Rates | null = null;
  if (own.penalty) penalty = always(own.penalty);
  else if (own.contract && uplift) penalty = times(always(own.contract), uplift);
  else
    penalty =
      dated(rows('罚息利率'), (value) => ({ value, over: 1, by })) ??
      (contract && uplift && times(contract, uplift));

  const lprOn: Rates = (day) => yearly(lprAt(lpr, day));
  if (rule === '中小企业' && origin >= SME_BEGAN) {
    if (penalty === null)
      return { contract, penalty: () => ({ value: DAILY_SME, over: 1, by: '日利率' }), basis: 'sme' };
    const floor = yearly(lprAt(lpr, origin));
    const agreed = penalty(due + 1);
    if (agreed.value.times(floor.over).lt(floor.value))
      return { contract, penalty: () => floor, basis: 'sme' };
    return { contract, penalty, basis: 'agreed' };
  }
  if (penalty !== null) return { contract, penalty, basis: 'agreed' };
  const lprUplift = factors(rows('LPR上浮'));
  if (rule === '买卖合同') {
    const onDefault = lprUplift && valueOrNull(() => lprUplift(due + 1));
    if (!onDefault) return { contract, penalty: null, basis: 'sales' };
    const benchmark = dated(rows('基准利率'), yearly);
    const base: Rates = (day) => {
      if (day >= LPR_BEGAN) return lprOn(day);
      if (benchmark === null) throw new Gap();
      return benchmark(day);
    };
    return { contract, penalty: times(base, () => onDefault), basis: 'sales' };
  }
  return { contract, penalty: lprUplift && times(lprOn, lprUplift), basis: 'lpr' };
}

/** By day the row in force: of those that have begun the latest, unless it has ended. */
function dated(rows: readonly Row[], rateOf: (value: Decimal) => OracleRate): Rates | null {
  if (rows.length === 0) return null;
  const read = rows.map((row) => ({
    from: dayOfCell(row.起用日) ?? -Infinity,
    to: dayOfCell(row.停用日) ?? Infinity,
    rate: rateOf(share(row.值)!),
  }));
  read.sort((a, b) => a.from - b.from);
  return (day) => {
    const last = read.filter(({ from }) => from <= day).at(-1);
    if (!last || day > last.to) throw new Gap();
    return last.rate;
  };
}

/** 上浮 as 1 + uplift. */
function factors(rows: readonly Row[]): ((day: Day) => Decimal) | null {
  const found = dated(rows, (value) => ({ value, over: 1, by: '365' }));
  return found && ((day) => found(day).value.plus(1));
}

/** §6: each day at the LPR in force that day; a day before the first row is an error. */
function lprAt(rows: RateTables['lpr'], day: Day): Decimal {
  const last = rows.filter(({ from }) => from <= day).at(-1);
  if (!last) throw new Gap();
  return last.rate;
}

function valueOrNull<Value>(compute: () => Value): Value | null {
  try {
    return compute();
  } catch (error) {
    if (error instanceof Gap) return null;
    throw error;
  }
}

const SIGNS: Readonly<Record<string, number>> = { '%': 100, '‰': 1_000, '‱': 10_000 };
const WORDS: Readonly<Record<string, number>> = { 百分之: 100, 千分之: 1_000, 万分之: 10_000 };

/** A rate as it is written: 6%, 5‰, 万分之五 as 万分之5, or a plain number. */
export function share(cell: unknown): Decimal | null {
  if (typeof cell === 'number') return new Decimal(cell.toPrecision(15));
  if (typeof cell !== 'string' || cell === '') return null;
  for (const [word, by] of Object.entries(WORDS))
    if (cell.startsWith(word)) return new Decimal(cell.slice(word.length)).div(by);
  const by = SIGNS[cell.at(-1)!];
  return by ? new Decimal(cell.slice(0, -1)).div(by) : new Decimal(cell);
}
