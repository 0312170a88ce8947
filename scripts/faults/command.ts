import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'expect';
import { tryLedger } from './try-ledger';

const LEDGERS = /\.(?:xlsx|xlsm|xls|csv)$/i;

const USAGE =
  'npm run faults -- <ledger or folder>… [--tries 240] [--minutes 5] [--seed 1] [--only "action | fault | request"]';

/**
 * Usage: see `USAGE`: puts each ledger into a workbook that our host plays as Excel, does one thing after the other in it that a user
 * can do, and lets one request of it go wrong or somebody meddle just before it. Afterwards everything of the user's must be as he left
 * it, what was begun done wholly or not at all, and the reason a sentence. One line for each ledger; each fault with what repeats it.
 * @returns 0 nothing found, 1 faults found, 2 nothing tried
 */
export async function runFaults(words: readonly string[]): Promise<0 | 1 | 2> {
  const paths: string[] = [];
  const budget = { tries: 240, minutes: 5, seed: 1 };
  let only: string | null = null;
  let isUnknown = false;
  for (let at = 0; at < words.length; at++) {
    const name = words[at].replace(/^--/, '');
    if (!words[at].startsWith('--')) paths.push(words[at]);
    else if (name === 'only' && words[at + 1] !== undefined) only = words[++at];
    else if (name in budget && Number(words[at + 1]) > 0)
      budget[name as keyof typeof budget] = Number(words[++at]);
    else isUnknown = true;
  }
  if (paths.length === 0 || isUnknown) {
    console.error(USAGE);
    return 2;
  }
  const missing = paths.filter((path) => statSync(path, { throwIfNoEntry: false }) === undefined);
  if (missing.length > 0) {
    console.error(`There is no ${missing.join(', ')}.`);
    return 2;
  }
  // What the tests expect of an action is expected here too; they find their `expect` in the world around them.
  Object.assign(globalThis, { expect });
  let found = 0;
  try {
    for (const path of paths.flatMap(filesIn)) found += await tryLedger(path, budget, only);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    console.error(error.message);
    return 2;
  }
  return found > 0 ? 1 : 0;
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .map((name) => join(path, name))
    .filter((one) => statSync(one).isDirectory() || LEDGERS.test(one))
    .flatMap(filesIn);
}
