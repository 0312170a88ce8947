import { difference } from '../../../scripts/bench/engine/answer';
import { prepareDecimalRows, runDecimalRows } from '../../../scripts/bench/engine/decimal-rows';
import { prepareOurs, runOurs } from '../../../scripts/bench/engine/ours';
import { bookOfLedger } from '../../../scripts/bench/engine/own-book';
import { Chance } from '../../../scripts/sample/random';
import { dayOf, formatDay } from '../../../src/calendar/day';
import { serialOfDay } from '../../../src/calendar/serial';
import { readLedger } from '../../../src/ledger/read-ledger';
import type { CellValue } from '../../../src/workbook/sheet-data';
import { sheetOf } from '../../fixture/sheet-of';

const TODAY = dayOf(2014, 1, 31);
const CLAIM_TITLES = ['债权编号', '债务人', '所属单位', '发生日期', '到期日', '应收金额'];
const MONEY_TITLES = ['回款编号', '日期', '债权编号', '债务人', '金额', '方式'];

function bookOf(claims: readonly CellValue[][], money: readonly CellValue[][]) {
  const sheets = [sheetOf('台账', [CLAIM_TITLES, ...claims]), sheetOf('回款', [MONEY_TITLES, ...money])];
  return bookOfLedger(readLedger(sheets, { asOf: TODAY }), TODAY);
}

const CLAIM: CellValue[] = ['Z1', '甲', '一', '2012-01-01', '2012-03-01', 100];
const MONEY: CellValue[] = ['H1', '2012-05-01', 'Z1', '甲', 40, '银行'];

describe('what of a ledger of one’s own takes part in the race', () => {
  test.each<[string, CellValue[][], CellValue[][], Record<string, number>]>([
    ['a claim and money for it', [CLAIM], [MONEY], {}],
    ['a credit note', [CLAIM, ['Z2', '甲', '一', '2012-01-01', null, -5]], [MONEY], { 'credit notes': 1 }],
    [
      'a claim of nought',
      [CLAIM, ['Z2', '甲', '一', '2012-01-01', null, 0]],
      [MONEY],
      { 'claims without an amount': 1 },
    ],
    [
      'a claim without any date',
      [CLAIM, ['Z2', '甲', '一', null, null, 5]],
      [MONEY],
      { 'claims without a date': 1 },
    ],
    [
      'a write-off',
      [CLAIM],
      [MONEY, ['H2', '2012-05-02', 'Z1', '甲', 5, '核销']],
      { 'reliefs and write-offs': 1 },
    ],
    ['goods', [CLAIM], [MONEY, ['H2', '2012-05-01', 'Z1', '甲', 5, '实物抵债']], { goods: 1 }],
    [
      'money for a claim that is not there',
      [CLAIM],
      [MONEY, ['H2', '2012-05-01', 'Z9', '甲', 5, '银行']],
      { 'recoveries of a claim that is not in the race': 1 },
    ],
    [
      'a debtor who names claims, and once does not',
      [CLAIM],
      [MONEY, ['H2', '2012-05-01', null, '甲', 5, '银行']],
      { 'unnamed payments of debtors who also name claims': 1 },
    ],
    [
      'unnamed money that waits for a claim that falls due before an older one',
      [CLAIM, ['Z2', '甲', '一', '2012-02-01', '2012-02-02', 5], ['Z3', '乙', '一', '2012-01-01', null, 5]],
      [
        ['H1', '2012-01-15', null, '甲', 200, '银行'],
        ['H2', '2012-05-01', 'Z3', '乙', 5, '银行'],
      ],
      { 'unnamed payments of debtors whose later claims fall due earlier': 1 },
    ],
  ])('%s', (_, claims, money, leftOut) => {
    expect(Object.fromEntries(bookOf(claims, money)!.leftOut)).toEqual(leftOut);
  });

  test('it is as of the last day on which money came in, and its four phases end with that day', () => {
    const { book } = bookOf([CLAIM], [MONEY])!;
    expect(formatDay(book.asOf)).toBe('2012-05-01');
    expect(book.phases.map(([name, , , last]) => [name, formatDay(last)]).at(-1)).toEqual([
      '复查阶段',
      '2012-05-01',
    ]);
  });

  test('a claim due on 29 February, on whose anniversary calendars differ, is due a day later for everybody', () => {
    const own = bookOf([['Z1', '甲', '一', '2012-01-01', '2012-02-29', 100]], [MONEY])!;
    expect(formatDay(own.book.claims.due[0])).toBe('2012-03-01');
    expect(Object.fromEntries(own.changed)).toEqual({ 'due on 29 February, moved to 1 March': 1 });
  });

  test('there is no race without a claim', () => {
    expect(bookOf([['Z1', '甲', '一', null, null, 100]], [])).toBeNull();
  });
});

test('our engine and plain rows of decimals agree to the fen over ledgers of every kind: named, unnamed, early, late and waiting money', () => {
  let raced = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const chance = new Chance(seed);
    const first = serialOfDay(dayOf(2010, 1, 1));
    const debtors = chance.whole(1, 6);
    const inOrder = chance.chance(0.5);
    const claims = Array.from({ length: chance.whole(1, 40) }, (_, number): CellValue[] => {
      const origin = first + chance.whole(0, 900);
      const due = origin + (inOrder ? 60 : chance.pick([0, 30, 365, 800]));
      const dated = chance.chance(0.9) ? origin : null;
      return [
        `Z${number}`,
        `户${chance.whole(1, debtors)}`,
        chance.pick(['一', '二', null]),
        dated,
        due,
        chance.whole(1, 999_999) / 100,
      ];
    });
    const money = Array.from({ length: chance.whole(0, 60) }, (_, number): CellValue[] => {
      const claim = chance.pick(claims);
      const named = Number(String(claim[1]).slice(1)) % 2 === 0;
      const day = first + chance.whole(0, 1_200);
      return [`H${number}`, day, named ? claim[0] : null, claim[1], chance.whole(1, 500_000) / 100, '银行'];
    });
    const own = bookOf(claims, money);
    if (own === null) continue;
    raced += own.book.recoveries.count;
    const [ours, theirs] = [runOurs(prepareOurs(own.book)), runDecimalRows(prepareDecimalRows(own.book))];
    expect([seed, difference(ours(), theirs())]).toEqual([seed, null]);
  }
  expect(raced).toBeGreaterThan(500);
});
