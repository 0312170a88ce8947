import { FIRST_DAY, LAST_DAY, type Day } from './day';
import type { DateRefusal } from './refusal';

/** Lotus 1-2-3 took 1900 for a leap year and Excel kept it: serial 60 is a day that never was. */
const PHANTOM_SERIAL = 60;
/** Serial of 1970-01-01 in the 1900 system, for serials behind the phantom day. */
const EPOCH_SERIAL_1900 = 25569;
/** Serial of 1970-01-01 in the 1904 system, where 0 is 1904-01-01. */
const EPOCH_SERIAL_1904 = 24107;
const LAST_SERIAL_1900 = 2958465;
const LAST_SERIAL_1904 = 2957003;

/**
 * The day of an Excel serial of the 1900 date system; a fraction of a day is dropped (rules.md §2).
 * @param serial 1 (1900-01-01) to 2958465 (9999-12-31); 60 is Excel's 29 February 1900, which is refused
 */
export function dayOfSerial(serial: number): Day | DateRefusal {
  const whole = wholeDays(serial);
  if (!(whole >= 1 && whole <= LAST_SERIAL_1900)) return refuseSerial(serial);
  if (whole === PHANTOM_SERIAL) {
    return { reason: 'date-no-such-day', values: { text: String(serial), year: 1900, month: 2, day: 29 } };
  }
  return whole < PHANTOM_SERIAL ? whole - EPOCH_SERIAL_1900 + 1 : whole - EPOCH_SERIAL_1900;
}

/**
 * The day of an Excel serial of the 1904 date system (workbooks that began on a Mac); a fraction of a day is dropped.
 * @param serial 0 (1904-01-01) to 2957003 (9999-12-31)
 */
export function dayOfSerial1904(serial: number): Day | DateRefusal {
  const whole = wholeDays(serial);
  if (!(whole >= 0 && whole <= LAST_SERIAL_1904)) return refuseSerial(serial);
  return whole - EPOCH_SERIAL_1904;
}

/**
 * The serial of a day in Excel's 1900 date system.
 * @throws RangeError outside 1900-01-01…9999-12-31, NO_DAY above all
 */
export function serialOfDay(day: Day): number {
  if (!(day >= FIRST_DAY && day <= LAST_DAY)) throw new RangeError(`no serial for day ${day}`);
  const serial = day + EPOCH_SERIAL_1900;
  return serial <= PHANTOM_SERIAL ? serial - 1 : serial;
}

/** A formula may leave 41043.999999999993 where Excel shows and means 41044: 15 digits are what counts. */
function wholeDays(serial: number): number {
  return Number.isInteger(serial) ? serial : Math.floor(Number(serial.toPrecision(15)));
}

function refuseSerial(serial: number): DateRefusal {
  const reason = Number.isFinite(serial) ? 'date-out-of-range' : 'date-not-a-date';
  return { reason, values: { text: String(serial) } };
}
