import type { Settings } from './policy';
import type { PolicyRow } from './policy-row';

/** Items of 预警线 that ask for a search for inflated results (篇五 art. 29-8, 39). */
export const TRUTH_ITEMS = {
  冲销核查天数: ['reversal check days'],
  对倒核查天数: ['round trip days'],
  对倒金额差异: ['round trip tolerance'],
  债权比对: ['compare claims'],
} as const;

export const NO_TRUTH_SETTINGS = {
  reversalCheckDays: null,
  roundTripDays: null,
  roundTripTolerance: null,
  compareClaims: false,
} satisfies Partial<Settings>;

/** A year: later coincidences prove nothing. */
const MOST_DAYS = 366;

/** What one of the items says. */
export function readTruthSetting(
  row: PolicyRow<'项目' | '值'>,
  item: keyof typeof TRUTH_ITEMS,
): Partial<Settings> {
  switch (item) {
    case '冲销核查天数':
      return { reversalCheckDays: row.count('值', MOST_DAYS) };
    case '对倒核查天数':
      return { roundTripDays: row.count('值', MOST_DAYS) };
    case '对倒金额差异':
      return { roundTripTolerance: row.rate('值') };
    case '债权比对':
      return { compareClaims: row.yesNo('值') ?? false };
  }
}

/** True for one of the items. */
export function isTruthItem(item: string): item is keyof typeof TRUTH_ITEMS {
  return item in TRUTH_ITEMS;
}
