import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { traceAnnualPay, traceDue, tracePaid, tracePoints, type Trace } from '../../action/trace';
import type { CampaignResult } from '../../campaign/result';
import { text, type Language } from '../../locale/text';
import { annualPayState } from '../../reward/annual-pay';
import { pointState } from '../../reward/points';
import { countText, exactAmount } from '../figure-text';
import { usePane } from '../pane-context';
import { Fold } from '../part/fold';
import { useLineStyles } from '../part/line-styles';
import { StepwiseList } from '../part/stepwise-list';
import { TraceFigure } from '../part/trace-figure';

const FIRST_LINES = 10;

const useStyles = makeStyles({ group: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` } });

/** One figure of a list beside the reward lines, with what it stands on. */
interface ListedPay {
  readonly name: string;
  readonly state: string;
  readonly amount: number;
}

/** 已发, and what this run pays in addition or takes back. */
export function Payouts({ result }: { readonly result: CampaignResult }): ReactNode {
  const { language, t } = usePane();
  const lines = useLineStyles();
  const { paid, people } = result.rewards;
  const due = people.reduce((sum, person) => sum + person.due, 0n);
  const sums = [
    ['paid', paid, tracePaid],
    ['due', due, traceDue],
  ] as const;
  return sums.map(([name, sum, trace]) => (
    <div key={name} className={mergeClasses(lines.line, sum < 0n && lines.bad)}>
      <span>{t(`rewards.${name}`)}</span>
      <span className={lines.figure}>
        <TraceFigure name={t(`rewards.${name}`)} from={t('rewards')} of={trace}>
          {exactAmount(language, sum)}
        </TraceFigure>
      </span>
    </div>
  ));
}

/** 按点奖罚: what each target's completion pays or deducts. */
export function Points({ result }: { readonly result: CampaignResult }): ReactNode {
  const { language, t } = usePane();
  const points = result.rewards.points ?? [];
  const ended = points.reduce((sum, { running, amount }) => (running ? sum : sum + BigInt(amount)), 0n);
  return (
    <PayList
      title={t('rewards.points')}
      summary={t('rewards.pointsCount', {
        count: countText(points.length),
        sum: exactAmount(language, ended),
      })}
      items={points.map((line) => ({
        name: [line.target.unit, line.target.owner].filter((part) => part !== '').join('　'),
        state: text(language, `report.points.state.${pointState(line)}`),
        amount: line.amount,
      }))}
      trace={tracePoints}
    />
  );
}

/** 年薪兑现: what each manager's completion earns of the annual pay. */
export function AnnualPay({ result }: { readonly result: CampaignResult }): ReactNode {
  const { language, t } = usePane();
  const managers = result.rewards.annualPay ?? [];
  const ended = managers.reduce((sum, { running, earned }) => (running ? sum : sum + BigInt(earned)), 0n);
  return (
    <PayList
      title={t('rewards.annualPay')}
      summary={t('rewards.pointsCount', {
        count: countText(managers.length),
        sum: exactAmount(language, ended),
      })}
      items={managers.map((line) => ({
        name: line.manager.name,
        state: text(language, `report.annualPay.state.${annualPayState(line)}`),
        amount: line.earned,
      }))}
      trace={traceAnnualPay}
    />
  );
}

/** A folded list of amounts, each leading to how it came about; nothing where there are none. */
function PayList({
  title,
  summary,
  items,
  trace,
}: {
  readonly title: string;
  readonly summary: string;
  readonly items: readonly ListedPay[];
  readonly trace: (result: CampaignResult, index: number, language: Language) => Trace;
}): ReactNode {
  const { language, t } = usePane();
  const styles = useStyles();
  const look = useLineStyles();
  if (items.length === 0) return null;
  return (
    <div className={styles.group}>
      <Fold level={3} title={title} summary={summary}>
        <StepwiseList
          items={items.map((_, index) => index)}
          first={FIRST_LINES}
          render={(index) => {
            const { name, state, amount } = items[index];
            return (
              <div className={mergeClasses(look.line, look.indented, amount < 0 && look.bad)}>
                <span className={look.text}>
                  {name}
                  <span className={look.small}>{state}</span>
                </span>
                <span className={look.figure}>
                  <TraceFigure
                    name={name}
                    from={t('rewards')}
                    of={(now, spoken) => trace(now, index, spoken)}
                  >
                    {exactAmount(language, BigInt(amount))}
                  </TraceFigure>
                </span>
              </div>
            );
          }}
        />
      </Fold>
    </div>
  );
}
