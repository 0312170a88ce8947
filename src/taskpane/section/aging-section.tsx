import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import { traceBucket, traceDebtor } from '../../action/trace';
import type { CampaignResult } from '../../campaign/result';
import { shownAmount, shownPercent } from '../../report/figures';
import { AgingBar, bucketColour } from '../drawing/aging-bar';
import { amountWithUnit, countText } from '../figure-text';
import { usePane } from '../pane-context';
import { Fold } from '../part/fold';
import { useLineStyles } from '../part/line-styles';
import { StepwiseList } from '../part/stepwise-list';
import { TraceFigure } from '../part/trace-figure';
import { Section } from './section';

const TOP_DEBTORS = 10;

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', fontVariantNumeric: 'tabular-nums' },
  head: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  cell: {
    padding: '3px 0 3px 8px',
    textAlign: 'right',
    fontWeight: tokens.fontWeightRegular,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    whiteSpace: 'nowrap',
  },
  title: { whiteSpace: 'normal', verticalAlign: 'bottom' },
  first: { paddingLeft: 0, textAlign: 'left', whiteSpace: 'normal' },
  square: { display: 'inline-block', width: '8px', height: '8px', marginRight: '6px' },
  total: { fontWeight: tokens.fontWeightSemibold },
  debtor: { padding: '4px 0 6px', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  columns: { marginTop: '8px', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, paddingTop: '6px' },
});

/** 账龄: the balance by bucket and by debtor, and the columns that can stand beside the ledger. */
export function AgingSection({ result }: { readonly result: CampaignResult }): ReactNode {
  const { t } = usePane();
  const { aging } = result;
  const summary = t(`aging.summary.${aging.set.from}`, {
    count: aging.labels.length,
    debtors: countText(aging.debtors.length),
  });
  return (
    <Section name="aging" title={t('aging')} summary={summary} somethingToDo={false}>
      <Buckets result={result} />
      <Debtors result={result} />
      <AgingColumns />
    </Section>
  );
}

function Buckets({ result }: { readonly result: CampaignResult }): ReactNode {
  const { state, t } = usePane();
  const styles = useStyles();
  const { aging } = result;
  const { total } = aging;
  const unit = state.settings.leaderUnit;
  const cell = styles.cell;
  const row = (label: string, bucket: number | null, count: number, amount: bigint): ReactNode => (
    <tr key={label} className={mergeClasses(bucket === null && styles.total)}>
      <th scope="row" className={mergeClasses(cell, styles.first)}>
        {bucket !== null && (
          <span className={styles.square} style={{ backgroundColor: bucketColour(aging, bucket) }} />
        )}
        {label}
      </th>
      <td className={cell}>{countText(count)}</td>
      <td className={cell}>
        <TraceFigure
          name={label}
          from={t('aging')}
          of={(now, language) => traceBucket(now, { group: 'total', name: '', bucket }, language)}
        >
          {shownAmount(amount, unit)}
        </TraceFigure>
      </td>
      <td className={cell}>{shownPercent(amount, total.balance)}</td>
    </tr>
  );
  return (
    <table className={styles.table}>
      <thead className={styles.head}>
        <tr>
          <th scope="col" className={mergeClasses(cell, styles.first)}>
            {t('aging.bucket')}
          </th>
          <th scope="col" className={mergeClasses(cell, styles.title)}>
            {t('aging.claims')}
          </th>
          <th scope="col" className={mergeClasses(cell, styles.title)}>
            {t('aging.balance', { unit: t(`unit.${unit}`) })}
          </th>
          <th scope="col" className={mergeClasses(cell, styles.title)}>
            {t('aging.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {aging.labels.map((label, bucket) => row(label, bucket, total.counts[bucket], total.buckets[bucket]))}
        {row(t('total'), null, total.count, total.balance)}
      </tbody>
    </table>
  );
}

function Debtors({ result }: { readonly result: CampaignResult }): ReactNode {
  const { state, language, t } = usePane();
  const styles = useStyles();
  const lines = useLineStyles();
  const { aging } = result;
  const unit = state.settings.leaderUnit;
  const debtors = useMemo(
    () => [...aging.debtors].sort((a, b) => (a.balance === b.balance ? 0 : a.balance < b.balance ? 1 : -1)),
    [aging],
  );
  if (debtors.length === 0) return null;
  const top = debtors.slice(0, TOP_DEBTORS).reduce((sum, { balance }) => sum + balance, 0n);
  return (
    <Fold
      level={3}
      title={t('aging.debtors')}
      summary={t('aging.concentration', {
        count: Math.min(TOP_DEBTORS, debtors.length),
        share: shownPercent(top, aging.total.balance),
      })}
    >
      <StepwiseList
        items={debtors}
        first={TOP_DEBTORS}
        render={(debtor) => (
          <div className={styles.debtor}>
            <div className={mergeClasses(lines.line, lines.plain)}>
              <span className={lines.text}>{debtor.name || t('unnamed')}</span>
              <span className={lines.figure}>
                <TraceFigure
                  name={debtor.name || t('unnamed')}
                  from={t('aging')}
                  of={(now, spoken) => traceDebtor(now, debtor.name, spoken)}
                >
                  {amountWithUnit(language, debtor.balance, unit)}
                </TraceFigure>
              </span>
            </div>
            <AgingBar
              table={aging}
              row={debtor}
              height={4}
              label={t('aging.ofDebtor', { name: debtor.name })}
            />
          </div>
        )}
      />
    </Fold>
  );
}

/** 账龄列: what can be written beside the ledger, which way is better for its size, and how it goes away again. */
function AgingColumns(): ReactNode {
  const { session, state, busy, t } = usePane();
  const styles = useStyles();
  const lines = useLineStyles();
  const { present, advice, sheets } = state.agingColumns;
  const better = (as: 'formulas' | 'values'): 'primary' | 'secondary' =>
    present === 'none' && advice.better === as ? 'primary' : 'secondary';
  return (
    <div className={styles.columns}>
      <div>{t(`columns.${present}`, { sheets: sheets.join('、') })}</div>
      {present !== 'values' && <span className={lines.small}>{advice.why}</span>}
      <div className={lines.buttons}>
        {(['formulas', 'values'] as const).map((as) => (
          <Button
            key={as}
            size="small"
            appearance={better(as) === 'primary' ? 'outline' : 'secondary'}
            disabledFocusable={busy}
            onClick={() => void session.addAgingColumns(as)}
          >
            {t(`columns.${present === 'none' ? 'add' : 'renew'}.${as}`)}
            {better(as) === 'primary' && t('columns.advised')}
          </Button>
        ))}
        {present === 'formulas' && (
          <Button size="small" disabledFocusable={busy} onClick={() => void session.freezeAgingColumns()}>
            {t('columns.freeze')}
          </Button>
        )}
        {present !== 'none' && (
          <Button size="small" disabledFocusable={busy} onClick={() => void session.removeAgingColumns()}>
            {t('columns.remove')}
          </Button>
        )}
      </div>
    </div>
  );
}
