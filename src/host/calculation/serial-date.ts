const DAY_MS = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);

/** A day of the calendar; months from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The serial number of a day. Months and days beyond their end run on into the next ones, as in DATE(). */
export function serialOf(year: number, month: number, day: number): number {
  return Math.round((Date.UTC(year, month - 1, day) - EPOCH) / DAY_MS);
}

/** The day of a serial number; what stands behind the point is the time of day and does not count. */
export function dayOf(serial: number): CalendarDay {
  const date = new Date(EPOCH + Math.floor(serial) * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The day some months later; where that month is shorter, its last day. */
export function monthsLater(serial: number, months: number): number {
  const { year, month, day } = dayOf(serial);
  return Math.min(serialOf(year, month + months, day), serialOf(year, month + months + 1, 0));
}
