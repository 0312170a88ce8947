import { dayOf, NO_DAY } from '../../src/calendar/day';
import type { CellValue } from '../../src/workbook/sheet-data';
import { brief, expectTexts, policyOf } from './sheet';

const HEADER = ['姓名', '起', '止', '原因'];
const read = (...rows: CellValue[][]) => policyOf('限制名单', [HEADER, ...rows]);
const [JUNE, SEPTEMBER] = [dayOf(2012, 6, 1), dayOf(2012, 9, 30)];

test.each<[string, CellValue[], string[], [number, number] | null]>([
  ['both ends', ['李四', '2012-06-01', '2012-09-30', '处分未解除'], [], [JUNE, SEPTEMBER]],
  ['serial numbers', ['李四', 41061, 41182], [], [JUNE, SEPTEMBER]],
  ['open beginning', ['李四', null, '2012-09-30'], [], [NO_DAY, SEPTEMBER]],
  ['open end', ['李四', '2012-06-01', null], [], [JUNE, NO_DAY]],
  ['one day', ['李四', '2012-06-01', '2012-06-01'], [], [JUNE, JUNE]],
  ['no name', [null, '2012-06-01', '2012-09-30'], ['e policy-cell-missing A2'], null],
  [
    'unreadable: still barred',
    ['李四', '2012-06-01', '2012-09-31'],
    ['e barred-date-unreadable C2'],
    [JUNE, NO_DAY],
  ],
  [
    'error value: still barred',
    ['李四', '#N/A', '2012-09-30'],
    ['e barred-date-unreadable B2'],
    [NO_DAY, SEPTEMBER],
  ],
  [
    'reversed: still barred',
    ['李四', '2012-09-30', '2012-06-01'],
    ['e barred-dates-reversed C2'],
    [NO_DAY, NO_DAY],
  ],
])('%s', (_, row, expected, days) => {
  const { barred, findings } = read(row);
  expect(brief(findings)).toEqual(expected);
  expect(barred.map(({ name, from, to }) => [name, from, to])).toEqual(days ? [['李四', ...days]] : []);
  expectTexts(findings);
});

test('a person may be barred several times', () => {
  const { barred, findings } = read(
    ['李四', '2011-01-01', '2011-02-01', '甲'],
    ['李 四', '2012-01-01', null, '乙'],
  );
  expect(findings).toEqual([]);
  expect(barred.map(({ name, reason, place }) => [name, reason, place.row])).toEqual([
    ['李四', '甲', 1],
    ['李四', '乙', 2],
  ]);
});
