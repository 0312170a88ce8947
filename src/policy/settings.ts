import { NO_DAY } from '../calendar/day';
import {
  ANALYSIS_ITEMS,
  isAnalysisItem,
  NO_ANALYSIS_SETTINGS,
  readAnalysisSetting,
} from './analysis-settings';
import {
  CASEWORK_ITEMS,
  isCaseworkItem,
  NO_CASEWORK_SETTINGS,
  readCaseworkSetting,
} from './casework-settings';
import { isPhaseItem, NO_PHASE_SETTINGS, PHASE_ITEMS, readPhaseSetting } from './phase-settings';
import type { Settings } from './policy';
import type { PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';
import { isTruthItem, NO_TRUTH_SETTINGS, readTruthSetting, TRUTH_ITEMS } from './truth-settings';

type SettingColumn = '项目' | '值';
type SettingRow = PolicyRow<SettingColumn>;

/** Items that a run computes with. */
const ITEMS = {
  抵充顺序: ['抵充方法', '回款抵充顺序', '核销顺序', 'application'],
  信用村不良率上限: ['信用村上限', '信用村不良率', '不良率上限', 'credit ratio limit'],
  基线日: ['基线日期', '清欠基线日', 'baseline', 'baseline date'],
  诉讼时效预警天数: ['时效预警天数', 'limitation warning days'],
  保证期间预警天数: ['surety warning days'],
  参数核对天数: ['参数核对期限', 'parameter check days'],
  ...ANALYSIS_ITEMS,
  ...CASEWORK_ITEMS,
  ...TRUTH_ITEMS,
  ...PHASE_ITEMS,
} as const;

type Item = keyof typeof ITEMS;

/** 预警线 (rules.md §10): single settings, one a row. */
export const SETTING_TABLE: TableDescription<SettingColumn> = {
  name: '预警线',
  sheetNames: ['预警', '预警线设置', '预警设置', '参数', '参数设置', 'settings'],
  knownBy: { columns: ['项目', '值'], foreignTitles: 0 },
  columns: [
    column('项目', 'text', ['预警项目', '参数', '名称', 'item'], {
      required: true,
      width: 24,
      choices: ITEMS,
    }),
    column('值', 'text', ['数值', '取值', '预警值', '设定值', '内容', 'value'], {
      required: true,
      width: 20,
    }),
  ],
};

const APPLICATIONS: Readonly<Record<string, Settings['application']>> = {
  先进先出: '先进先出',
  先进先出法: '先进先出',
  fifo: '先进先出',
  指定: '指定',
  只抵指定: '指定',
  named: '指定',
  法定顺序: '法定顺序',
  法定: '法定顺序',
  民法典560条: '法定顺序',
  statutory: '法定顺序',
};

/** What holds where the table says nothing: first in, first out (rules.md §4), and no limit or date of our own. */
export const DEFAULT_SETTINGS: Settings = {
  application: '先进先出',
  creditRatioLimit: null,
  baseline: NO_DAY,
  limitationWarningDays: null,
  suretyWarningDays: null,
  parameterCheckDays: null,
  ...NO_ANALYSIS_SETTINGS,
  ...NO_CASEWORK_SETTINGS,
  ...NO_TRUTH_SETTINGS,
  ...NO_PHASE_SETTINGS,
};

/** Ten years: a longer warning is a mistake. */
const MOST_WARNING_DAYS = 3_650;

/** The settings; of two rows for one item the first counts. */
export function readSettings(rows: readonly SettingRow[]): Settings {
  let settings = DEFAULT_SETTINGS;
  const rowOf = new Map<string, number>();
  for (const row of rows) {
    row.require('项目');
    const item = row.choice<Item>('项目', 'setting-unknown');
    if (item === null) {
      row.exclude();
      continue;
    }
    const earlier = rowOf.get(item);
    if (earlier !== undefined) {
      row.reject('policy-row-repeated', '项目', { key: item, row: earlier + 1 });
      continue;
    }
    rowOf.set(item, row.row);
    if (row.said('值')) settings = { ...settings, ...readSetting(row, item) };
  }
  return settings;
}

function readSetting(row: SettingRow, item: Item): Partial<Settings> {
  if (isAnalysisItem(item)) return readAnalysisSetting(row, item);
  if (isTruthItem(item)) return readTruthSetting(row, item);
  if (isCaseworkItem(item)) return readCaseworkSetting(row, item);
  if (isPhaseItem(item)) return readPhaseSetting(row, item);
  switch (item) {
    case '抵充顺序':
      return { application: readApplication(row) };
    case '信用村不良率上限':
      return { creditRatioLimit: row.rate('值') };
    case '基线日':
      return { baseline: row.day('值') };
    case '诉讼时效预警天数':
      return { limitationWarningDays: row.count('值', MOST_WARNING_DAYS) };
    case '保证期间预警天数':
      return { suretyWarningDays: row.count('值', MOST_WARNING_DAYS) };
    case '参数核对天数':
      return { parameterCheckDays: row.count('值', MOST_WARNING_DAYS) };
  }
}

function readApplication(row: SettingRow): Settings['application'] {
  const text = row.text('值');
  const wanted = APPLICATIONS[text.normalize('NFKC').toLowerCase().replace(/\s/g, '')];
  if (wanted) return wanted;
  if (row.usable)
    row.reject('setting-application-unknown', '值', { text, used: DEFAULT_SETTINGS.application });
  return DEFAULT_SETTINGS.application;
}
