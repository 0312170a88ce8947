import { NO_DAY } from '../../src/calendar/day';
import type { CellValue } from '../../src/workbook/sheet-data';
import { brief, expectTexts, policyOf } from './sheet';

const HEADER = [
  '方案',
  '对象',
  '考核期',
  '完成率起',
  '完成率止',
  '每点金额',
  '计点起点',
  '上限',
  '下限',
  '只计整点',
];
const read = (...rows: CellValue[][]) => policyOf('按点奖罚', [HEADER, ...rows]);

test('the example of rules.md §7, as a user would type it', () => {
  const { rewardTables, findings } = read(
    ['2012年奖罚', null, '年度', '100%', null, 800, null, 15000],
    [null, null, '年', 0.8, 1, 0],
    [null, null, '年', '60%', '80%', -300, null, null, -6000, '否'],
  );
  expect(findings).toEqual([]);
  expect(rewardTables.points).toMatchObject([
    {
      scheme: '2012年奖罚',
      period: '年',
      firstDay: NO_DAY,
      from: { num: 1, den: 1 },
      base: { num: 1, den: 1 },
      perPoint: 800_00,
      cap: 15_000_00,
      floor: null,
      whole: true,
    },
    { scheme: '2012年奖罚', perPoint: 0, base: { num: 8, den: 10 } },
    { scheme: '2012年奖罚', perPoint: -300_00, base: { num: 8, den: 10 }, floor: -6_000_00, whole: false },
  ]);
});

test.each<[string, CellValue[], string[]]>([
  ['no amount', ['乙', null, null, 1, null, null], ['e policy-cell-missing F3']],
  ['edges the wrong way round', ['乙', null, null, 1, '80%', 5], ['e points-edges-reversed E3']],
  ['a percentage without its sign', ['乙', null, null, 100, null, 5], ['e policy-multiple-unreadable D3']],
  ['a deduction that counts from nowhere', ['乙', null, null, '60%', null, -5], ['e points-base-missing G3']],
  [
    'limits the wrong way round',
    ['乙', null, null, 1, null, 5, null, 10, 20],
    ['e points-limits-reversed I3'],
  ],
  ['a band that overlaps', ['甲', null, null, '120%', null, 5], ['e points-bands-overlap D3']],
  ['the same band for others', ['甲', '单位', '季', '120%', null, 5], ['e points-bands-overlap D3']],
])('%s', (_, row, expected) => {
  const { rewardTables, findings } = read(['甲', null, null, '100%', null, 800], row);
  expect(brief(findings)).toEqual(expected);
  expect(rewardTables.points).toHaveLength(1);
  expectTexts(findings);
});
