import type { CellValue } from '../../src/workbook/sheet-data';
import { brief, expectTexts, policyOf } from './sheet';

const HEADER = ['方案', '对象', '周期', '上限', '下限', '计提比例', '每笔计提上限'];
const read = (...rows: CellValue[][]) => policyOf('奖励限额', [HEADER, ...rows]);

test('by line, by person, by pool', () => {
  const { rewardTables, findings } = read(
    ['办法', '每笔', null, 20000, 50],
    [null, '个人', '年度', '5万'],
    ['办法', '奖池', '季', null, null, '2%', 5000],
  );
  expect(findings).toEqual([]);
  expect(rewardTables.limits).toMatchObject([
    { scheme: '办法', of: '每笔', period: '全期', cap: 20_000_00, floor: 50_00 },
    { scheme: '', of: '每人', period: '年', cap: 50_000_00, floor: null },
    { of: '奖池', period: '季', cap: null, poolShare: { num: 2, den: 100 }, poolShareCap: 5_000_00 },
  ]);
});

test.each<[string, CellValue[], string[]]>([
  ['nothing that is limited', [null, null, null, 5], ['e policy-cell-missing B2']],
  ['nothing that limits', [null, '每人'], ['e reward-limit-missing D2']],
  ['a pool without a size', [null, '奖池', null, null, 5], ['e reward-limit-missing D2']],
  ['floor above cap', [null, '每人', null, 5, 6], ['e reward-limits-reversed E2']],
  ['a share of what is no pool', [null, '每人', null, 5, null, '2%'], ['e reward-limit-not-pool F2']],
  [
    'a most for each line without a share',
    [null, '奖池', null, 5, null, null, 5],
    ['e policy-cell-missing F2'],
  ],
])('%s', (_, row, expected) => {
  const { rewardTables, findings } = read(row);
  expect(brief(findings)).toEqual(expected);
  expect(rewardTables.limits).toEqual([]);
  expectTexts(findings);
});
