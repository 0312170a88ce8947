import { addMonths } from '../calendar/months';
import { formatDay, NO_DAY, type Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
import type { InterestLine } from '../interest/account';
import type { InterestResult } from '../interest/interest-result';
import type { Ledger } from '../ledger/ledger';
import { allocate } from '../money/allocate';
import type { Fen, FenSum } from '../money/fen';
import type { LetterKind, LetterWish } from '../policy/letter-rows';
import type { Settlement } from '../settlement/settlement';
import { Addresses, type Address } from './addresses';
import { namedDebtors } from './named-debtors';

/** One claim on a letter. Fen. */
export interface LetterClaim {
  /** Index into the ledger's claims. */
  readonly claim: number;
  readonly balance: Fen;
  /** Days past the due date; 0 where not yet due, null without a due date. */
  readonly overdueDays: number | null;
  /** Interest unpaid at the as-of date; null where none is computed for the claim. */
  readonly interest: Fen | null;
  /** The intervals of that interest. */
  readonly lines: readonly InterestLine[];
}

/** A payment of a repayment plan; a null is left for the debtor to fill in. */
export interface Instalment {
  readonly day: Day | null;
  readonly amount: Fen | null;
}

/** One letter to one debtor, as at the as-of date. Fen. */
export interface Letter {
  readonly kind: LetterKind;
  /** Unique among the letters of a run, for example `CK-20121231-001`. */
  readonly number: string;
  readonly debtor: string;
  readonly address: Address;
  readonly day: Day;
  readonly payBy: Day;
  readonly wish: LetterWish;
  /** Earliest due date first. */
  readonly claims: readonly LetterClaim[];
  /** Σ balances of `claims`. */
  readonly balance: FenSum;
  /** Money of the debtor that waits for a claim (未核销回款), at most the balance: it is owed less. */
  readonly unapplied: FenSum;
  /** Interest on `claims`; null where it can be computed for none of them. */
  readonly interest: FenSum | null;
  /** balance − unapplied + interest. */
  readonly owed: FenSum;
  /** For 还款计划. */
  readonly instalments: readonly Instalment[];
}

/** What the letters are drawn from. */
export interface LetterBasis {
  readonly ledger: Ledger;
  readonly settlement: Settlement;
  readonly interest: InterestResult | null;
  readonly asOf: Day;
}

/**
 * Why a debtor gets no letter: the ledger has no such name; he owes nothing; nothing is past its due date; nothing is for so long; he does
 * not owe so much; what he has paid and no claim could take covers it; an earlier wish has given him one of that kind.
 */
export type OmissionReason =
  'unknown' | 'nothingOwed' | 'notOverdue' | 'notOverdueEnough' | 'notOwingEnough' | 'covered' | 'earlier';

/** A debtor who gets no letter by a wish that names him or could have reached him. */
export interface OmittedLetter {
  readonly wish: LetterWish;
  /** As the ledger has the name; as typed where it has none. */
  readonly debtor: string;
  readonly reason: OmissionReason;
  /** What is open on his claims, whether due or not. */
  readonly balance: FenSum;
}

export interface Letters {
  readonly letters: readonly Letter[];
  /** By wish; of a wish that names nobody, those who owe something. */
  readonly omitted: readonly OmittedLetter[];
  /** Wishes that reach nobody. */
  readonly findings: readonly Finding[];
}

const CODES: Readonly<Record<LetterKind, string>> = {
  催款函: 'CK',
  对账函: 'DZ',
  询证函: 'XZ',
  还款计划: 'HK',
};
/** Kinds that speak only of what is past its due date; the others state everything that is owed. */
const ONLY_OVERDUE: ReadonlySet<LetterKind> = new Set(['催款函']);
/** Rows for the debtor to fill in where the wish says no number. */
const BLANK_INSTALMENTS = 6;

/**
 * The letters that some wishes ask for (rules.md §9, Civil Code art. 195), and who gets none and why. A debtor gets each kind once, by the
 * first wish that reaches him. A 催款函 lists what is past its due date; 对账函, 询证函 and 还款计划 list every open claim. What the debtor
 * has paid and no claim could take is taken off, so that nobody is asked for money that is here.
 */
export function lettersOf(basis: LetterBasis, wishes: readonly LetterWish[]): Letters {
  const { ledger } = basis;
  const findings: Finding[] = [];
  if (wishes.length === 0) return { letters: [], omitted: [], findings };
  const accounts = accountsOf(basis);
  const addresses = new Addresses(ledger);
  const letters: Letter[] = [];
  const omitted: OmittedLetter[] = [];
  const written = new Set<string>();
  const numbers = new Map<string, number>();
  for (const wish of wishes) {
    const { codes, unknown } = namedDebtors(wish.debtor, ledger.debtors);
    for (const debtor of unknown) {
      omitted.push({ wish, debtor, reason: 'unknown', balance: 0n });
      report(findings, wish, 'letter-debtor-unknown', debtor);
    }
    if (codes.length === 0 && unknown.length > 0) continue;
    let reached = 0;
    for (const debtor of codes.length === 0 ? accounts.keys() : codes) {
      const account = accounts.get(debtor);
      const letter = letterTo(basis, account, wish);
      const omit = (reason: OmissionReason): void => {
        const balance = account?.claims.reduce((sum, each) => sum + BigInt(each.balance), 0n) ?? 0n;
        omitted.push({ wish, debtor: ledger.debtors.text(debtor), reason, balance });
      };
      if (typeof letter === 'string') {
        omit(letter);
        continue;
      }
      reached++;
      const key = `${wish.kind}/${debtor}`;
      if (written.has(key)) {
        omit('earlier');
        continue;
      }
      written.add(key);
      const serial = (numbers.get(wish.kind) ?? 0) + 1;
      numbers.set(wish.kind, serial);
      letters.push({
        ...letter,
        number: `${CODES[wish.kind]}-${compactDay(letter.day)}-${String(serial).padStart(3, '0')}`,
        debtor: ledger.debtors.text(debtor),
        address: addresses.of(letter.claims.map(({ claim }) => claim)),
      });
    }
    if (reached === 0) report(findings, wish, 'letter-nobody', wish.debtor);
  }
  return { letters, omitted, findings };
}

function report(findings: Finding[], wish: LetterWish, code: string, debtor: string): void {
  if (wish.place === null) return;
  findings.push({
    severity: 'warning',
    code,
    place: wish.place,
    values: { kind: wish.kind, debtor },
  });
}

/** A debtor's open claims by due date, and what waits for a claim. */
interface Account {
  readonly claims: LetterClaim[];
  unapplied: bigint;
}

/** By debtor code, those with open claims and a name, in ledger order. */
function accountsOf({ ledger, settlement, interest, asOf }: LetterBasis): Map<number, Account> {
  const { claims, recoveries } = ledger;
  const interestOf = new Map(interest?.claims.map((each) => [each.claim, each.statement]));
  const accounts = new Map<number, Account>();
  for (let claim = 0; claim < claims.count; claim++) {
    const balance = settlement.balance[claim];
    const debtor = claims.debtor[claim];
    if (balance <= 0 || debtor === 0) continue;
    const due = claims.due[claim];
    const statement = interestOf.get(claim);
    const entry: LetterClaim = {
      claim,
      balance,
      overdueDays: due === NO_DAY ? null : Math.max(0, asOf - due),
      interest: statement?.owed.interest ?? null,
      lines: statement?.lines ?? [],
    };
    const account = accounts.get(debtor);
    if (account) account.claims.push(entry);
    else accounts.set(debtor, { claims: [entry], unapplied: 0n });
  }
  for (let recovery = 0; recovery < recoveries.count; recovery++) {
    const waiting = settlement.unappliedRecovery[recovery];
    if (waiting === 0) continue;
    const named = recoveries.claim[recovery];
    const account = accounts.get(named >= 0 ? claims.debtor[named] : recoveries.debtor[recovery]);
    if (account) account.unapplied += BigInt(waiting);
  }
  for (let claim = 0; claim < claims.count; claim++) {
    const waiting = settlement.unappliedCredit[claim];
    if (waiting === 0) continue;
    const account = accounts.get(claims.debtor[claim]);
    if (account) account.unapplied += BigInt(waiting);
  }
  for (const account of accounts.values()) account.claims.sort((a, b) => byDue(ledger, a.claim, b.claim));
  return accounts;
}

function byDue({ claims }: Ledger, a: number, b: number): number {
  const late = (claim: number): number => (claims.due[claim] === NO_DAY ? Infinity : claims.due[claim]);
  const [x, y] = [late(a), late(b)];
  return x === y ? a - b : x < y ? -1 : 1;
}

type Draft = Omit<Letter, 'number' | 'debtor' | 'address'>;

/** The letter, or why there is none. */
function letterTo(
  { asOf }: LetterBasis,
  account: Account | undefined,
  wish: LetterWish,
): Draft | OmissionReason {
  if (!account) return 'nothingOwed';
  const longest = account.claims.reduce((most, { overdueDays }) => Math.max(most, overdueDays ?? 0), 0);
  const claims = ONLY_OVERDUE.has(wish.kind)
    ? account.claims.filter(({ overdueDays }) => overdueDays !== null && overdueDays > 0)
    : account.claims;
  if (claims.length === 0) return 'notOverdue';
  if (wish.overdueMoreThan !== null && longest <= wish.overdueMoreThan) return 'notOverdueEnough';
  const balance = claims.reduce((sum, each) => sum + BigInt(each.balance), 0n);
  const waiting = account.unapplied > 0n ? account.unapplied : 0n;
  const unapplied = waiting < balance ? waiting : balance;
  const net = balance - unapplied;
  if (net === 0n && wish.kind === '催款函') return 'covered';
  if (wish.owesMoreThan !== null && net <= BigInt(wish.owesMoreThan)) return 'notOwingEnough';
  const known = claims.flatMap((each) => (each.interest === null ? [] : [BigInt(each.interest)]));
  const accrued = known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0n);
  const owed = net + (accrued ?? 0n);
  return {
    kind: wish.kind,
    day: wish.day === NO_DAY ? asOf : wish.day,
    payBy: wish.payBy,
    wish,
    claims,
    balance,
    unapplied,
    interest: accrued,
    owed,
    instalments: wish.kind === '还款计划' ? instalmentsOf(wish, owed) : [],
  };
}

/** Equal monthly parts that add up to the whole; where nothing is agreed, empty lines. */
function instalmentsOf({ instalments, firstPayment }: LetterWish, owed: FenSum): Instalment[] {
  if (instalments === null || instalments === 0)
    return Array.from({ length: BLANK_INSTALMENTS }, () => ({ day: null, amount: null }));
  const parts = allocate(Number(owed), new Array<number>(instalments).fill(1));
  return parts.map((amount, index) => ({
    day: firstPayment === NO_DAY ? null : addMonths(firstPayment, index),
    amount,
  }));
}

function compactDay(day: Day): string {
  return formatDay(day).replaceAll('-', '');
}
