import fc from 'fast-check';
import { READ_TABLES } from '../../src/policy/policy-sheet';
import { policySheetOf, readPolicy } from '../../src/policy/read-policy';
import type { CellValue } from '../../src/workbook/sheet-data';
import { brief, expectTexts, policyOf, sheetOf } from './sheet';

const PHASE_HEADER = ['阶段', '类型', '开始', '结束'];
const PHASE = ['清收', '清收', '2012-07-23', '2012-11-30'];

test('without policy sheets: nothing but the defaults, and no finding', () => {
  expect(
    readPolicy(
      [
        sheetOf('台账', [
          ['债权编号', '债务人'],
          ['1', '甲'],
        ]),
      ],
      '元',
    ),
  ).toMatchObject({
    bucketSets: [],
    brackets: [],
    people: null,
    barred: [],
    phases: [],
    targets: [],
    settings: { application: '先进先出', creditRatioLimit: null },
    tables: [],
    findings: [],
  });
});

test('an empty sheet with a policy name says nothing', () => {
  const { tables, findings, people } = readPolicy([sheetOf('人员', []), sheetOf('阶段', [[' '], []])], '元');
  expect([tables, findings, people]).toEqual([[], [], null]);
});

test.each<[string, CellValue[][], string[]]>([
  ['below a preamble', [['2012年清欠方案'], [], PHASE_HEADER, PHASE], []],
  ['blank rows between', [PHASE_HEADER, [], PHASE, [null, '  ']], []],
  ['synonyms', [['阶段名称', '阶段类型', '开始日期', '结束日期'], PHASE], []],
  ['English', [['Phase', 'Kind', 'First day', 'Last day'], PHASE], []],
  ['another column', [[...PHASE_HEADER, '备注', '牵头部门'], PHASE], ['w policy-column-unknown F1']],
  ['a column that merely resembles', [[...PHASE_HEADER, '结束原因'], PHASE], ['w policy-column-unknown E1']],
  [
    'kind missing',
    [
      ['阶段', '开始', '结束'],
      [PHASE[0], PHASE[2], PHASE[3]],
    ],
    ['w phase-kind-missing 2:2'],
  ],
])('the header: %s', (_, rows, expected) => {
  const { phases, findings } = policyOf('阶段', rows);
  expect(brief(findings)).toEqual(expected);
  expect(phases.map(({ name }) => name)).toEqual(['清收']);
  expectTexts(findings);
});

test('columns may stand in any order', () => {
  const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
  fc.assert(
    fc.property(order, (columns) => {
      const turn = (row: readonly string[]) => columns.map((column) => row[column]);
      const { phases, findings } = policyOf('阶段', [turn(PHASE_HEADER), turn(PHASE)]);
      expect(findings).toEqual([]);
      expect(phases).toMatchObject([{ name: '清收', kind: '清收' }]);
    }),
  );
});

test.each<[string, CellValue[][], string[]]>([
  ['no header', [['关于阶段的说明'], ['见附件']], ['e policy-header-missing']],
  [
    'a column that the table needs',
    [
      ['阶段', '类型', '开始'],
      ['清收', '清收', '2012-07-23'],
    ],
    ['e policy-column-missing 1:1'],
  ],
])('a table that cannot be read: %s', (_, rows, expected) => {
  const { phases, tables, findings } = policyOf('阶段', rows);
  expect(brief(findings)).toEqual(expected);
  expect([phases, tables]).toEqual([[], []]);
  expectTexts(findings);
});

test('several sheets of one table are read as one', () => {
  const { phases, tables } = readPolicy(
    [
      sheetOf('阶段', [PHASE_HEADER, PHASE]),
      sheetOf('阶段 (2)', [PHASE_HEADER, ['复查', '复查', '2012-12-01', '2012-12-31']]),
    ],
    '元',
  );
  expect(phases.map(({ name, place }) => [name, place.sheet])).toEqual([
    ['清收', '阶段'],
    ['复查', '阶段 (2)'],
  ]);
  expect(tables.map(({ place, rows }) => [place.sheet, rows])).toEqual([
    ['阶段', 1],
    ['阶段 (2)', 1],
  ]);
});

test('hidden rows count and are said', () => {
  const sheet = sheetOf('阶段', [PHASE_HEADER, PHASE, []], { hiddenRows: new Set([1, 2]) });
  const { phases, findings } = readPolicy([sheet], '元');
  expect(phases).toHaveLength(1);
  expect(findings).toMatchObject([{ code: 'policy-hidden-rows', values: { count: 1 } }]);
  expectTexts(findings);
});

test('a formula without a computed value is not an empty cell', () => {
  const rows = [
    ['方案', '方式', '停用日', '比例'],
    ['甲', '现金', null, 0.03],
  ];
  const { brackets, findings } = readPolicy(
    [sheetOf('奖励方案', rows, { uncomputed: [{ row: 1, column: 2 }] })],
    '元',
  );
  expect(brief(findings)).toEqual(['e policy-formula-uncomputed C2']);
  expect(brackets).toEqual([]);
  expectTexts(findings);
});

describe('random rows never throw', () => {
  const TABLES = READ_TABLES;
  const words = TABLES.flatMap(({ columns }) => columns.flatMap(({ choices = {} }) => Object.keys(choices)));
  const cell: fc.Arbitrary<CellValue> = fc.oneof(
    fc.constantFrom(
      null,
      '',
      ' ',
      true,
      false,
      '#N/A',
      '2012年11月31日',
      '510%',
      '5%',
      '是',
      '合计',
      '未到期',
      '无到期日',
      -0,
    ),
    fc.constantFrom(...words),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.double(),
    fc.integer({ min: -5, max: 50_000 }),
    fc.integer(),
  );

  test.each(TABLES.map(({ name, columns }) => [name, columns] as const))('%s', (name, columns) => {
    const table = fc.record({
      header: fc.shuffledSubarray(
        columns.map((column) => column.name),
        { minLength: Math.min(2, columns.length) },
      ),
      rows: fc.array(fc.array(cell, { maxLength: columns.length + 1 }), { maxLength: 12 }),
      unit: fc.constantFrom('元' as const, '千元' as const, '万元' as const),
    });
    fc.assert(
      fc.property(table, ({ header, rows, unit }) => {
        const sheet = sheetOf(name, [header, ...rows]);
        const policy = readPolicy([sheet], unit);
        expect(policySheetOf(sheet)).toBe(name);
        expectTexts(policy.findings);
        for (const { place } of policy.findings)
          expect(place).toMatchObject({ file: '台账.xlsx', sheet: name });
        for (const set of policy.bucketSets) {
          expect(new Set(set.buckets.map(({ label }) => label)).size).toBe(set.buckets.length);
        }
        for (const { rate } of policy.brackets) expect(rate === null || rate.num <= rate.den).toBe(true);
        for (const { first, last } of policy.phases) expect(first).toBeLessThanOrEqual(last);
        for (const { amount } of policy.targets) expect(amount).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 150 },
    );
  });
});
