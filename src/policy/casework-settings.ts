import type { Settings } from './policy';
import type { PolicyRow } from './policy-row';

/** Items of 预警线 that steer the casework (rules.md §9). */
export const CASEWORK_ITEMS = {
  停供逾期天数: ['stop supply days'],
  停供付款比例: ['stop supply share', '约定付款比例'],
  大额欠款户数: ['large debtors'],
  催收间隔天数: ['demand interval days'],
} as const;

export const NO_CASEWORK_SETTINGS = {
  stopSupplyDays: null,
  stopSupplyShare: null,
  largeDebtorCount: null,
  demandIntervalDays: null,
} satisfies Partial<Settings>;

/** Ten years: longer is a mistake. */
const MOST_DAYS = 3_650;
/** A list of more debtors is no list of large ones. */
const MOST_LISTED = 10_000;

/** What one of the items says. */
export function readCaseworkSetting(
  row: PolicyRow<'项目' | '值'>,
  item: keyof typeof CASEWORK_ITEMS,
): Partial<Settings> {
  switch (item) {
    case '停供逾期天数':
      return { stopSupplyDays: row.count('值', MOST_DAYS) };
    case '停供付款比例':
      return { stopSupplyShare: row.rate('值') };
    case '大额欠款户数':
      return { largeDebtorCount: row.count('值', MOST_LISTED) };
    case '催收间隔天数':
      return { demandIntervalDays: row.count('值', MOST_DAYS) };
  }
}

/** True for one of the items. */
export function isCaseworkItem(item: string): item is keyof typeof CASEWORK_ITEMS {
  return item in CASEWORK_ITEMS;
}
