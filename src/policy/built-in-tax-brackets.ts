import { dayOf, NO_DAY, type Day } from '../calendar/day';
import type { TaxBracket, TaxKind } from './reward-tax-brackets';

/** Upper edges and quick deductions in whole 元, rates in percent; the last level has no end. */
type Level = readonly [upTo: number | null, percent: number, deduction: number];

function levels(
  tax: TaxKind,
  firstDay: Day,
  lastDay: Day,
  source: string,
  rows: readonly Level[],
): TaxBracket[] {
  return rows.map(([upTo, percent, deduction]) => ({
    tax,
    firstDay,
    lastDay,
    upTo: upTo === null ? null : upTo * 100,
    rate: { num: percent, den: 100 },
    deduction: deduction * 100,
    source,
    checkedOn: NO_DAY,
    place: { file: '' },
  }));
}

/**
 * The tables of individual income tax since 2019, as the template 个税税率 writes them and a workbook without it uses
 * them. Their 核对日 is left open: who relies on them compares them with the published text and enters the day.
 */
export const BUILT_IN_TAX_BRACKETS: readonly TaxBracket[] = [
  ...levels(
    '全年一次性奖金',
    dayOf(2019, 1, 1),
    dayOf(2027, 12, 31),
    '财税〔2018〕164号；财政部 税务总局公告2023年第30号（执行至2027-12-31）',
    [
      [3_000, 3, 0],
      [12_000, 10, 210],
      [25_000, 20, 1_410],
      [35_000, 25, 2_660],
      [55_000, 30, 4_410],
      [80_000, 35, 7_160],
      [null, 45, 15_160],
    ],
  ),
  ...levels('综合所得', dayOf(2019, 1, 1), NO_DAY, '个人所得税法（2018年修正）个人所得税税率表一', [
    [36_000, 3, 0],
    [144_000, 10, 2_520],
    [300_000, 20, 16_920],
    [420_000, 25, 31_920],
    [660_000, 30, 52_920],
    [960_000, 35, 85_920],
    [null, 45, 181_920],
  ]),
  ...levels('劳务报酬', dayOf(2019, 1, 1), NO_DAY, '国家税务总局公告2018年第61号', [
    [20_000, 20, 0],
    [50_000, 30, 2_000],
    [null, 40, 7_000],
  ]),
];
