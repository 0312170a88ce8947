import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { traceBucket, traceOverdue, traceProgress, traceRecovered } from '../../action/trace';
import type { CampaignResult } from '../../campaign/result';
import { shownAmount, shownPercent } from '../../report/figures';
import { keyPhase } from '../../report/key-phase';
import { AgingBar, bucketColour } from '../drawing/aging-bar';
import { usePane } from '../pane-context';
import { TraceFigure } from '../part/trace-figure';

const useStyles = makeStyles({
  root: { padding: '8px 14px 10px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  numbers: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, minmax(0, auto))',
    justifyContent: 'space-between',
    gap: '4px 12px',
    margin: '0 0 8px',
  },
  number: { display: 'flex', flexDirection: 'column-reverse', justifyContent: 'flex-end', margin: 0 },
  value: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  label: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  bad: { color: tokens.colorPaletteRedForeground1 },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 10px',
    margin: '4px 0 0',
    padding: 0,
    listStyleType: 'none',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  square: { display: 'inline-block', width: '8px', height: '8px', marginRight: '4px' },
});

/** The three numbers that a leader asks for, and where the balance stands by age. */
export function HeadNumbers({ result }: { readonly result: CampaignResult }): ReactNode {
  const { state, t } = usePane();
  const styles = useStyles();
  const unit = state.settings.leaderUnit;
  const { totals, aging } = result;
  return (
    <div className={styles.root}>
      <dl className={styles.numbers}>
        <Number label={t('balance')}>
          <TraceFigure
            name={t('balance')}
            from={t('head')}
            of={(now, language) => traceBucket(now, { group: 'total', name: '', bucket: null }, language)}
          >
            {shownAmount(totals.balance, unit)}
          </TraceFigure>
        </Number>
        <Number
          label={t('overdue', { share: shownPercent(totals.overdue, totals.balance) })}
          bad={totals.overdue > 0n}
        >
          <TraceFigure name={t('overdueName')} from={t('head')} of={traceOverdue}>
            {shownAmount(totals.overdue, unit)}
          </TraceFigure>
        </Number>
        <Progress result={result} />
      </dl>
      <AgingBar table={aging} row={aging.total} height={10} label={agingWords(result, t('aging'))} />
      <ul className={styles.legend}>
        {aging.labels.map((label, bucket) =>
          aging.total.buckets[bucket] === 0n ? null : (
            <li key={label}>
              <TraceFigure
                name={label}
                value={shownAmount(aging.total.buckets[bucket], unit)}
                from={t('head')}
                of={(now, language) => traceBucket(now, { group: 'total', name: '', bucket }, language)}
              >
                <span className={styles.square} style={{ backgroundColor: bucketColour(aging, bucket) }} />
                {label}
              </TraceFigure>
            </li>
          ),
        )}
      </ul>
    </div>
  );
}

/** What has been done against the target, and against time; without a target what has come in. */
function Progress({ result }: { readonly result: CampaignResult }): ReactNode {
  const { state, t } = usePane();
  const phase = keyPhase(result.phases);
  const completion = phase?.total?.completion ?? null;
  if (phase === null || completion === null)
    return (
      <Number label={t('recovered', { share: shownPercent(result.totals.recovered, result.totals.amount) })}>
        <TraceFigure name={t('recoveredName')} from={t('head')} of={traceRecovered}>
          {shownAmount(result.totals.recovered, state.settings.leaderUnit)}
        </TraceFigure>
      </Number>
    );
  const time = shownPercent(phase.daysElapsed, phase.daysGiven);
  const behind = completion.num * BigInt(phase.daysGiven) < completion.den * BigInt(phase.daysElapsed);
  return (
    <Number label={t('completion', { time })} bad={behind && completion.num < completion.den}>
      <TraceFigure
        name={t('completionName')}
        from={t('head')}
        of={(now, language) => traceProgress(now, now.phases.indexOf(keyPhase(now.phases)!), language)}
      >
        {shownPercent(completion.num, completion.den)}
      </TraceFigure>
    </Number>
  );
}

function Number(props: {
  readonly label: string;
  readonly bad?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { label, bad = false, children } = props;
  const styles = useStyles();
  return (
    <div className={styles.number}>
      <dt className={styles.label}>{label}</dt>
      <dd className={mergeClasses(styles.value, bad && styles.bad)}>{children}</dd>
    </div>
  );
}

/** The bar in words: 「账龄：未到期 19.0%，1年内 14.0%」. */
function agingWords({ aging }: CampaignResult, title: string): string {
  const shares = aging.labels.map(
    (label, bucket) => `${label} ${shownPercent(aging.total.buckets[bucket], aging.total.balance)}`,
  );
  return `${title}：${shares.join('，')}`;
}
