import { dayOf, NO_DAY } from '../../src/calendar/day';
import type { CellValue } from '../../src/workbook/sheet-data';
import { brief, expectTexts, policyOf } from './sheet';

const HEADER = [
  '方案',
  '起用日',
  '停用日',
  '方式',
  '逾期起',
  '逾期止',
  '单位',
  '比例',
  '比例下限',
  '比例上限',
  '计算',
  '单笔上限',
  '实物触发',
  '须达标',
  '账龄基准',
] as const;
type Row = Partial<Record<(typeof HEADER)[number], CellValue>>;

const cells = (row: Row): CellValue[] => HEADER.map((name) => row[name] ?? null);
const read = (...rows: Row[]) => policyOf('奖励方案', [[...HEADER], ...rows.map(cells)]);
const CASH: Row = { 方案: '甲', 方式: '现金', 逾期起: 1, 逾期止: 3, 单位: '年', 比例: '3%' };

test('a full row', () => {
  const { brackets, findings } = read({
    方案: '清欠奖励',
    起用日: '2012-01-01',
    停用日: '2012年12月31日',
    方式: '实物',
    逾期起: 1,
    逾期止: 3,
    单位: '年',
    比例: null,
    比例下限: '1%',
    比例上限: 0.03,
    计算: '整档',
    单笔上限: '2万元',
    实物触发: '变现',
    须达标: '是',
    账龄基准: '基线日',
  });
  expect(findings).toEqual([]);
  expect(brackets).toEqual([
    {
      scheme: '清欠奖励',
      firstDay: dayOf(2012, 1, 1),
      lastDay: dayOf(2012, 12, 31),
      method: '实物',
      from: 1,
      to: 3,
      unit: '年',
      rate: null,
      rateFloor: { num: 1, den: 100 },
      rateCeiling: { num: 3, den: 100 },
      calculation: '整档',
      cap: 2_000_000,
      goodsTrigger: '变现',
      gated: true,
      ageBasis: '基线日',
      place: { file: '台账.xlsx', sheet: '奖励方案', row: 1 },
    },
  ]);
});

test('what is not said: both methods, no limits, flat, not gated, overdue time on the day of the recovery', () => {
  const { brackets, findings } = read({ 比例: 0.05, 实物触发: '裁定' });
  expect(findings).toEqual([]);
  expect(brackets[0]).toMatchObject({
    scheme: '奖励方案',
    firstDay: NO_DAY,
    lastDay: NO_DAY,
    method: null,
    from: null,
    to: null,
    rate: { num: 5, den: 100 },
    rateFloor: null,
    rateCeiling: null,
    calculation: '整档',
    cap: null,
    gated: false,
    ageBasis: '回款日',
  });
});

test('a blank 方案 goes on with the scheme above', () => {
  const { brackets, findings } = read(CASH, { ...CASH, 方案: null, 逾期起: 3, 逾期止: null, 比例: '5%' });
  expect(findings).toEqual([]);
  expect(brackets.map(({ scheme, from, to }) => [scheme, from, to])).toEqual([
    ['甲', 1, 3],
    ['甲', 3, null],
  ]);
});

test('progressive by recovered amount: 逾期起 and 逾期止 are amounts in 元', () => {
  const slice = { 方案: '甲', 方式: '现金', 单位: '元', 计算: '分段' };
  const { brackets, findings } = read(
    { ...slice, 逾期止: '10,000.50', 比例: '1%' },
    { ...slice, 逾期起: 10000.5, 比例: '2%' },
  );
  expect(findings).toEqual([]);
  expect(brackets.map(({ from, to, unit, calculation }) => [from, to, unit, calculation])).toEqual([
    [null, 1_000_050, '元', '分段'],
    [1_000_050, null, '元', '分段'],
  ]);
});

test('单笔上限 in a unit that the title names', () => {
  const header = HEADER.map((name) => (name === '单笔上限' ? '单笔上限（万元）' : name));
  const { brackets } = policyOf('奖励方案', [header, cells({ ...CASH, 单笔上限: 0.5 })]);
  expect(brackets[0].cap).toBe(500_000);
});

test('单位 元 is obeyed even where a title says 万元', () => {
  const row = cells({ ...CASH, 逾期起: 100, 逾期止: null, 单位: '元', 计算: '分段', 单笔上限: 2 });
  const { brackets } = policyOf('奖励方案', [['金额单位：万元'], [...HEADER], row]);
  expect(brackets[0]).toMatchObject({ from: 10_000, cap: 2_000_000 });
});

describe('a row that cannot be used', () => {
  test.each<[string, Row, string[]]>([
    ['the 510% of the source plan', { 比例: '510%' }, ['e policy-rate-out-of-range H3']],
    ['5 for 5%', { 比例: 5 }, ['e policy-rate-out-of-range H3']],
    ['negative rate', { 比例: '-1%' }, ['e policy-rate-out-of-range H3']],
    ['a range in one cell', { 比例: '5%-10%' }, ['e policy-rate-unreadable H3']],
    ['floor over 100%', { 比例: null, 比例下限: 1.01, 比例上限: 1 }, ['e policy-rate-out-of-range I3']],
    ['floor above ceiling', { 比例: null, 比例下限: '4%', 比例上限: '1%' }, ['e reward-range-reversed J3']],
    ['逾期起 = 逾期止', { 逾期起: 3 }, ['e reward-edges-reversed F3']],
    ['逾期起 > 逾期止', { 逾期起: 4 }, ['e reward-edges-reversed F3']],
    ['逾期止 0', { 逾期起: null, 逾期止: 0 }, ['e reward-edges-reversed F3']],
    ['half a year', { 逾期起: 0.5 }, ['e policy-number-unreadable E3']],
    ['too far', { 逾期起: 201, 逾期止: null }, ['e policy-time-too-long E3']],
    ['unit missing', { 单位: null }, ['e policy-cell-missing G3']],
    ['unit unknown', { 单位: '周' }, ['e policy-choice-unknown G3']],
    ['method unknown', { 方式: '股权' }, ['e policy-choice-unknown D3']],
    ['calculation unknown', { 计算: '阶梯' }, ['e policy-choice-unknown K3']],
    ['trigger unknown', { 实物触发: '过户' }, ['e policy-choice-unknown M3']],
    ['gate unknown', { 须达标: '视情况' }, ['e policy-choice-unknown N3']],
    ['age basis unknown', { 账龄基准: '年末' }, ['e policy-choice-unknown O3']],
    ['impossible first day', { 起用日: '2012年11月31日' }, ['e policy-date-unreadable B3']],
    ['two-digit year', { 停用日: '12-12-31' }, ['e policy-date-unreadable C3']],
    ['dates reversed', { 起用日: '2012-12-31', 停用日: '2012-01-01' }, ['e policy-dates-reversed C3']],
    ['cap unreadable', { 单笔上限: '两万' }, ['e policy-amount-unreadable L3']],
    ['cap negative', { 单笔上限: -1 }, ['e policy-amount-negative L3']],
    ['元 without 分段', { 单位: '元' }, ['e reward-calculation-unclear G3']],
    ['元 with 整档', { 单位: '元', 计算: '整档' }, ['e reward-calculation-unclear K3']],
    ['分段 without 元', { 计算: '分段' }, ['e reward-calculation-unclear K3']],
    ['formula error', { 比例: '#DIV/0!' }, ['e policy-error-value H3']],
    ['boolean rate', { 比例: true }, ['e policy-rate-unreadable H3']],
    ['two at once', { 比例: 'x', 单位: '季' }, ['e policy-choice-unknown G3', 'e policy-rate-unreadable H3']],
  ])('%s', (_, bad, expected) => {
    const good = { ...CASH, 逾期起: 3, 逾期止: null };
    const { brackets, findings, tables } = read(good, { ...CASH, ...bad });
    expect(brief(findings)).toEqual(expected);
    expect(brackets).toHaveLength(1);
    expect(tables[0].rows).toBe(1);
    expectTexts(findings);
  });
});

describe('a row that is used and reported', () => {
  test.each<[string, Row, string[], object]>([
    [
      'neither rate nor range',
      { 比例: null },
      ['e reward-rate-missing H2'],
      { rate: null, rateFloor: null, rateCeiling: null },
    ],
    ['floor only', { 比例: null, 比例下限: '1%' }, ['e reward-range-half J2'], { rateCeiling: null }],
    ['ceiling only', { 比例: null, 比例上限: '1%' }, ['e reward-range-half I2'], { rateFloor: null }],
    [
      'rate outside its range',
      { 比例下限: '4%', 比例上限: '5%' },
      ['w reward-rate-outside-range H2'],
      { rate: { num: 3, den: 100 } },
    ],
    ['goods without trigger', { 方式: '实物' }, ['e reward-trigger-missing M2'], { goodsTrigger: null }],
    ['both methods without trigger', { 方式: null }, ['w reward-trigger-missing M2'], { goodsTrigger: null }],
    ['cap of many decimals', { 单笔上限: 1.005 }, ['w amount-rounded L2'], { cap: 101 }],
    [
      'slice without rate',
      { 比例: null, 单位: '元', 计算: '分段' },
      ['e reward-progressive-rate-missing H2'],
      { rate: null },
    ],
  ])('%s', (_, row, expected, bracket) => {
    const { brackets, findings } = read({ ...CASH, ...row });
    expect(brief(findings)).toEqual(expected);
    expect(brackets).toEqual([expect.objectContaining(bracket)]);
    expectTexts(findings);
  });
});

describe('rows that overlap', () => {
  test.each<[string, Row, Row, string[], number]>([
    ['side by side', {}, { 逾期起: 3, 逾期止: null }, [], 2],
    ['one year of both', {}, { 逾期起: 2, 逾期止: 4 }, ['w reward-brackets-overlap E3'], 2],
    ['cash and goods', {}, { 方式: '实物', 实物触发: '裁定' }, [], 2],
    ['cash and both', {}, { 方式: null, 实物触发: '裁定' }, ['w reward-brackets-overlap E3'], 2],
    ['one after the other', { 停用日: '2011-12-31' }, { 起用日: '2012-01-01' }, [], 2],
    [
      'a day of both',
      { 停用日: '2012-01-01' },
      { 起用日: '2012-01-01' },
      ['w reward-brackets-overlap E3'],
      2,
    ],
    ['36 months after 3 years', {}, { 逾期起: 36, 逾期止: null, 单位: '月' }, [], 2],
    ['1096 days after 3 years', {}, { 逾期起: 1096, 逾期止: null, 单位: '日' }, [], 2],
    [
      '1000 days in 3 years',
      {},
      { 逾期起: 1000, 逾期止: null, 单位: '日' },
      ['w reward-brackets-overlap E3'],
      2,
    ],
    [
      'slices of an amount',
      { 逾期起: 0, 逾期止: 100, 单位: '元', 计算: '分段' },
      { 逾期起: 99, 逾期止: null, 单位: '元', 计算: '分段' },
      ['e reward-slices-overlap E3'],
      1,
    ],
    ['flat and progressive', {}, { 单位: '元', 计算: '分段' }, ['e reward-slices-overlap E3'], 1],
    ['two schemes at once', {}, { 方案: '乙', 逾期起: 3, 逾期止: null }, ['w reward-schemes-overlap A3'], 2],
    ['two schemes in turn', { 停用日: '2011-12-31' }, { 方案: '乙', 起用日: '2012-01-01' }, [], 2],
  ])('%s', (_, first, second, expected, kept) => {
    const { brackets, findings } = read({ ...CASH, ...first }, { ...CASH, ...second });
    expect(brief(findings)).toEqual(expected);
    expect(brackets).toHaveLength(kept);
    expectTexts(findings);
  });

  test('two schemes at once are told once', () => {
    const second = { ...CASH, 方案: '乙' };
    const { findings } = read(
      CASH,
      second,
      { ...second, 逾期起: 3, 逾期止: 5 },
      { ...second, 逾期起: 5, 逾期止: null },
    );
    expect(brief(findings)).toEqual(['w reward-schemes-overlap A3']);
  });
});

test('dates in a scheme’s first row only leave the others in force for ever: said', () => {
  const { findings } = read(
    { ...CASH, 起用日: '2012-01-01', 停用日: '2012-12-31' },
    { ...CASH, 逾期起: 3, 逾期止: null },
  );
  expect(brief(findings)).toEqual(['w reward-row-undated B3']);
  expectTexts(findings);
});
