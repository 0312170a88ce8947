import { formatDay } from '../../src/calendar/day';
import type { LedgerSource } from '../../src/ledger/ledger';
import { statedDay } from '../../src/ledger/stated-day';
import type { CellValue } from '../../src/workbook/sheet-data';

function source(...above: readonly (readonly CellValue[])[]): LedgerSource {
  return {
    file: '台账.xlsx',
    sheet: '台账',
    kind: 'claims',
    headerRow: above.length,
    titles: ['债务人', '应收金额'],
    firstColumn: 0,
    mapping: [],
    moneyUnit: '元',
    dateColumns: new Set(),
    rows: [...above, ['债务人', '应收金额'], ['截止日期：2011年1月1日', 1]],
  };
}

test.each<[string, readonly CellValue[], string | null]>([
  ['in one cell', ['单位：元', null, '截止日期：2012年12月31日'], '2012-12-31'],
  ['without a colon', ['截至2012年12月31日'], '2012-12-31'],
  ['in brackets', ['应收账款明细表（截止2012.12.31）'], '2012-12-31'],
  ['as the as-of date', ['基准日:2012-06-30'], '2012-06-30'],
  ['in the next filled cell, as text', ['统计日期', null, '2012/6/30'], '2012-06-30'],
  ['in the next filled cell, as a date', ['截止日期：', 41274], '2012-12-31'],
  ['in English', ['Aged receivables as of 2012-12-31'], '2012-12-31'],
  ['a day that does not exist', ['截止日期：2012年11月31日'], null],
  ['a month alone', ['截止日期：2012年11月'], null],
  ['a date that is not labelled', ['2012年12月31日'], null],
  ['a label without a date', ['截止日期：'], null],
])('what the lines above the header say: %s', (_, row, expected) => {
  const day = statedDay([source(row)]);
  expect(day === null ? null : formatDay(day)).toBe(expected);
});

test('rows of the table itself say nothing', () => {
  expect(statedDay([source()])).toBeNull();
});

test('two tables that say the same day say it; two that differ say nothing', () => {
  const year = source(['截止日期：2012年12月31日']);
  expect(statedDay([year, source(['截至2012-12-31']), source()])).not.toBeNull();
  expect(statedDay([year, source(['截至2012-11-30'])])).toBeNull();
});
