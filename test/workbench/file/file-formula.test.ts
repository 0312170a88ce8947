import { readFormula, writtenFormula } from '../../../src/workbench/file/file-formula';

/** As Excel writes them; from files saved by it. */
test.each([
  ['=SUM(A1:A9)', 'SUM(A1:A9)'],
  ['=RANK.EQ(A1,$A$1:$A$9,0)+RANK.AVG(A1,A1:A9)', '_xlfn.RANK.EQ(A1,$A$1:$A$9,0)+_xlfn.RANK.AVG(A1,A1:A9)'],
  ['=AGGREGATE(9,5,A1:A9)', '_xlfn.AGGREGATE(9,5,A1:A9)'],
  ['=LET(x,A1, 率, x*2,x+率)', '_xlfn.LET(_xlpm.x,A1, _xlpm.率, _xlpm.x*2,_xlpm.x+_xlpm.率)'],
  ['=LET(n,SUM(A1,B1),IF(n>1,n,0))', '_xlfn.LET(_xlpm.n,SUM(A1,B1),IF(_xlpm.n>1,_xlpm.n,0))'],
  ['=LAMBDA(a,b,a+b)(1,2)', '_xlfn.LAMBDA(_xlpm.a,_xlpm.b,_xlpm.a+_xlpm.b)(1,2)'],
  ['=LET(f,LAMBDA(x,x*2),f(3))', '_xlfn.LET(_xlpm.f,_xlfn.LAMBDA(_xlpm.x,_xlpm.x*2),_xlpm.f(3))'],
  ['=SUM(FILTER(A:A,B:B="FILTER(x"))', 'SUM(_xlfn._xlws.FILTER(A:A,B:B="FILTER(x"))'],
  ["=SUM('表 一'!B2#)&台账!$A$1#", "SUM(_xlfn.ANCHORARRAY('表 一'!B2))&_xlfn.ANCHORARRAY(台账!$A$1)"],
  ['=@A1:A9+1', '_xlfn.SINGLE(A1:A9)+1'],
  ['=AR.BALANCE(台账!A5,DATE(2012,12,31))', 'AR.BALANCE(台账!A5,DATE(2012,12,31))'],
  ['="_xlfn.LET(x"&"A1#"', '"_xlfn.LET(x"&"A1#"'],
  ["='LET(x'!A1", "'LET(x'!A1"],
  ['=1E+5+x', '1E+5+x'],
])('%s stands in a file as %s, and is read as it was', (formula, written) => {
  expect(writtenFormula(formula)).toBe(written);
  expect(readFormula(written)).toBe(formula);
});

test('the short reference to a row of a table is written in full', () => {
  expect(writtenFormula("=[@金额]-表1[@[已收 '[元']]]")).toBe(
    "[[#This Row],[金额]]-表1[[#This Row],[已收 '[元']]]",
  );
});
