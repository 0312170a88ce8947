import fc from 'fast-check';
import { dayOf, FIRST_DAY, formatDay, LAST_DAY, NO_DAY } from '../../src/calendar/day';
import { isRefusal } from '../../src/calendar/parse';
import { dayOfSerial, dayOfSerial1904, serialOfDay } from '../../src/calendar/serial';

describe('serials of the 1900 date system', () => {
  test.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [367, '1901-01-01'],
    [25569, '1970-01-01'],
    [39507, '2008-02-29'],
    [41044, '2012-05-15'],
    [41044.999988, '2012-05-15'],
    [59.9, '1900-02-28'],
    [2958465, '9999-12-31'],
    [2958465.75, '9999-12-31'],
  ])('%d is %s', (serial, expected) => {
    expect(formatDay(dayOfSerial(serial) as number)).toBe(expected);
    expect(serialOfDay(dayOfSerial(serial) as number)).toBe(Math.floor(serial));
  });

  test('a serial that a formula left a hair below a whole day is that day, as Excel shows it to 15 digits', () => {
    expect(formatDay(dayOfSerial(41043.999999999993) as number)).toBe('2012-05-15');
  });

  test.each([60, 60.5])('%d is the 29 February that 1900 did not have', (serial) => {
    expect(dayOfSerial(serial)).toEqual({
      reason: 'date-no-such-day',
      values: { text: String(serial), year: 1900, month: 2, day: 29 },
    });
  });

  test.each([0, 0.5, -1, 2958466, 1e300])('%d is out of range', (serial) => {
    expect(dayOfSerial(serial)).toEqual({ reason: 'date-out-of-range', values: { text: String(serial) } });
  });

  test.each([NaN, Infinity, -Infinity])('%d is no date', (serial) => {
    expect(dayOfSerial(serial)).toMatchObject({ reason: 'date-not-a-date' });
    expect(dayOfSerial1904(serial)).toMatchObject({ reason: 'date-not-a-date' });
  });

  test('every day comes back from its serial', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST_DAY, max: LAST_DAY }), (day) => {
        expect(dayOfSerial(serialOfDay(day))).toBe(day);
      }),
    );
  });

  test('every serial but the phantom comes back from its day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2958465 }), (serial) => {
        const day = dayOfSerial(serial);
        if (isRefusal(day)) expect(serial).toBe(60);
        else expect(serialOfDay(day)).toBe(serial);
      }),
    );
  });

  test.each([NO_DAY, FIRST_DAY - 1, LAST_DAY + 1, NaN])('day %d has no serial', (day) => {
    expect(() => serialOfDay(day)).toThrow(RangeError);
  });
});

describe('serials of the 1904 date system', () => {
  test.each([
    [0, '1904-01-01'],
    [0.75, '1904-01-01'],
    [1, '1904-01-02'],
    [60, '1904-03-01'],
    [39582, '2012-05-15'],
    [2957003, '9999-12-31'],
  ])('%d is %s', (serial, expected) => {
    expect(formatDay(dayOfSerial1904(serial) as number)).toBe(expected);
  });

  test('they lie 1462 days behind those of the 1900 system', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayOf(1904, 1, 1), max: LAST_DAY }), (day) => {
        expect(dayOfSerial1904(serialOfDay(day) - 1462)).toBe(day);
      }),
    );
  });

  test.each([-1, 2957004])('%d is out of range', (serial) => {
    expect(dayOfSerial1904(serial)).toMatchObject({ reason: 'date-out-of-range' });
  });
});
