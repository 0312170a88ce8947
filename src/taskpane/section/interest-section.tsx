import { Button } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import { traceInterest, traceJudgments, type InterestFigure } from '../../action/trace';
import { formatDay } from '../../calendar/day';
import type { CampaignResult } from '../../campaign/result';
import type { InterestResult } from '../../interest/interest-result';
import { text } from '../../locale/text';
import { amountWithUnit, countText, exactAmount } from '../figure-text';
import { usePane } from '../pane-context';
import { Fold } from '../part/fold';
import { useLineStyles } from '../part/line-styles';
import { StepwiseList } from '../part/stepwise-list';
import { TraceFigure } from '../part/trace-figure';
import { Section } from './section';

const FIRST_DEBTORS = 10;
const TABLE = '利率与优惠';

/** 利息与优惠: what is owed in interest, what the concession saves and how long it is open, and what could not be computed. */
export function InterestSection({ result }: { readonly result: CampaignResult }): ReactNode {
  const { state, session, language, busy, t } = usePane();
  const { interest } = result;
  const sums = useMemo(() => interest && sumsOf(interest), [interest]);
  if (interest === null || sums === null)
    return (
      <Section name="interest" title={t('interest')} summary={t('interest.none')} somethingToDo={false}>
        <p>{t('interest.noneLong')}</p>
        {state.policyTables.some(({ table, sheet }) => table === TABLE && sheet === null) && (
          <Button size="small" disabledFocusable={busy} onClick={() => void session.createPolicySheet(TABLE)}>
            {t('policy.createNamed', { table: TABLE })}
          </Button>
        )}
      </Section>
    );
  const { concession, judgments, missing } = interest;
  const open = concession !== null && concession.deadline >= result.asOf;
  const doubled = judgments.reduce((sum, { statement }) => sum + BigInt(statement.interest), 0n);
  return (
    <Section
      name="interest"
      title={t('interest')}
      summary={t('interest.summary', {
        owed: amountWithUnit(language, sums.owed, state.settings.leaderUnit),
      })}
      somethingToDo={missing.length > 0}
    >
      <Sum figure="interest" sum={sums.interest} />
      <Sum figure="owed" sum={sums.owed} />
      {judgments.length > 0 && (
        <Line name={t('interest.doubled')} note={t('interest.cases', { count: countText(judgments.length) })}>
          <TraceFigure name={t('interest.doubled')} from={t('interest')} of={traceJudgments}>
            {exactAmount(language, doubled)}
          </TraceFigure>
        </Line>
      )}
      {open && (
        <Sum
          figure="saving"
          sum={sums.saving}
          note={t('interest.deadline', {
            day: formatDay(concession.deadline),
            days: concession.deadline - result.asOf,
          })}
        />
      )}
      {concession !== null && !open && <p>{t('interest.past', { day: formatDay(concession.deadline) })}</p>}
      <Debtors result={result} interest={interest} />
      <Missing result={result} interest={interest} />
    </Section>
  );
}

function Sum(props: {
  readonly figure: InterestFigure;
  readonly sum: bigint;
  readonly note?: string;
}): ReactNode {
  const { figure, sum, ...more } = props;
  const { language, t } = usePane();
  const name = t(`interest.${figure}`);
  return (
    <Line name={name} {...more}>
      {sum === 0n ? (
        exactAmount(language, sum)
      ) : (
        <TraceFigure
          name={name}
          from={t('interest')}
          of={(now, spoken) => traceInterest(now, figure, null, spoken)}
        >
          {exactAmount(language, sum)}
        </TraceFigure>
      )}
    </Line>
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

/** Unpaid interest by debtor, the largest first. */
function Debtors({
  result,
  interest,
}: {
  readonly result: CampaignResult;
  readonly interest: InterestResult;
}): ReactNode {
  const { language, t } = usePane();
  const { claims, debtors } = result.ledger;
  const sorted = useMemo(() => {
    const sums = new Map<number, bigint>();
    for (const { claim, statement } of interest.claims) {
      const debtor = claims.debtor[claim];
      sums.set(debtor, (sums.get(debtor) ?? 0n) + BigInt(statement.owed.interest));
    }
    return [...sums]
      .filter(([, owed]) => owed !== 0n)
      .sort(([a, x], [b, y]) => (x === y ? a - b : x < y ? 1 : -1));
  }, [interest, claims]);
  if (sorted.length === 0) return null;
  return (
    <Fold
      level={3}
      title={t('interest.debtors')}
      summary={t('interest.count', { count: countText(sorted.length) })}
    >
      <StepwiseList
        items={sorted}
        first={FIRST_DEBTORS}
        render={([debtor, owed]) => (
          <Line name={debtors.text(debtor)}>
            <TraceFigure
              name={debtors.text(debtor)}
              from={t('interest')}
              of={(now, spoken) => traceInterest(now, 'owed', debtor, spoken)}
            >
              {exactAmount(language, owed)}
            </TraceFigure>
          </Line>
        )}
      />
    </Fold>
  );
}

/** Claims whose interest could not be computed, with the reason. */
function Missing({
  result,
  interest,
}: {
  readonly result: CampaignResult;
  readonly interest: InterestResult;
}): ReactNode {
  const { language, t } = usePane();
  const { claims, debtors } = result.ledger;
  const { missing } = interest;
  if (missing.length === 0) return null;
  return (
    <Fold
      level={3}
      title={t('interest.missing')}
      summary={t('interest.count', { count: countText(missing.length) })}
    >
      <StepwiseList
        items={missing}
        first={FIRST_DEBTORS}
        render={({ claim, why }) => (
          <Line
            name={claims.id[claim] || debtors.text(claims.debtor[claim])}
            note={text(language, `report.interest.why.${why}`)}
          >
            {exactAmount(language, BigInt(result.settlement.balance[claim]))}
          </Line>
        )}
      />
    </Fold>
  );
}

function sumsOf({ claims }: InterestResult): Record<InterestFigure, bigint> {
  const sums = { interest: 0n, owed: 0n, saving: 0n };
  for (const { statement, concession } of claims) {
    sums.interest += BigInt(statement.interest);
    sums.owed += BigInt(statement.owed.interest);
    sums.saving += BigInt(concession?.saving ?? 0);
  }
  return sums;
}
