import { NO_DAY } from '../../src/calendar/day';
import { paymentDays } from '../../src/interest/concession-plan';
import { interestOfLedger } from '../../src/interest/interest-of-ledger';
import type { InterestResult } from '../../src/interest/interest-result';
import { formatRate, parseRate } from '../../src/money/rate';
import { NO_INTEREST_TERMS } from '../../src/policy/interest-terms';
import type { Lawsuit } from '../../src/policy/lawsuits';
import type { DatedRate, InterestTerms, LprRow, Settings } from '../../src/policy/policy';
import { DEFAULT_SETTINGS } from '../../src/policy/settings';
import { settle } from '../../src/settlement/settle';
import { brief, expectTexts } from '../policy/sheet';
import { type ClaimRow, day, fen, ledgerOf, type RecoveryRow } from '../fixture/ledger-of';
import { policyOf } from '../fixture/policy-of';

const place = { file: '口径.xlsx' };
const always = (text: string): DatedRate => ({ from: -Infinity, to: NO_DAY, rate: parseRate(text)!, place });
const LPR: readonly LprRow[] = (
  [
    ['2019-08-20', '4.25%'],
    ['2020-04-20', '3.85%'],
    ['2025-05-20', '3%'],
  ] as const
).map(([from, rate]) => ({ from: day(from), oneYear: parseRate(rate)!, fiveYears: null, place }));

function run(
  claims: readonly ClaimRow[],
  terms: Partial<InterestTerms>,
  asOf: string,
  more: {
    recoveries?: readonly RecoveryRow[];
    lawsuits?: readonly Lawsuit[];
    lpr?: readonly LprRow[];
    settings?: Partial<Settings>;
  } = {},
): InterestResult {
  const ledger = ledgerOf(claims, more.recoveries ?? []);
  const settlement = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, day(asOf), '先进先出');
  const policy = policyOf({
    interest: { ...NO_INTEREST_TERMS, basis: '365', ...terms },
    lpr: more.lpr ?? LPR,
    lawsuits: more.lawsuits ?? [],
    settings: { ...DEFAULT_SETTINGS, ...more.settings },
  });
  return interestOfLedger(ledger, policy, settlement, day(asOf))!;
}

const lines = ({ claims }: InterestResult): [string, number, string][] =>
  claims[0].statement.lines.map(({ kind, days, rate }) => [kind, days, formatRate(rate)]);
const codes = ({ findings }: InterestResult): string[] => {
  expectTexts(findings);
  return brief(findings).map((finding) => finding.split(' ')[1]);
};

describe('买卖合同: a sales contract that names no rate (法释〔2020〕17号 art. 18)', () => {
  const sale: ClaimRow = { id: 'A', origin: '2019-06-01', due: '2019-08-09', amount: '365000' };
  const terms = { rule: '买卖合同' as const, lprUplift: [always('50%')], benchmark: [always('4.35%')] };

  it('the benchmark with the uplift to 2019-08-19, the LPR with it from the 20th', () => {
    const result = run([sale], terms, '2020-04-29');
    expect(lines(result)).toEqual([
      ['penalty', 10, '6.525%'],
      ['penalty', 244, '6.375%'],
      ['penalty', 10, '5.775%'],
    ]);
    expect(result.claims[0].basis).toBe('sales');
    expect(codes(result)).toEqual([]);
  });

  it('without a benchmark an earlier default is listed as a gap, never guessed', () => {
    const result = run([sale], { ...terms, benchmark: [] }, '2020-04-29');
    expect(result.missing).toEqual([{ claim: 0, why: 'rate-gap' }]);
  });

  it.each([
    ['2019-08-17', []],
    ['2019-08-18', ['interest-default-on-change-day']],
    ['2019-08-19', ['interest-default-on-change-day']],
    ['2019-08-20', []],
  ])('due on %s', (due, expected) => {
    expect(codes(run([{ ...sale, due }], terms, '2019-12-31'))).toEqual(expected);
  });

  it('an agreed rate stands; an uplift that the article does not know is told', () => {
    const result = run(
      [{ ...sale, penaltyRate: '10%' }],
      { ...terms, lprUplift: [always('60%')] },
      '2019-12-31',
    );
    expect(lines(result)).toEqual([['penalty', 144, '10%']]);
    expect(codes(result)).toEqual(['interest-uplift-out-of-range']);
  });

  it('the LPR is a rate per year also where all agreed rates are per day', () => {
    const result = run([{ ...sale, due: '2020-04-20' }], { ...terms, basis: '日利率' }, '2020-04-30');
    // 365,000.00 × 3.85% × 1.5 ÷ 365 × 10
    expect(result.claims[0].statement.interest).toBe(fen('577.5'));
  });

  it('an LPR of before the reform does not count, and the benchmark does not stand in for the LPR', () => {
    const [old, late] = ['2019-01-01', '2019-09-20'].map((from) => ({
      ...LPR[0],
      from: day(from),
      oneYear: parseRate('4.31%')!,
    }));
    expect(lines(run([sale], terms, '2019-08-19', { lpr: [old] }))).toEqual([['penalty', 10, '6.525%']]);
    expect(run([sale], terms, '2019-12-31', { lpr: [late] }).missing).toEqual([
      { claim: 0, why: 'rate-gap' },
    ]);
  });

  it('a publication that changes nothing ends no line', () => {
    const same = { ...LPR[1], from: day('2020-05-20') };
    const claim = { ...sale, due: '2020-04-20' };
    expect(lines(run([claim], terms, '2020-06-20', { lpr: [...LPR.slice(0, 2), same] }))).toEqual([
      ['penalty', 61, '5.775%'],
    ]);
  });

  it('without an uplift in the policy no rate is known', () => {
    expect(run([sale], { ...terms, lprUplift: [] }, '2019-12-31').missing).toEqual([
      { claim: 0, why: 'no-rate' },
    ]);
  });
});

describe('中小企业: late payment to a small enterprise (from 2025-06-01)', () => {
  const terms = { rule: '中小企业' as const };
  const supply: ClaimRow = { id: 'A', origin: '2025-06-01', due: '2025-06-30', amount: '100000' };

  it('nothing agreed: 0.05% a day, whatever the day basis', () => {
    const result = run([supply], terms, '2025-07-10');
    expect(result.claims[0].statement.lines).toMatchObject([
      { days: 10, convention: 'daily', interest: fen('500') },
    ]);
  });

  it('less agreed than the LPR at the contract: the LPR, and it is told', () => {
    const result = run([{ ...supply, penaltyRate: '2.9%' }], terms, '2025-07-10');
    expect(lines(result)).toEqual([['penalty', 10, '3%']]);
    expect(codes(result)).toEqual(['interest-sme-below-lpr']);
  });

  it('with daily rates what was agreed is measured by the year', () => {
    const daily = { ...terms, basis: '日利率' as const };
    expect(lines(run([{ ...supply, penaltyRate: '0.02%' }], daily, '2025-07-10'))).toEqual([
      ['penalty', 10, '0.02%'],
    ]);
    expect(
      run([{ ...supply, penaltyRate: '0.008%' }], daily, '2025-07-10').claims[0].statement.interest,
    ).toBe(
      // 100,000.00 × 3% ÷ 365 × 10
      fen('82.19'),
    );
  });

  it('a contract made before is not measured by it', () => {
    expect(run([{ ...supply, origin: '2025-05-31' }], terms, '2025-07-10').missing).toEqual([
      { claim: 0, why: 'no-rate' },
    ]);
  });
});

describe('caps are told, never applied', () => {
  it.each([
    ['2020-08-20', '15.4%', []],
    ['2020-08-20', '15.41%', ['interest-above-lending-cap']],
    ['2020-08-19', '24%', []],
  ])('民间借贷 of %s at %s', (origin, contractRate, expected) => {
    const result = run(
      [{ id: 'A', origin, due: '2021-08-20', amount: '100', contractRate }],
      { rule: '民间借贷' },
      '2021-08-20',
    );
    expect(codes(result)).toEqual(expected);
    expect(lines(result)[0][2]).toBe(contractRate);
  });

  it.each([
    ['5.2%', []],
    ['5.21%', ['interest-penalty-above-loss']],
  ])('a penalty at %s against a loss of 4%% (Civil Code art. 585)', (penaltyRate, expected) => {
    const claim = { id: 'A', origin: '2021-01-01', due: '2021-01-01', amount: '3650000', penaltyRate };
    expect(codes(run([claim], { loss: [always('4%')] }, '2021-12-31'))).toEqual(expected);
  });

  it.each([
    ['is not known for every day', '3650000', { ...always('4%'), from: day('2021-06-01') }],
    ['is more than can be held to the fen', '9999999999999.99', always('2400%')],
  ])('where the loss %s, the penalty is computed, and not measured by it', (_, amount, loss) => {
    const claim = { id: 'A', origin: '2021-01-01', due: '2021-01-01', amount, penaltyRate: '24%' };
    const result = run([claim], { loss: [loss] }, '2021-12-31');
    expect([lines(result), codes(result), result.missing]).toEqual([[['penalty', 364, '24%']], [], []]);
  });
});

test('parameters that have expired, or were last checked more than a year ago, are told', () => {
  const row = (item: string, to: string | undefined, checkedOn: string | undefined) => ({
    item,
    from: NO_DAY,
    to: day(to),
    checkedOn: day(checkedOn),
    place,
  });
  const parameters = [
    row('合同利率', '2024-12-31', undefined),
    row('罚息上浮', '2025-12-31', '2024-12-31'),
    row('LPR上浮', undefined, '2024-12-30'),
  ];
  const result = run([], { parameters, lprUplift: [always('30%')] }, '2025-12-31', { lpr: LPR.slice(0, 2) });
  expect(codes(result)).toEqual([
    'interest-parameter-expired',
    'interest-parameter-unchecked',
    'interest-lpr-old',
  ]);
});

test.each([
  // Checked 30 days before 2025-12-31 and published 225 days before.
  [null, []],
  [225, []],
  [224, ['interest-lpr-old']],
  [30, ['interest-lpr-old']],
  [29, ['interest-parameter-unchecked', 'interest-lpr-old']],
])('参数核对天数 %s says how long ago a parameter may have been checked', (parameterCheckDays, expected) => {
  const checked = { item: 'LPR上浮', from: NO_DAY, to: NO_DAY, checkedOn: day('2025-12-01'), place };
  const result = run([], { parameters: [checked], lprUplift: [always('30%')] }, '2025-12-31', {
    settings: { parameterCheckDays },
  });
  expect(codes(result)).toEqual(expected);
});

describe('加倍部分债务利息 for the judgments of 诉讼', () => {
  const claims: ClaimRow[] = [
    { id: 'A', debtor: '甲', origin: '2023-01-01', due: '2023-02-01', amount: '1000000', penaltyRate: '5%' },
    { id: 'B', debtor: '甲', origin: '2023-01-01', due: '2023-02-01', amount: '1000000', penaltyRate: '5%' },
  ];
  const recoveries: RecoveryRow[] = [
    { day: '2023-12-31', claim: 'A', amount: '100000' },
    { day: '2024-03-01', claim: 'A', amount: '400000' },
    { day: '2024-03-11', claim: 'B', amount: '100000' },
  ];
  const lawsuit = (said: Partial<Lawsuit>): Lawsuit =>
    ({
      claim: 'A',
      debtor: '',
      caseNumber: '（2023）01民初1号',
      judged: day('2024-01-10'),
      judgedAmount: fen('1000000'),
      performBy: day('2024-01-31'),
      place,
      ...said,
    }) as Lawsuit;

  it('on what is unpaid of the judgment money, less what came in since the judgment', () => {
    const [judgment] = run(claims, {}, '2024-03-31', { recoveries, lawsuits: [lawsuit({})] }).judgments;
    expect(judgment.statement.lines.map(({ days, interest }) => [days, interest])).toEqual([
      [30, fen('5250')],
      [30, fen('3150')],
    ]);
  });

  it('a row that names only the debtor takes what came in on all its claims', () => {
    const lawsuits = [lawsuit({ claim: '', debtor: '甲' })];
    const [judgment] = run(claims, {}, '2024-03-31', { recoveries, lawsuits }).judgments;
    expect(judgment.statement.owed.principal).toBe(fen('500000'));
  });

  it.each<[string, Partial<Lawsuit>]>([
    ['no date for performance', { performBy: NO_DAY }],
    ['no judgment money', { judgedAmount: null }],
    ['a date for performance that is still to come', { performBy: day('2024-03-31') }],
    ['a claim that the ledger does not have', { claim: 'X' }],
  ])('%s: none', (_, said) => {
    expect(run(claims, {}, '2024-03-31', { lawsuits: [lawsuit(said)] }).judgments).toEqual([]);
  });
});

describe('the what-if of the concession', () => {
  it('compares today, ends of months, the deadline, the day after and 30, 60 and 90 days', () => {
    expect(paymentDays(day('2012-07-31'), day('2012-09-15'))).toEqual(
      ['2012-07-31', '2012-08-31', '2012-09-15', '2012-09-16', '2012-10-15', '2012-11-14', '2012-12-14'].map(
        day,
      ),
    );
  });

  it('the example of rules.md §6, on each day; the day after the deadline everything is owed', () => {
    const loan: ClaimRow = {
      id: 'A',
      origin: '2012-01-15',
      due: '2012-01-15',
      amount: '1200000',
      contractRate: '6%',
    };
    const terms = { basis: '360' as const, uplift: [always('50%')], deadline: day('2012-08-10') };
    const { concession } = run([loan], terms, '2012-07-31');
    expect(concession!.days.slice(0, 3).map(({ due, full }) => [due, full])).toEqual([
      [123_960_000n, 125_940_000n],
      [124_160_000n, 126_240_000n],
      [126_270_000n, 126_270_000n],
    ]);
    expect(concession!.debtors).toEqual([
      { debtor: 1, today: 123_960_000n, deadline: 124_160_000n, dayAfter: 126_270_000n, full: 126_240_000n },
    ]);
    const past = run([loan], terms, '2012-08-11').concession!;
    expect(past.days.every(({ due, full }) => due === full)).toBe(true);
    expect(past.debtors).toEqual([]);
  });

  it('a claim without a contract rate, or whose rates end before the days compared, is counted and left out', () => {
    const loan: ClaimRow = {
      id: 'A',
      origin: '2012-01-15',
      due: '2012-01-15',
      amount: '1200000',
      penaltyRate: '9%',
    };
    const ends = { ...always('50%'), to: day('2012-08-31') };
    const other = { ...loan, id: 'B', penaltyRate: undefined!, contractRate: '6%' };
    const result = run([loan, other], { uplift: [ends], deadline: day('2012-08-10') }, '2012-07-31');
    expect(result.concession!.omitted).toBe(2);
    expect(result.claims).toHaveLength(2);
  });
});
