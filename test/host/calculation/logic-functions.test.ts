import { formulaValue, sheetOf } from './formula-value';

describe('deciding', () => {
  it.each([
    ['=IFS(A1>20,"大",A1>5,"中",TRUE,"小")', '中'],
    ['=IFS(A1>20,"大")', '#N/A'],
    ['=IFS(1/0,"大",TRUE,"小")', '#DIV/0!'],
    ['=IFS(TRUE,"大",1/0,"小")', '大'],
    ['=IFS("x","大")', '#VALUE!'],
    ['=IFS(A1:A3>15,"大",A1:A3>5,"中",TRUE,"小")', [['中'], ['大'], ['小']]],
    ['=SWITCH("B","a",1,"b",2)', 2],
    ['=SWITCH(9,1,"一",2,"二","其他")', '其他'],
    ['=SWITCH(9,1,"一",2,"二")', '#N/A'],
    ['=SWITCH(1/0,1,"一","其他")', '#DIV/0!'],
    ['=SWITCH(A1:A3,10,"十",20,"二十","无")', [['十'], ['二十'], ['无']]],
    ['=CHOOSE(2,"a","b")', 'b'],
    ['=CHOOSE(2.9,"a","b")', 'b'],
    ['=CHOOSE(3,"a","b")', '#VALUE!'],
    ['=CHOOSE(0,"a","b")', '#VALUE!'],
    ['=SUM(CHOOSE(1,A1:A3,1))', 35],
    ['=CHOOSE(1,"a",1/0)', 'a'],
    ['=IF(A1:A3>9,A1:A3,"")', [[10], [20], ['']]],
    ['=IF("x",1,2)', '#VALUE!'],
    ['=IF(1/0,1,2)', '#DIV/0!'],
    ['=IFERROR(VLOOKUP("x",A1:A3,1,0),"无")', '无'],
    ['=IFNA(1/0,"无")', '#DIV/0!'],
    ['=XOR(TRUE,TRUE,TRUE)', true],
    ['=NOT("x")', '#VALUE!'],
    ['=AND()', '#VALUE!'],
  ])('%s', (formula, expected) => {
    expect(formulaValue(formula, sheetOf([[10], [20], [5]]))).toEqual(expected);
  });
});

describe('names within a formula', () => {
  it.each([
    ['=LET(x,5,x*2)', 10],
    ['=LET(金额,A1:A3,合计,SUM(金额),合计/ROWS(金额))', 35 / 3],
    ['=LET(x,1,y,LET(x,x+1,x*10),x+y)', 21],
    ['=LET(X,2,x+1)', 3],
    ['=LET(x,1,x)+x', '#NAME?'],
    ['=LET(基准,3,基准+1)', 4],
    ['=LET(x,基准,x+加倍)', 14 + 7],
    ['=LET(5,1,2)', '#NAME?'],
    ['=LET(x,1)', '#VALUE!'],
    ['=LET(x,1/0,IFERROR(x,"错"))', '错'],
    ['=LET(r,FILTER(A1:A3,A1:A3>5),SORT(r,,-1))', [[20], [10]]],
  ])('%s', (formula, expected) => {
    const book = sheetOf([[10], [20], [5]]);
    const name = (of: string, means: string): unknown =>
      book.names.push({ name: of, formula: means, comment: '', visible: true, sheet: null });
    name('基准', '=7');
    // A name of the book does not see the names of the formula that uses it.
    name('加倍', '=基准*2');
    expect(formulaValue(formula, book)).toEqual(expected);
  });
});
