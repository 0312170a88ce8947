/**
 * Work that rests now and then, wherever it yields: whoever does it may draw, hear the user or give up in between. Nothing is
 * handed over at a rest, and the result does not depend on whether there are any.
 */
export type Paced<Result> = Generator<undefined, Result, undefined>;

/** Rows after which a loop over a ledger may rest: some milliseconds even where a row is much work. */
export const ROWS_BETWEEN_RESTS = 1_024;

/** Does the work without resting. */
export function atOnce<Result>(work: Paced<Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/**
 * Does the work, resting wherever it may.
 * @param rest what to wait for; where it fails, the work ends there and the failure goes on
 */
export async function withRests<Result>(work: Paced<Result>, rest: () => Promise<void>): Promise<Result> {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    await rest();
  }
}

/** What comes of each item, one after the other, with a rest after each. */
export function* eachInTurn<Item, Made>(items: readonly Item[], make: (item: Item) => Made): Paced<Made[]> {
  const made: Made[] = [];
  for (const item of items) {
    made.push(make(item));
    yield;
  }
  return made;
}
