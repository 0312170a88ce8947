import type { Settings } from './policy';
import type { PolicyRow } from './policy-row';

/** Items of 预警线 that steer what is drawn up of phases (rules.md §8). */
export const PHASE_ITEMS = {
  通报: ['进度通报', 'notice'],
  通报主送: ['主送', '主送单位', 'addressee'],
  复查抽样笔数: ['抽样笔数', 'sample size'],
  复查抽样比例: ['抽样比例', 'sample share'],
} as const;

export const NO_PHASE_SETTINGS = {
  notice: false,
  noticeTo: '',
  sampleCount: null,
  sampleShare: null,
} satisfies Partial<Settings>;

/** A sample of more claims is looked through by nobody. */
const MOST_SAMPLED = 10_000;

/** What one of the items says. */
export function readPhaseSetting(
  row: PolicyRow<'项目' | '值'>,
  item: keyof typeof PHASE_ITEMS,
): Partial<Settings> {
  switch (item) {
    case '通报':
      return { notice: row.yesNo('值') ?? false };
    case '通报主送':
      return { noticeTo: row.text('值') };
    case '复查抽样笔数':
      return { sampleCount: row.count('值', MOST_SAMPLED) };
    case '复查抽样比例':
      return { sampleShare: row.rate('值') };
  }
}

/** True for one of the items. */
export function isPhaseItem(item: string): item is keyof typeof PHASE_ITEMS {
  return item in PHASE_ITEMS;
}
