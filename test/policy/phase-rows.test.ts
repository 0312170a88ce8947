import { dayOf } from '../../src/calendar/day';
import { messageOf } from '../../src/locale/finding-text';
import type { CellValue } from '../../src/workbook/sheet-data';
import { brief, expectTexts, policyOf } from './sheet';

const HEADER = ['阶段', '类型', '开始', '结束'];
const read = (...rows: CellValue[][]) => policyOf('阶段', [HEADER, ...rows]);

test('phases in sheet order, dates as written', () => {
  const { phases, findings } = read(
    ['全面清收阶段', '清收', '2012-07-23', '2012-11-30'],
    ['宣传动员', '其他', '2012年7月16日', '2012年7月23日'],
    ['第三步', '复查整改', 41244, 41274],
  );
  expect(findings).toEqual([]);
  expect(phases.map(({ name, kind, first, last, place }) => [name, kind, first, last, place.row])).toEqual([
    ['全面清收阶段', '清收', dayOf(2012, 7, 23), dayOf(2012, 11, 30), 1],
    ['宣传动员', '其他', dayOf(2012, 7, 16), dayOf(2012, 7, 23), 2],
    ['第三步', '复查', dayOf(2012, 12, 1), dayOf(2012, 12, 31), 3],
  ]);
});

test('an impossible date stops its phase only, and is named', () => {
  const { phases, findings } = read(
    ['清收', '清收', '2012-07-23', '2012年11月31日'],
    ['复查', '复查', '2012-12-01', '2012-12-31'],
  );
  expect(brief(findings)).toEqual(['e policy-date-unreadable D2']);
  expect(messageOf('zh', findings[0])).toBe('「结束」的日期「2012年11月31日」无法读取：2012年11月没有31日');
  expect(phases.map(({ name }) => name)).toEqual(['复查']);
  expectTexts(findings);
});

test.each<[string, CellValue[], string[], string[]]>([
  ['end before beginning', ['清收', '清收', '2012-12-01', '2012-11-30'], ['e policy-dates-reversed D3'], []],
  ['no beginning', ['清收', '清收', null, '2012-11-30'], ['e policy-cell-missing C3'], []],
  ['no end', ['清收', '清收', '2012-11-30', ' '], ['e policy-cell-missing D3'], []],
  ['month without day', ['清收', '清收', '2012年7月', '2012-11-30'], ['e policy-date-unreadable C3'], []],
  [
    'unknown kind',
    ['攻坚', '大会战', '2012-07-01', '2012-11-30'],
    ['w phase-kind-unknown B3'],
    ['攻坚:其他'],
  ],
  ['no kind', ['攻坚', null, '2012-07-01', '2012-11-30'], ['w phase-kind-missing B3'], ['攻坚:其他']],
  ['no name: the kind’s', [null, '清收', '2012-07-01', '2012-11-30'], [], ['清收:清收']],
  ['neither name nor kind', [null, null, '2012-07-01', '2012-11-30'], ['e policy-cell-missing A3'], []],
  [
    'name twice',
    ['摸底', '清收', '2012-07-01', '2012-11-30'],
    ['w phase-name-repeated A3'],
    ['摸底（2）:清收'],
  ],
  ['one day', ['清收', '清收', '2012-07-01', '2012-07-01'], [], ['清收:清收']],
])('%s', (_, row, expected, phases) => {
  const policy = read(['摸底', '摸底', '2012-05-15', '2012-05-20'], row);
  expect(brief(policy.findings)).toEqual(expected);
  expect(policy.phases.slice(1).map(({ name, kind }) => `${name}:${kind}`)).toEqual(phases);
  expectTexts(policy.findings);
});

test.each<
  [string, string[], (index: number) => CellValue[], (policy: ReturnType<typeof policyOf>) => number]
>([
  [
    '阶段',
    HEADER,
    (index) => [`阶段${index}`, '清收', 40_000 + index, 40_000 + index],
    ({ phases }) => phases.length,
  ],
  [
    '基线',
    ['阶段', '基准日', '债权编号', '余额', '指纹'],
    (index) => [`阶段${index}`, 40_000, 'ZQ1', 100, 'abc'],
    ({ baselines }) => baselines.length,
  ],
])('%s: more phases than a report can show are kept out, each named', (table, header, row, count) => {
  const policy = policyOf(table, [header, ...Array.from({ length: 102 }, (_, index) => row(index))]);
  expect(count(policy)).toBe(100);
  expect(brief(policy.findings)).toEqual(['e phases-too-many A102', 'e phases-too-many A103']);
  expectTexts(policy.findings);
});
