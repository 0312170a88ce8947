import { NO_DAY } from '../calendar/day';
import { WARNING_KINDS, type Warning } from '../casework/warnings';
import { claimPlace } from '../ledger/place';
import { NONE } from '../ledger/ledger';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure, LinkTarget } from './block';
import { CaseNames } from './case-names';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';

const CLAIM_COLUMN = 2;
const EVIDENCE_COLUMN = 10;
const MOST_LINKED_ROWS = 20_000;

/** 预警清单: limitation, surety, enforcement, broken promises and stop supply, each with its rule and its evidence. In 元. */
export function planWarnings(
  context: ReportContext,
  warnings: readonly Warning[],
  ledgers: LedgerSheets,
): SheetPlan {
  const t = (key: string): string => context.t(`warnings.${key}`);
  const names = new CaseNames(context, ledgers);
  const { ledger } = context.result;
  const name = context.names.take('warnings', '预警清单');
  const sheet = context.statement({ name, id: 'warnings' }, t('title'), '元');
  sheet.line(t('summary'), 'section');
  const of = (kind: Warning['kind'] | null): [number, bigint] => {
    const own = warnings.filter((one) => kind === null || one.kind === kind);
    return [own.length, own.reduce((sum, { amount }) => sum + amount, 0n)];
  };
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: t('kind'), kind: 'wrap', widest: 12 },
      { title: t('count'), kind: 'count' },
      { title: t('amount'), kind: 'money', total: 'value' },
    ],
    rows: WARNING_KINDS.map((kind, index): Figure[] => [index + 1, t(`kind.${kind}`), ...of(kind)]),
    total: [null, null, of(null)[0], null],
  });
  sheet.space();
  if (warnings.length === 0) sheet.line(t('nothing'));
  else {
    sheet.line(t('list'), 'section');
    const link = (row: number, column: number): LinkTarget | null => {
      if (warnings.length > MOST_LINKED_ROWS) return null;
      const { claim, evidence } = warnings[row];
      if (column === CLAIM_COLUMN && claim !== NONE) return names.find(claimPlace(ledger, claim, '应收金额'));
      return column === EVIDENCE_COLUMN ? names.find(evidence) : null;
    };
    sheet.block({
      columns: [
        { title: context.t('column.number'), kind: 'serial' },
        { title: t('kind'), kind: 'wrap', widest: 12 },
        { title: context.t('rewardLines.column.claim'), kind: 'wrap', widest: 14 },
        { title: context.t('column.debtor'), kind: 'wrap', widest: 22 },
        { title: context.t('column.owner'), kind: 'wrap', widest: 8 },
        { title: t('amount'), kind: 'money', total: 'value' },
        { title: t('day'), kind: 'date' },
        { title: t('daysLeft'), kind: 'days', total: 'value' },
        { title: t('state'), kind: 'wrap', widest: 10 },
        { title: t('rule'), kind: 'wrap', widest: 22 },
        { title: t('evidence'), kind: 'wrap', widest: 16 },
        { title: context.t('casework.nextStep'), kind: 'typing' },
      ],
      rows: warnings.map((one, index): Figure[] => [
        index + 1,
        t(`kind.${one.kind}`),
        one.claim === NONE ? '' : ledger.claims.id[one.claim],
        names.debtor(one.debtor),
        names.owners([one.shown]),
        one.amount,
        one.day === NO_DAY ? null : one.day,
        one.daysLeft,
        t(`state.${one.state}`),
        t(`rule.${one.kind}`),
        names.place(one.evidence),
        null,
      ]),
      link,
    });
  }
  sheet.space();
  sheet.close([t('note.twice'), t('note.evidence')]);
  return sheet.plan();
}
