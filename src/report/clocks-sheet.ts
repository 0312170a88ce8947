import type { ClaimClocks, ClockList, ClockState } from '../casework/clocks';
import { NO_DAY } from '../calendar/day';
import { NONE } from '../ledger/ledger';
import type { SheetPlan } from '../workbook/sheet-plan';
import { claimLinks } from './claim-links';
import type { BlockColumn, Figure, LinkTarget } from './block';
import { CaseNames } from './case-names';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

const STATES: readonly ClockState[] = ['expired', 'warning', 'running', 'unknown', 'judged'];
const CLAIM_COLUMN = 1;

/** 时效预警表: claims whose limitation or surety period has run out, is near, or cannot be told (rules.md §9). In 元. */
export function planClocks(context: ReportContext, clocks: ClockList, ledgers: LedgerSheets): SheetPlan {
  const name = context.names.take('clocks', '时效预警表');
  const sheet = context.statement({ name, id: 'clocks' }, context.t('clocks.title'), '元');
  const balance = (clock: ClaimClocks): number => context.result.settlement.balance[clock.claim];
  sheet.line(context.t('clocks.summary'), 'section');
  summaryBlock(context, sheet, clocks, balance);
  sheet.space();
  const limited = clocks.claims
    .filter(({ limitationState }) => limitationState !== 'running' && limitationState !== 'judged')
    .sort(byDaysLeft((clock) => clock.limitation?.daysLeft ?? null, balance));
  const guaranteed = clocks.claims
    .filter(({ surety, suretyState }) => suretyState !== 'running' && (surety ?? suretyState === 'unknown'))
    .sort(byDaysLeft((clock) => clock.surety?.daysLeft ?? null, balance));
  if (limited.length === 0) sheet.line(context.t('clocks.nothing'));
  else {
    sheet.line(context.t('clocks.limitation', { count: limited.length }), 'section');
    limitationBlock(context, sheet, limited, ledgers);
  }
  sheet.space();
  if (guaranteed.length > 0) {
    sheet.line(context.t('clocks.surety', { count: guaranteed.length }), 'section');
    suretyBlock(context, sheet, guaranteed, ledgers);
    sheet.space();
  }
  const enforced = clocks.claims
    .filter(({ enforcement }) => enforcement !== null)
    .sort(byDaysLeft((clock) => clock.enforcement?.daysLeft ?? null, balance));
  if (enforced.length > 0) {
    sheet.line(context.t('clocks.enforcement', { count: enforced.length }), 'section');
    enforcementBlock(context, sheet, enforced, ledgers);
    sheet.space();
  }
  if (clocks.demands.length > 0) {
    sheet.line(context.t('clocks.demands', { count: clocks.demands.length }), 'section');
    demandBlock(context, sheet, clocks, ledgers);
    sheet.space();
  }
  const warning = context.result.policy.settings.limitationWarningDays;
  sheet.close([
    context.t('clocks.note.rule'),
    context.t('clocks.note.interruption'),
    ...(guaranteed.length > 0 ? [context.t('clocks.note.surety')] : []),
    ...(enforced.length > 0 ? [context.t('clocks.note.enforcement')] : []),
    ...(clocks.demands.length > 0 ? [context.t('clocks.note.demands')] : []),
    warning === null
      ? context.t('clocks.note.noWarning')
      : context.t('clocks.note.warning', { days: warning }),
  ]);
  return sheet.plan();
}

/** What runs out first stands first, larger balances before smaller; what cannot be told stands last. */
function byDaysLeft(
  daysLeft: (clock: ClaimClocks) => number | null,
  balance: (clock: ClaimClocks) => number,
): (a: ClaimClocks, b: ClaimClocks) => number {
  const rank = (clock: ClaimClocks): number => daysLeft(clock) ?? Number.MAX_SAFE_INTEGER;
  return (a, b) => rank(a) - rank(b) || balance(b) - balance(a) || a.claim - b.claim;
}

function summaryBlock(
  context: ReportContext,
  sheet: Statement,
  { claims }: ClockList,
  balance: (clock: ClaimClocks) => number,
): void {
  const of = (state: ClockState | null): [number, bigint] => {
    const own = claims.filter((clock) => state === null || clock.limitationState === state);
    return [own.length, own.reduce((sum, clock) => sum + BigInt(balance(clock)), 0n)];
  };
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('clocks.column.state'), kind: 'wrap' },
      { title: context.t('column.claims'), kind: 'count' },
      { title: context.t('column.balance'), kind: 'money' },
    ],
    rows: STATES.map((state, index) => [index + 1, context.t(`clocks.state.${state}`), ...of(state)]),
    total: [null, null, ...of(null)],
  });
}

/** Columns that name a claim, the same on both lists. */
function claimColumns(context: ReportContext): BlockColumn[] {
  return [
    { title: context.t('column.number'), kind: 'serial' },
    { title: context.t('rewardLines.column.claim'), kind: 'wrap', widest: 16 },
    { title: context.t('column.debtor'), kind: 'wrap', widest: 26 },
    { title: context.t('column.owner'), kind: 'wrap', widest: 8 },
    { title: context.t('rewardLines.column.due'), kind: 'date' },
  ];
}

function claimFigures(context: ReportContext, claim: number, index: number): Figure[] {
  const { claims, debtors, owners } = context.result.ledger;
  return [
    index + 1,
    claims.id[claim],
    context.named(debtors.text(claims.debtor[claim]), 'debtor'),
    owners.text(claims.owner[claim]),
    claims.due[claim],
  ];
}

function linkTo(
  context: ReportContext,
  ledgers: LedgerSheets,
  list: readonly ClaimClocks[],
): (row: number, column: number) => LinkTarget | null {
  return claimLinks(context, ledgers, list, ({ claim }) => claim, [CLAIM_COLUMN]);
}

function totalOf(context: ReportContext, list: readonly ClaimClocks[]): bigint {
  return list.reduce((sum, { claim }) => sum + BigInt(context.result.settlement.balance[claim]), 0n);
}

/** What one of the two lists says of a claim beside its name and its balance; the last column is the state. */
interface ClockColumns {
  readonly columns: readonly BlockColumn[];
  readonly figures: (clock: ClaimClocks) => readonly Figure[];
  readonly state: (clock: ClaimClocks) => ClockState;
}

function clockBlock(
  context: ReportContext,
  sheet: Statement,
  list: readonly ClaimClocks[],
  ledgers: LedgerSheets,
  { columns, figures, state }: ClockColumns,
): void {
  sheet.block({
    columns: [
      ...claimColumns(context),
      { title: context.t('column.balance'), kind: 'money' },
      ...columns,
      { title: context.t('clocks.column.state'), kind: 'center' },
    ],
    rows: list.map((clock, index) => [
      ...claimFigures(context, clock.claim, index),
      context.result.settlement.balance[clock.claim],
      ...figures(clock),
      context.t(`clocks.state.${state(clock)}`),
    ]),
    total: [
      ...claimColumns(context).map(() => null),
      totalOf(context, list),
      ...columns.map(() => null),
      null,
    ],
    link: linkTo(context, ledgers, list),
  });
}

function limitationBlock(
  context: ReportContext,
  sheet: Statement,
  list: readonly ClaimClocks[],
  ledgers: LedgerSheets,
): void {
  const t = (key: string): string => context.t(`clocks.column.${key}`);
  clockBlock(context, sheet, list, ledgers, {
    columns: [
      { title: t('by'), kind: 'wrap', widest: 16 },
      { title: t('from'), kind: 'date' },
      { title: t('expires'), kind: 'date' },
      { title: t('daysLeft'), kind: 'days', total: 'value' },
    ],
    figures: ({ limitation }) => [
      limitation ? context.t(`clocks.by.${limitation.by ?? 'none'}`) : '',
      limitation?.from ?? null,
      limitation?.expires ?? null,
      limitation?.daysLeft ?? null,
    ],
    state: ({ limitationState }) => limitationState,
  });
}

function suretyBlock(
  context: ReportContext,
  sheet: Statement,
  list: readonly ClaimClocks[],
  ledgers: LedgerSheets,
): void {
  const t = (key: string): string => context.t(`clocks.column.${key}`);
  clockBlock(context, sheet, list, ledgers, {
    columns: [
      { title: t('basis'), kind: 'wrap', widest: 16 },
      { title: t('expires'), kind: 'date' },
      { title: t('daysLeft'), kind: 'days', total: 'value' },
    ],
    figures: ({ surety }) => [
      surety ? context.t(surety.agreed ? 'clocks.agreed' : 'clocks.byLaw') : '',
      surety?.expires ?? null,
      surety?.daysLeft ?? null,
    ],
    state: ({ suretyState }) => suretyState,
  });
}

function enforcementBlock(
  context: ReportContext,
  sheet: Statement,
  list: readonly ClaimClocks[],
  ledgers: LedgerSheets,
): void {
  const t = (key: string): string => context.t(`clocks.column.${key}`);
  clockBlock(context, sheet, list, ledgers, {
    columns: [
      { title: t('by'), kind: 'wrap', widest: 16 },
      { title: t('from'), kind: 'date' },
      { title: t('expires'), kind: 'date' },
      { title: t('daysLeft'), kind: 'days', total: 'value' },
    ],
    figures: ({ enforcement }) => [
      enforcement ? context.t(`clocks.enforcedBy.${enforcement.by ?? 'none'}`) : '',
      enforcement?.from ?? null,
      enforcement?.expires ?? null,
      enforcement?.daysLeft ?? null,
    ],
    state: ({ enforcementState }) => enforcementState,
  });
}

/** What each entry of the demand log does in law. */
function demandBlock(
  context: ReportContext,
  sheet: Statement,
  { demands }: ClockList,
  ledgers: LedgerSheets,
): void {
  const t = (key: string): string => context.t(`clocks.column.${key}`);
  const { claims } = context.result.ledger;
  const names = new CaseNames(context, ledgers);
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('rewardLines.column.claim'), kind: 'wrap', widest: 16 },
      { title: context.t('column.debtor'), kind: 'wrap', widest: 26 },
      { title: context.t('column.owner'), kind: 'wrap', widest: 8 },
      { title: t('entryDay'), kind: 'date' },
      { title: t('method'), kind: 'wrap', widest: 12 },
      { title: t('evidence'), kind: 'wrap', widest: 16 },
      { title: t('delivered'), kind: 'date' },
      { title: t('runsUntil'), kind: 'date' },
      { title: t('effect'), kind: 'wrap', widest: 22, span: 2 },
    ],
    rows: demands.map(({ entry, claim, effect, runsUntil }, index): Figure[] => [
      index + 1,
      claim === NONE ? entry.claim : claims.id[claim],
      claim === NONE ? entry.debtor : names.debtor(claims.debtor[claim]),
      claim === NONE ? '' : names.owners([claim]),
      entry.day,
      entry.method,
      entry.evidence,
      entry.delivered === NO_DAY ? null : entry.delivered,
      runsUntil === NO_DAY ? null : runsUntil,
      context.t(`clocks.effect.${effect}`),
    ]),
    link: names.linkTo(
      1,
      demands.map(({ claim }) => claim),
    ),
  });
}
