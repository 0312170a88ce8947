import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { traceInternal, traceMonths, traceProvision } from '../../action/trace';
import type { Analysis } from '../../analysis/analysis';
import { withoutRate, type Provision } from '../../analysis/provision';
import type { CampaignResult } from '../../campaign/result';
import { formatDay } from '../../calendar/day';
import type { Group } from '../../group/group';
import { numberOf } from '../../money/fraction';
import { shownAmount, shownPercent } from '../../report/figures';
import { amountWithUnit, exactAmount } from '../figure-text';
import { usePane } from '../pane-context';
import { useLineStyles } from '../part/line-styles';
import { TraceFigure } from '../part/trace-figure';
import { Section } from './section';

/** 分析: what the months before show, what is to be provided for, what the group owes itself; the rest is on its sheets. */
export function AnalysisSection({ result }: { readonly result: CampaignResult }): ReactNode {
  const { analysis, provisions, group } = result;
  const { state, session, language, busy, t } = usePane();
  if (analysis === null && provisions.length === 0 && group === null)
    return (
      <Section name="analysis" title={t('analysis')} summary={t('analysis.none')} somethingToDo={false}>
        <p>{t('analysis.noneLong')}</p>
        {state.policyTables.some(({ table, sheet }) => table === '预警线' && sheet === null) && (
          <Button
            size="small"
            disabledFocusable={busy}
            onClick={() => void session.createPolicySheet('预警线')}
          >
            {t('policy.createNamed', { table: '预警线' })}
          </Button>
        )}
      </Section>
    );
  const latest = analysis?.measures[analysis.measures.length - 1];
  const unit = state.settings.leaderUnit;
  return (
    <Section
      name="analysis"
      title={t('analysis')}
      summary={
        latest
          ? t('analysis.summary', { recovered: amountWithUnit(language, latest.recovered, unit) })
          : t('analysis.asked')
      }
      somethingToDo={false}
    >
      {analysis && <Months analysis={analysis} />}
      {analysis && <NextMonth analysis={analysis} />}
      {provisions.map((provision, index) => (
        <ProvisionLine key={index} provision={provision} index={index} />
      ))}
      {group && <GroupLines group={group} />}
    </Section>
  );
}

function Line(props: {
  readonly name: string;
  readonly note?: string;
  readonly children: ReactNode;
}): ReactNode {
  const lines = useLineStyles();
  return (
    <div className={lines.line}>
      <span className={lines.text}>
        {props.name}
        {props.note !== undefined && <span className={lines.small}>{props.note}</span>}
      </span>
      <span className={lines.figure}>{props.children}</span>
    </div>
  );
}

/** Recovered, DSO, CEI and concentration of the latest month. */
function Months({ analysis }: { readonly analysis: Analysis }): ReactNode {
  const { language, t } = usePane();
  const { periods, measures, concentrations } = analysis;
  const latest = measures[measures.length - 1];
  const shares = concentrations[concentrations.length - 1];
  const all = measures.reduce((sum, { recovered }) => sum + recovered, 0n);
  const { effectiveness, daysOutstanding } = latest;
  return (
    <>
      <Line
        name={t('analysis.latest')}
        note={t('span', { first: formatDay(latest.from + 1), last: formatDay(latest.to) })}
      >
        <TraceFigure
          name={t('analysis.latest')}
          from={t('analysis')}
          of={(now, spoken) => traceMonths(now, periods.length - 1, spoken)}
        >
          {exactAmount(language, latest.recovered)}
        </TraceFigure>
      </Line>
      <Line name={t('analysis.months', { count: periods.length })}>
        <TraceFigure
          name={t('analysis.months', { count: periods.length })}
          from={t('analysis')}
          of={(now, spoken) => traceMonths(now, null, spoken)}
        >
          {exactAmount(language, all)}
        </TraceFigure>
      </Line>
      <Line name={t('analysis.effectiveness')}>
        {effectiveness ? shownPercent(effectiveness.num, effectiveness.den) : t('analysis.nothing')}
      </Line>
      <Line name={t('analysis.outstanding')}>
        {daysOutstanding
          ? t('analysis.days', { days: Math.round(numberOf(daysOutstanding)) })
          : t('analysis.nothing')}
      </Line>
      <Line name={t('analysis.largestTen')}>{shownPercent(shares.largestTen, shares.balance)}</Line>
    </>
  );
}

/** The next month's range, and how often such ranges held. */
function NextMonth({ analysis }: { readonly analysis: Analysis }): ReactNode {
  const { state, language, t } = usePane();
  const [{ range, tests, scenarios }] = analysis.forecast.months;
  const unit = state.settings.leaderUnit;
  if (range === null) return <Line name={t('analysis.next')}>{t('analysis.tooShort')}</Line>;
  return (
    <Line
      name={t('analysis.next')}
      note={t('analysis.basis', {
        scenarios,
        tests: tests.length,
        hits: tests.filter(({ inRange }) => inRange).length,
      })}
    >
      {t('analysis.range', {
        low: shownAmount(range.low, unit),
        high: amountWithUnit(language, range.high, unit),
      })}
    </Line>
  );
}

function ProvisionLine(props: { readonly provision: Provision; readonly index: number }): ReactNode {
  const { language, t } = usePane();
  const { set, lines, own, hasTable, hasLossRates } = props.provision;
  const sum = (of: 'byTable' | 'byLoss'): bigint => lines.reduce((all, line) => all + (line[of] ?? 0n), 0n);
  const noteOf = (of: 'byTable' | 'byLoss'): string => {
    const missing = withoutRate(props.provision, of);
    return missing === 0n
      ? set.name
      : t('analysis.withoutRate', { set: set.name, amount: exactAmount(language, missing) });
  };
  // Claims with a rate of their own are provided for at it, whatever the buckets' rates are.
  const single = own.reduce((all, { provision }) => all + BigInt(provision), 0n);
  return (
    <>
      {hasTable && (
        <Line name={t('analysis.provision')} note={noteOf('byTable')}>
          <TraceFigure
            name={t('analysis.provision')}
            from={t('analysis')}
            of={(now, spoken) => traceProvision(now, props.index, spoken)}
          >
            {exactAmount(language, sum('byTable') + single)}
          </TraceFigure>
        </Line>
      )}
      {hasLossRates && (
        <Line name={t('analysis.creditLoss')} note={noteOf('byLoss')}>
          {exactAmount(language, sum('byLoss') + single)}
        </Line>
      )}
    </>
  );
}

function GroupLines({ group }: { readonly group: Group }): ReactNode {
  const { language, t } = usePane();
  return (
    <>
      <Line name={t('analysis.consolidated')}>{exactAmount(language, group.total.external)}</Line>
      <Line name={t('analysis.internal')}>
        <TraceFigure name={t('analysis.internal')} from={t('analysis')} of={traceInternal}>
          {exactAmount(language, group.total.internal)}
        </TraceFigure>
      </Line>
    </>
  );
}
