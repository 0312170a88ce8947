import { reasonOf, RateGap } from '../../src/interest/rate-schedule';
import { day } from '../fixture/ledger-of';

describe('why interest cannot be computed', () => {
  it.each([
    ['a day without a rate', new RateGap(day('2012-01-15')), 'rate-gap'],
    ['a figure of more digits than can be held exactly', new RangeError(), 'too-large'],
  ])('%s is a reason that the user is told', (_, error, reason) => {
    expect(reasonOf(error)).toBe(reason);
  });

  it('a fault of the program is none: it is not told as one of these, but thrown on', () => {
    const fault = new TypeError('not a function');
    expect(() => reasonOf(fault)).toThrow(fault);
  });
});
