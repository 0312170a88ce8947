import { endOfMonth } from '../calendar/months';
import type { Day } from '../calendar/day';
import type { ConcessionPlan } from '../interest/concession-plan';
import type { InterestResult } from '../interest/interest-result';
import type { SheetPlan } from '../workbook/sheet-plan';
import { claimLinks } from './claim-links';
import type { Figure } from './block';
import { interestNotes } from './interest-basis';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

const CLAIM_COLUMN = 1;

/**
 * 优惠测算表: what paying in full costs on which day, with the concession and without, in all, by debtor and claim by claim
 * (rules.md §6, 篇二). In 元.
 */
export function planConcession(
  context: ReportContext,
  interest: InterestResult,
  plan: ConcessionPlan,
  ledgers: LedgerSheets,
): SheetPlan {
  const name = context.names.take('concession', '优惠测算表');
  const sheet = context.statement({ name, id: 'concession' }, context.t('concession.title'), '元');
  const { asOf } = context.result;
  const past = plan.deadline < asOf;
  sheet.line(context.t('concession.byDay'), 'section');
  dayBlock(context, sheet, plan);
  sheet.space();
  if (plan.debtors.length > 0) {
    sheet.line(context.t('concession.byDebtor'), 'section');
    debtorBlock(context, sheet, plan);
    sheet.space();
    claimBlock(context, sheet, interest, plan, ledgers);
    sheet.space();
  }
  sheet.close([
    past
      ? context.t('concession.note.past', { day: context.day(plan.deadline) })
      : context.t('concession.note.rule'),
    context.t('concession.note.nothingPaid'),
    ...(plan.omitted > 0 ? [context.t('concession.note.omitted', { count: plan.omitted })] : []),
    ...interestNotes(context, interest),
  ]);
  return sheet.plan();
}

function dayBlock(context: ReportContext, sheet: Statement, { days, deadline }: ConcessionPlan): void {
  const t = (key: string): string => context.t(`concession.column.${key}`);
  const shared = (key: string): string => context.t(`interest.column.${key}`);
  sheet.block({
    columns: [
      { title: t('payOn'), kind: 'date' },
      { title: t('what'), kind: 'wrap', span: 2, widest: 20 },
      { title: t('daysLeft'), kind: 'days' },
      { title: shared('principal'), kind: 'money' },
      { title: t('interest'), kind: 'money' },
      {
        title: shared('concessionDue'),
        kind: 'money',
        formula: ({ at }) => `${at(3)}+${at(4)}`,
      },
      { title: shared('full'), kind: 'money' },
      { title: shared('saving'), kind: 'money', formula: ({ at }) => `${at(6)}-${at(5)}` },
    ],
    rows: days.map(({ day, principal, interest, due, full }): Figure[] => [
      day,
      dayName(context, day, deadline),
      deadline - day,
      principal,
      interest,
      due,
      full,
      full - due,
    ]),
  });
}

function dayName(context: ReportContext, day: Day, deadline: Day): string {
  const { asOf } = context.result;
  if (day === deadline) return context.t('concession.day.deadline');
  if (day === asOf) return context.t('concession.day.today');
  if (deadline < asOf) return context.t('concession.day.later', { days: day - asOf });
  if (day === deadline + 1) return context.t('concession.day.dayAfter');
  if (day > deadline) return context.t('concession.day.after', { days: day - deadline });
  return day === endOfMonth(day) ? context.t('concession.day.monthEnd') : '';
}

function debtorBlock(
  context: ReportContext,
  sheet: Statement,
  { debtors: list, deadline: last }: ConcessionPlan,
): void {
  const { ledger, asOf } = context.result;
  const t = (key: string): string => context.t(`concession.column.${key}`);
  const total = { today: 0n, deadline: 0n, full: 0n, dayAfter: 0n };
  for (const row of list) {
    total.today += row.today;
    total.deadline += row.deadline;
    total.full += row.full;
    total.dayAfter += row.dayAfter;
  }
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('column.debtor'), kind: 'wrap', widest: 26 },
      { title: t('today'), kind: 'money' },
      { title: t('deadline'), kind: 'money' },
      { title: t('full'), kind: 'money' },
      { title: context.t('interest.column.saving'), kind: 'money', formula: ({ at }) => `${at(4)}-${at(3)}` },
      { title: t('dayAfter'), kind: 'money' },
      { title: context.t('interest.column.daysLeft'), kind: 'days', total: 'value' },
    ],
    rows: list.map(({ debtor, today, deadline, full, dayAfter }, index): Figure[] => [
      index + 1,
      context.named(ledger.debtors.text(debtor), 'debtor'),
      today,
      deadline,
      full,
      full - deadline,
      dayAfter,
      last - asOf,
    ]),
    total: [
      null,
      null,
      total.today,
      total.deadline,
      total.full,
      total.full - total.deadline,
      total.dayAfter,
      null,
    ],
  });
}

function claimBlock(
  context: ReportContext,
  sheet: Statement,
  interest: InterestResult,
  { deadline }: ConcessionPlan,
  ledgers: LedgerSheets,
): void {
  const { ledger } = context.result;
  const { claims, debtors } = ledger;
  const offered = interest.claims.flatMap(({ claim, concession }) =>
    concession ? [{ claim, ...concession }] : [],
  );
  sheet.line(
    context.t('concession.byClaim', { day: context.day(deadline), count: offered.length }),
    'section',
  );
  const t = (key: string): string => context.t(`interest.column.${key}`);
  const total = { principal: 0n, interest: 0n, due: 0n, full: 0n };
  const daysLeft = deadline - context.result.asOf;
  const rows = offered.map(({ claim, due, full, interest: reduced }, index): Figure[] => {
    total.principal += BigInt(due - reduced);
    total.interest += BigInt(reduced);
    total.due += BigInt(due);
    total.full += BigInt(full);
    return [
      index + 1,
      claims.id[claim],
      context.named(debtors.text(claims.debtor[claim]), 'debtor'),
      due - reduced,
      reduced,
      due,
      full,
      full - due,
      daysLeft,
    ];
  });
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('rewardLines.column.claim'), kind: 'wrap', widest: 16 },
      { title: context.t('column.debtor'), kind: 'wrap', widest: 26 },
      { title: t('principal'), kind: 'money' },
      { title: context.t('concession.column.interest'), kind: 'money' },
      { title: t('concessionDue'), kind: 'money', formula: ({ at }) => `${at(3)}+${at(4)}` },
      { title: t('full'), kind: 'money' },
      { title: t('saving'), kind: 'money', formula: ({ at }) => `${at(6)}-${at(5)}` },
      { title: t('daysLeft'), kind: 'days', total: 'value' },
    ],
    rows,
    total: [
      null,
      null,
      null,
      total.principal,
      total.interest,
      total.due,
      total.full,
      total.full - total.due,
      null,
    ],
    link: claimLinks(context, ledgers, offered, ({ claim }) => claim, [CLAIM_COLUMN]),
  });
}
