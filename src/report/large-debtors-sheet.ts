import type { LargeDebtor } from '../casework/large-debtors';
import { NO_DAY } from '../calendar/day';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure } from './block';
import { CaseNames } from './case-names';
import { ratioOf } from './figures';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';

/** 大额欠款清单: who owes most, how he is dealt with, by whom, and until when he can be sued (rules.md §9). In the leaders' unit. */
export function planLargeDebtors(
  context: ReportContext,
  debtors: readonly LargeDebtor[],
  ledgers: LedgerSheets,
): SheetPlan {
  const t = (key: string): string => context.t(`largeDebtors.${key}`);
  const names = new CaseNames(context, ledgers);
  const { totals, clocks, casework } = context.result;
  const name = context.names.take('large-debtors', '大额欠款清单');
  const sheet = context.statement({ name, id: 'large-debtors' }, t('title'), context.options.leaderUnit);
  const expiries = new Map(clocks?.claims.map((one) => [one.claim, one]) ?? []);
  const stopped = new Set(casework.stopSupply?.stopped.map(({ debtor }) => debtor) ?? []);
  const nextExpiry = (claims: readonly number[]): number | string | null => {
    const days = claims.flatMap((claim) => {
      const one = expiries.get(claim);
      return one?.limitation && one.limitationState !== 'judged' ? [one.limitation] : [];
    });
    const running = days.filter(({ daysLeft }) => daysLeft >= 0).map(({ expires }) => expires);
    if (running.length > 0) return Math.min(...running);
    return days.length > 0 ? t('expired') : null;
  };
  const hasStrategies = casework.strategies !== null;
  const rows = debtors.map((one, index): Figure[] => [
    index + 1,
    names.debtor(one.debtor),
    names.owners(one.claims),
    one.claims.length,
    one.balance,
    one.overdue,
    ratioOf(one.balance, totals.balance),
    one.oldestDue === NO_DAY ? null : one.oldestDue,
    ...(hasStrategies ? [names.strategiesOf(one.claims)] : []),
    ...(clocks ? [nextExpiry(one.claims)] : []),
    ...(casework.stopSupply ? [stopped.has(one.debtor) ? t('stopped') : ''] : []),
    null,
    null,
  ]);
  const sum = (of: (one: LargeDebtor) => bigint): bigint => debtors.reduce((all, one) => all + of(one), 0n);
  const extra = Number(hasStrategies) + Number(clocks !== null) + Number(casework.stopSupply !== null);
  const balance = sum((one) => one.balance);
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('column.debtor'), kind: 'wrap', widest: 26 },
      { title: context.t('column.owner'), kind: 'wrap', widest: 10 },
      { title: context.t('column.claims'), kind: 'count' },
      { title: context.t('column.balance'), kind: 'money' },
      { title: t('overdue'), kind: 'money' },
      { title: context.t('column.share'), kind: 'ratio', total: 'value' },
      { title: t('oldestDue'), kind: 'date' },
      ...(hasStrategies ? [{ title: t('strategy'), kind: 'wrap', widest: 12 } as const] : []),
      ...(clocks ? [{ title: t('limitation'), kind: 'date' } as const] : []),
      ...(casework.stopSupply ? [{ title: t('supply'), kind: 'center' } as const] : []),
      { title: context.t('casework.nextStep'), kind: 'typing' },
      { title: context.t('casework.remark'), kind: 'typing' },
    ],
    rows,
    total: [
      null,
      null,
      null,
      sum((one) => BigInt(one.claims.length)),
      balance,
      sum((one) => one.overdue),
      ratioOf(balance, totals.balance),
      null,
      ...new Array<null>(extra + 2).fill(null),
    ],
    link: names.linkTo(
      1,
      debtors.map(({ claims }) => claims[0]),
    ),
  });
  sheet.space();
  sheet.close([
    context.t('largeDebtors.note.count', { count: debtors.length }),
    ...(hasStrategies ? [context.t('largeDebtors.note.strategy')] : []),
    ...context.balanceNotes(),
  ]);
  return sheet.plan();
}
