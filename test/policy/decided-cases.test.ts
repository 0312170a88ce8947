import { dayOf, NO_DAY } from '../../src/calendar/day';
import type { CellValue } from '../../src/workbook/sheet-data';
import { brief, expectTexts, policyOf } from './sheet';

const HEADER = ['债权编号', '比例', '批准文号', '批准日'];
const read = (...rows: CellValue[][]) => policyOf('个案', [HEADER, ...rows]);

test('rates by claim', () => {
  const { cases, findings } = read(['ZQ1', '8%', '清办〔2012〕5号', '2012-08-01'], [1002, 0.025, null, null]);
  expect(findings).toEqual([]);
  expect([...cases.values()]).toEqual([
    {
      claim: 'ZQ1',
      rate: { num: 8, den: 100 },
      approval: '清办〔2012〕5号',
      approvedOn: dayOf(2012, 8, 1),
      place: { file: '台账.xlsx', sheet: '个案', row: 1 },
    },
    expect.objectContaining({ claim: '1002', approval: '', approvedOn: NO_DAY }),
  ]);
});

test.each<[string, CellValue[], string[], boolean]>([
  ['no claim', [null, '8%', '文'], ['e policy-cell-missing A3'], false],
  ['no rate', ['B', null, '文'], ['e policy-cell-missing B3'], false],
  ['rate over 100%', ['B', 8, '文'], ['e policy-rate-out-of-range B3'], false],
  ['rate unreadable', ['B', '八个点', '文'], ['e policy-rate-unreadable B3'], false],
  ['claim twice', ['A', '9%', '文'], ['e policy-row-repeated A3'], false],
  ['day of approval unreadable', ['B', '8%', '文', '2012年9月31日'], ['e case-date-unreadable D3'], true],
])('%s', (_, row, expected, used) => {
  const { cases, findings } = read(['A', '1%', '文', null], row);
  expect(brief(findings)).toEqual(expected);
  expect([...cases.keys()]).toEqual(used ? ['A', 'B'] : ['A']);
  expect(cases.get('A')!.rate).toEqual({ num: 1, den: 100 });
  expectTexts(findings);
});
