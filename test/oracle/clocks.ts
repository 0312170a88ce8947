import type { SheetData } from '../../src/workbook/sheet-data';
import { bookOf, rowsOf, textOf, type Book, type Claim, type Row } from './book';
import { addMonths, dayOfCell, textOfDay, type Day } from './calendar';
import { lawsuitsOf } from './lawsuits';
import { clockOf, enforcementEnd, generalEnd, type Clock, type Happening } from './limitation';
import { decimalOfCell } from './money';
import { balanceAt, claimsAt, settle, stillPaid, type Settlement } from './settle';

/** All that the clocks are read off. */
export interface ClockInput {
  readonly sheets: readonly SheetData[];
  readonly book: Book;
  readonly settlement: Settlement;
  readonly asOf: Day;
}

/** §9: limitation, surety period and enforcement of every open claim, what each demand did, and the lawsuits. */
export function clockOracle(sheets: readonly SheetData[], asOf: Day): object {
  const book = bookOf(sheets);
  const input = { sheets, book, settlement: settle(book, asOf, '先进先出'), asOf };
  const watched = rowsOf(sheets, '催收记录').length > 0 || warningOf('诉讼时效预警天数', sheets) !== null;
  const suits = rowsOf(sheets, '诉讼');
  return {
    claims: watched ? openClaims(input).map((claim) => claimClocks(claim, input)) : null,
    demands: watched
      ? rowsOf(sheets, '催收记录').flatMap((row, entry) => demandEffects(row, entry, input))
      : null,
    lawsuits: suits.length > 0 ? lawsuitsOf(suits, input) : null,
  };
}

function openClaims({ book, settlement, asOf }: ClockInput): Claim[] {
  return claimsAt(book, asOf).filter((claim) => balanceAt(claim, settlement, asOf).gt(0));
}

/** §9: a row of a register speaks of the claim that it names, otherwise of all of its debtor. */
export function claimsOf(row: Row, { book }: ClockInput): Claim[] {
  const claims = book.claims.filter(({ amount }) => amount.gt(0));
  const [id, debtor] = [textOf(row.债权编号), textOf(row.债务人)];
  return claims.filter((claim) => (id === '' ? claim.debtor === debtor : claim.id === id));
}

function claimClocks(claim: Claim, input: ClockInput): object {
  const { sheets, asOf } = input;
  const due = lastDue(claim, input.book);
  const happenings = happeningsOf(claim, input);
  const clock = due === null ? null : clockOf(due, happenings, asOf, generalEnd);
  const title = rowsOf(sheets, '诉讼')
    .filter((row) => hasHappened(row.生效日期, asOf) && claimsOf(row, input).includes(claim))
    .at(-1);
  const enforcement = title ? enforcementOf(title, happenings, asOf) : null;
  const surety = suretyOf(claim);
  const days = warningOf('诉讼时效预警天数', sheets);
  return {
    claim: claim.id,
    limitation: textOrNull(clock?.expires),
    limitationFrom: textOrNull(clock?.from),
    interruptedBy: clock?.by ?? null,
    state: title ? 'judged' : stateOf(clock?.expires ?? null, days, asOf),
    surety: textOrNull(surety.until),
    suretyState: surety.is ? stateOf(surety.until, warningOf('保证期间预警天数', sheets), asOf) : 'running',
    enforcement: textOrNull(enforcement?.expires),
    enforcementState: enforcement ? stateOf(enforcement.expires, days, asOf) : 'running',
  };
}

/** §9 (art. 189): instalments of one debt run from the last due date. */
function lastDue({ debtor, due, row }: Claim, book: Book): Day | null {
  const debt = textOf(row.分期债务编号);
  if (debt === '') return due;
  const days = book.claims
    .filter((each) => each.debtor === debtor && textOf(each.row.分期债务编号) === debt)
    .flatMap((each) => each.due ?? []);
  return days.length > 0 ? Math.max(...days) : null;
}

/** §9 (art. 692): as agreed, otherwise six months from the due date; agreed not to outlast the debt is not agreed. */
function suretyOf({ due, row }: Claim): { readonly is: boolean; readonly until: Day | null } {
  const agreed = dayOfCell(row.保证期间至);
  const is = agreed !== null || /保证(?!金)/.test(textOf(row.担保方式));
  if (!is) return { is, until: null };
  if (agreed !== null && (due === null || agreed > due)) return { is, until: agreed };
  return { is, until: due === null ? null : addMonths(due, 6) };
}

/** §9: a claim with fewer days left than the policy's warning is listed. */
function stateOf(expires: Day | null, warning: number | null, asOf: Day): string {
  if (expires === null) return 'unknown';
  if (expires < asOf) return 'expired';
  return warning !== null && expires - asOf < warning ? 'warning' : 'running';
}

function warningOf(item: string, sheets: readonly SheetData[]): number | null {
  const value = rowsOf(sheets, '预警线').find((row) => row.项目 === item)?.值;
  return value == null ? null : decimalOfCell(value)!.toNumber();
}

/**
 * §9 (art. 195): demands on the day they arrived, promises, part payments; suits by the practice of art. 195 no. 3: filed, before the
 * court, ended, enforcement applied for. What a court collected promises nothing.
 */
export function happeningsOf(claim: Claim, input: ClockInput): Happening[] {
  const { sheets, settlement, asOf } = input;
  const of = (name: string): { row: Row; entry: number }[] =>
    rowsOf(sheets, name)
      .map((row, entry) => ({ row, entry }))
      .filter(({ row }) => claimsOf(row, input).includes(claim));
  const happening = (day: Day | null, kind: Happening['kind'], entry = -1): Happening[] =>
    day === null ? [] : [{ day, kind, entry }];
  const payments = settlement.payments.filter(
    (payment) =>
      payment.claim === claim &&
      payment.effect === 'recovered' &&
      payment.undoes === null &&
      // A payment that was reversed whole did not come.
      stillPaid(payment, settlement.payments).gt(0),
  );
  return [
    ...of('催收记录').flatMap(({ row, entry }) => happening(arrived(row), kindOf(row), entry)),
    ...of('还款承诺').flatMap(({ row }) => happening(dayOfCell(row.承诺日期), 'promise')),
    ...of('诉讼').flatMap(({ row }) => daysInCourt(row, asOf).flatMap((day) => happening(day, 'suit'))),
    ...payments.flatMap(({ money: { recovery } }) =>
      happening(recovery!.day, recovery!.method === '法院执行' ? 'suit' : 'payment'),
    ),
  ];
}

/** §9: what 方式 says that it was; words that say nothing else are a demand. */
function kindOf({ 方式: way }: Row): Happening['kind'] {
  const words = textOf(way);
  if (/承诺|还款计划|同意/.test(words)) return 'promise';
  if (words === '起诉') return 'suit';
  return words === '部分还款' ? 'payment' : 'demand';
}

/** §9: a demand counts on the day it is signed for or arrives; other acts need no delivery. */
function arrived(row: Row): Day | null {
  const delivered = dayOfCell(row.送达日);
  return delivered ?? (kindOf(row) === 'demand' ? null : dayOfCell(row.日期));
}

/** The clock stands while a court has the claim, and begins anew when the proceedings end. */
function daysInCourt(row: Row, asOf: Day): (Day | null)[] {
  const [filed, asked] = [dayOfCell(row.立案日期), dayOfCell(row.申请执行日期)];
  if (filed === null) return [asked];
  const ended = dayOfCell(row.生效日期) ?? dayOfCell(row.结案日期);
  const pending = filed <= asOf && (ended === null || ended > asOf);
  return [filed, pending ? asOf : ended, asked];
}

/** Until enforcement is applied for or the case is closed: from the last day for performance, otherwise from the day of effect. */
export function enforcementOf(suit: Row, happenings: readonly Happening[], asOf: Day): Clock | null {
  if (!hasHappened(suit.生效日期, asOf)) return null;
  if (hasHappened(suit.申请执行日期, asOf) || hasHappened(suit.结案日期, asOf)) return null;
  const from = dayOfCell(suit.履行期限) ?? dayOfCell(suit.生效日期)!;
  return clockOf(
    from,
    happenings.filter(({ kind }) => kind !== 'suit'),
    asOf,
    enforcementEnd,
  );
}

export function hasHappened(cell: Row[string], asOf: Day): boolean {
  const day = dayOfCell(cell);
  return day !== null && day <= asOf;
}

/** What an entry of the demand log does to each open claim that it speaks of. */
function demandEffects(row: Row, entry: number, input: ClockInput): object[] {
  const said = {
    day: textOfDay(dayOfCell(row.日期)!),
    delivered: textOrNull(arrived(row)),
    kind: kindOf(row),
  };
  const spokenOf = claimsOf(row, input);
  const none = (claim: string, effect: string): object => ({ claim, ...said, effect, runsUntil: null });
  if (spokenOf.length === 0) return [none(textOf(row.债权编号), 'unknownClaim')];
  const open = openClaims(input).filter((claim) => spokenOf.includes(claim));
  if (open.length === 0) return [none(spokenOf[0].id, 'settled')];
  return open.map((claim) => {
    if (arrived(row) === null) return none(claim.id, 'notDelivered');
    const due = lastDue(claim, input.book);
    if (due === null) return none(claim.id, 'noDueDate');
    const { effects } = clockOf(due, happeningsOf(claim, input), input.asOf, generalEnd);
    const { effect, runsUntil } = effects.find(({ happening }) => happening.entry === entry)!;
    return { claim: claim.id, ...said, effect, runsUntil: textOrNull(runsUntil) };
  });
}

export function textOrNull(day: Day | null | undefined): string | null {
  return day == null ? null : textOfDay(day);
}
