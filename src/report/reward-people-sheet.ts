import type { PersonPay } from '../reward/reward-result';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { BlockColumn, Figure, FormulaCells } from './block';
import type { ReportContext } from './report-context';
import { planExtras } from './reward-extras-block';
import type { Statement } from './statement';

/** With a register 奖励发放, what was paid and what is due stand behind the gross. */
const Column = { Gross: 3, Paid: 4, Tax: 5 } as const;
const WithPaid = { Due: 5, Tax: 7 } as const;

/** 奖励分配公示表: what each person gets, tax and net, what stays with the company; below it the lines per person (rules.md §7). In 元. */
export function planRewardPeople(context: ReportContext): SheetPlan {
  const { rewards, policy } = context.result;
  const name = context.names.take('reward-people', '奖励分配公示表');
  const sheet = context.statement({ name, id: 'reward-people' }, context.t('people.title'), '元');
  if (policy.brackets.length === 0 && rewards.people.length === 0) {
    sheet.atLeast(10, 0, 7);
    sheet.space();
    sheet.line(context.t('reward.noScheme'), 'section');
    sheet.space();
    sheet.close([context.t('reward.note.noScheme')]);
    return sheet.plan();
  }
  const gross = rewards.people.reduce((sum, person) => sum + person.gross, 0n);
  const { payouts } = rewards;
  payments(context, sheet);
  sheet.line(context.t('people.publication'), 'section');
  sheet.space();
  if (rewards.shares.length > 0) {
    sheet.line(context.t('people.lines', { count: rewards.shares.length }), 'section');
    shareBlock(context, sheet);
    sheet.space();
  }
  if (rewards.extras.length > 0) {
    sheet.line(context.t('extras.lines', { count: rewards.extras.length }), 'section');
    planExtras(context, sheet);
    sheet.space();
  }
  const extra = rewards.extras.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  const undistributed = rewards.payable + extra - gross - rewards.returned;
  sheet.close([
    context.t(extra === 0n ? 'people.note.identity' : 'people.note.identityExtra', {
      extra: context.amount(extra, '元'),
      payable: context.amount(rewards.payable, '元'),
      gross: context.amount(gross, '元'),
      returned: context.amount(rewards.returned, '元'),
      rest: context.amount(undistributed, '元'),
    }),
    ...(payouts === null ? [] : [context.t('payouts.note', { paid: context.amount(rewards.paid, '元') })]),
    context.t('people.note.tax'),
    context.t('people.note.returned'),
    ...(rewards.limits.some(({ person }) => person !== '') ? [context.t('limits.note.people')] : []),
    ...(policy.people === null ? [context.t('people.note.noPeople')] : []),
  ]);
  return sheet.plan();
}

function payments(context: ReportContext, sheet: Statement): void {
  const { people, returned, payouts } = context.result.rewards;
  const t = (key: string): string => context.t(`people.column.${key}`);
  const total = (of: (person: PersonPay) => bigint): bigint =>
    people.reduce((sum, person) => sum + of(person), 0n);
  const paid = <Entry>(...entries: Entry[]): Entry[] => (payouts === null ? [] : entries);
  const { net, due } = netFormulas(payouts !== null);
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: t('name'), kind: 'wrap' },
      { title: t('identity'), kind: 'center' },
      { title: t('gross'), kind: 'money' },
      ...paid<BlockColumn>(
        { title: context.t('payouts.column.paid'), kind: 'money' },
        { title: context.t('payouts.column.due'), kind: 'money', formula: due },
      ),
      { title: t('taxed'), kind: 'center' },
      { title: t('tax'), kind: 'money' },
      { title: t('net'), kind: 'money', formula: net },
      { title: t('returned'), kind: 'money' },
      { title: t('remark'), kind: 'typing' },
    ],
    rows: people.map((person, index) => [
      index + 1,
      context.named(person.name, 'person'),
      t(person.external ? 'external' : 'internal'),
      person.gross,
      ...paid<Figure>(person.paid, person.due),
      t(person.external ? 'withheld' : 'own'),
      person.tax,
      person.net,
      person.returned,
      null,
    ]),
    total: [
      null,
      null,
      null,
      total(({ gross }) => gross),
      ...paid<Figure>(
        total((person) => person.paid),
        total((person) => person.due),
      ),
      null,
      total(({ tax }) => tax),
      total((person) => person.net),
      returned,
      null,
    ],
    frozenColumns: 2,
  });
}

/** This run's payment is what was earned less what was paid; the net is what tax leaves of it. */
function netFormulas(withPaid: boolean): Readonly<Record<'net' | 'due', (cells: FormulaCells) => string>> {
  const [due, tax] = withPaid ? [WithPaid.Due, WithPaid.Tax] : [Column.Gross, Column.Tax];
  return {
    net: ({ at }) => `${at(due)}-${at(tax)}`,
    due: ({ at }) => `${at(Column.Gross)}-${at(Column.Paid)}`,
  };
}

/** Each person's part of each payable line, person after person in the order of the payments. */
function shareBlock(context: ReportContext, sheet: Statement): void {
  const { ledger, rewards } = context.result;
  const { claims, recoveries, debtors } = ledger;
  const of = rewards.lines.columns;
  const t = (key: string): string => context.t(`people.column.${key}`);
  const order = new Map(rewards.people.map(({ name }, index) => [name, index]));
  const positionOf = (person: string): number => order.get(person) ?? order.size;
  const shares = [...rewards.shares].sort(
    (a, b) => positionOf(a.person) - positionOf(b.person) || a.line - b.line,
  );
  const fates = { paid: t('shared'), barred: t('kept'), 'over-limit': t('overLimit') };
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: t('name'), kind: 'wrap' },
      { title: t('line'), kind: 'center' },
      { title: t('recovery'), kind: 'wrap' },
      { title: t('day'), kind: 'date' },
      { title: t('claim'), kind: 'wrap' },
      { title: t('weight'), kind: 'center' },
      { title: t('amount'), kind: 'money' },
      { title: t('debtor'), kind: 'wrap' },
      { title: t('fate'), kind: 'center' },
    ],
    rows: shares.map(({ line, person, weight, amount, kept }, index): Figure[] => {
      const recovery = of.recovery[line];
      const claim = of.claim[line];
      return [
        index + 1,
        context.named(person, 'person'),
        line + 1,
        recoveries.id[recovery],
        of.day[line],
        claims.id[claim],
        weight === '' ? t('whole') : weight,
        amount,
        debtors.text(claims.debtor[claim]),
        fates[kept ?? 'paid'],
      ];
    }),
    total: [
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      shares.reduce((sum, { amount }) => sum + BigInt(amount), 0n),
      null,
      null,
    ],
    long: true,
  });
}
