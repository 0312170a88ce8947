import { normalFormula, renameSheets } from '../../src/workbook/normal-formula';
import { memoryOf } from '../../src/workbook/sheet-memory';
import {
  columnMark,
  columnOfMark,
  idOfMark,
  isRunMark,
  isSpareId,
  makingId,
  markFormula,
  ownSheets,
  runMark,
  runOfMaking,
  SPARE_ID,
} from '../../src/workbook/sheet-marks';
import { underRealNames } from '../../src/workbook/sheet-names';
import { planOf } from '../fixture/plan-of';

describe('a formula without what Excel rewrites by itself', () => {
  test.each([
    ['= sum( A1 : a9 )', 'SUM(A1:A9)'],
    ["'总览'!F12+总览!F12", '总览!F12+总览!F12'],
    ['IF(A1="Is a",_xlfn.XLOOKUP(B1,C:C,D:D),@E1)', 'IF(A1="Is a",XLOOKUP(B1,C:C,D:D),E1)'],
    ['\'a "b"\'!A1&"x"', 'A "B"!A1&"x"'],
    ['ROUND(A1*0.50,2)', 'ROUND(A1*0.5,2)'],
  ])('%s', (formula, normal) => {
    expect(normalFormula(formula, 'kept')).toBe(normal);
  });

  test('names of sheets do not count where sheets may be renamed; texts that look like them do', () => {
    const drop = (formula: string) => normalFormula(formula, 'dropped');
    expect(drop("ROUND('2012年 总览'!F12,2)")).toBe(drop('ROUND(总览!F12,2)'));
    expect(drop('A1="甲!"')).not.toBe(drop('A1="乙!"'));
  });
});

test('references follow a sheet to its new name, and nothing else does', () => {
  const names = new Map([['总览', "张三's"]]);
  expect(renameSheets("总览!A1+'总览'!B2+'总览 2'!C3&\"总览!\"", names)).toBe(
    "'张三''s'!A1+'张三''s'!B2+'总览 2'!C3&\"总览!\"",
  );
});

test('a sheet that is there keeps its name, a new one whose name is taken is numbered; formulas and links follow', () => {
  const overview = planOf([[1, '见明细']], {
    id: 'overview',
    name: '总览',
    cells: [
      { row: 0, column: 0, formula: '账龄!B9' },
      { row: 0, column: 1, link: { sheet: '账龄', cell: 'A1' } },
    ],
  });
  const aging = planOf([[1]], { id: 'aging', name: '账龄' });
  const [first, second] = underRealNames([overview, aging], new Map([['aging', '领导看的']]), [
    '总览',
    '台账',
  ]);
  expect([first.name, second.name]).toEqual(['总览(2)', '领导看的']);
  expect(first.cells).toEqual([
    { row: 0, column: 0, formula: "'领导看的'!B9" },
    { row: 0, column: 1, link: { sheet: '领导看的', cell: 'A1' } },
  ]);
});

describe('marks', () => {
  test('say the id of a plan or of a column', () => {
    for (const id of ['phase:清收', 'a"b', '']) expect(idOfMark(markFormula(id))).toBe(id);
    expect(idOfMark('=Sheet1!$A$1')).toBeNull();
    expect(columnOfMark(columnMark('overdueDays'))).toBe('overdueDays');
    expect(columnOfMark('Print_Area')).toBeNull();
  });

  test('say which run is making a sheet', () => {
    expect(runOfMaking(makingId('1a2b3c4d'))).toBe('1a2b3c4d');
    expect([SPARE_ID, 'aging'].map(runOfMaking)).toEqual([null, null]);
    expect([SPARE_ID, makingId('1a2b3c4d'), 'aging'].map(isSpareId)).toEqual([true, true, false]);
    expect([runMark('1a2b3c4d'), '清欠基准日'].map(isRunMark)).toEqual([true, false]);
  });

  test('of a sheet and its copy, the sheet is ours', () => {
    const stamp = { writtenBy: '', writtenAt: '', asOf: '', fingerprint: '' };
    const memories = new Map([['aging', memoryOf(planOf([[1]], { name: '账龄' }), stamp, [])]]);
    const marked = (...names: string[]) => names.map((name) => ({ name, markId: 'aging' }));
    expect(ownSheets(marked('账龄 (2)', '账龄'), memories).get('aging')?.name).toBe('账龄');
    expect(ownSheets(marked('改了名', '改了名 (2)'), memories).get('aging')?.name).toBe('改了名');
    expect(
      ownSheets(
        [
          { name: '台账', markId: null },
          { name: '空', markId: SPARE_ID },
          { name: '在建', markId: makingId('1a2b3c4d') },
        ],
        memories,
      ).size,
    ).toBe(0);
  });
});
