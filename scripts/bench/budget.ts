import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countedActions, type Counted } from './office';

export const BUDGET_FILE = join(__dirname, '../../test/budget/office.json');

/** Bytes may grow by a twentieth, with a word more or less in the sheets; round trips and calls by none. */
const SPARE = 1.05;
const ROUND = 1_000;

/** What each action of a user may cost at a ledger of so many claims; of `Counted` the same counts. */
export type OfficeBudget = Readonly<Record<string, readonly Counted[]>>;

/** Counts anew and writes what is found, with little to spare, as the budget that the tests hold the add-in to; other sizes keep theirs. */
export async function renewBudget(sizes: readonly number[]): Promise<void> {
  const budget: Record<string, readonly Counted[]> = {
    ...(JSON.parse(readFileSync(BUDGET_FILE, 'utf8')) as OfficeBudget),
  };
  for (const claims of sizes) budget[claims] = (await countedActions(claims)).map(withSpare);
  writeFileSync(BUDGET_FILE, `${JSON.stringify(budget, null, 2)}\n`);
}

function withSpare(counted: Counted): Counted {
  const more = (bytes: number): number => Math.ceil((bytes * SPARE) / ROUND) * ROUND;
  const { sent, received, largest } = counted;
  return { ...counted, sent: more(sent), received: more(received), largest: more(largest) };
}

/** What of an action's costs is beyond its budget, as a sentence each. */
export function overBudget(budget: readonly Counted[], counted: readonly Counted[]): string[] {
  return counted.flatMap((is) => {
    const may = budget.find(({ action }) => action === is.action);
    if (may === undefined) return [`${is.action} has no budget`];
    return (['trips', 'sent', 'received', 'largest', 'calls'] as const)
      .filter((what) => is[what] > may[what])
      .map((what) => `${is.action}: ${what} ${is[what]}, budget ${may[what]}`);
  });
}
