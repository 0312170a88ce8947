import type { SheetData } from '../../src/workbook/sheet-data';
import { rowsOf, textOf, type Row } from './book';
import { dayOfCell, textOfDay, type Day } from './calendar';
import {
  accountOf,
  daysOf,
  Gap,
  type OracleAccount,
  type OracleEvent,
  type OracleLine,
  type OracleTerms,
} from './interest-account';
import { rateTablesOf, ratesOf, share, type ClaimRates, type RateTables } from './interest-rates';
import { amountOfCell, Decimal, sum, textOfAmount, ZERO } from './money';

/** One claim of 台账 as interest sees it. */
interface Bearer {
  readonly id: string;
  readonly debtor: string;
  readonly terms: OracleTerms;
  readonly rates: ClaimRates;
  readonly events: readonly OracleEvent[];
}

const RELIEFS = new Set(['债务重组', '减免', '核销']);
/** §6: the conventions as the document names them. */
const CONVENTIONS: Readonly<Record<string, string>> = {
  '360': 'actual/360',
  '365': 'actual/365',
  实际: 'actual/actual',
  '30/360': '30/360',
  日利率: 'daily',
};

/** The document's block `interest` of a workbook whose recoveries all name their claim, straight from rules.md §6. */
export function interestOracle(sheets: readonly SheetData[], asOf: Day): object {
  const tables = rateTablesOf(sheets);
  const claims: object[] = [];
  const missing: object[] = [];
  const offers = new Offers(tables.deadline, asOf);
  let [interest, owed] = [ZERO, ZERO];
  for (const row of rowsOf(sheets, '台账')) {
    const why = whyNot(row, asOf, () => {
      const bearer = bearerOf(row, sheets, tables, asOf);
      const account = accountOf(bearer.terms, bearer.events, asOf);
      // Neither kind of interest has its day; what is settled is not asked for.
      if (dayOfCell(row.到期日) === null) return account.principal.gt(0) ? 'no-date' : null;
      const open = account.principal.plus(account.owed).gt(0);
      if (bearer.terms.penalty === null && asOf > bearer.terms.due && account.principal.gt(0))
        return 'no-rate';
      if (account.lines.length === 0) return null;
      const saving = open ? offers.add(bearer) : null;
      const total = sum(account.lines.map((line) => line.interest));
      interest = interest.plus(total);
      owed = owed.plus(account.owed);
      claims.push({
        claim: bearer.id,
        debtor: bearer.debtor,
        interest: textOfAmount(total),
        owed: textOfAmount(account.owed),
        saving: saving && textOfAmount(saving),
        principal: textOfAmount(account.principal),
        basis: bearer.rates.basis,
        lines: account.lines.map(lineOf),
      });
      return null;
    });
    if (why !== null) missing.push({ claim: textOf(row.债权编号), why });
  }
  return {
    convention: CONVENTIONS[tables.by],
    interest: textOfAmount(interest),
    owed: textOfAmount(owed),
    claims,
    missing,
    judgments: judgments(sheets, asOf),
    concession: offers.table(),
  };
}

function whyNot(row: Row, asOf: Day, compute: () => string | null): string | null {
  const origin = dayOfCell(row.发生日期);
  if (origin !== null && origin > asOf) return null;
  try {
    return compute();
  } catch (error) {
    if (error instanceof Gap) return 'rate-gap';
    throw error;
  }
}

function bearerOf(row: Row, sheets: readonly SheetData[], tables: RateTables, asOf: Day): Bearer {
  const dated = dayOfCell(row.到期日);
  const due = dated ?? asOf;
  const origin = dayOfCell(row.发生日期) ?? due;
  const own = { contract: share(row.合同利率), penalty: share(row.罚息利率) };
  const rates: ClaimRates =
    dated === null
      ? { contract: null, penalty: null, basis: 'agreed' }
      : ratesOf(tables, own, dayOfCell(row.发生日期) ?? -Infinity, due);
  return {
    id: textOf(row.债权编号),
    debtor: textOf(row.债务人),
    rates,
    terms: {
      principal: amountOfCell(row.应收金额)!,
      origin,
      due,
      contract: rates.contract,
      penalty: rates.penalty,
      compound: tables.compound,
      countsOrigin: tables.countsOrigin,
      interestFirst: tables.interestFirst,
    },
    events: eventsOf(sheets, textOf(row.债权编号), dayOfCell(row.发生日期) ?? -Infinity, asOf),
  };
}

/** §4: what 回款 says of one claim, in the order in which it happens; nothing before the claim arises. */
function eventsOf(sheets: readonly SheetData[], claim: string, origin: Day, asOf: Day): OracleEvent[] {
  const rows = rowsOf(sheets, '回款');
  const byId = new Map<string, { -readonly [Part in keyof OracleEvent]: OracleEvent[Part] }>();
  const events = rows.flatMap((row): { event: OracleEvent; typed: Day }[] => {
    const day = dayOfCell(row.日期)!;
    if (textOf(row.债权编号) !== claim || day > asOf) return [];
    const kind = row.方式 === '冲销' ? 'reversal' : RELIEFS.has(textOf(row.方式)) ? 'relief' : 'money';
    const undoes = byId.get(textOf(row.冲销回款编号)) ?? null;
    const amount = amountOfCell(row.金额)!;
    // A reversal of money that still waits for the claim lowers what comes to it.
    if (kind === 'reversal' && undoes !== null && day < origin) {
      undoes.amount = Decimal.max(ZERO, undoes.amount.plus(amount));
      return [];
    }
    const event: OracleEvent = { day: Math.max(day, origin), amount, kind, undoes };
    byId.set(textOf(row.回款编号), event);
    return [{ event, typed: day }];
  });
  // What was paid before the claim arose waits for its day, in the order of payment.
  return events
    .sort((a, b) => a.event.day - b.event.day || a.typed - b.typed)
    .map(({ event }) => event)
    .filter(({ amount }) => !amount.isZero());
}

/** First and last day are both in the interval; a rate to six decimals of a percent. */
function lineOf(line: OracleLine): object {
  const { value, over, by } = line.rate;
  return {
    kind: line.kind,
    from: textOfDay(line.after + 1),
    to: textOfDay(line.to),
    balance: textOfAmount(line.balance),
    days: daysOf(line),
    rate: `${value.times(100).div(over).toDecimalPlaces(6).toString()}%`,
    convention: CONVENTIONS[by],
    interest: textOfAmount(line.interest),
  };
}

/** 自愿还款优惠: what all claims with a contract rate cost on each day of payment. */
class Offers {
  private readonly bearers: { debtor: string; due: Decimal[]; full: Decimal[]; interest: Decimal[] }[] = [];
  private readonly days: readonly Day[];
  private omitted = 0;

  constructor(
    private readonly deadline: Day | null,
    asOf: Day,
  ) {
    this.days = deadline === null ? [] : paymentDays(asOf, deadline);
  }

  /** What paying on the last day saves; null where that cannot be told or is past. */
  add(bearer: Bearer): Decimal | null {
    const { deadline } = this;
    if (deadline === null) return null;
    if (bearer.terms.contract === null) {
      this.omitted++;
      return null;
    }
    try {
      const full = this.days.map((day) => accountOf(bearer.terms, bearer.events, day));
      const total = ({ principal, owed }: OracleAccount): Decimal => principal.plus(owed);
      const reduced = this.days.map((day, index) => {
        if (day > deadline) return full[index];
        const offered = accountOf(underConcession(bearer.terms), bearer.events, day);
        return total(offered).lessThan(total(full[index])) ? offered : full[index];
      });
      const one = {
        debtor: bearer.debtor,
        due: reduced.map(total),
        full: full.map(total),
        interest: reduced.map(({ owed }) => owed),
      };
      this.bearers.push(one);
      const last = this.days.indexOf(deadline);
      return last < 0 ? null : one.full[last].minus(one.due[last]);
    } catch (error) {
      if (!(error instanceof Gap)) throw error;
      this.omitted++;
      return null;
    }
  }

  table(): object | null {
    const { deadline, days, bearers } = this;
    if (deadline === null) return null;
    const at = (part: 'due' | 'full' | 'interest', index: number, own = bearers): Decimal =>
      sum(own.map((one) => one[part][index]));
    const last = days.indexOf(deadline);
    const names = last < 0 ? [] : [...new Set(bearers.map(({ debtor }) => debtor))];
    const debtors = names.map((debtor) => {
      const own = bearers.filter((one) => one.debtor === debtor);
      return {
        debtor,
        today: textOfAmount(at('due', 0, own)),
        due: textOfAmount(at('due', last, own)),
        full: textOfAmount(at('full', last, own)),
        saving: textOfAmount(at('full', last, own).minus(at('due', last, own))),
        dayAfter: textOfAmount(at('due', last + 1, own)),
      };
    });
    return {
      deadline: textOfDay(deadline),
      days: days.map((day, index) => ({
        paidOn: textOfDay(day),
        daysLeft: deadline - day,
        principal: textOfAmount(at('due', index).minus(at('interest', index))),
        interest: textOfAmount(at('interest', index)),
        due: textOfAmount(at('due', index)),
        full: textOfAmount(at('full', index)),
        saving: textOfAmount(at('full', index).minus(at('due', index))),
      })),
      debtors: debtors.sort((a, b) => (a.debtor < b.debtor ? -1 : 1)),
      omitted: this.omitted,
    };
  }
}

/** §6: interest at the contract rate to the day of payment, no compound interest, the penalty waived. */
function underConcession(terms: OracleTerms): OracleTerms {
  return { ...terms, due: Infinity, compound: false };
}

/** The as-of date, the ends of months up to the deadline, the deadline, and 1, 30, 60, 90 days later. */
function paymentDays(asOf: Day, deadline: Day): Day[] {
  const last = Math.max(asOf, deadline);
  const ends: Day[] = [];
  for (let day = asOf; day < deadline && ends.length < 12; day++)
    if (textOfDay(day + 1).endsWith('-01') && day > asOf) ends.push(day);
  return [...new Set([asOf, ...ends, last, ...[1, 30, 60, 90].map((days) => last + days)])].sort(
    (a, b) => a - b,
  );
}

const JUDGMENT_DAILY = { value: new Decimal('0.000175'), over: 1, by: '日利率' } as const;
const JUDGMENT_RULE_FROM = Date.UTC(2014, 7, 1) / 86_400_000;

/** 迟延履行期间加倍部分: on what of the judgment money is unpaid, recovery by recovery. */
function judgments(sheets: readonly SheetData[], asOf: Day): object[] {
  return rowsOf(sheets, '诉讼').flatMap((row) => {
    const claim = rowsOf(sheets, '台账').find((one) => one.债权编号 === row.债权编号)!;
    const performBy = dayOfCell(row.履行期限)!;
    const judged = dayOfCell(row.判决日期)!;
    if (performBy >= asOf) return [];
    const from = Math.max(performBy, JUDGMENT_RULE_FROM - 1);
    const terms: OracleTerms = {
      principal: amountOfCell(row.判决金额)!,
      origin: from,
      due: from,
      contract: null,
      penalty: () => JUDGMENT_DAILY,
      compound: false,
      countsOrigin: false,
      interestFirst: false,
    };
    const paid = paidOn(sheets, claim, asOf).filter(({ day }) => day > judged);
    const { lines, principal } = accountOf(terms, lowering(terms.principal, paid), asOf);
    return [
      {
        claim: textOf(row.债权编号),
        debtor: textOf(claim.债务人),
        caseNumber: textOf(row.案号),
        performBy: textOfDay(performBy),
        unpaid: textOfAmount(principal),
        interest: textOfAmount(sum(lines.map(({ interest }) => interest))),
        lines: lines.map(lineOf),
      },
    ];
  });
}

/** By how much the unpaid judgment money changes with each of them: it is what was adjudged less all that came in. */
function lowering(judged: Decimal, paid: readonly OracleEvent[]): OracleEvent[] {
  let total = ZERO;
  const unpaid = (): Decimal => judged.minus(Decimal.min(judged, Decimal.max(ZERO, total)));
  return paid.map(({ day, amount }) => {
    const before = unpaid();
    total = total.plus(amount);
    return { day, amount: before.minus(unpaid()), kind: 'relief', undoes: null };
  });
}

/** Money that came in on a claim, in full, whatever its balance; a write-off leaves the debt as it is. */
function paidOn(sheets: readonly SheetData[], claim: Row, asOf: Day): OracleEvent[] {
  const events = eventsOf(sheets, textOf(claim.债权编号), -Infinity, asOf);
  return events.filter((event) => (event.undoes ?? event).kind === 'money');
}
