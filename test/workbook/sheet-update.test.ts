import { columnLetters } from '../../src/finding/finding';
import { contentOf, type SheetContent } from '../../src/workbook/sheet-content';
import type { CellValue } from '../../src/workbook/sheet-data';
import type { SheetPlan } from '../../src/workbook/sheet-plan';
import { isKept, previewOf, sheetUpdate, type StandingSheet } from '../../src/workbook/sheet-update';
import { planOf } from '../fixture/plan-of';

const STAMP = {
  writtenBy: 'Qingqian 1.0',
  writtenAt: '2012-12-31T08:00:00Z',
  asOf: '2012-12-31',
  fingerprint: 'a',
};

/** A statement with a total in its last row and a column for typing, keyed by debtor and year. */
function statement(debtors: readonly (readonly [debtor: string, year: number, owed: number])[]): SheetPlan {
  const last = debtors.length + 1;
  return planOf(
    [
      ['账龄分析表', null, null, null],
      ['欠款人', '年度', '欠款', '原因'],
      ...debtors.map((row) => [...row, null]),
      ['合计', null, debtors.reduce((sum, row) => sum + row[2], 0), null],
    ],
    {
      cells: [{ row: last + 1, column: 2, formula: `SUM(C3:C${last + 1})`, style: 'totalMoney' }],
      typing: [{ area: { firstRow: 2, firstColumn: 3, lastRow: last, lastColumn: 3 }, keyColumns: [0, 1] }],
    },
  );
}

const BEFORE = [
  ['张三', 2010, 100],
  ['李四', 2011, 250.5],
  ['王五', 2011, 80],
  ['赵六', 2012, 60],
] as const;

/** The sheet as a plan left it, and then as the user changed it: what cells hold now, by address. */
function standing(
  plan: SheetPlan,
  changes: Record<string, CellValue | { formula: string }> = {},
): StandingSheet {
  const update = sheetUpdate(plan, null, STAMP);
  return { memory: update.memory, content: changed(contentOf(update.plan), changes) };
}

function changed(
  content: SheetContent,
  changes: Record<string, CellValue | { formula: string }>,
): SheetContent {
  const values = content.values.map((row) => [...row]);
  const formulas = new Map(content.formulas);
  for (const [address, value] of Object.entries(changes)) {
    const column = address.charCodeAt(0) - 65;
    const row = Number(address.slice(1)) - 1;
    while (values.length <= row) values.push([]);
    const key = row * 16_384 + column;
    if (typeof value === 'object' && value !== null) {
      formulas.set(key, value.formula);
      values[row][column] = 1;
    } else {
      formulas.delete(key);
      while (values[row].length <= column) values[row].push(null);
      values[row][column] = value;
    }
  }
  return { values, formulas };
}

const at = (update: { plan: SheetPlan }, row: number, column: number) => update.plan.rows[row][column];

describe('what writing again would do', () => {
  test('the same plan over the sheet that it left: nothing', () => {
    const update = sheetUpdate(statement(BEFORE), standing(statement(BEFORE)), STAMP);
    expect(previewOf(update)).toEqual({
      id: 'aging',
      name: '账龄分析表',
      action: 'unchanged',
      changedCells: [],
      changedCount: 0,
      changed: [],
      typedCount: 0,
    });
  });

  test('what a formula shows is not what the user wrote: computed anew, nothing has changed', () => {
    const there = standing(statement(BEFORE));
    const values = there.content.values.map((row) => [...row]);
    values[6][2] = 999;
    const content = { values, formulas: there.content.formulas };
    expect(sheetUpdate(statement(BEFORE), { ...there, content }, STAMP).action).toBe('unchanged');
  });

  test('only the rows that hold something else are written', () => {
    const after = BEFORE.map((row, index) => (index === 2 ? (['王五', 2011, 81] as const) : row));
    const update = sheetUpdate(statement(after), standing(statement(BEFORE)), STAMP);
    expect(update).toMatchObject({ action: 'update', sameLooks: true, changed: [] });
    expect(update.differing).toEqual([{ firstRow: 4, lastRow: 4 }]);
  });

  test('rows that fall away are rows that differ', () => {
    const update = sheetUpdate(statement(BEFORE.slice(0, 2)), standing(statement(BEFORE)), STAMP);
    expect(update.differing).toEqual([{ firstRow: 4, lastRow: 6 }]);
    expect(update.sameLooks).toBe(false);
  });
});

describe('cells that the user has changed', () => {
  const after = BEFORE.map(([debtor, year, owed]) => [debtor, year, owed + 1] as const);
  const changesOf = (changes: Record<string, CellValue | { formula: string }>, next = statement(after)) =>
    previewOf(sheetUpdate(next, standing(statement(BEFORE), changes), STAMP)).changedCells;

  test.each<[what: string, changes: Record<string, CellValue | { formula: string }>, cells: string[]]>([
    ['another number', { C4: 300 }, ['C4']],
    ['a number in the sixteenth digit', { C4: 250.50000000000003 }, []],
    ['a text in place of a number', { C4: '250.5' }, ['C4']],
    ['an emptied cell', { A5: null }, ['A5']],
    ['a formula in place of a value', { C4: { formula: '=250+1' } }, ['C4']],
    ['another formula', { C7: { formula: '=SUM(C3:C5)' } }, ['C7']],
    ['a formula that Excel writes otherwise', { C7: { formula: '= sum( c3:C6 )' } }, []],
    ['several cells in different rows and columns', { A3: '张三丰', C5: 1, B6: 2013 }, ['A3', 'C5', 'B6']],
    ['what is typed where typing is meant', { D3: '已联系', D5: '出国' }, []],
    ['a note beside everything that is written', { F3: '自己的备注', A12: '备注' }, []],
  ])('%s', (_, changes, cells) => {
    expect([...changesOf(changes)].sort()).toEqual([...cells].sort());
  });

  test('a note of the user is in the way once the sheet grows over it', () => {
    const grown = statement([...BEFORE, ['钱七', 2012, 5], ['孙八', 2012, 5]]);
    expect(changesOf({ B9: '自己的备注' }, grown)).toEqual(['B9']);
  });

  test('a cell that holds already what would be written is no loss', () => {
    expect(changesOf({ C4: 251.5 })).toEqual([]);
  });

  test('a hundred are named and all are counted', () => {
    const many = Array.from({ length: 150 }, (_, index) => [`户${index}`, 2012, index] as const);
    const changes = Object.fromEntries(many.map((_, index) => [`C${index + 3}`, -1 - index]));
    const preview = previewOf(sheetUpdate(statement(many), standing(statement(many), changes), STAMP));
    expect(preview.changedCells).toHaveLength(100);
    expect(preview.changedCount).toBe(150);
  });

  test('without the memory of the sheet, everything that would become something else counts', () => {
    const { content } = standing(statement(BEFORE), { F3: '自己的备注', D3: '已联系' });
    const update = sheetUpdate(statement(after), { memory: null, content }, STAMP);
    expect(previewOf(update).changedCells).toEqual(['C3', 'C4', 'C5', 'C6']);
    expect(at(update, 2, 3)).toBe('已联系');
  });

  test('unasked they are kept; the user may replace them, or keep a sheet in which nothing is changed', () => {
    const update = sheetUpdate(statement(after), standing(statement(BEFORE), { C4: 300 }), STAMP);
    expect(isKept(update, new Map())).toBe(true);
    expect(isKept(update, new Map([['aging', { replace: previewOf(update) }]]))).toBe(false);
    const clean = sheetUpdate(statement(after), standing(statement(BEFORE)), STAMP);
    expect(isKept(clean, new Map())).toBe(false);
    expect(isKept(clean, new Map([['aging', 'keep']]))).toBe(true);
  });
});

describe('texts that the user typed', () => {
  const typed = { D3: '已联系', D4: 41274, D6: '出国' };
  const moved = [BEFORE[3], ['钱七', 2012, 5], BEFORE[0], BEFORE[2]] as const;

  test('stay in a sheet that is otherwise the same, which then is unchanged', () => {
    const update = sheetUpdate(statement(BEFORE), standing(statement(BEFORE), typed), STAMP);
    expect(previewOf(update)).toMatchObject({ action: 'unchanged', typedCount: 3 });
    expect(update.plan.rows.map((row) => row[3])).toEqual([
      null,
      '原因',
      '已联系',
      41274,
      null,
      '出国',
      null,
    ]);
  });

  test('go with their rows; one whose row is gone waits, and returns with it', () => {
    const second = sheetUpdate(statement(moved), standing(statement(BEFORE), typed), STAMP);
    expect(second.plan.rows.slice(2, 6).map((row) => row[3])).toEqual(['出国', null, '已联系', null]);
    expect(second.memory.waiting).toMatchObject([{ title: '原因', value: 41274 }]);

    const there = { memory: second.memory, content: contentOf(second.plan) };
    const third = sheetUpdate(statement(BEFORE), there, STAMP);
    expect(third.plan.rows.slice(2, 6).map((row) => row[3])).toEqual(['已联系', 41274, null, '出国']);
    expect(third.memory.waiting).toEqual([]);
  });

  test('what the user typed since goes before what waited', () => {
    const second = sheetUpdate(statement(moved), standing(statement(BEFORE), typed), STAMP);
    const back = sheetUpdate(
      statement(BEFORE),
      { memory: second.memory, content: contentOf(second.plan) },
      STAMP,
    );
    const content = changed(contentOf(back.plan), { D4: '新的原因' });
    const last = sheetUpdate(statement(BEFORE), { memory: back.memory, content }, STAMP);
    expect(at(last, 3, 3)).toBe('新的原因');
  });

  test('a text that the user deletes does not return', () => {
    const first = standing(statement(BEFORE), typed);
    const second = sheetUpdate(statement(BEFORE), first, STAMP);
    const content = changed(contentOf(second.plan), { D3: null });
    const third = sheetUpdate(statement(BEFORE), { memory: second.memory, content }, STAMP);
    expect(at(third, 2, 3)).toBeNull();
  });

  test('rows of the same debtor and year are told apart by their order', () => {
    const twins = [BEFORE[0], BEFORE[0], BEFORE[1]] as const;
    const update = sheetUpdate(
      statement([BEFORE[1], BEFORE[0], BEFORE[0]]),
      standing(statement(twins), { D3: '第一笔', D4: '第二笔' }),
      STAMP,
    );
    expect(update.plan.rows.slice(2, 5).map((row) => row[3])).toEqual([null, '第一笔', '第二笔']);
  });

  test('the row is known where the user has sorted, inserted a row, or changed the name in it', () => {
    const sorted = standing(statement(BEFORE), {
      ...{ A3: '赵六', B3: 2012, C3: 60, D3: '出国' },
      ...{ A6: '张三', B6: 2010, C6: 100, D6: '已联系' },
    });
    const update = sheetUpdate(statement(BEFORE), sorted, STAMP);
    expect(update.plan.rows.slice(2, 6).map((row) => row[3])).toEqual(['已联系', null, null, '出国']);

    const renamed = sheetUpdate(
      statement(BEFORE),
      standing(statement(BEFORE), { A3: '张三丰', D3: '已联系' }),
      STAMP,
    );
    expect(at(renamed, 2, 3)).toBe('已联系');
    expect(previewOf(renamed).changedCells).toEqual(['A3']);

    const there = standing(statement(BEFORE), { D6: '出国' });
    const values = [...there.content.values.slice(0, 3), ['插入的一行'], ...there.content.values.slice(3)];
    const inserted = sheetUpdate(
      statement(BEFORE),
      { ...there, content: { ...there.content, values } },
      STAMP,
    );
    expect(inserted.plan.rows.slice(2, 6).map((row) => row[3])).toEqual([null, null, null, '出国']);
  });

  test('rows inserted above push the whole table down, and its texts go with it', () => {
    const there = standing(statement(BEFORE), { D3: '已联系', D6: '出国' });
    const above = Array.from({ length: 9 }, (): CellValue[] => ['插入的一行']);
    const values = [...above, ...there.content.values];
    const update = sheetUpdate(statement(BEFORE), { ...there, content: { ...there.content, values } }, STAMP);
    expect(update.plan.rows.slice(2, 6).map((row) => row[3])).toEqual(['已联系', null, null, '出国']);
  });

  test('another table below that names the same people has no typed texts', () => {
    const plan = statement(BEFORE);
    const both = {
      ...plan,
      rows: [...plan.rows, ['李四', 2011, null, '不发放'], ['张三', 2010, null, '不发放']],
    };
    const update = sheetUpdate(both, standing(both, { D3: '已联系' }), STAMP);
    expect(previewOf(update)).toMatchObject({ action: 'unchanged', typedCount: 1 });
  });

  test('a typed formula stays one in its cell and becomes its value in another row', () => {
    const there = standing(statement(BEFORE), { D3: { formula: '=C3*2' } });
    const same = sheetUpdate(statement(BEFORE), there, STAMP);
    expect(same.plan.cells).toContainEqual({ row: 2, column: 3, formula: 'C3*2' });
    const other = sheetUpdate(statement(moved), there, STAMP);
    expect(at(other, 4, 3)).toBe(1);
    expect(other.plan.cells.some(({ column }) => column === 3)).toBe(false);
  });

  test('what the program wrote into such a cell itself is none: it changes with the program, and the user writes over it', () => {
    const saying = (remark: string): SheetPlan => {
      const plan = statement(BEFORE);
      return {
        ...plan,
        rows: plan.rows.map((row, index) => (index === 2 ? [...row.slice(0, 3), remark] : row)),
      };
    };
    const same = sheetUpdate(saying('应于六月前还清'), standing(saying('应于五月前还清')), STAMP);
    expect(previewOf(same)).toMatchObject({ action: 'update', changedCells: [], typedCount: 0 });
    expect(at(same, 2, 3)).toBe('应于六月前还清');
    const over = sheetUpdate(
      saying('应于六月前还清'),
      standing(saying('应于五月前还清'), { D3: '已还清' }),
      STAMP,
    );
    expect(previewOf(over)).toMatchObject({ changedCells: [], typedCount: 1 });
    expect(at(over, 2, 3)).toBe('已还清');
  });

  test('the columns of a sheet in the other language are the same columns', () => {
    const inLanguage = (cause: string, next: string): SheetPlan => {
      const plan = statement(BEFORE);
      const rows = plan.rows.map((row, index) => [...row, index === 1 ? next : null]);
      rows[1][3] = cause;
      const [typing] = plan.typing!;
      const second = { ...typing, area: { ...typing.area, firstColumn: 4, lastColumn: 4 } };
      return { ...plan, rows, typing: [typing, second] };
    };
    const there = standing(inLanguage('原因', '下一步'), { E3: '起诉', D6: '出国' });
    const english = sheetUpdate(inLanguage('Cause', 'Next step'), there, STAMP);
    expect(english.plan.rows.slice(2, 6).map((row) => row.slice(3))).toEqual([
      [null, '起诉'],
      [null, null],
      [null, null],
      ['出国', null],
    ]);
    expect(english.memory.waiting).toEqual([]);
  });
});

test('a sheet of a hundred thousand cells is compared in a moment', () => {
  const rows = Array.from({ length: 20_000 }, (_, row) => [`户${row}`, 2012, row * 1.01] as const);
  const there = standing(statement(rows), { C9000: 1 });
  const begin = performance.now();
  expect(previewOf(sheetUpdate(statement(rows), there, STAMP)).changedCells).toEqual([
    `${columnLetters(2)}9000`,
  ]);
  expect(performance.now() - begin).toBeLessThan(10_000);
});
