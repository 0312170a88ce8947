import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { BucketFinder } from '../../src/aging/bucket';
import { dayOf, formatDay } from '../../src/calendar/day';
import { runCampaign } from '../../src/campaign/run';
import { formatFen } from '../../src/money/fen';
import { AGE_BY_YEARS, OVERDUE_BY_DAYS } from '../../src/policy/built-in-buckets';
import type { SheetData } from '../../src/workbook/sheet-data';
import { readWorkbook } from '../../src/xlsx/read-workbook';
import { day } from '../fixture/ledger-of';
import { describeSharedCases } from '../shared-cases';
import { sentence, shown } from './calling';

const yuan = (fen: number | bigint): number => Number(formatFen(fen));
const AS_OF = dayOf(2012, 12, 31);

describe('on the sample workbook', () => {
  let sheets: readonly SheetData[];
  beforeAll(async () => {
    const path = resolve(__dirname, '../../assets/sample/qingqian-sample.xlsx');
    ({ sheets } = await readWorkbook('sample.xlsx', readFileSync(path)));
  });
  const range = (kind: 'claims' | 'recoveries'): unknown[][] => {
    const { ledger } = runCampaign({ sheets, asOf: AS_OF });
    const name = ledger.sources.find((source) => source.kind === kind)!.sheet;
    const rows = sheets.find((sheet) => sheet.name === name)!.rows;
    const width = Math.max(...rows.map((row) => row.length));
    // Excel hands blank cells over as empty texts.
    return rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''));
  };

  it('BALANCE is the balance of the campaign, row by row', () => {
    const { ledger, settlement } = runCampaign({ sheets, asOf: AS_OF });
    const source = ledger.sources.findIndex(({ kind }) => kind === 'claims');
    const { headerRow } = ledger.sources[source];
    const computed = shown('BALANCE', [range('claims'), range('recoveries'), '2012-12-31']);
    const wanted = new Map<number, bigint>();
    for (let claim = 0; claim < ledger.claims.count; claim++) {
      if (ledger.claims.source[claim] !== source) continue;
      const row = ledger.claims.row[claim] - headerRow - 1;
      wanted.set(row, (wanted.get(row) ?? 0n) + BigInt(settlement.balance[claim]));
    }
    expect(wanted.size).toBeGreaterThan(50);
    for (const [row, fen] of wanted) expect([row, computed[row]]).toEqual([row, [yuan(fen)]]);
    const others = computed.filter((_, row) => !wanted.has(row)).map(([cell]) => cell);
    expect(others.filter((cell) => cell !== '' && cell !== '#VALUE!')).toEqual([]);
    // The sample has claims that cannot be read: they do not pass for blank rows.
    expect(others).toContain('#VALUE!');
  });

  it('AGING is the aging table of the campaign', () => {
    const { ledger, settlement } = runCampaign({ sheets, asOf: AS_OF });
    const finder = new BucketFinder(OVERDUE_BY_DAYS, AS_OF);
    const sums = new Map<string, bigint[]>();
    for (let claim = 0; claim < ledger.claims.count; claim++) {
      const balance = settlement.balance[claim];
      if (balance <= 0) continue;
      const bucket = finder.bucketOf(ledger.claims.due[claim]);
      for (const name of [ledger.debtors.text(ledger.claims.debtor[claim]), '合计']) {
        const row = sums.get(name) ?? Array<bigint>(finder.labels.length + 1).fill(0n);
        row[bucket] += BigInt(balance);
        row[finder.labels.length] += BigInt(balance);
        sums.set(name, row);
      }
    }
    const [header, ...rows] = shown('AGING', [range('claims'), range('recoveries'), '2012-12-31']);
    expect(header).toEqual(['债务人', ...finder.labels, '合计']);
    const computed = new Map(rows.map(([name, ...cells]) => [name, cells]));
    expect([...computed.keys()].sort()).toEqual([...sums.keys()].sort());
    for (const [name, row] of sums) expect([name, computed.get(name)]).toEqual([name, row.map(yuan)]);
  });
});

describe('ranges that are no ledger', () => {
  it('are refused with a sentence', () => {
    expect(shown('BALANCE', [[['你好']], null, '2012-12-31'])).toEqual([['#VALUE!']]);
    expect(sentence('AGING', [[['你好']], null, '2012-12-31'])).not.toBe('');
    expect(sentence('FIFOAGING', [[['2012-01-01']], '甲', [['']], [['']]])).not.toBe('');
  });

  it('a header without a row below it is asked to be chosen with its rows', () => {
    expect(sentence('BALANCE', [[['债务人', '到期日', '应收金额']], null, '2012-12-31'])).toContain('数据行');
  });

  it('an error in a column that counts is the result', () => {
    const claims = [
      ['债务人', '到期日', '应收金额', '备注'],
      ['甲公司', '2012-06-30', 100, '#N/A'],
      ['乙公司', '2012-06-30', '#REF!', ''],
    ];
    expect(shown('AGING', [claims, null, '2012-12-31'])).toEqual([['#REF!']]);
    expect(shown('BALANCE', [claims.slice(0, 2), null, '2012-12-31'])).toEqual([[100]]);
  });

  it('recoveries in the place of claims are no claims', () => {
    const recoveries = [
      ['日期', '债权编号', '金额', '方式'],
      ['2012-10-08', 'A1', 400, '银行'],
    ];
    expect(shown('BALANCE', [recoveries, null, '2012-12-31'])).toEqual([['#VALUE!']]);
  });
});

describe('FIFOAGING', () => {
  it('takes debtors for debtors, whatever they are called', () => {
    const names = [['合计'], ['小计'], ['备注：甲']];
    const table = shown('FIFOAGING', [
      [['2012-01-01'], ['2012-01-01'], ['2012-01-01']],
      names,
      [[1], [2], [3]],
      [[0], [0], [0]],
      '2012-12-31',
    ]);
    expect(table.slice(1).map((row) => [row[0], row[row.length - 1]])).toEqual([
      ['合计', 1],
      ['小计', 2],
      ['备注：甲', 3],
      ['合计', 6],
    ]);
  });

  it('names the row that lacks its date or debtor', () => {
    expect(
      sentence('FIFOAGING', [[['2012-01-01'], ['']], '甲', [[1], [2]], [[0], [0]], '2012-12-31']),
    ).toContain('2');
    expect(sentence('FIFOAGING', [[['2012-01-01']], '', [[1]], [[0]], '2012-12-31'])).toContain('债务人');
  });

  interface Fifo {
    readonly asOf: string;
    readonly events: readonly {
      readonly date: string;
      readonly debitFen: number;
      readonly creditFen: number;
    }[];
    readonly open: readonly { readonly date: string; readonly fen: number }[];
  }
  describeSharedCases<Fifo>('fifo_running_ledger.json', (cases) => {
    const some = cases.filter(({ events }) =>
      events.some(({ debitFen, creditFen }) => debitFen !== 0 || creditFen !== 0),
    );
    it(`ages ${some.length} running ledgers as they were aged by hand`, () => {
      for (const { asOf, events, open } of some) {
        const finder = new BucketFinder(AGE_BY_YEARS, day(asOf));
        const buckets = Array<number>(finder.labels.length).fill(0);
        for (const { date, fen } of open) buckets[finder.bucketOf(day(date))] += fen;
        const column = (of: (event: Fifo['events'][number]) => unknown): unknown[][] =>
          events.map((event) => [of(event)]);
        const table = shown('FIFOAGING', [
          column(({ date }) => formatDay(day(date))),
          '甲公司',
          column(({ debitFen }) => yuan(debitFen)),
          column(({ creditFen }) => yuan(creditFen)),
          asOf,
        ]);
        const total = table[table.length - 1];
        expect([asOf, events, total.slice(1, -1)]).toEqual([asOf, events, buckets.map(yuan)]);
      }
    });
  });
});
