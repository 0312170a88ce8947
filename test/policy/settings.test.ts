import { dayOf, NO_DAY } from '../../src/calendar/day';
import { NO_ANALYSIS_SETTINGS } from '../../src/policy/analysis-settings';
import { NO_CASEWORK_SETTINGS } from '../../src/policy/casework-settings';
import { NO_PHASE_SETTINGS } from '../../src/policy/phase-settings';
import type { Settings } from '../../src/policy/policy';
import { NO_TRUTH_SETTINGS } from '../../src/policy/truth-settings';
import type { CellValue } from '../../src/workbook/sheet-data';
import { brief, expectTexts, policyOf } from './sheet';

const NOTHING: Settings = {
  application: '先进先出',
  creditRatioLimit: null,
  baseline: NO_DAY,
  limitationWarningDays: null,
  suretyWarningDays: null,
  parameterCheckDays: null,
  ...NO_ANALYSIS_SETTINGS,
  ...NO_CASEWORK_SETTINGS,
  ...NO_PHASE_SETTINGS,
  ...NO_TRUTH_SETTINGS,
};
const read = (...rows: CellValue[][]) => policyOf('预警线', [['项目', '值'], ...rows]);

test.each<[string, CellValue[][], string[], Partial<Settings>]>([
  ['nothing', [], [], {}],
  ['first in, first out', [['抵充顺序', '先进先出']], [], {}],
  ['named only', [['抵充顺序', '指定']], [], { application: '指定' }],
  ['statutory order', [['抵充顺序', '法定顺序']], [], { application: '法定顺序' }],
  ['unknown order', [['抵充顺序', '后进先出']], ['e setting-application-unknown B2'], {}],
  ['limit as text', [['信用村不良率上限', '10%']], [], { creditRatioLimit: { num: 1, den: 10 } }],
  ['limit beyond 100%', [['信用村不良率上限', 10]], ['e policy-rate-out-of-range B2'], {}],
  [
    'what is drawn up of phases',
    [
      ['通报', '是'],
      ['通报主送', '各单位'],
      ['复查抽样笔数', 20],
      ['复查抽样比例', '5%'],
    ],
    [],
    { notice: true, noticeTo: '各单位', sampleCount: 20, sampleShare: { num: 5, den: 100 } },
  ],
  [
    'the search for round trips',
    [
      ['冲销核查天数', 30],
      ['对倒核查天数', 15],
      ['对倒金额差异', '5%'],
      ['债权比对', '是'],
    ],
    [],
    {
      reversalCheckDays: 30,
      roundTripDays: 15,
      roundTripTolerance: { num: 5, den: 100 },
      compareClaims: true,
    },
  ],
  ['baseline', [['基线日', '2012-05-14']], [], { baseline: dayOf(2012, 5, 14) }],
  [
    'months of analysis and forecast, and how losses are reckoned',
    [
      ['分析月数', 24],
      ['预测月数', '3'],
      ['迁徙率账龄集', '账龄年限'],
      ['末段损失率', '90%'],
      ['前瞻性调整', 0.1],
    ],
    [],
    {
      analysisMonths: 24,
      forecastMonths: 3,
      migrationSet: '账龄年限',
      lastBucketLoss: { num: 9, den: 10 },
      forwardAdjustment: { num: 1, den: 10 },
    },
  ],
  ['more months than anybody analyses', [['分析月数', 241]], ['e policy-number-unreadable B2'], {}],
  ['impossible baseline', [['基线日', '2012-06-31']], ['e policy-date-unreadable B2'], {}],
  [
    'value not said',
    [
      ['抵充顺序', null],
      ['基线日', ''],
    ],
    [],
    {},
  ],
  [
    'stop supply, large debtors, days between demands',
    [
      ['停供逾期天数', 90],
      ['停供付款比例', '50%'],
      ['大额欠款户数', '三十'],
      ['催收间隔天数', 30],
    ],
    ['e policy-number-unreadable B4'],
    { stopSupplyDays: 90, stopSupplyShare: { num: 5, den: 10 }, demandIntervalDays: 30 },
  ],
  [
    'warnings of clocks',
    [
      ['诉讼时效预警天数', 60],
      ['保证期间预警天数', '30'],
    ],
    [],
    { limitationWarningDays: 60, suretyWarningDays: 30 },
  ],
  ['how old a parameter may be', [['参数核对天数', 180]], [], { parameterCheckDays: 180 }],
  ['a warning of no number', [['诉讼时效预警天数', '两个月']], ['e policy-number-unreadable B2'], {}],
  ['unknown item', [['奖金池', 5]], ['w setting-unknown A2'], {}],
  ['no item', [[null, 5]], ['e policy-cell-missing A2'], {}],
  [
    'item twice',
    [
      ['抵充顺序', '指定'],
      ['抵充顺序', '先进先出'],
    ],
    ['e policy-row-repeated A3'],
    { application: '指定' },
  ],
  ['error value', [['抵充顺序', '#REF!']], ['e policy-error-value B2'], {}],
])('%s', (_, rows, expected, settings) => {
  const policy = read(...rows);
  expect(brief(policy.findings)).toEqual(expected);
  expect(policy.settings).toMatchObject({ ...NOTHING, ...settings });
  expectTexts(policy.findings);
});
