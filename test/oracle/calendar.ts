/** A day as whole days since 1970-01-01; what has no date is null. */
export type Day = number;

const MS_PER_DAY = 86_400_000;
/** Serial number of 1970-01-01 in Excel's 1900 system. */
const SERIAL_OF_1970 = 25_569;

/** §2: a date cell is a serial number (a fraction of a day dropped) or the text yyyy-mm-dd. */
export function dayOfCell(value: unknown): Day | null {
  if (typeof value === 'number') return Math.floor(value) - SERIAL_OF_1970;
  if (typeof value === 'string' && value !== '') return Date.parse(`${value}T00:00:00Z`) / MS_PER_DAY;
  return null;
}

export function textOfDay(day: Day): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** §2: the day of month is kept; where the target month lacks it, its last day. */
export function addMonths(day: Day, months: number): Day {
  const from = new Date(day * MS_PER_DAY);
  const month = from.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return Date.UTC(from.getUTCFullYear(), month, Math.min(from.getUTCDate(), lastDay)) / MS_PER_DAY;
}

/** §5, §7: the day on which `count` units have gone by since `day`. */
export function after(day: Day, count: number, unit: string): Day {
  if (unit === '年') return addMonths(day, 12 * count);
  return unit === '月' ? addMonths(day, count) : day + count;
}
