import { dayOf } from '../../../src/calendar/day';
import { difference } from '../../../scripts/bench/engine/answer';
import { isForBare, runBare } from '../../../scripts/bench/engine/bare';
import { madeBook, type Book } from '../../../scripts/bench/engine/book';
import { prepareDecimalRows, runDecimalRows } from '../../../scripts/bench/engine/decimal-rows';

describe('The bare job of the bench', () => {
  it.each([1, 2, 40, 3_000])('comes to the answer of decimal.js on row objects, %i claims', (count) => {
    const book = madeBook(count);
    expect(difference(runBare(book)(), decimalAnswer(book))).toBeNull();
  });

  it('does so for claims due on the day before an anniversary that a leap day is near, and for money that came before its claim', () => {
    const leapDay = dayOf(2012, 2, 29);
    const dues = [dayOf(2011, 2, 28), dayOf(2011, 3, 1), dayOf(2009, 2, 28), dayOf(2009, 3, 1)];
    const made = madeBook(dues.length);
    const book: Book = {
      ...made,
      claims: {
        ...made.claims,
        origin: Int32Array.from(dues, (due) => due - 30).fill(leapDay + 10, 3),
        due: Int32Array.from(dues),
      },
      recoveries: {
        count: dues.length,
        day: new Int32Array(dues.length).fill(leapDay),
        claim: Int32Array.from(dues, (_, claim) => claim),
        debtor: made.claims.debtor,
        amount: made.claims.amount.map((amount) => Math.ceil(amount / 3)),
      },
    };
    expect(difference(runBare(book)(), decimalAnswer(book))).toBeNull();
  });

  it('takes no part where doubles cannot hold the sum of the claims', () => {
    const book = madeBook(2);
    expect(isForBare(book)).toBe(true);
    const amount = new Float64Array(2).fill(Number.MAX_SAFE_INTEGER - 1);
    expect(isForBare({ ...book, claims: { ...book.claims, amount } })).toBe(false);
  });
});

function decimalAnswer(book: Book) {
  return runDecimalRows(prepareDecimalRows(book))();
}
