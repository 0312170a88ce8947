import type { Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
import type { Ledger } from '../ledger/ledger';
import { allocate } from '../money/allocate';
import { formatFen, type Fen, type FenSum } from '../money/fen';
import type { Payout } from '../policy/reward-payouts';
import { PeopleOfLines } from './distribute';
import type { RewardLines } from './reward-lines';
import type { ExtraPay, PaidShare, PayoutResult } from './reward-result';
import type { RewardShares } from './reward-shares';

/** What one person earned of one line, and what of it was paid. Fen. */
interface Account {
  readonly line: number;
  readonly person: string;
  payable: Fen;
  paid: Fen;
}

/**
 * Sets what was paid against what is payable, person by person and line by line (rules.md §7). What was paid stays paid:
 * where the payable amount has changed since, the difference is 补发 or 追回. A reversal belongs to the line that it takes
 * back. A payout that names person and line counts there; one that names only a line counts for its people in proportion to
 * what is open to each; one that names only a person fills the person's lines, the oldest first. The order of the
 * register's rows does not matter; rows dated after the as-of date have not been paid yet.
 */
export function settlePayouts(
  ledger: Ledger,
  lines: RewardLines,
  shares: RewardShares,
  extras: readonly ExtraPay[],
  payouts: readonly Payout[],
  asOf: Day,
): { readonly result: PayoutResult; readonly findings: readonly Finding[] } {
  const book = new PayoutBook(ledger, lines, shares, extras);
  const paid = payouts.filter(({ paidOn }) => paidOn <= asOf);
  const sums = sumsByTarget(paid);
  for (const sum of sums.sort((a, b) => rankOf(a) - rankOf(b))) book.enter(sum);
  return { result: { rows: paid, shares: book.shares() }, findings: book.findings };
}

/** All payouts of one person, one line, or one person of one line together. */
interface PaidSum {
  readonly person: string;
  readonly recovery: string;
  readonly claim: string;
  readonly first: Payout;
  amount: Fen;
}

function sumsByTarget(payouts: readonly Payout[]): PaidSum[] {
  const sums = new Map<string, PaidSum>();
  for (const payout of payouts) {
    const { person, recovery, claim, amount } = payout;
    const key = JSON.stringify([person, recovery, recovery === '' ? '' : claim]);
    const sum = sums.get(key);
    if (sum) sum.amount += amount;
    else sums.set(key, { person, recovery, claim, first: payout, amount });
  }
  return [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

/** What is named most exactly is entered first: a person before none, and of those a claim before none. */
function rankOf({ person, recovery, claim }: PaidSum): number {
  if (recovery === '') return 4;
  return (person === '' ? 2 : 0) + (claim === '' ? 1 : 0);
}

class PayoutBook {
  readonly findings: Finding[] = [];
  private readonly accounts = new Map<string, Account>();
  private readonly byLine = new Map<number, Account[]>();
  private readonly byPerson = new Map<string, Account[]>();
  private readonly linesOf = new Map<string, number[]>();
  private readonly people: PeopleOfLines;

  constructor(
    private readonly ledger: Ledger,
    private readonly lines: RewardLines,
    shares: RewardShares,
    extras: readonly ExtraPay[],
  ) {
    this.people = new PeopleOfLines(ledger, shares.people);
    for (const { line, person, amount, kept } of shares) {
      if (kept === null) this.account(originOf(lines, line), person).payable += amount;
    }
    for (const { person, amount, kept } of extras)
      if (kept === null) this.account(-1, person).payable += amount;
    const { recovery, undoes } = lines.columns;
    for (let line = 0; line < lines.length; line++) {
      if (undoes[line] >= 0) continue;
      const id = ledger.recoveries.id[recovery[line]];
      const known = this.linesOf.get(id);
      if (known) known.push(line);
      else this.linesOf.set(id, [line]);
    }
  }

  enter(sum: PaidSum): void {
    const { person, recovery } = sum;
    if (recovery === '') {
      this.fill(this.byPerson.get(person) ?? [], person, sum.amount);
      return;
    }
    const lines = this.linesNamed(sum);
    if (lines.length === 0) this.reportUnknown(sum);
    if (person !== '') this.enterForPerson(lines, person, sum.amount);
    else this.enterForLines(lines, sum.amount);
  }

  /** Every account that something was earned or paid on, line by line; what belongs to no line stands last. */
  shares(): PaidShare[] {
    return [...this.accounts.values()]
      .filter(({ payable, paid }) => payable !== 0 || paid !== 0)
      .sort((a, b) => lineRank(a) - lineRank(b) || (a.person < b.person ? -1 : 1));
  }

  private linesNamed({ recovery, claim }: PaidSum): number[] {
    const lines = this.linesOf.get(recovery) ?? [];
    if (claim === '') return lines;
    return lines.filter((line) => this.ledger.claims.id[this.lines.columns.claim[line]] === claim);
  }

  private enterForPerson(lines: readonly number[], person: string, amount: Fen): void {
    const own = lines.flatMap((line) => this.accounts.get(keyOf(line, person)) ?? []);
    if (lines.length <= 1) this.account(lines[0] ?? -1, person).paid += amount;
    else if (own.length > 0) this.fill(own, person, amount);
    else this.account(lines[0], person).paid += amount;
  }

  private enterForLines(lines: readonly number[], amount: Fen): void {
    const accounts = lines
      .flatMap((line) => this.byLine.get(line) ?? [])
      .filter(({ payable }) => payable > 0);
    if (accounts.length > 0) {
      spread(accounts, amount);
      return;
    }
    const { recovery, claim } = this.lines.columns;
    const people = lines.length > 0 ? this.people.of(recovery[lines[0]], claim[lines[0]]) : null;
    const paidTo = people ?? [{ name: '', weight: 1 }];
    const parts = allocate(
      amount,
      paidTo.map(({ weight }) => weight),
    );
    paidTo.forEach(({ name }, index) => (this.account(lines[0] ?? -1, name).paid += parts[index]));
  }

  /** Money paid goes where something is open, money taken back where too much was paid; the rest belongs to no line. */
  private fill(accounts: readonly Account[], person: string, amount: Fen): void {
    const sign = amount < 0 ? -1 : 1;
    let rest = Math.abs(amount);
    for (const account of [...accounts].sort((a, b) => lineRank(a) - lineRank(b))) {
      const part = Math.min(rest, Math.max(0, sign * (account.payable - account.paid)));
      account.paid += sign * part;
      rest -= part;
    }
    if (rest > 0) this.account(-1, person).paid += sign * rest;
  }

  private account(line: number, person: string): Account {
    const key = keyOf(line, person);
    let account = this.accounts.get(key);
    if (account === undefined) {
      account = { line, person, payable: 0, paid: 0 };
      this.accounts.set(key, account);
      push(this.byLine, line, account);
      push(this.byPerson, person, account);
    }
    return account;
  }

  private reportUnknown({ recovery, claim, first, amount }: PaidSum): void {
    this.findings.push({
      severity: 'error',
      code: 'payout-line-unknown',
      place: first.place,
      values: { recovery, claim, amount: formatFen(amount) },
    });
  }
}

/** In proportion to what is open to each; what is beyond that, in proportion to what each earned. */
function spread(accounts: readonly Account[], amount: Fen): void {
  const sign = amount < 0 ? -1 : 1;
  const open = accounts.map(({ payable, paid }) => Math.max(0, sign * (payable - paid)));
  const most = open.reduce((sum, one) => sum + one, 0);
  const within = sign * Math.min(Math.abs(amount), most);
  const parts = allocate(within, open);
  const beyond = allocate(
    amount - within,
    accounts.map(({ payable }) => payable),
  );
  accounts.forEach((account, index) => (account.paid += parts[index] + beyond[index]));
}

/** The line itself or, for a reversal, the line that it takes back. */
function originOf(lines: RewardLines, line: number): number {
  const undone = lines.columns.undoes[line];
  return undone >= 0 ? undone : line;
}

function keyOf(line: number, person: string): string {
  return `${line}\n${person}`;
}

function lineRank({ line }: Account): number {
  return line < 0 ? Number.MAX_SAFE_INTEGER : line;
}

function push<Key>(lists: Map<Key, Account[]>, key: Key, account: Account): void {
  const list = lists.get(key);
  if (list) list.push(account);
  else lists.set(key, [account]);
}

/** What all payouts come to. */
export function totalPaid(payouts: PayoutResult | null): FenSum {
  return (payouts?.shares ?? []).reduce((sum, { paid }) => sum + BigInt(paid), 0n);
}
