import type { SheetData } from '../../src/workbook/sheet-data';
import { rowsOf, textOf } from './book';
import { inOrder } from './by-name';
import { dayOfCell, textOfDay, type Day } from './calendar';
import { allocate, amountOfCell, Decimal, sum, textOfAmount, ZERO } from './money';
import type { Line } from './rewards';
import { peopleOf, type Share } from './reward-shares';

/** What one person earned of one line, or besides all lines (null), and what was paid for it. */
interface Account {
  readonly line: Line | null;
  readonly person: string;
  payable: Decimal;
  paid: Decimal;
}

/** One row of 奖励发放, or several that name the same. */
interface Payout {
  readonly person: string;
  readonly recovery: string;
  readonly claim: string;
  readonly amount: Decimal;
}

/** What a person earned besides the lines. */
export interface Extra {
  readonly person: string;
  readonly amount: Decimal;
}

/** Every account of the lines and the people, once all payouts have been set against what was earned. */
export class Payouts {
  private readonly accounts: Account[] = [];
  /** Lines of money, without the reversals that belong to them. */
  private readonly lines: readonly Line[];
  private readonly register;

  constructor(
    lines: readonly Line[],
    shares: readonly Share[],
    extras: readonly Extra[],
    sheets: readonly SheetData[],
    asOf: Day,
  ) {
    this.lines = lines.filter(({ payment }) => payment.undoes === null);
    for (const { line, person, amount, barred } of shares) {
      if (barred) continue;
      const account = this.account(this.originOf(line), person);
      account.payable = account.payable.plus(amount);
    }
    for (const { person, amount } of extras) {
      const account = this.account(null, person);
      account.payable = account.payable.plus(amount);
    }
    this.register = rowsOf(sheets, '奖励发放').filter((row) => dayOfCell(row.发放日期)! <= asOf);
    const payouts = together(
      this.register.map((row) => ({
        person: textOf(row.姓名),
        recovery: textOf(row.回款编号),
        claim: row.回款编号 === null ? '' : textOf(row.债权编号),
        amount: amountOfCell(row.金额)!,
      })),
    );
    // The most exactly named first, whatever the order of the rows.
    const of = (isMeant: (payout: Payout) => boolean): Payout[] => payouts.filter(isMeant);
    for (const payout of of((each) => each.person !== '' && each.claim !== '')) this.payPerson(payout);
    for (const payout of of((each) => each.person !== '' && each.recovery !== '' && each.claim === ''))
      this.payPerson(payout);
    for (const payout of of((each) => each.person === '' && each.claim !== '')) this.payLines(payout);
    for (const payout of of((each) => each.person === '' && each.claim === '')) this.payLines(payout);
    for (const { person, amount } of of((each) => each.recovery === ''))
      this.fill(
        this.accounts.filter((account) => account.person === person),
        person,
        amount,
      );
  }

  paidTo(person: string): Decimal {
    return sum(this.accounts.filter((each) => each.person === person).map(({ paid }) => paid));
  }

  get people(): string[] {
    return this.accounts.map(({ person }) => person);
  }

  /** @param people as the document shows them, by name */
  document(people: object): object {
    return {
      paid: textOfAmount(sum(this.accounts.map(({ paid }) => paid))),
      register: this.register.map((row) => ({
        paidOn: textOfDay(dayOfCell(row.发放日期)!),
        person: textOf(row.姓名),
        recovery: textOf(row.回款编号),
        claim: textOf(row.债权编号),
        amount: textOfAmount(amountOfCell(row.金额)!),
        voucher: textOf(row.凭证号),
      })),
      people,
      shares: inOrder(
        this.accounts
          .filter(({ payable, paid }) => !payable.isZero() || !paid.isZero())
          .map(({ line, person, payable, paid }) => ({
            recovery: line && line.recovery.id,
            claim: line && line.payment.claim.id,
            person,
            payable: textOfAmount(payable),
            paid: textOfAmount(paid),
            due: textOfAmount(payable.minus(paid)),
          })),
      ),
    };
  }

  private account(line: Line | null, person: string): Account {
    const known = this.accounts.find(
      (each) => each.line?.payment === line?.payment && each.person === person,
    );
    if (known) return known;
    const made = { line, person, payable: ZERO, paid: ZERO };
    this.accounts.push(made);
    return made;
  }

  /** §7: a reversal belongs to the line that it takes back. */
  private originOf(line: Line): Line {
    return this.lines.find(({ payment }) => payment === line.payment.undoes) ?? line;
  }

  private linesNamed({ recovery, claim }: Payout): Line[] {
    return this.lines.filter(
      (line) => line.recovery.id === recovery && (claim === '' || line.payment.claim.id === claim),
    );
  }

  /** A person's part of one line; of several lines his open parts, and of none of his the first line. */
  private payPerson(payout: Payout): void {
    const { person, amount } = payout;
    const lines = this.linesNamed(payout);
    const own = this.ofLines(lines).filter((account) => account.person === person);
    if (lines.length > 1 && own.length > 0) this.fill(own, person, amount);
    else this.pay(this.account(lines[0] ?? null, person), amount);
  }

  /** The line's people: by what is open to each, what is beyond that by what each earned, where nobody earned by their shares. */
  private payLines(payout: Payout): void {
    const lines = this.linesNamed(payout);
    const earning = this.ofLines(lines).filter(({ payable }) => payable.gt(0));
    if (earning.length > 0) {
      const { amount } = payout;
      const open = earning.map((each) => openTo(each, amount));
      const within = Decimal.min(amount.abs(), sum(open)).times(amount.isNegative() ? -1 : 1);
      this.payEach(earning, within, open);
      this.payEach(
        earning,
        amount.minus(within),
        earning.map(({ payable }) => payable),
      );
      return;
    }
    const people = lines.length > 0 ? peopleOf(lines[0]) : [];
    const paidTo = people.length > 0 ? people : [{ name: '', weight: new Decimal(1) }];
    this.payEach(
      paidTo.map(({ name }) => this.account(lines[0] ?? null, name)),
      payout.amount,
      paidTo.map(({ weight }) => weight),
    );
  }

  private payEach(accounts: readonly Account[], amount: Decimal, weights: readonly Decimal[]): void {
    if (amount.isZero()) return;
    allocate(amount, weights).forEach((part, index) => this.pay(accounts[index], part));
  }

  /** The oldest line first, what belongs to no line last; what nothing is open for belongs to no line. */
  private fill(accounts: readonly Account[], person: string, amount: Decimal): void {
    const sign = amount.isNegative() ? -1 : 1;
    const place = ({ line }: Account): number =>
      line ? this.lines.findIndex(({ payment }) => payment === line.payment) : Infinity;
    let left = amount.abs();
    for (const account of [...accounts].sort((a, b) => (place(a) < place(b) ? -1 : 1))) {
      const part = Decimal.min(left, openTo(account, amount));
      this.pay(account, part.times(sign));
      left = left.minus(part);
    }
    if (!left.isZero()) this.pay(this.account(null, person), left.times(sign));
  }

  /** Line by line, and in each in the order of its people. */
  private ofLines(lines: readonly Line[]): Account[] {
    return lines.flatMap((line) => this.accounts.filter((each) => each.line?.payment === line.payment));
  }

  private pay(account: Account, amount: Decimal): void {
    account.paid = account.paid.plus(amount);
  }
}

/** What is still to be paid or, for money taken back, what was paid too much. */
function openTo({ payable, paid }: Account, amount: Decimal): Decimal {
  const open = payable.minus(paid);
  return Decimal.max(ZERO, amount.isNegative() ? open.neg() : open);
}

function together(payouts: readonly Payout[]): Payout[] {
  const nameOf = ({ person, recovery, claim }: Payout): string => [person, recovery, claim].join('|');
  return [...new Set(payouts.map(nameOf))].map((name) => {
    const same = payouts.filter((payout) => nameOf(payout) === name);
    return { ...same[0], amount: sum(same.map(({ amount }) => amount)) };
  });
}
