const MILLISECONDS_OF_A_DAY = 86_400_000;
/** The serial number of 1970-01-01. */
const SERIAL_OF_EPOCH = 25_569;

/** The serial number of a moment's day, as the clock on the wall shows it. */
export function serialOf(moment: Date): number {
  const day = Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate());
  return day / MILLISECONDS_OF_A_DAY + SERIAL_OF_EPOCH;
}
