import { age } from '../../src/aging/age';
import { analyse } from '../../src/analysis/analysis';
import { NO_DAY } from '../../src/calendar/day';
import { serialOfDay } from '../../src/calendar/serial';
import { consolidate } from '../../src/group/group';
import { ledgerTotals } from '../../src/campaign/totals';
import type { CampaignResult } from '../../src/campaign/result';
import type { Finding } from '../../src/finding/finding';
import type { LedgerSource } from '../../src/ledger/ledger';
import { caseworkOf } from '../../src/casework/casework';
import { clocksOf, watchesClocks } from '../../src/casework/clocks';
import { compareBaselines } from '../../src/phase/baseline';
import { classify } from '../../src/phase/classify';
import { interestOfLedger } from '../../src/interest/interest-of-ledger';
import { lettersOf } from '../../src/letter/letters';
import { reviewSample } from '../../src/phase/review-sample';
import { runAnnual } from '../../src/phase/run-annual';
import { runPhases } from '../../src/phase/run-phases';
import { AGE_BY_YEARS, OVERDUE_BY_DAYS } from '../../src/policy/built-in-buckets';
import type { Policy } from '../../src/policy/policy';
import { DEFAULT_SETTINGS } from '../../src/policy/settings';
import { reward } from '../../src/reward/reward';
import { settle } from '../../src/settlement/settle';
import { doubtsOf } from '../../src/truth/truth';
import type { CellValue } from '../../src/workbook/sheet-data';
import { day, fen, ledgerOf, type ClaimRow, type RecoveryRow } from '../fixture/ledger-of';
import { bracket, phase, policyOf, target } from '../fixture/policy-of';
import { parseRate } from '../../src/money/rate';

/** The titles of the ledger that the fixtures' claims stand in; it begins in column B, row 3. */
export const LEDGER_TITLES = [
  '债权编号',
  '债务人',
  '所属单位',
  '责任人',
  '发生日期',
  '到期日',
  '应收金额',
  '',
  '备注',
  '备注',
];
const HEADER_ROW = 2;

/** A campaign of the given rows, computed by the real rooms; only the reading of files is left out. */
export function campaignOf(
  claims: readonly ClaimRow[],
  recoveries: readonly RecoveryRow[],
  said: Partial<Policy>,
  asOfText: string,
  findings: readonly Finding[] = [],
): CampaignResult {
  const asOf = day(asOfText);
  const policy = policyOf(said);
  const plain = ledgerOf(claims, recoveries);
  const { rows, rowOfClaim } = sheetOf(claims);
  const source: LedgerSource = {
    file: '台账.xlsx',
    sheet: '应收账款',
    kind: 'claims',
    headerRow: HEADER_ROW,
    titles: LEDGER_TITLES,
    firstColumn: 1,
    mapping: [
      { column: 1, title: '债权编号', field: '债权编号', confidence: 1, reason: 'exact' },
      { column: 7, title: '应收金额', field: '应收金额', confidence: 0.9, reason: 'synonym' },
    ],
    moneyUnit: '元',
    dateColumns: new Set([5, 6]),
    rows,
  };
  const ledger = {
    ...plain,
    claims: { ...plain.claims, row: rowOfClaim },
    sources: [source, ...plain.sources.slice(1)],
  };
  const settlement = settle(
    ledger.claims,
    ledger.recoveries,
    ledger.debtors.size,
    asOf,
    policy.settings.application,
  );
  const { phases } = runPhases(ledger, policy, settlement, asOf);
  const { analysis, provisions } = analyse(
    ledger,
    policy,
    settlement,
    policy.bucketSets[0] ?? OVERDUE_BY_DAYS,
    asOf,
  );
  const openingDay = phases.length > 0 ? phases[0].first - 1 : NO_DAY;
  const clocks = watchesClocks(policy) ? clocksOf(ledger, policy, settlement, asOf) : null;
  const interest = interestOfLedger(ledger, policy, settlement, asOf);
  const letters = lettersOf({ ledger, settlement, interest, asOf }, policy.letterWishes);
  return {
    asOf,
    ledger,
    policy,
    settlement,
    totals: ledgerTotals(ledger, settlement, asOf),
    aging: age(ledger, settlement, policy.bucketSets[0] ?? OVERDUE_BY_DAYS, asOf),
    ageByYears: age(ledger, settlement, AGE_BY_YEARS, asOf),
    rewards: reward(ledger, policy, settlement, asOf, openingDay).result,
    phases,
    annual: runAnnual(ledger, policy, settlement, asOf).result,
    baselines: compareBaselines(policy.baselines, ledger, settlement, asOf).reports,
    reviewSample: reviewSample(ledger, settlement, policy.settings, openingDay, asOf),
    classes: classify(ledger, settlement, asOf, openingDay, policy.settings.creditRatioLimit),
    interest,
    clocks,
    casework: caseworkOf(ledger, policy, settlement, clocks, asOf),
    analysis,
    provisions,
    doubts: doubtsOf({ ledger, policy, settlement, periods: phases, asOf, earlier: null }),
    letters: letters.letters,
    omittedLetters: letters.omitted,
    group: consolidate(
      ledger,
      policy,
      settlement,
      age(ledger, settlement, policy.bucketSets[0] ?? OVERDUE_BY_DAYS, asOf),
      asOf,
    ).group,
    findings,
  };
}

/** The claims as a sheet of the user's: a title, a header in row 3, a subtotal among the rows, a total at the end. */
function sheetOf(claims: readonly ClaimRow[]): { rows: CellValue[][]; rowOfClaim: Int32Array } {
  const serial = (text: string | undefined): CellValue =>
    text === undefined ? null : serialOfDay(day(text));
  const rows: CellValue[][] = [[null, '应收账款台账'], [], [null, ...LEDGER_TITLES]];
  const rowOfClaim = new Int32Array(claims.length);
  claims.forEach((claim, index) => {
    if (index === 1) rows.push([null, '小计', null, null, null, null, null, 1]);
    rowOfClaim[index] = rows.length;
    rows.push([
      null,
      claim.id ?? null,
      claim.debtor ?? '甲',
      claim.unit ?? '一分公司',
      claim.owner ?? '张三',
      serial(claim.origin),
      serial(claim.due),
      fen(claim.amount) / 100,
    ]);
  });
  rows.push([null, '合计', null, null, null, null, null, 2]);
  return { rows, rowOfClaim };
}

/** A small company with everything: three units, targets, four phases, a reward scheme, classes, findings. */
export function smallCampaign(): CampaignResult {
  return campaignOf(
    [
      {
        id: 'A-001',
        debtor: '宏达建材有限公司',
        unit: '石料一公司',
        owner: '张三',
        origin: '2008-05-01',
        due: '2009-07-16',
        amount: '1284.36',
        grade: '可疑',
      },
      {
        id: 'A-002',
        debtor: '=HYPERLINK("http://x")',
        unit: '石料一公司',
        owner: '李四',
        origin: '2011-02-01',
        due: '2011-08-01',
        amount: '650000.05',
        grade: '次级',
      },
      {
        id: 'A-003',
        debtor: '鑫源混凝土搅拌股份有限公司第二项目经理部',
        unit: '石料二公司',
        owner: '王五',
        origin: '2012-08-10',
        due: '2012-11-10',
        amount: '12340050.00',
        grade: '关注',
      },
      {
        id: 'A-004',
        debtor: '-东风运输队',
        unit: '运输公司',
        owner: '赵六',
        origin: '2012-06-01',
        due: '2013-03-01',
        amount: '88888.88',
        grade: '正常',
      },
      {
        id: 'A-005',
        debtor: '宏达建材有限公司',
        unit: '石料二公司',
        owner: '王五',
        origin: '2010-01-15',
        amount: '30000.00',
      },
      {
        id: 'A-006',
        debtor: '宏达建材有限公司',
        unit: '石料一公司',
        owner: '张三',
        origin: '2012-03-01',
        due: '2012-04-01',
        amount: '-1000.00',
        corrects: 'A-001',
      },
      {
        id: 'A-007',
        debtor: '后来商行',
        unit: '运输公司',
        owner: '赵六',
        origin: '2013-02-01',
        due: '2013-05-01',
        amount: '500.00',
      },
    ],
    [
      {
        id: 'H-1',
        day: '2012-06-20',
        claim: 'A-002',
        amount: '150000.00',
        method: '银行',
        people: '李四:60;周外:40',
      },
      {
        id: 'H-2',
        day: '2012-08-20',
        claim: 'A-002',
        amount: '200000.03',
        method: '法院执行',
        people: '李四',
      },
      {
        id: 'H-3',
        day: '2012-09-01',
        claim: 'A-003',
        amount: '3000000.00',
        method: '实物抵债',
        ruling: { day: '2012-10-01', value: '2800000' },
      },
      { id: 'H-4', day: '2012-10-08', claim: 'A-004', amount: '20000.00', method: '现金', people: '赵六' },
      { id: 'H-5', day: '2012-10-09', claim: 'A-004', amount: '-5000.00', method: '冲销', reverses: 'H-4' },
      { id: 'H-6', day: '2012-11-01', claim: 'A-005', amount: '10000.00', method: '核销' },
      { id: 'H-7', day: '2012-11-05', debtor: '宏达建材有限公司', amount: '50000.00', method: '银行' },
    ],
    {
      phases: [
        phase('摸底', '摸底', '2012-05-15', '2012-05-31'),
        phase('清收', '清收', '2012-07-23', '2012-12-31'),
        phase('复查/验收', '复查', '2013-01-01', '2013-03-31'),
      ],
      targets: [
        target('石料一公司', '', '2012-01-01', '2012-12-31', '620000'),
        target('石料二公司', '', '2012-01-01', '2012-12-31', '2500000'),
        target('石料一公司', '李四', '2012-01-01', '2012-12-31', '400000'),
      ],
      brackets: [
        bracket({ scheme: '2012年奖励办法', from: 0, to: 1, at: '1%', gated: true, goodsTrigger: '裁定' }),
        bracket({ scheme: '2012年奖励办法', from: 1, to: 3, at: '2%', goodsTrigger: '裁定', cap: 300000 }),
        bracket({ scheme: '2012年奖励办法', from: 3, to: null, at: '5%', goodsTrigger: '裁定' }),
      ],
      people: new Map([
        ['李四', { name: '李四', unit: '石料一公司', external: false }],
        ['周外', { name: '周外', unit: '', external: true }],
      ]),
      settings: { ...DEFAULT_SETTINGS, creditRatioLimit: parseRate('10%') },
      tables: [
        { table: '阶段', place: { file: '口径.xlsx', sheet: '阶段' }, rows: 3, used: true },
        { table: '指标', place: { file: '口径.xlsx', sheet: '指标' }, rows: 3, used: true },
      ],
    },
    '2012-10-31',
    [
      {
        severity: 'error',
        code: 'cell-error-value',
        place: { file: '台账.xlsx', sheet: '应收账款', row: 5, column: 6 },
        values: { text: '#N/A' },
      },
      {
        severity: 'warning',
        code: 'amount-rounded',
        place: { file: '台账.xlsx', sheet: '应收账款', row: 4, column: 7 },
        values: { text: '12.345', amount: '12.35' },
      },
      {
        severity: 'warning',
        code: 'amount-rounded',
        place: { file: '口径.xlsx', sheet: '指标', row: 4, column: 7 },
        values: { text: '12.345', amount: '12.35' },
      },
    ],
  );
}
