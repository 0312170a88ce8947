import { NO_DAY } from '../calendar/day';
import type { PromiseOutcome, PromiseState } from '../casework/promise-outcomes';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure } from './block';
import { CaseNames } from './case-names';
import { ratioOf } from './figures';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';

const STATES: readonly PromiseState[] = ['kept', 'partial', 'broken', 'pending'];

/** 还款承诺兑现表: what was promised, what came in by the day promised, what after it, what is missing (rules.md §9). In 元. */
export function planPromises(
  context: ReportContext,
  promises: readonly PromiseOutcome[],
  ledgers: LedgerSheets,
): SheetPlan {
  const t = (key: string): string => context.t(`promises.${key}`);
  const names = new CaseNames(context, ledgers);
  const name = context.names.take('promises', '还款承诺兑现表');
  const sheet = context.statement({ name, id: 'promises' }, t('title'), '元');
  const sum = (list: readonly PromiseOutcome[], of: (one: PromiseOutcome) => bigint): bigint =>
    list.reduce((all, one) => all + of(one), 0n);
  const missing = ({ promised, paid, late }: PromiseOutcome): bigint => {
    const rest = promised - paid - late;
    return rest > 0n ? rest : 0n;
  };
  sheet.line(t('summary'), 'section');
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: t('state'), kind: 'wrap' },
      { title: t('count'), kind: 'count' },
      { title: t('promised'), kind: 'money' },
      { title: t('paid'), kind: 'money' },
      { title: t('rate'), kind: 'ratio', formula: ({ at }) => `${at(4)}/${at(3)}`, total: 'formula' },
    ],
    rows: STATES.map((state, index): Figure[] => {
      const own = promises.filter((one) => one.state === state);
      const [promised, paid] = [sum(own, (one) => one.promised), sum(own, (one) => one.paid)];
      return [index + 1, t(`state.${state}`), own.length, promised, paid, ratioOf(paid, promised)];
    }),
    total: [
      null,
      null,
      promises.length,
      sum(promises, (one) => one.promised),
      sum(promises, (one) => one.paid),
      ratioOf(
        sum(promises, (one) => one.paid),
        sum(promises, (one) => one.promised),
      ),
    ],
  });
  sheet.space();
  sheet.line(t('list'), 'section');
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('rewardLines.column.claim'), kind: 'wrap', widest: 16 },
      { title: context.t('column.debtor'), kind: 'wrap', widest: 26 },
      { title: context.t('column.owner'), kind: 'wrap', widest: 10 },
      { title: t('promisedOn'), kind: 'date' },
      { title: t('payBy'), kind: 'date' },
      { title: t('promised'), kind: 'money' },
      { title: t('paid'), kind: 'money' },
      { title: t('late'), kind: 'money' },
      { title: t('missing'), kind: 'money' },
      { title: t('state'), kind: 'center' },
      { title: context.t('casework.nextStep'), kind: 'typing' },
    ],
    rows: promises.map((one, index): Figure[] => [
      index + 1,
      names.claims(one.claims) || one.entry.claim,
      names.debtorOf(one.claims, one.entry.debtor),
      names.owners(one.claims),
      one.entry.promisedOn,
      one.entry.payBy === NO_DAY ? t('noDay') : one.entry.payBy,
      one.promised,
      one.paid,
      one.late,
      missing(one),
      t(`state.${one.state}`),
      null,
    ]),
    total: [
      null,
      null,
      null,
      null,
      null,
      null,
      sum(promises, (one) => one.promised),
      sum(promises, (one) => one.paid),
      sum(promises, (one) => one.late),
      sum(promises, missing),
      null,
      null,
    ],
    link: names.linkTo(
      1,
      promises.map(({ claims }) => claims[0]),
    ),
  });
  sheet.space();
  sheet.close([t('note.counted'), t('note.once'), t('note.settled')]);
  return sheet.plan();
}
