import { type Day, dayOf } from '../calendar/day';
import type { Rate } from '../money/rate';

/** One publication of the LPR as it was found: in force from its day. */
export interface LprPublication {
  readonly from: Day;
  readonly oneYear: Rate;
  readonly fiveYears: Rate;
}

/** The day on which the rows below were last compared with their sources. */
export const LPR_CHECKED_ON: Day = dayOf(2026, 11, 25);

/**
 * The loan prime rate since its reform, as the template LPR offers it: every publication that changed a rate, and the last one
 * that was confirmed. Published by the National Interbank Funding Center on behalf of the People's Bank of China, on the 20th of a
 * month or the next working day. Each row was found alike in at least two independent tables of the published rates. A run uses only
 * what stands in the workbook; whoever relies on it compares it with the publications and adds those that follow.
 */
export const LPR_HISTORY: readonly LprPublication[] = (
  [
    [2019, 8, 20, 425, 485],
    [2019, 9, 20, 420, 485],
    [2019, 11, 20, 415, 480],
    [2020, 2, 20, 405, 475],
    [2020, 4, 20, 385, 465],
    [2021, 12, 20, 380, 465],
    [2022, 1, 20, 370, 460],
    [2022, 5, 20, 370, 445],
    [2022, 8, 22, 365, 430],
    [2023, 6, 20, 355, 420],
    [2023, 8, 21, 345, 420],
    [2024, 2, 20, 345, 395],
    [2024, 7, 22, 335, 385],
    [2024, 10, 21, 310, 360],
    [2025, 5, 20, 300, 350],
    [2025, 7, 21, 300, 350],
  ] as const
).map(([year, month, day, oneYear, fiveYears]) => ({
  from: dayOf(year, month, day),
  oneYear: { num: oneYear, den: 10_000 },
  fiveYears: { num: fiveYears, den: 10_000 },
}));
