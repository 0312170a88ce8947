import { formulaValue, sheetOf } from './formula-value';

const ROWS = [
  ['甲', 10, 5, '7'],
  ['乙', 20, null, true],
  ['甲', 30, 'x', 2],
  ['丙', 30, '', null],
];

describe('numbers by criteria', () => {
  it.each([
    ['=AVERAGEIF(A1:A4,"甲",B1:B4)', 20],
    ['=AVERAGEIF(B1:B4,">10")', 80 / 3],
    ['=AVERAGEIF(A1:A4,"丁",B1:B4)', '#DIV/0!'],
    ['=AVERAGEIFS(B1:B4,A1:A4,"甲",B1:B4,">10")', 30],
    ['=MAXIFS(B1:B4,A1:A4,"<>丙")', 30],
    ['=MINIFS(B1:B4,A1:A4,"甲")', 10],
    ['=MAXIFS(B1:B4,A1:A4,"丁")', 0],
    ['=MAXIFS(B1:B4,A1:A3,"甲")', '#VALUE!'],
    ['=SUMIF(A1:A4,"甲",B1)', 40],
    ['=SUM(SUMIFS(B1:B4,A1:A4,{"甲","乙"}))', 60],
    ['=COUNTIF(A1:A4,A1:A2)', [[2], [1]]],
    ['=COUNTIF(C1:C4,"")', 2],
    ['=COUNTIF(C1:C4,"=")', 1],
    ['=COUNTIF(C1:C4,"<>")', 3],
    ['=COUNTIF(D1:D4,TRUE)', 1],
    ['=COUNTIF(D1:D4,7)', 1],
    ['=COUNTIF(C1:C4,"~*")', 0],
    ['=SUMIFS(B1:B4,A1:A4)', '#VALUE!'],
    ['=SUMIF(A1:A4)', '#VALUE!'],
  ])('%s', (formula, expected) => {
    expect(formulaValue(formula, sheetOf(ROWS))).toEqual(expected);
  });

  it('compares with days written as texts', () => {
    const book = sheetOf([
      [45838, 1],
      [45839, 2],
      [45900, 4],
    ]);
    expect(formulaValue('=SUMIFS(B1:B3,A1:A3,">=2025-7-1")', book)).toBe(6);
  });
});

describe('numbers in order', () => {
  it.each([
    ['=COUNTBLANK(C1:C4)', 2],
    ['=COUNTBLANK(A:A)', 1_048_572],
    ['=LARGE(B1:B4,2)', 30],
    ['=LARGE(B1:B4,{1,3})', [[30, 20]]],
    ['=SMALL(B1:B4,1)', 10],
    ['=SMALL(B1:B4,5)', '#NUM!'],
    ['=LARGE(B1:B4,0)', '#NUM!'],
    ['=RANK(20,B1:B4)', 3],
    ['=RANK(B1:B4,B1:B4)', [[4], [3], [1], [1]]],
    ['=RANK.EQ(30,B1:B4,1)', 3],
    ['=RANK.AVG(30,B1:B4)', 1.5],
    ['=RANK(25,B1:B4)', '#N/A'],
    ['=MEDIAN(B1:B4)', 25],
    ['=MEDIAN(A1:A4)', '#NUM!'],
    ['=PERCENTILE({1,2,3,4},0.25)', 1.75],
    ['=SUM("5",TRUE,D1:D3)', 8],
    ['=SUM("x")', '#VALUE!'],
    ['=SUM(INDEX(A1:A4,1))', 0],
    ['=COUNT("5","x",D1:D4)', 2],
    ['=COUNTA(C1:C4)', 3],
    ['=AND(A1:B1,TRUE)', true],
    ['=AND("x")', '#VALUE!'],
  ])('%s', (formula, expected) => {
    expect(formulaValue(formula, sheetOf(ROWS))).toEqual(expected);
  });

  it.each([
    ['=SIGN(-3)', -1],
    ['=TRUNC(-3.78,1)', -3.7],
    ['=TRUNC(8.9)', 8],
    ['=CEILING(1.1,0.1)', 1.1],
    ['=CEILING(2.5,1)', 3],
    ['=CEILING(-2.5,-2)', -4],
    ['=CEILING(-2.5,2)', -2],
    ['=CEILING(2.5,-2)', '#NUM!'],
    ['=CEILING(2.5,0)', 0],
    ['=FLOOR(2.5,1)', 2],
    ['=FLOOR(-2.5,-2)', -2],
    ['=FLOOR(-2.5,2)', -4],
    ['=FLOOR(2.5,0)', '#DIV/0!'],
    ['=POWER(2,10)', 1024],
    ['=POWER(0,0)', '#NUM!'],
    ['=0^-1', '#DIV/0!'],
    ['=LN(EXP(2))', 2],
    ['=LN(0)', '#NUM!'],
    ['=LOG(1000)', 3],
    ['=ROUND({1.25,2.35},1)', [[1.3, 2.4]]],
  ])('%s', (formula, expected) => {
    expect(formulaValue(formula, sheetOf([]))).toEqual(expected);
  });
});

describe('summaries of what is shown', () => {
  const shown = (formula: string): unknown => {
    const book = sheetOf([[1], [2], [4], ['=SUBTOTAL(9,A1:A3)'], [8], ['=1/0']]);
    book.sheets[0].hiddenRows.add(1);
    book.sheets[0].filteredRows.add(2);
    return formulaValue(formula, book);
  };
  it.each([
    ['=SUBTOTAL(9,A1:A5)', 11],
    ['=SUBTOTAL(109,A1:A5)', 9],
    ['=SUBTOTAL(2,A1:A5)', 3],
    ['=SUBTOTAL(102,A1:A5)', 2],
    ['=SUBTOTAL(3,A1:A5)', 3],
    ['=SUBTOTAL(103,A1:A5)', 2],
    ['=SUBTOTAL(1,A1:A2,A5)', 11 / 3],
    ['=SUBTOTAL(109,A1:A6)', '#DIV/0!'],
    ['=SUBTOTAL(12,A1:A5)', '#VALUE!'],
    ['=SUBTOTAL(9,{1,2})', '#VALUE!'],
    ['=AGGREGATE(9,4,A1:A3)', 7],
    ['=AGGREGATE(9,3,A1:A6)', 9],
    ['=AGGREGATE(9,7,A1:A6)', 12],
    ['=AGGREGATE(14,6,A1:A3/(A1:A3<4),1)', 2],
  ])('%s', (formula, expected) => {
    expect(shown(formula)).toEqual(expected);
  });
});
