import { mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { traceAnnualPlan, type AnnualFigure } from '../../action/trace';
import { text } from '../../locale/text';
import type { AnnualLine, AnnualResult } from '../../phase/annual-plan';
import { shownPercent } from '../../report/figures';
import { amountWithUnit } from '../figure-text';
import { usePane } from '../pane-context';
import { Fold } from '../part/fold';
import { useLineStyles } from '../part/line-styles';
import { StepwiseList } from '../part/stepwise-list';
import { TraceFigure } from '../part/trace-figure';

const FIRST_UNITS = 10;
const FIGURES = ['opening', 'target', 'month', 'cumulative', 'expected', 'lastYear'] as const;

/** The year's plan beneath the phases: the total's figures, and what each unit recovered of its plan. */
export function AnnualLines({ annual }: { readonly annual: AnnualResult }): ReactNode {
  const { t } = usePane();
  const styles = useLineStyles();
  const time = shownPercent(annual.daysElapsed, annual.daysGiven);
  const completionOf = ({ completion }: AnnualLine): string =>
    completion
      ? t('annual.completion', { share: shownPercent(completion.num, completion.den), time })
      : t('annual.noTarget');
  return (
    <Fold
      level={3}
      title={`${t('annual')} ${annual.year}`}
      summary={completionOf(annual.total)}
      openAtFirst={false}
    >
      {FIGURES.filter((figure) => annual.total[figure] !== null).map((figure) => (
        <Figure key={figure} line={annual.total} wanted={{ unit: null, figure }} />
      ))}
      <Fold
        level={4}
        title={t('annual.units')}
        summary={t('phases.unitCount', { count: annual.units.length })}
      >
        <StepwiseList
          items={annual.units.map((line, unit) => ({ line, unit }))}
          first={FIRST_UNITS}
          render={({ line, unit }) => (
            <>
              <div className={mergeClasses(styles.line, styles.plain)}>
                <span className={styles.text}>
                  {line.name || t('unnamed')}
                  <span className={styles.small}>{completionOf(line)}</span>
                </span>
              </div>
              <Figure line={line} wanted={{ unit, figure: 'cumulative' }} />
            </>
          )}
        />
      </Fold>
    </Fold>
  );
}

function Figure(props: { readonly line: AnnualLine; readonly wanted: AnnualFigure }): ReactNode {
  const { line, wanted } = props;
  const { state, language, t } = usePane();
  const styles = useLineStyles();
  const name = text(language, `action.trace.annual.${wanted.figure}`);
  return (
    <div className={styles.line}>
      <span>{name}</span>
      <span className={styles.figure}>
        <TraceFigure
          name={line.name === '' ? name : `${line.name} ${name}`}
          from={t('phases')}
          of={(now, spoken) => traceAnnualPlan(now, wanted, spoken)}
        >
          {amountWithUnit(language, line[wanted.figure] ?? 0n, state.settings.leaderUnit)}
        </TraceFigure>
      </span>
    </div>
  );
}
