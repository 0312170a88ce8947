import fc from 'fast-check';
import { ALL_FUNCTIONS } from '../../src/functions/all-functions';
import { CellError } from '../../src/functions/cell';
import { LEDGER_TABLES } from '../../src/policy/ledger-tables';
import { READ_TABLES } from '../../src/policy/policy-sheet';
import { DAY, STRANGE, tableSheet } from '../campaign/any-workbook';
import { search } from '../search';
import { call } from './calling';

const CALLS = search('QINGQIAN_CALLS', 1_500);
/** What a cell of Excel holds at most. */
const MOST_CHARACTERS = 32_767;

const AMOUNT = fc.oneof(
  fc.integer({ min: -1_000, max: 2_000_000 }),
  fc.constantFrom<unknown>(0.01, '1,234.56', 9_999_999_999_999.99, -9_999_999_999_999.99, 0.005),
);
const WORD = fc.constantFrom<unknown>(
  '逾期天数',
  '账龄年限',
  '奖励逾期',
  '现金',
  '实物抵债',
  '财产案件',
  '实际/365',
  '30/360',
  '是',
  '否',
  '5%',
  0.05,
  '甲公司',
);
/** As a cell comes from Excel: plain, an error as it is written, or one of its data types. */
const CELL: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: DAY },
  { weight: 4, arbitrary: AMOUNT },
  { weight: 2, arbitrary: WORD },
  { weight: 2, arbitrary: STRANGE },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      { type: 'Error', basicValue: '#DIV/0!' },
      { type: 'FormattedNumber', basicValue: 41244, basicType: 'Double' },
      { type: 'Entity', text: '甲公司', properties: {} },
      {},
    ),
  },
);
const TABLE = fc
  .constantFrom(...LEDGER_TABLES, ...READ_TABLES)
  .chain((table) => tableSheet(table, 5))
  .map(({ rows }) => rows.map((row) => row.map((cell) => cell ?? '')));
const ARGUMENT: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: CELL },
  {
    weight: 3,
    arbitrary: fc.array(
      CELL.map((cell) => [cell]),
      { minLength: 1, maxLength: 5 },
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(CELL, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      ),
  },
  { weight: 4, arbitrary: TABLE },
);

/** Whatever a formula hands over: each cell of the answer is one that Excel can show, or an error that says what to do. */
test.each(Object.keys(ALL_FUNCTIONS))('AR.%s answers any arguments with cells that Excel can show', (id) => {
  const count = ALL_FUNCTIONS[id].length - 1;
  fc.assert(
    fc.property(
      fc.array(ARGUMENT, { minLength: count, maxLength: count }),
      fc.constantFrom<'zh' | 'en'>('zh', 'en'),
      (args, language) => {
        const cells = answer(id, args, language);
        expect(new Set(cells.map(({ length }) => length)).size).toBe(1);
        for (const cell of cells.flat()) expect(isShown(cell) ? 'shown' : cell).toBe('shown');
      },
    ),
    { ...CALLS, numRuns: Math.ceil(CALLS.numRuns / Object.keys(ALL_FUNCTIONS).length) },
  );
});

function answer(id: string, args: readonly unknown[], language: 'zh' | 'en'): unknown[][] {
  try {
    return call(id, args, language);
  } catch (error) {
    if (error instanceof CellError) return [[error]];
    throw error;
  }
}

function isShown(cell: unknown): boolean {
  if (cell instanceof CellError) return /^#[A-Z0-9/!?]+$/.test(cell.code) && cell.sentence !== '';
  if (typeof cell === 'number') return Number.isFinite(cell);
  if (typeof cell === 'string') return cell.length <= MOST_CHARACTERS && !/NaN|undefined|Infinity/.test(cell);
  return typeof cell === 'boolean';
}
