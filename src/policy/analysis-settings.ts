import type { Settings } from './policy';
import type { PolicyRow } from './policy-row';

/** Items of 预警线 that ask for the analysis and steer it. */
export const ANALYSIS_ITEMS = {
  分析月数: ['分析期数', 'months analysed', 'analysis months'],
  预测月数: ['回款预测月数', 'forecast months'],
  迁徙率账龄集: ['迁徙账龄集', 'migration bucket set'],
  末段损失率: ['最后账龄段损失率', 'loss of the last bucket'],
  前瞻性调整: ['前瞻性调整比例', '前瞻调整', 'forward-looking adjustment'],
} as const;

export const NO_ANALYSIS_SETTINGS = {
  analysisMonths: null,
  forecastMonths: null,
  migrationSet: '',
  lastBucketLoss: null,
  forwardAdjustment: null,
} satisfies Partial<Settings>;

/** Twenty years back and two years ahead: more is a mistake. */
const MOST_ANALYSIS_MONTHS = 240;
const MOST_FORECAST_MONTHS = 24;

/** What one of the items says. */
export function readAnalysisSetting(
  row: PolicyRow<'项目' | '值'>,
  item: keyof typeof ANALYSIS_ITEMS,
): Partial<Settings> {
  switch (item) {
    case '分析月数':
      return { analysisMonths: row.count('值', MOST_ANALYSIS_MONTHS) };
    case '预测月数':
      return { forecastMonths: row.count('值', MOST_FORECAST_MONTHS) };
    case '迁徙率账龄集':
      return { migrationSet: row.text('值') };
    case '末段损失率':
      return { lastBucketLoss: row.rate('值') };
    case '前瞻性调整':
      return { forwardAdjustment: row.rate('值') };
  }
}

/** True for one of the items. */
export function isAnalysisItem(item: string): item is keyof typeof ANALYSIS_ITEMS {
  return item in ANALYSIS_ITEMS;
}
