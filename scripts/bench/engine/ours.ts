import { age } from '../../../src/aging/age';
import { NO_DAY } from '../../../src/calendar/day';
import { formatDay } from '../../../src/calendar/day';
import { serialOfDay } from '../../../src/calendar/serial';
import { readLedger } from '../../../src/ledger/read-ledger';
import type { Ledger } from '../../../src/ledger/ledger';
import { runPhases } from '../../../src/phase/run-phases';
import { OVERDUE_BY_DAYS } from '../../../src/policy/built-in-buckets';
import type { Policy } from '../../../src/policy/policy';
import { readPolicy } from '../../../src/policy/read-policy';
import { reward } from '../../../src/reward/reward';
import { settle } from '../../../src/settlement/settle';
import type { CellValue, SheetData } from '../../../src/workbook/sheet-data';
import { BUCKETS, emptyAnswer, phaseCell, type Answer } from './answer';
import { REWARD_YEARS, type Book } from './book';

/** Our own engine: settling, aging by debtor and unit, four phases, rewards, from typed columns to results. */
export interface Prepared {
  readonly book: Book;
  readonly ledger: Ledger;
  readonly policy: Policy;
}

/** Reads the book as the product reads a workbook; not part of what is timed. */
export function prepareOurs(book: Book): Prepared {
  const { asOf, claims, phases, recoveries, units } = book;
  const claimRows: CellValue[][] = [
    ['债权编号', '债务人', '所属单位', '责任人', '发生日期', '到期日', '应收金额'],
  ];
  for (let claim = 0; claim < claims.count; claim++) {
    claimRows.push([
      `ZQ${claim}`,
      debtorName(claims.debtor[claim]),
      units[claims.unit[claim]],
      `责任人${claims.unit[claim]}-${claims.debtor[claim] % 10}`,
      serialOfDay(claims.origin[claim]),
      serialOfDay(claims.due[claim]),
      claims.amount[claim] / 100,
    ]);
  }
  const recoveryRows: CellValue[][] = [['回款编号', '日期', '债权编号', '债务人', '金额', '方式', '凭证号']];
  for (let recovery = 0; recovery < recoveries.count; recovery++) {
    const claim = recoveries.claim[recovery];
    recoveryRows.push([
      `HK${recovery}`,
      serialOfDay(recoveries.day[recovery]),
      claim < 0 ? null : `ZQ${claim}`,
      debtorName(recoveries.debtor[recovery]),
      recoveries.amount[recovery] / 100,
      '银行',
      `记-${recovery}`,
    ]);
  }
  return {
    book,
    ledger: readLedger([sheet('台账', claimRows, [4, 5]), sheet('回款', recoveryRows, [1])], { asOf }),
    policy: readPolicy(
      [
        sheet('阶段', [
          ['阶段', '类型', '开始', '结束'],
          ...phases.map(([name, kind, first, last]) => [name, kind, formatDay(first), formatDay(last)]),
        ]),
        sheet('奖励方案', [
          ['方案', '方式', '逾期起', '逾期止', '单位', '比例', '计算', '须达标', '账龄基准'],
          ...REWARD_YEARS.map(([from, thousandths], index) => [
            '办法',
            null,
            from,
            REWARD_YEARS[index + 1]?.[0] ?? null,
            '年',
            thousandths / 1000,
            '整档',
            '否',
            '回款日',
          ]),
        ]),
      ],
      '元',
    ),
  };
}

/** What is timed: everything that a run computes of the four questions, nothing left out. */
export function runOurs({ book, ledger, policy }: Prepared): () => Answer {
  const { asOf, units } = book;
  const settlement = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, asOf, '先进先出');
  const aging = age(ledger, settlement, OVERDUE_BY_DAYS, asOf);
  const { phases } = runPhases(ledger, policy, settlement, asOf);
  const { result } = reward(ledger, policy, settlement, asOf, NO_DAY);
  return () => {
    // Added up, not put in: a name that stands twice must be noticed.
    const unitCode = (name: string): number => units.indexOf(name);
    const answer = emptyAnswer(book);
    for (const { name, buckets } of aging.units)
      buckets
        .slice(0, BUCKETS)
        .forEach((sum, bucket) => (answer.units[unitCode(name) * BUCKETS + bucket] += sum));
    for (const { name, buckets } of aging.debtors)
      buckets
        .slice(0, BUCKETS)
        .forEach((sum, bucket) => (answer.debtors[debtorCode(name) * BUCKETS + bucket] += sum));
    phases.forEach((phase, index) => {
      for (const { name, opening, recovered, closing } of phase.units)
        [opening, recovered, closing].forEach(
          (sum, figure) =>
            (answer.phases[phaseCell(book, index, unitCode(name), figure as 0 | 1 | 2)] += sum),
        );
    });
    answer.reward = result.accrued;
    return answer;
  };
}

type Column = Float64Array | Int32Array | Uint8Array;

/** All columns of numbers that a run leaves, those of the ledger left out. */
export function resultColumns({ book: { asOf }, ledger, policy }: Prepared): Column[] {
  const settlement = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, asOf, '先进先出');
  const rewarded = reward(ledger, policy, settlement, asOf, NO_DAY);
  const seen = new Set<unknown>();
  columnsWithin(ledger, seen);
  return columnsWithin([settlement, age(ledger, settlement, OVERDUE_BY_DAYS, asOf), rewarded], seen);
}

function columnsWithin(value: unknown, seen: Set<unknown>): Column[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  return ArrayBuffer.isView(value)
    ? [value as Column]
    : Object.values(value).flatMap((part) => columnsWithin(part, seen));
}

function debtorName(code: number): string {
  return `债务人${code}`;
}

function debtorCode(name: string): number {
  return Number(name.replace('债务人', ''));
}

function sheet(name: string, rows: readonly CellValue[][], dates: readonly number[] = []): SheetData {
  return {
    file: '台账.xlsx',
    name,
    hidden: false,
    rows,
    hiddenRows: new Set(),
    dateColumns: new Set(dates),
    uncomputed: [],
  };
}
