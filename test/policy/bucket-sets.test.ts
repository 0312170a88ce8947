import type { CellValue } from '../../src/workbook/sheet-data';
import { readPolicy } from '../../src/policy/read-policy';
import { brief, expectTexts, policyOf, sheetOf } from './sheet';

const HEADER = ['账龄集', '名称', '起', '单位', '起算', '边界'];
const read = (...rows: CellValue[][]) => policyOf('账龄段', [HEADER, ...rows]);
const labels = (...rows: CellValue[][]) =>
  read(...rows).bucketSets.map((set) => set.buckets.map(({ label }) => label));

test('sets in the order of the sheet, each sorted by start', () => {
  const { bucketSets, findings, tables } = read(
    ['清欠', '91天以上', 91, '日', '逾期', '含起'],
    ['清欠', '1-90', 1, '日', '逾期', '含起'],
    ['年限', '1年以上', 1, '年', '账龄', '含止'],
    ['清欠', '未到期', null, '日', '逾期', '含起'],
    ['年限', '1年以内', 0, '年', '账龄', '含止'],
  );
  expect(findings).toEqual([]);
  expect(bucketSets).toEqual([
    {
      name: '清欠',
      from: '逾期',
      edge: '含起',
      buckets: [
        { label: '未到期', start: null, unit: '日' },
        { label: '1-90', start: 1, unit: '日' },
        { label: '91天以上', start: 91, unit: '日' },
      ],
    },
    {
      name: '年限',
      from: '账龄',
      edge: '含止',
      buckets: [
        { label: '1年以内', start: 0, unit: '年' },
        { label: '1年以上', start: 1, unit: '年' },
      ],
    },
  ]);
  expect(tables).toEqual([
    { table: '账龄段', place: { file: '台账.xlsx', sheet: '账龄段' }, rows: 5, used: true },
  ]);
});

test('a blank 账龄集 goes on with the set above; 起算 and 边界 said once count for the set', () => {
  const { bucketSets, findings } = read(
    ['甲', '一年内', 0, '年', '账龄', '含止'],
    [null, '一年外', 1, '年', null, null],
    ['乙', '未到期', null, null, null, null],
    [null, '逾期', '１', '天', null, null],
  );
  expect(findings).toEqual([]);
  expect(bucketSets.map(({ name, from, edge, buckets }) => [name, from, edge, buckets.length])).toEqual([
    ['甲', '账龄', '含止', 2],
    ['乙', '逾期', '含起', 2],
  ]);
});

test('units may be mixed: order is by length', () => {
  expect(
    labels(
      ['甲', '2年', 2, '年', '账龄'],
      ['甲', '新', 0, '日', '账龄'],
      ['甲', '18个月', 18, '个月', '账龄'],
      ['甲', '90天', 90, '日', '账龄'],
    ),
  ).toEqual([['新', '90天', '18个月', '2年']]);
});

test('无到期日 without a start is the bucket that aging adds by itself', () => {
  const { bucketSets, findings } = read(
    ['甲', '未到期', null, '日', '逾期'],
    ['甲', '逾期', 1, '日', '逾期'],
    ['甲', '无到期日'],
  );
  expect(findings).toEqual([]);
  expect(bucketSets[0].buckets.map(({ label }) => label)).toEqual(['未到期', '逾期']);
});

describe('a bad cell is found at its address', () => {
  const GOOD: CellValue[][] = [
    ['甲', '未到期', null, '日', '逾期', '含起'],
    ['甲', '1-30', 1, '日', '逾期', '含起'],
  ];
  test.each<[string, CellValue[], string[], string[]]>([
    ['label missing', ['甲', null, 31, '日', '逾期'], ['e policy-cell-missing B4'], ['未到期', '1-30']],
    ['half a day', ['甲', 'x', 30.5, '日', '逾期'], ['e policy-number-unreadable C4'], ['未到期', '1-30']],
    ['negative', ['甲', 'x', -1, '日', '逾期'], ['e policy-number-unreadable C4'], ['未到期', '1-30']],
    [
      'start with its unit',
      ['甲', 'x', '31天', '日', '逾期'],
      ['e policy-number-unreadable C4'],
      ['未到期', '1-30'],
    ],
    ['unit unknown', ['甲', 'x', 31, '旬', '逾期'], ['e policy-choice-unknown D4'], ['未到期', '1-30']],
    ['unit missing', ['甲', 'x', 31, null, '逾期'], ['e policy-cell-missing D4'], ['未到期', '1-30']],
    ['too far', ['甲', 'x', 201, '年', '逾期'], ['e policy-time-too-long C4'], ['未到期', '1-30']],
    ['起算 unknown', ['甲', 'x', 31, '日', '开票'], ['e policy-choice-unknown E4'], ['未到期', '1-30']],
    ['边界 unknown', ['甲', 'x', 31, '日', '逾期', '左'], ['e policy-choice-unknown F4'], ['未到期', '1-30']],
    ['error value', ['甲', 'x', '#REF!', '日', '逾期'], ['e policy-error-value C4'], ['未到期', '1-30']],
    ['mixed 起算', ['甲', 'x', 31, '日', '账龄'], ['e bucket-set-mixed E4'], ['未到期', '1-30', 'x']],
    ['mixed 边界', ['甲', 'x', 31, '日', '逾期', '含止'], ['e bucket-set-mixed F4'], ['未到期', '1-30', 'x']],
    ['label twice', ['甲', '1-30', 31, '日', '逾期'], ['e bucket-repeated B4'], ['未到期', '1-30']],
    ['start twice', ['甲', 'x', 1, '日', '逾期'], ['e bucket-repeated B4'], ['未到期', '1-30']],
    ['未到期 twice', ['甲', 'x', null, '日', '逾期'], ['e bucket-repeated B4'], ['未到期', '1-30']],
    [
      '无到期日 with a start',
      ['甲', '无到期日', 31, '日', '逾期'],
      ['e bucket-label-reserved B4'],
      ['未到期', '1-30'],
    ],
  ])('%s', (_, row, expected, buckets) => {
    const { bucketSets, findings } = read(...GOOD, row);
    expect(brief(findings)).toEqual(expected);
    expect(bucketSets[0].buckets.map(({ label }) => label)).toEqual(buckets);
    expect(bucketSets[0]).toMatchObject({ from: '逾期', edge: '含起' });
    expectTexts(findings);
  });
});

test('twelve months are a year', () => {
  const { bucketSets, findings } = read(
    ['甲', '新', 0, '年', '账龄'],
    ['甲', '一年', 1, '年', '账龄'],
    ['甲', '十二个月', 12, '月', '账龄'],
  );
  expect(brief(findings)).toEqual(['e bucket-repeated B4']);
  expect(bucketSets[0].buckets).toHaveLength(2);
});

test('a label that Excel made a date of is said, not used', () => {
  const sheet = sheetOf(
    '账龄段',
    [HEADER, ['甲', '未到期', null, '日', '逾期'], ['甲', 45295, 1, '日', '逾期']],
    {
      dateColumns: new Set([1]),
    },
  );
  const { bucketSets, findings } = readPolicy([sheet], '元');
  expect(brief(findings)).toEqual(['e bucket-label-is-date B3', 'e bucket-set-without-start C2']);
  expect(bucketSets).toEqual([]);
  expectTexts(findings);
});

test('a set that says neither 起算 nor 未到期 is not used', () => {
  const { bucketSets, findings, tables } = read(
    ['甲', '1年内', 0, '年', null],
    ['甲', '1年外', 1, '年', null],
  );
  expect(brief(findings)).toEqual(['e bucket-set-from-missing E2']);
  expect(bucketSets).toEqual([]);
  expect(tables[0].rows).toBe(0);
  expectTexts(findings);
});

test('未到期 has no start, whatever is typed there', () => {
  const { bucketSets, findings } = read(['甲', '未到期', 0, '日', '逾期'], ['甲', '已逾期', 1, '日', '逾期']);
  expect(brief(findings)).toEqual(['w bucket-not-due-with-start C2']);
  expect(bucketSets[0].buckets.map(({ start }) => start)).toEqual([null, 1]);
  expectTexts(findings);
});

test('age has no 未到期: an empty start is 0', () => {
  const { bucketSets, findings } = read(
    ['甲', '1年以内', null, '年', '账龄'],
    ['甲', '1年以上', 1, '年', '账龄'],
  );
  expect(brief(findings)).toEqual(['w bucket-start-missing C2']);
  expect(bucketSets[0].buckets.map(({ start }) => start)).toEqual([0, 1]);
  expectTexts(findings);
});

test.each<[string, CellValue[], boolean]>([
  ['overdue from day 1', ['甲', 'x', 1, '日', '逾期', '含起'], false],
  ['overdue from day 0', ['甲', 'x', 0, '日', '逾期', '含起'], false],
  ['overdue from day 2', ['甲', 'x', 2, '日', '逾期', '含起'], true],
  ['overdue beyond day 1', ['甲', 'x', 1, '日', '逾期', '含止'], true],
  ['overdue beyond day 0', ['甲', 'x', 0, '日', '逾期', '含止'], false],
  ['overdue from one month', ['甲', 'x', 1, '月', '逾期', '含起'], true],
  ['age from one year', ['甲', 'x', 1, '年', '账龄', '含止'], true],
])('what lies below the first start is said: %s', (_, row, said) => {
  const { findings } = read(row);
  expect(brief(findings)).toEqual(said ? ['w bucket-set-uncovered C2'] : []);
  expectTexts(findings);
});

test('a set has a hundred buckets at most', () => {
  const { bucketSets, findings } = read(
    ...Array.from({ length: 101 }, (_, n) => ['甲', `第${n}段`, n, '日', '账龄', null]),
  );
  expect(brief(findings)).toEqual(['e bucket-set-too-long B102']);
  expect(bucketSets[0].buckets).toHaveLength(100);
  expectTexts(findings);
});
