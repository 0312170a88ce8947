import { sentence, shown } from './calling';

const LPR = [
  ['生效日', '一年期'],
  ['2019-08-20', '4.25%'],
  ['2020-04-20', '3.85%'],
];

it.each<[what: string, id: string, args: unknown[], result: unknown[][]]>([
  ['the first day is not counted', 'INTEREST', [36_000, '10%', '2012-01-01', '2012-01-02', 360], [[10]]],
  ['no days, no interest', 'INTEREST', [36_000, '10%', '2012-01-01', '2012-01-01', 360], [[0]]],
  [
    'a leap year counts its own days',
    'INTEREST',
    [36_600, '10%', '2012-01-01', '2012-01-11', '实际'],
    [[100]],
  ],
  ['30/360 has no 31st', 'INTEREST', [36_000, '10%', '2012-01-30', '2012-02-28', '30/360'], [[280]]],
  ['a daily rate', 'INTEREST', [10_000, '0.05%', '2012-01-01', '2012-01-11', '日利率'], [[50]]],
  ['a basis that is none', 'INTEREST', [10_000, '5%', '2012-01-01', '2012-01-11', 364], [['#VALUE!']]],
  ['a blank principal', 'INTEREST', [[['']], '5%', '2012-01-01', '2012-01-11', 360], [['']]],
  [
    'a column of principals, half a fen away from zero',
    'INTEREST',
    [[[1.8], [-1.8]], '1%', '2012-01-01', '2012-04-10', 360],
    [[0.01], [-0.01]],
  ],
  ['on the due date no penalty', 'PENALTY', [10_000, '6%', '50%', '2012-01-15', 360, '2012-01-15'], [[0]]],
  ['the penalty rate itself', 'PENALTY', [36_000, '9%', 0, '2012-01-15', 360, '2012-01-25'], [[90]]],
  [
    'a rate counts from its own day',
    'LPRINTEREST',
    [365_000, '2020-04-18', '2020-04-20', LPR, 365],
    [[42.5 + 38.5]],
  ],
  ['before the first LPR', 'LPRINTEREST', [365_000, '2019-08-01', '2019-08-30', LPR, 365], [['#VALUE!']]],
  ['from the first LPR', 'LPRINTEREST', [365_000, '2019-08-19', '2019-08-20', LPR, 365], [[42.5]]],
  [
    'after the deadline nothing is saved',
    'CONCESSION',
    [
      [[1_200_000], [1_200_000]],
      '6%',
      '50%',
      '2012-01-15',
      '2012-08-10',
      360,
      [['2012-08-10'], ['2012-08-11']],
    ],
    [
      [41_600, 62_400, 20_800],
      [62_700, 62_700, 0],
    ],
  ],
  [
    'beyond what can be held exactly, in its own row',
    'CONCESSION',
    [[[9_999_999_999_999.99], [1_200_000]], '6%', '50%', '1912-01-15', '2012-08-10', 360, '2012-08-10'],
    [
      ['#NUM!', '#NUM!', '#NUM!'],
      [7_346_600, 11_019_900, 3_673_300],
    ],
  ],
  [
    'recovery by recovery',
    'JUDGMENTINTEREST',
    [
      1_000_000,
      '2024-01-31',
      '2024-03-31',
      [['2024-03-11'], ['2024-03-01'], ['']],
      [[200_000], [400_000], ['']],
    ],
    [[5_250 + 1_050 + 1_400]],
  ],
  ['before the day for performance', 'JUDGMENTINTEREST', [1_000_000, '2024-01-31', '2024-01-31'], [[0]]],
  ['the tariff', 'CASEFEE', [[[10_001], [333_333]], null], [[50.03], [6_300]]],
  ['half of it', 'CASEFEE', [10_000, '是'], [[25]]],
])('%s', (_, id, args, result) => {
  expect(shown(id, args)).toEqual(result);
});

it('says which day the LPR table lacks', () => {
  expect(sentence('LPRINTEREST', [365_000, '2019-08-01', '2019-08-30', LPR, 365], 'zh')).toContain(
    '2019-08-02',
  );
});
