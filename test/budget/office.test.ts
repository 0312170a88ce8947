import { readFileSync } from 'node:fs';
import { BUDGET_FILE, overBudget, type OfficeBudget } from '../../scripts/bench/budget';
import { countedActions } from '../../scripts/bench/office';
import { MOST_BYTES } from '../../src/host/office-host';

const BUDGET = JSON.parse(readFileSync(BUDGET_FILE, 'utf8')) as OfficeBudget;
const SIZES = Object.keys(BUDGET).map(Number);
/** Where growth is worth it: this writes the budget anew, and the commit shows by how much. */
const RENEW = 'npm run bench -- budget';

test.each(SIZES)(
  'what a user does at %i claims takes no more round trips, bytes and calls than its budget',
  async (claims) => {
    const counted = await countedActions(claims);
    const over = overBudget(BUDGET[claims], counted);
    expect(over.length === 0 ? 'within budget' : `${over.join('\n')}\nworth it? ${RENEW}`).toBe(
      'within budget',
    );
    expect(Math.max(...counted.map(({ largest }) => largest))).toBeLessThan(MOST_BYTES);
  },
  1_800_000,
);

test('what grew is named with its number and its budget', () => {
  const may = { action: 'generate all', trips: 10, sent: 5, received: 5, largest: 5, calls: 0 };
  expect(overBudget([may], [may])).toEqual([]);
  expect(overBudget([may], [{ ...may, trips: 11 }])).toEqual(['generate all: trips 11, budget 10']);
  expect(overBudget([], [may])).toEqual(['generate all has no budget']);
});
