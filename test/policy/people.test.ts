import { personName } from '../../src/policy/person-name';
import type { CellValue } from '../../src/workbook/sheet-data';
import { brief, expectTexts, policyOf } from './sheet';

const HEADER = ['姓名', '所属单位', '身份'];
const read = (...rows: CellValue[][]) => policyOf('人员', [HEADER, ...rows]);

test('people by name', () => {
  const { people, findings } = read(
    ['张　三', '一分公司', '内部'],
    ['外聘赵六', null, '外部'],
    ['李四', null, '员工'],
  );
  expect(findings).toEqual([]);
  expect([...people!]).toEqual([
    ['张三', { name: '张三', unit: '一分公司', external: false }],
    ['外聘赵六', { name: '外聘赵六', unit: '', external: true }],
    ['李四', { name: '李四', unit: '', external: false }],
  ]);
});

test('null without the table, empty with an empty table', () => {
  expect(policyOf('台账', [['债权编号', '债务人']]).people).toBeNull();
  expect(read().people).toEqual(new Map());
});

test.each<[string, CellValue[], string[], boolean | undefined]>([
  ['unknown standing is 内部', ['李四', '二部', '顾问'], ['w person-standing-unknown C3'], false],
  ['no standing is 内部', ['李四', '二部', null], ['w person-standing-missing C3'], false],
  ['no name', [null, '二部', '内部'], ['e policy-cell-missing A3'], undefined],
  ['standing is an error value', ['李四', '二部', '#N/A'], ['e policy-error-value C3'], undefined],
])('%s', (_, row, expected, external) => {
  const { people, findings } = read(['张三', '一部', '外部'], row);
  expect(brief(findings)).toEqual(expected);
  expect(people!.get('李四')?.external).toBe(external);
  expectTexts(findings);
});

test('of two rows for one person the first counts', () => {
  const { people, findings } = read(['张三', '一部', '外部'], ['张 三', '一部', '内部']);
  expect(brief(findings)).toEqual(['e policy-row-repeated A3']);
  expect(people!.get('张三')!.external).toBe(true);
  expectTexts(findings);
});

test.each([
  ['张　三', '张三'],
  [' 欧阳 锋 ', '欧阳锋'],
  ['张 三 丰', '张三丰'],
  ['John  Smith', 'John Smith'],
  ['Ｌｉ 四', 'Li 四'],
])('the name %s is %s', (written, name) => expect(personName(written)).toBe(name));
