import { BookCalculation, type CustomFunctions } from '../../../src/host/calculation/calculation';
import { CellError, type CellContent } from '../../../src/host/cell';
import { MemoryBook } from '../../../src/host/memory-book';
import { areaOf } from '../../../src/host/address';

const TODAY = 46351;

/** A book with one sheet of contents; a text that begins with = is a formula. */
function bookOf(
  rows: readonly (readonly CellContent[])[],
  more: Readonly<Record<string, readonly (readonly CellContent[])[]>> = {},
): MemoryBook {
  const book = new MemoryBook({ 表: [], ...Object.fromEntries(Object.keys(more).map((name) => [name, []])) });
  for (const [name, contents] of Object.entries({ 表: rows, ...more })) {
    const sheet = book.sheets.find((one) => one.name === name)!;
    contents.forEach((cells, row) => {
      cells.forEach((content, column) => {
        if (content === null) return;
        const formula = typeof content === 'string' && content.startsWith('=');
        sheet.cells.change(row, column, formula ? { content: null, formula: content } : { content });
      });
    });
  }
  return book;
}

function shown(book: MemoryBook, address: string, sheet = 0): unknown {
  const { row, column } = areaOf(address);
  const content = book.sheets[sheet].cells.get(row, column)?.content ?? null;
  return content instanceof CellError ? content.code : content;
}

function valueOf(formula: string, rows: readonly (readonly CellContent[])[] = []): unknown {
  const book = bookOf([['=0'], ...rows]);
  book.sheets[0].cells.change(0, 0, { content: null, formula });
  new BookCalculation(book, () => TODAY).calculate();
  return shown(book, 'A1');
}

describe('what a formula comes to', () => {
  const data = [
    ['甲', 10, true],
    ['乙', 20.5, null],
    ['甲', 30, 'x'],
  ];
  it.each([
    ['=1+2*3', 7],
    ['=-2^2', 4],
    ['=2^3^2', 64],
    ['=50%', 0.5],
    ['="a"&1&TRUE', 'a1TRUE'],
    ['="A"="a"', true],
    ['=1<>2', true],
    ['="b">1', true],
    ['=1/0', '#DIV/0!'],
    ['=1+"x"', '#VALUE!'],
    ['=1+"12"', 13],
    ['=Z99+1', 1],
    ['=Z99&"x"', 'x'],
    ['=Z99', 0],
    ['=#N/A', '#N/A'],
    ['=SUM(B2:B4)', 60.5],
    ['=SUM(B:B)', 60.5],
    ['=SUM(C2:C4)', 0],
    ['=SUM($B$2:$B$4,1,2)', 63.5],
    ['=SUMIF(A2:A4,"甲",B2:B4)', 40],
    ['=SUMIFS(B2:B4,A2:A4,"甲",B2:B4,">10")', 30],
    ['=COUNTIF(A2:A4,"*")', 3],
    ['=COUNTIF(B2:B4,">=20.5")', 2],
    ['=COUNTIFS(A2:A4,"<>甲")', 1],
    ['=SUMPRODUCT(B2:B4,B2:B4)', 1420.25],
    ['=IF(B2>5,"大","小")', '大'],
    ['=IF(FALSE,1)', false],
    ['=IFERROR(1/0,"")', ''],
    ['=ROUND(1.005,2)', 1.01],
    ['=ROUND(-2.5,0)', -3],
    ['=MAX(B2:B4)-MIN(B2:B4)', 20],
    ['=DATE(2025,6,30)', 45838],
    ['=YEAR(45838)*100+MONTH(45838)', 202506],
    ['=TODAY()', TODAY],
    ['=INDEX(B2:B4,MATCH("乙",A2:A4,0))', 20.5],
    ['=VLOOKUP("甲",A2:B4,2,FALSE)', 10],
    ['=MATCH("丙",A2:A4,0)', '#N/A'],
    ['=没有的函数(1)', '#NAME?'],
    ['=没有的名称', '#NAME?'],
    ['=没有的表!A1', '#REF!'],
    ['=AND(TRUE,1,B2>5)', true],
    ['=LEFT("清欠台账",2)&MID("abc",2,1)&RIGHT("xyz")', '清欠bz'],
  ])('%s', (formula, expected) => {
    expect(valueOf(formula, data)).toEqual(expected);
  });

  it('follows other cells, other sheets and names, in whatever order they stand', () => {
    const book = bookOf([["=B1+'另 表'!A1"], ['=基准']], { '另 表': [['=表!C1*2']] });
    book.sheets[0].cells.change(0, 1, { content: null, formula: '=C1' });
    book.sheets[0].cells.change(0, 2, { content: 5 });
    book.names.push({ name: '基准', formula: '=表!$C$1', comment: '', visible: true, sheet: null });
    const calculation = new BookCalculation(book, () => TODAY);
    calculation.calculate();
    expect(shown(book, 'A1')).toBe(15);
    expect(shown(book, 'A2')).toBe(5);
    book.sheets[0].cells.change(0, 2, { content: 7 });
    expect(shown(book, 'A1')).toBe(15);
    calculation.changed();
    calculation.calculate();
    expect(shown(book, 'A1')).toBe(21);
  });

  it('a formula that leads back to itself ends', () => {
    const book = bookOf([['=B1+1', '=A1+1']]);
    new BookCalculation(book, () => TODAY).calculate();
    expect(typeof shown(book, 'A1')).toBe('number');
  });
});

describe('formulas that spill', () => {
  it('fill the cells beside and below, shrink again, and are seen by others', () => {
    const book = bookOf([[1, '=A1:A3*2', null, '=SUM(B1#)'], [2], [3]]);
    const calculation = new BookCalculation(book, () => TODAY);
    calculation.calculate();
    expect(['B1', 'B2', 'B3', 'D1'].map((cell) => shown(book, cell))).toEqual([2, 4, 6, 12]);
    book.sheets[0].cells.change(0, 1, { formula: '=A1:A2*2' });
    calculation.changed();
    calculation.calculate();
    expect(['B1', 'B2', 'B3', 'D1'].map((cell) => shown(book, cell))).toEqual([2, 4, null, 6]);
  });

  it('say #SPILL! where something stands in their way, and leave it', () => {
    const book = bookOf([
      [1, '=A1:A2*2'],
      [2, '我的'],
    ]);
    const calculation = new BookCalculation(book, () => TODAY);
    calculation.calculate();
    expect(shown(book, 'B1')).toBe('#SPILL!');
    expect(shown(book, 'B2')).toBe('我的');
    book.sheets[0].cells.remove(1, 1);
    calculation.changed();
    calculation.calculate();
    expect(shown(book, 'B2')).toBe(4);
  });
});

describe('functions of the add-in', () => {
  it('are asked with values, omitted arguments and ranges, and show #BUSY! until they answer', async () => {
    const asked: unknown[] = [];
    const functions: CustomFunctions = {
      has: (name) => name === 'AR.DOUBLE',
      call: (_, given) => {
        asked.push(given);
        const [first] = given;
        return Promise.resolve(
          Array.isArray(first)
            ? (first as number[][]).map((row) => row.map((value) => value * 2))
            : Number(first) * 2,
        );
      },
    };
    const book = bookOf([[1, '=AR.DOUBLE(A1:A2,,"x")', '=AR.Double(AR.DOUBLE(5))+B2'], [2]]);
    const calculation = new BookCalculation(book, () => TODAY, functions);
    calculation.calculate();
    expect(shown(book, 'B1')).toBe('#BUSY!');
    await calculation.settle();
    expect(['B1', 'B2', 'C1'].map((cell) => shown(book, cell))).toEqual([2, 4, 24]);
    expect(asked).toContainEqual([[[1], [2]], undefined, 'x']);
    const before = asked.length;
    book.sheets[0].cells.change(5, 5, { content: 1 });
    calculation.changed();
    await calculation.settle();
    expect(asked).toHaveLength(before);
  });
});
