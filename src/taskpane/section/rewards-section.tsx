import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import { tracePerson, traceRewardLine, traceRewards } from '../../action/trace';
import { claimTitle } from '../../action/trace-balance';
import type { CampaignResult } from '../../campaign/result';
import { text } from '../../locale/text';
import { shownAmount } from '../../report/figures';
import { REWARD_STATES, type PersonPay, type RewardState } from '../../reward/reward-result';
import { amountWithUnit, countText, exactAmount } from '../figure-text';
import { usePane } from '../pane-context';
import { Fold } from '../part/fold';
import { useLineStyles } from '../part/line-styles';
import { StepwiseList } from '../part/stepwise-list';
import { TraceFigure } from '../part/trace-figure';
import { AnnualPay, Payouts, Points } from './rewards-beside';
import { Section } from './section';

const FIRST_PEOPLE = 10;
const FIRST_LINES = 10;

const useStyles = makeStyles({ group: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` } });

/** Lines of one state, and what they come to. */
interface LinesOfState {
  readonly state: RewardState;
  readonly lines: readonly number[];
  readonly sum: bigint;
}

/** 奖励: what has been earned, what is held back and why, who gets what; each person and line with its computation. */
export function RewardsSection({ result }: { readonly result: CampaignResult }): ReactNode {
  const { state, session, language, busy, t } = usePane();
  const lines = useLineStyles();
  const { rewards, policy } = result;
  const unit = state.settings.leaderUnit;
  if (policy.brackets.length === 0 && rewards.points === null)
    return (
      <Section name="rewards" title={t('rewards')} summary={t('rewards.noScheme')} somethingToDo={false}>
        <p>{t('rewards.noSchemeLong')}</p>
        {state.policyTables.some(({ table, sheet }) => table === '奖励方案' && sheet === null) && (
          <Button
            size="small"
            disabledFocusable={busy}
            onClick={() => void session.createPolicySheet('奖励方案')}
          >
            {t('policy.createNamed', { table: '奖励方案' })}
          </Button>
        )}
      </Section>
    );
  const sums = [
    ['accrued', rewards.accrued],
    ['held', rewards.held],
    ['payable', rewards.payable],
    ['returned', rewards.returned],
  ] as const;
  return (
    <Section
      name="rewards"
      title={t('rewards')}
      summary={t('rewards.summary', {
        accrued: shownAmount(rewards.accrued, unit),
        payable: amountWithUnit(language, rewards.payable, unit),
      })}
      somethingToDo={false}
    >
      {sums
        .filter(([name, sum]) => name !== 'returned' || sum !== 0n)
        .map(([name, sum]) => (
          <div key={name} className={mergeClasses(lines.line, name === 'held' && sum > 0n && lines.bad)}>
            <span>{t(`rewards.${name}`)}</span>
            <span className={lines.figure}>
              {name === 'returned' || sum === 0n ? (
                exactAmount(language, sum)
              ) : (
                <TraceFigure
                  name={t(`rewards.${name}`)}
                  from={t('rewards')}
                  of={(now, spoken) => traceRewards(now, name, spoken)}
                >
                  {exactAmount(language, sum)}
                </TraceFigure>
              )}
            </span>
          </div>
        ))}
      {rewards.payouts !== null && <Payouts result={result} />}
      <People people={rewards.people} />
      <Points result={result} />
      <AnnualPay result={result} />
      <Lines result={result} />
    </Section>
  );
}

function People({ people }: { readonly people: readonly PersonPay[] }): ReactNode {
  const { language, t } = usePane();
  const styles = useStyles();
  const lines = useLineStyles();
  const sorted = useMemo(
    () => [...people].sort((a, b) => (a.gross === b.gross ? 0 : a.gross < b.gross ? 1 : -1)),
    [people],
  );
  if (sorted.length === 0) return <p className={lines.small}>{t('rewards.noPeople')}</p>;
  return (
    <div className={styles.group}>
      <Fold
        level={3}
        title={t('rewards.people')}
        summary={t('rewards.peopleCount', { count: countText(sorted.length) })}
        openAtFirst
      >
        <StepwiseList
          items={sorted}
          first={FIRST_PEOPLE}
          render={({ name, gross, net, tax, external }) => (
            <div className={lines.line}>
              <span className={lines.text}>
                {name}
                <span className={lines.small}>
                  {external
                    ? t('rewards.withheld', {
                        tax: exactAmount(language, tax),
                        net: exactAmount(language, net),
                      })
                    : t('rewards.ownTax')}
                </span>
              </span>
              <span className={lines.figure}>
                <TraceFigure
                  name={name}
                  from={t('rewards')}
                  of={(now, spoken) => tracePerson(now, name, spoken)}
                >
                  {exactAmount(language, gross)}
                </TraceFigure>
              </span>
            </div>
          )}
        />
      </Fold>
    </div>
  );
}

function Lines({ result }: { readonly result: CampaignResult }): ReactNode {
  const { language, t } = usePane();
  const styles = useStyles();
  const look = useLineStyles();
  const groups = useMemo(() => linesByState(result), [result]);
  return groups.map(({ state, lines, sum }) => (
    <div key={state} className={styles.group}>
      <Fold
        level={3}
        title={text(language, `report.reward.state.${state}`)}
        summary={t('rewards.lines', { count: countText(lines.length), sum: exactAmount(language, sum) })}
      >
        <StepwiseList
          items={lines}
          first={FIRST_LINES}
          render={(line) => {
            const title = claimTitle(result, result.rewards.lines.columns.claim[line], language);
            return (
              <div className={mergeClasses(look.line, look.indented)}>
                <span className={look.text}>{title}</span>
                <span className={look.figure}>
                  <TraceFigure
                    name={title}
                    from={t('rewards')}
                    of={(now, spoken) => traceRewardLine(now, line, spoken)}
                  >
                    {exactAmount(language, result.rewards.lines.columns.reward[line])}
                  </TraceFigure>
                </span>
              </div>
            );
          }}
        />
      </Fold>
    </div>
  ));
}

/** Lines by state, those with the most money first; within a state the largest first. */
function linesByState({ rewards }: CampaignResult): LinesOfState[] {
  const groups = new Map<RewardState, { lines: number[]; sum: bigint }>();
  const { state: states, reward } = rewards.lines.columns;
  for (let line = 0; line < rewards.lines.length; line++) {
    const state = REWARD_STATES[states[line]];
    const group = groups.get(state) ?? { lines: [], sum: 0n };
    group.lines.push(line);
    group.sum += BigInt(reward[line]);
    groups.set(state, group);
  }
  return [...groups]
    .map(([state, { lines, sum }]) => ({
      state,
      sum,
      lines: lines.sort((a, b) => reward[b] - reward[a]),
    }))
    .sort((a, b) => (a.sum === b.sum ? b.lines.length - a.lines.length : a.sum < b.sum ? 1 : -1));
}
