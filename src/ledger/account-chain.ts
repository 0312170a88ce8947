import type { Fen } from '../money/fen';

/** One line of an account, in fen; the balance is what the account's own column says after it, or null. */
export interface AccountLine {
  readonly row: number;
  readonly debit: Fen;
  readonly credit: Fen;
  readonly balance: Fen | null;
}

/** What an account's own balance column says about it. */
export interface AccountChain {
  /** What was owed before the first line. */
  readonly opening: Fen;
  /** The line that comes first in time: the balance before it is the opening. */
  readonly first: AccountLine;
  /** How many balances could be compared with the one before. */
  readonly links: number;
  /** Lines whose balance is not the one before plus debit less credit. */
  readonly breaks: readonly { readonly line: AccountLine; readonly computed: Fen }[];
}

/**
 * Follows the balance column of an account from its first line, and, where that does not hold, from its last (accounts
 * are also kept newest first).
 * @param lines in the order of the sheet
 * @returns null where no line has a balance
 */
export function followBalances(lines: readonly AccountLine[]): AccountChain | null {
  const down = follow(lines);
  if (down === null || down.breaks.length === 0) return down;
  const up = follow([...lines].reverse());
  return up !== null && up.breaks.length < down.breaks.length ? up : down;
}

function follow(lines: readonly AccountLine[]): AccountChain | null {
  const breaks: { line: AccountLine; computed: Fen }[] = [];
  let opening: Fen | null = null;
  let running = 0;
  let links = 0;
  for (const line of lines) {
    running += line.debit - line.credit;
    if (line.balance === null) continue;
    if (opening === null) opening = line.balance - running;
    else {
      links++;
      if (line.balance !== running) breaks.push({ line, computed: running });
    }
    running = line.balance;
  }
  return opening === null ? null : { opening, first: lines[0], links, breaks };
}
