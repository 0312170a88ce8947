import { CellError } from '../../src/functions/cell';
import { sentence, shown } from './calling';

const NA = new CellError('#N/A');

describe('arguments spread as in Excel', () => {
  it.each<[string, unknown[], unknown[][]]>([
    ['one cell', ['2012-12-01'], [[30]]],
    ['a column with one as-of date', [[['2012-12-01'], ['2012-12-30']], '2012-12-31'], [[30], [1]]],
    [
      'a column against a row',
      [[['2012-12-01'], ['2012-12-30']], [['2012-12-31', '2013-01-01']]],
      [
        [30, 31],
        [1, 2],
      ],
    ],
    [
      'a cell beyond a longer argument',
      [
        [['2012-12-01'], ['2012-12-30'], ['2012-12-31']],
        [['2012-12-31'], ['2012-12-31']],
      ],
      [[30], [1], ['#N/A']],
    ],
  ])('%s', (_, args, result) => {
    expect(shown('OVERDUEDAYS', args)).toEqual(result);
  });
});

describe('what stands in a cell', () => {
  const one = (cell: unknown): unknown => shown('OVERDUEDAYS', [[[cell]], '2012-12-31'])[0][0];
  it.each<[string, unknown, unknown]>([
    ['a serial number', 41244, 30],
    ['a serial number with the time of day', 41244.75, 30],
    ['a Chinese date', '2012年12月1日', 30],
    ['a date in full-width digits', '２０１２-１２-０１', 30],
    ['nothing', '', ''],
    ['a blank that arrives as 0', 0, ''],
    ['nothing at all', null, ''],
    ['a day that does not exist', '2012年11月31日', '#VALUE!'],
    ['a word', '尽快', '#VALUE!'],
    ['an error as it is written', '#REF!', '#REF!'],
    ['an error as a data type', { type: 'Error', basicValue: '#DIV/0!' }, '#DIV/0!'],
    ['a formatted number', { type: 'FormattedNumber', basicValue: 41244, basicType: 'Double' }, 30],
  ])('%s', (_, cell, result) => {
    expect(one(cell)).toBe(result);
  });

  it('an error stays in its own cell', () => {
    expect(shown('OVERDUEDAYS', [[['2012-12-01'], [NA], ['2012-12-30']], '2012-12-31'])).toEqual([
      [30],
      ['#N/A'],
      [1],
    ]);
  });

  it('a refused one says why, in the language of Excel', () => {
    expect(sentence('PARSEDATE', ['2012年11月31日'], 'zh')).toContain('2012年11月没有31日');
    expect(sentence('PARSEDATE', ['2012年11月31日'], 'en')).toMatch(/2012年11月31日.* is|cannot|no/i);
  });
});

describe('today', () => {
  it('counts where no as-of date is given', () => {
    expect(shown('OVERDUEDAYS', ['2012-12-01'])).toEqual([[30]]);
    expect(shown('OVERDUEDAYS', ['2012-12-01', [['']]])).toEqual([[30]]);
  });
});

type Case = readonly [what: string, id: string, args: unknown[], result: unknown[][]];
const SCHEME = [
  ['方案', '方式', '逾期起', '逾期止', '单位', '比例', '比例下限', '比例上限', '单笔上限'],
  ['办法', '现金', 1, 3, '年', '', 0.01, 0.04, ''],
  ['办法', '现金', 3, '', '年', '5%', '', '', 20000],
];
const PROGRESSIVE = [
  ['方案', '逾期起', '逾期止', '单位', '比例', '计算'],
  ['累进', 0, 10000, '元', 0.01, '分段'],
  ['累进', 10000, '', '元', 0.02, '分段'],
];
const PHASES = [
  ['阶段', '类型', '开始', '结束'],
  ['宣传', '其他', '2012-07-16', '2012-07-23'],
  ['清收', '清收', '2012-07-23', '2012-11-30'],
  ['复查', '复查', '2012-12-01', '2012年11月31日'],
];
const CASES: readonly Case[] = [
  ['not overdue on the due date', 'OVERDUEDAYS', ['2012-12-31', '2012-12-31'], [[0]]],
  [
    'settled claims show nothing',
    'OVERDUEDAYS',
    [[['2012-12-01'], ['2012-12-01']], '2012-12-31', [[0], [5]]],
    [[''], [30]],
  ],
  [
    'a leap day is a year old on 28 February',
    'AGEYEARS',
    ['2012-02-29', [['2013-02-27'], ['2013-02-28']]],
    [[0], [1]],
  ],
  [
    'edges of years, upper one included',
    'AGEBUCKET',
    [[['2011-12-31'], ['2011-12-30']], '2012-12-31', '账龄年限'],
    [['1年以内'], ['1-2年']],
  ],
  [
    'edges of years, lower one included',
    'AGEBUCKET',
    ['2009-07-16', [['2012-07-15'], ['2012-07-16']], '奖励逾期'],
    [['1-3年'], ['3年以上']],
  ],
  ['a claim without a date', 'AGEBUCKET', [[['']], '2012-12-31'], [['无到期日']]],
  [
    'a table of one’s own',
    'AGEBUCKET',
    [
      '2012-06-30',
      '2012-12-31',
      [
        ['账龄集', '名称', '起', '单位', '起算'],
        ['甲', '半年内', 0, '月', '逾期'],
        ['甲', '半年以上', 6, '月', '逾期'],
      ],
    ],
    [['半年以上']],
  ],
  ['a set that does not exist', 'AGEBUCKET', ['2012-06-30', '2012-12-31', '季度'], [['#VALUE!']]],
  [
    'the rate changes on the anniversary',
    'REWARDRATE',
    ['2009-07-16', '2012-07-16', SCHEME, '银行'],
    [[0.05]],
  ],
  ['a range waits for a decision', 'REWARDRATE', ['2009-07-16', '2012-07-15', SCHEME, '银行'], [['待定']]],
  ['goods have no row', 'REWARD', [100, '2009-07-16', '2012-07-16', SCHEME, '以物抵债'], [[0]]],
  [
    'a decided rate within the range',
    'REWARD',
    [1000.1, '2009-07-16', '2012-07-15', SCHEME, '现金', '2.5%'],
    [[25]],
  ],
  [
    'capped, and taken back as it was paid',
    'REWARD',
    [[[500000], [-500000]], '2009-07-16', '2012-07-16', SCHEME, '银行'],
    [[20000], [-20000]],
  ],
  [
    'half a fen is rounded away from zero',
    'REWARD',
    [0.1, '2009-07-16', '2012-07-16', SCHEME, '银行'],
    [[0.01]],
  ],
  [
    'progressive: each slice at its rate',
    'REWARD',
    [25000, '2009-07-16', '2012-07-16', PROGRESSIVE],
    [[400]],
  ],
  ['progressive has no single rate', 'REWARDRATE', ['2009-07-16', '2012-07-16', PROGRESSIVE], [['#N/A']]],
  ['a scheme that is not there', 'REWARD', [100, '2009-07-16', '2012-07-16', null], [['#VALUE!']]],
  ['a writing-off earns nothing', 'REWARD', [100, '2009-07-16', '2012-07-16', SCHEME, '核销'], [[0]]],
  ['parts add up below zero, too', 'ALLOCATE', [-100.01, [[1], [1], [1]]], [[-33.34], [-33.34], [-33.33]]],
  ['no weight at all', 'ALLOCATE', [100, [[0, 0]]], [['#VALUE!']]],
  [
    'a bonus by itself',
    'BONUSTAX',
    [[[36000], [36001], ['']], null, '2027-12-31', null],
    [[1080], [3390.1], ['']],
  ],
  [
    'a bonus merged into wages',
    'BONUSTAX',
    [30000, [[200000], [-20000], ['']], '2026-01-20', null],
    [[6000], [300], ['']],
  ],
  ['separate tax has ended', 'BONUSTAX', [36000, null, '2028-01-01', null], [['#N/A']]],
  [
    'a bonus above an edge',
    'BONUSJUMP',
    [[[38566], [38567], [145000]], '2026-01-20', null],
    [[36000], [''], [144000]],
  ],
  [
    'a tax table of one’s own',
    'BONUSTAX',
    [
      1000,
      null,
      '2030-01-01',
      [
        ['税目', '起用日', '税率'],
        ['年终奖', '2028-01-01', 0.1],
      ],
    ],
    [[100]],
  ],
  ['tax at its steps', 'LABORTAX', [[[800], [4000], [100000], ['']]], [[0], [640], [25000], ['']]],
  [
    'a shared day, a day of none, an impossible phase',
    'PHASE',
    [[['2012-07-23'], ['2012-07-15'], ['2012-12-15']], PHASES],
    [['清收'], [''], ['']],
  ],
  [
    'no target, a target of nought',
    'COMPLETION',
    [
      [[5], [5]],
      [[''], [0]],
    ],
    [['未下达'], ['#DIV/0!']],
  ],
  [
    'capitals',
    'RMBUPPER',
    [[['107,000.53'], [-0.1], [null]]],
    [['壹拾万零柒仟元伍角叁分'], ['负壹角整'], ['']],
  ],
  ['an amount that is none', 'RMBUPPER', ['约一万'], [['#VALUE!']]],
  ['balances in days of sales', 'DSO', [[[500], [null]], [[3650], [0]], 365], [[50], ['#DIV/0!']]],
  ['no days', 'DSO', [500, 3650, null], [['#DIV/0!']]],
  ['nothing collected', 'CEI', [1000, null, 1000, null], [[0]]],
  ['nothing to collect', 'CEI', [null, 500, 500, 500], [['#DIV/0!']]],
  ['an amount that is none', 'CEI', ['约一万', 500, 500, 0], [['#VALUE!']]],
  ['one sole debtor', 'HHI', [[[700], [0], [-5], [null]]], [[10_000]]],
  ['nobody owes', 'HHI', [[[0]]], [['#DIV/0!']]],
  ['no rates of one bucket', 'LOSSRATE', [[[0.3], [null]], null, null], [[''], [''], [1]]],
  ['losses above all', 'LOSSRATE', [[['50%'], [1]], '90%', 0.2], [[0.54], [1], [1]]],
  ['demanded in time', 'LIMITATION', ['2016-03-01', '2017-06-30', null, '2018-01-01'], [[44012]]],
  [
    'each claim with its own days and kinds',
    'LIMITATION',
    [[['2018-01-31'], ['2018-01-31']], [['2021-02-01'], ['2021-02-01']], [['催收'], ['承诺']], '2022-01-01'],
    [[44227], [45323]],
  ],
  [
    'a demand after the as-of date',
    'LIMITATION',
    ['2018-01-31', '2020-06-01', null, '2020-05-31'],
    [[44227]],
  ],
  [
    'a kind that does not exist',
    'LIMITATION',
    ['2018-01-31', '2020-06-01', '吃饭', '2020-12-31'],
    [['#VALUE!']],
  ],
];

describe('functions', () => {
  it.each(CASES)('%s (%s)', (_, id, args, result) => {
    expect(shown(id, args)).toEqual(result);
  });
});

describe('STRATEGY', () => {
  const table = [
    ['资金状况', '项目前景', '诚信', '策略'],
    ['', '', '恶意', '诉讼'],
    ['好', '', '', '现金催收'],
  ];
  it('takes the first row that holds, says where none does, and refuses what is on no list', () => {
    expect(
      shown('STRATEGY', [
        [['好'], ['好'], ['差'], ['很好']],
        '',
        [['恶意'], ['善意'], ['善意'], ['善意']],
        table,
      ]),
    ).toEqual([['诉讼'], ['现金催收'], ['无匹配策略'], ['#VALUE!']]);
  });
});

describe('EXPLAIN', () => {
  it('tells a bucket in either language', () => {
    const args = ['逾期天数', '2012-11-30', '2012-12-31', null, null, null, null];
    expect(shown('EXPLAIN', args, 'zh')[0][0]).toBe(
      '到期日 2012-11-30，至 2012-12-31 逾期31天（满0年），按「逾期天数」归入「31-60」',
    );
    expect(shown('EXPLAIN', [...args, 'en'], 'zh')[0][0]).toMatch(/31 days/);
  });

  it('tells a reward that is taken back, and why a line earns nothing', () => {
    expect(shown('EXPLAIN', [SCHEME, '2009-07-16', '2012-07-16', -1000, '银行'])[0][0]).toContain(
      '-1,000.00元 × 5% = -50.00元',
    );
    expect(shown('EXPLAIN', [SCHEME, '2012-07-16', '2012-07-17', 1000, '银行'])[0][0]).toContain(
      '无对应档次',
    );
  });
});

describe('a policy table with a fault', () => {
  it('is refused by the address of its bad cell', () => {
    const scheme = [
      ['方案', '逾期起', '单位', '比例'],
      ['办法', 1, '年', '百分之多少'],
    ];
    expect(sentence('REWARD', [100, '2009-07-16', '2012-07-16', scheme, '现金'])).toMatch(/奖励方案.*D2/);
  });
});
