import { columnLetters } from '../finding/finding';
import type { LedgerSource } from '../ledger/ledger';
import { sumFen } from '../money/sum';
import { READ_TABLES } from '../policy/policy-sheet';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure } from './block';
import { bucketEdges } from './bucket-edges';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

/** 口径说明: what the figures mean and where they come from, so that anyone can compute them again. */
export function planMethod(context: ReportContext): SheetPlan {
  const name = context.names.take('method', '口径说明');
  const sheet = context.statement({ name, id: 'method' }, context.t('method.title'), null);
  sheet.atLeast(16, 0, MEANING_SPAN);
  pairs(context, sheet, 'method.rules', rules(context));
  pairs(context, sheet, 'method.notComputed', notComputed(context));
  policyTables(context, sheet);
  for (const source of context.result.ledger.sources) {
    if (source.titles.length > 0) mappingOf(context, sheet, source);
  }
  sheet.line(context.t('signature'), 'signature');
  return sheet.plan();
}

/** Two columns, the second as wide as six. */
function pairs(
  context: ReportContext,
  sheet: Statement,
  title: string,
  rows: readonly (readonly [string, string])[],
): void {
  if (rows.length === 0) return;
  sheet.line(context.t(title), 'section');
  sheet.block({
    columns: [
      { title: context.t('method.column.item'), kind: 'wrap' },
      { title: context.t('method.column.meaning'), kind: 'wrap', span: MEANING_SPAN },
    ],
    rows: rows.map(([item, meaning]): Figure[] => [item, meaning]),
  });
  sheet.space();
}

const MEANING_SPAN = 5;

function rules(context: ReportContext): [string, string][] {
  const { result, options } = context;
  const { policy, aging, ageByYears, ledger, settlement, totals } = result;
  const { application, baseline } = policy.settings;
  const item = (key: string, values: Readonly<Record<string, string | number>> = {}): [string, string] => [
    context.t(`method.item.${key}`),
    context.t(`method.meaning.${key}`, values),
  ];
  const set = ({ set: { name, ...rest } }: typeof aging): [string, string] => [
    context.t('method.item.buckets', { set: name }),
    bucketEdges(context, { name, ...rest }),
  ];
  const files = [
    ...new Set([...ledger.sources.map(({ file }) => file), ...policy.tables.map(({ place }) => place.file)]),
  ];
  return [
    item('asOf', { day: context.day(result.asOf) }),
    item('application', { method: context.t(`application.${application}`) }),
    ...(application === '法定顺序' ? [item('statutory')] : []),
    ...(policy.interest?.order === 'fees-interest-principal'
      ? [item('interestFirst', { amount: context.amount(sumFen(settlement.interestPaid.amount), '元') })]
      : []),
    item('balance', {
      amount: context.amount(totals.amount, '元'),
      recovered: context.amount(totals.recovered, '元'),
      writtenOff: context.amount(totals.writtenOff, '元'),
      corrections: context.amount(totals.corrections, '元'),
      balance: context.amount(totals.balance, '元'),
    }),
    item('unapplied', { amount: context.amount(totals.unapplied, '元') }),
    item('days'),
    item('rounding'),
    set(aging),
    ...(aging.set.from === '逾期' ? [set(ageByYears)] : []),
    item('baseline', { day: context.day(baseline) || context.t('method.baselineBeforePhases') }),
    item('counts', { claims: totals.claims, recoveries: totals.recoveries }),
    [context.t('method.item.files'), files.join(context.t('list.separator'))],
    [context.t('method.item.version'), options.producedBy],
  ];
}

/** What the sheets leave open, and why. */
function notComputed(context: ReportContext): [string, string][] {
  const { policy, classes, totals } = context.result;
  const reasons: string[] = [];
  if (policy.phases.length === 0) reasons.push('phases');
  if (policy.targets.length === 0) reasons.push('completion');
  if (policy.brackets.length === 0) reasons.push('rewards');
  else if (policy.people === null) reasons.push('tax');
  if (policy.interest?.basis == null) reasons.push('interest');
  if (context.result.clocks === null) reasons.push('clocks');
  if (!classes.present) reasons.push('classes');
  else if (policy.settings.creditRatioLimit === null) reasons.push('creditVillages');
  if (totals.undated !== 0n) reasons.push('overdue');
  return reasons.map((reason) => [
    context.t(`method.item.not.${reason}`),
    context.t(`method.meaning.not.${reason}`, { amount: context.amount(totals.undated, '元') }),
  ]);
}

function policyTables(context: ReportContext, sheet: Statement): void {
  const { policy } = context.result;
  const found = new Set(policy.tables.map(({ table }) => table));
  const missing = READ_TABLES.map(({ name }) => name).filter((table) => !found.has(table));
  sheet.line(context.t('method.policyTables'), 'section');
  const t = (key: string): string => context.t(`method.column.${key}`);
  sheet.block({
    columns: [
      { title: t('table'), kind: 'wrap' },
      { title: t('state'), kind: 'center' },
      { title: t('rows'), kind: 'count' },
      { title: t('file'), kind: 'wrap' },
      { title: t('sheet'), kind: 'wrap' },
    ],
    rows: [
      ...policy.tables.map(({ table, place, rows, used }): Figure[] => [
        table,
        t(used ? 'found' : 'unused'),
        rows,
        place.file,
        place.sheet ?? '',
      ]),
      ...missing.map((table): Figure[] => [table, t('missing'), null, '', '']),
    ],
  });
  sheet.space();
}

/** How each column of one of the user's tables was read; those that were not read are shown as well. */
function mappingOf(context: ReportContext, sheet: Statement, source: LedgerSource): void {
  const { file, sheet: sheetName, kind, titles, firstColumn, mapping, moneyUnit } = source;
  sheet.line(
    context.t('method.mapping', {
      file,
      sheet: sheetName,
      kind: context.t(`source.${kind}`),
      unit: moneyUnit,
    }),
    'section',
  );
  const t = (key: string): string => context.t(`method.column.${key}`);
  sheet.block({
    columns: [
      { title: t('title'), kind: 'wrap' },
      { title: t('column'), kind: 'center' },
      { title: t('confidence'), kind: 'ratio' },
      { title: t('field'), kind: 'wrap' },
      { title: t('reason'), kind: 'wrap' },
    ],
    rows: titles.map((title, index): Figure[] => {
      const column = firstColumn + index;
      const mapped = mapping.find((entry) => entry.column === column);
      const letters = columnLetters(column);
      if (!mapped) return [title, letters, null, t('notRead'), ''];
      const field = mapped.moneyUnit ? `${mapped.field}（${mapped.moneyUnit}）` : mapped.field;
      return [title, letters, mapped.confidence, field, context.t(`reason.${mapped.reason}`)];
    }),
  });
  sheet.space();
}
