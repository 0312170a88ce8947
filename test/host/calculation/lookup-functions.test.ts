import { formulaValue, sheetOf } from './formula-value';

/** Claims: number, debtor, amount, days overdue. */
const CLAIMS = [
  ['编号', '客户', '金额', '天数'],
  ['K1', '乙公司', 300, 10],
  ['K2', '甲公司', 100, 40],
  ['K3', '乙公司', 200, null],
  ['K4', '安公司', 100, 95],
];

describe('looking things up', () => {
  it.each([
    ['=XLOOKUP("K2",A2:A5,C2:C5)', 100],
    ['=XLOOKUP("k2",A2:A5,B2:D5)', [['甲公司', 100, 40]]],
    ['=XLOOKUP("K9",A2:A5,C2:C5)', '#N/A'],
    ['=XLOOKUP("K9",A2:A5,C2:C5,"无")', '无'],
    ['=XLOOKUP("K9",A2:A5,C2:C5,,0)', '#N/A'],
    ['=XLOOKUP("乙公司",B2:B5,A2:A5)', 'K1'],
    ['=XLOOKUP("乙公司",B2:B5,A2:A5,,0,-1)', 'K3'],
    ['=XLOOKUP("安*",B2:B5,A2:A5)', '#N/A'],
    ['=XLOOKUP("安*",B2:B5,A2:A5,,2)', 'K4'],
    ['=XLOOKUP(50,D2:D5,A2:A5,,-1)', 'K2'],
    ['=XLOOKUP(50,D2:D5,A2:A5,,1)', 'K4'],
    ['=XLOOKUP(200,D2:D5,A2:A5,,1)', '#N/A'],
    ['=XLOOKUP("金额",A1:D1,A3:D3)', 100],
    ['=XLOOKUP({"K1";"K4"},A2:A5,C2:C5)', [[300], [100]]],
    ['=XLOOKUP("K1",A2:A5,C2:C4)', '#VALUE!'],
    ['=XLOOKUP("K1",A2:A5,C2:C5,,5)', '#VALUE!'],
    ['=XLOOKUP(1/0,A2:A5,C2:C5,"无")', '#DIV/0!'],
    ['=XLOOKUP("K3",A2:A5,D2:D5)', 0],
    ['=XMATCH(200,C2:C5)', 3],
    ['=VLOOKUP("K?",A2:C5,3,0)', 300],
    ['=VLOOKUP("K3",A2:C5,4,FALSE)', '#REF!'],
    ['=VLOOKUP("K3",A2:C5,0,FALSE)', '#VALUE!'],
    ['=VLOOKUP("K2",A2:C5,3,)', 100],
    ['=VLOOKUP(60,{0,"未到";30,"一月";90,"三月"},2)', '一月'],
    ['=VLOOKUP({"K1";"K3"},A2:C5,3,FALSE)', [[300], [200]]],
    ['=VLOOKUP("甲公司",CHOOSE({1,2},B2:B5,A2:A5),2,FALSE)', 'K2'],
    ['=HLOOKUP("天数",A1:D5,3,FALSE)', 40],
    ['=HLOOKUP("没有",A1:D5,3,FALSE)', '#N/A'],
    ['=LOOKUP(2,1/(B2:B5="乙公司"),A2:A5)', 'K3'],
    ['=MATCH(">1",A2:A5,0)', '#N/A'],
    ['=MATCH(250,{100,200,300})', 2],
    ['=MATCH(250,{300,200,100},-1)', 1],
    ['=INDEX(A2:C5,2,0)', [['K2', '甲公司', 100]]],
    ['=INDEX(A2:C5,{1;4},3)', [[300], [100]]],
    ['=INDEX(A2:C5,9,1)', '#REF!'],
    ['=SUM(INDEX(A2:C5,0,3))', 700],
  ])('%s', (formula, expected) => {
    expect(formulaValue(formula, sheetOf(CLAIMS))).toEqual(expected);
  });
});

describe('arrays that spill', () => {
  it.each([
    [
      '=FILTER(A2:C5,C2:C5>=200)',
      [
        ['K1', '乙公司', 300],
        ['K3', '乙公司', 200],
      ],
    ],
    ['=FILTER(A2:A5,C2:C5>900)', '#CALC!'],
    ['=FILTER(A2:A5,C2:C5>900,"无")', '无'],
    ['=FILTER(A2:A5,C2:C4>1)', '#VALUE!'],
    ['=FILTER(A2:A5,B2:B5)', '#VALUE!'],
    [
      '=FILTER(A1:D2,{1,0,0,1})',
      [
        ['编号', '天数'],
        ['K1', 10],
      ],
    ],
    ['=FILTER(D2:D5,A2:A5="K3")', 0],
    ['=SUM(FILTER(C2:C5,(B2:B5="乙公司")*(C2:C5<250)))', 200],
    [
      '=SORT(A2:C5,{3,1},{-1,-1})',
      [
        ['K1', '乙公司', 300],
        ['K3', '乙公司', 200],
        ['K4', '安公司', 100],
        ['K2', '甲公司', 100],
      ],
    ],
    ['=SORT(B2:B5)', [['安公司'], ['甲公司'], ['乙公司'], ['乙公司']]],
    ['=SORT(D2:D5,,-1)', [[95], [40], [10], [0]]],
    ['=SORT({3,1,2},1,1,TRUE)', [[1, 2, 3]]],
    ['=SORT({1;"a";TRUE;0},1,-1)', [[true], ['a'], [1], [0]]],
    ['=SORT(A2:C5,4)', '#VALUE!'],
    ['=SORT(A2:C5,1,2)', '#VALUE!'],
    ['=SORTBY(A2:A5,C2:C5,-1,A2:A5,1)', [['K1'], ['K3'], ['K2'], ['K4']]],
    ['=UNIQUE(B2:B5)', [['乙公司'], ['甲公司'], ['安公司']]],
    ['=UNIQUE({"a";"A";"b"})', [['a'], ['b']]],
    ['=UNIQUE({1,1,2},TRUE)', [[1, 2]]],
    ['=UNIQUE(B2:B5,,TRUE)', [['甲公司'], ['安公司']]],
    ['=UNIQUE({1;1},,TRUE)', '#CALC!'],
    [
      '=SEQUENCE(2,2)',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['=SEQUENCE(3,,10,-5)', [[10], [5], [0]]],
    ['=SEQUENCE(0)', '#CALC!'],
    ['=SEQUENCE(-1)', '#VALUE!'],
    ['=TRANSPOSE(C2:C4)', [[300, 100, 200]]],
  ])('%s', (formula, expected) => {
    expect(formulaValue(formula, sheetOf(CLAIMS))).toEqual(expected);
  });
});

describe('references as such', () => {
  it.each([
    ['=ROWS(A2:C5)*10+COLUMNS(A2:C5)', 43],
    ['=ROWS({1;2;3})', 3],
    ['=ROWS(A:A)', 1_048_576],
    ['=ROW(C3)', 3],
    ['=SUMPRODUCT((ROW(C2:C5)>3)*C2:C5)', 300],
    ['=OFFSET(A1,2,2)', 100],
    ['=SUM(OFFSET(C1,1,0,4,1))', 700],
    ['=SUM(OFFSET(C5,0,0,-2))', 300],
    ['=OFFSET(A1,-1,0)', '#REF!'],
    ['=OFFSET(5,1,0)', '#VALUE!'],
    ['=SUM(INDIRECT("C2:C"&5))', 700],
    ['=INDIRECT("表!B3")', '甲公司'],
    ['=INDIRECT("没有!B3")', '#REF!'],
    ['=INDIRECT("1+1")', '#REF!'],
    ['=INDIRECT("")', '#REF!'],
  ])('%s', (formula, expected) => {
    expect(formulaValue(formula, sheetOf(CLAIMS))).toEqual(expected);
  });
});
