import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { tracePhaseFigure, type PhaseFigure } from '../../action/trace';
import { formatDay } from '../../calendar/day';
import type { CampaignResult } from '../../campaign/result';
import { text } from '../../locale/text';
import type { PhaseLine, PhaseResult } from '../../phase/phase-result';
import { shownAmount, shownPercent } from '../../report/figures';
import { keyPhase } from '../../report/key-phase';
import { CompletionBar } from '../drawing/completion-bar';
import { amountWithUnit } from '../figure-text';
import { usePane } from '../pane-context';
import { Fold } from '../part/fold';
import { useLineStyles } from '../part/line-styles';
import { PlaceLink } from '../part/place-link';
import { StepwiseList } from '../part/stepwise-list';
import { TraceFigure } from '../part/trace-figure';
import { AnnualLines } from './annual-lines';
import { BaselineLine } from './baseline-line';
import { Section } from './section';

const FIRST_UNITS = 10;

/** The bridge from the opening balance to the closing one; parts of what was recovered stand below it. */
const BRIDGE = [
  ['opening', ''],
  ['arisen', '+'],
  ['recovered', '-'],
  ['cash', 'part'],
  ['goods', 'part'],
  ['execution', 'part'],
  ['other', 'part'],
  ['writtenOff', '-'],
  ['corrections', '-'],
  ['closing', '='],
] as const;

const useStyles = makeStyles({
  phase: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  body: { paddingBottom: '8px' },
  unit: { padding: '4px 0 6px', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  bar: { padding: '2px 0 6px' },
});

/** 阶段: how far each phase is, in money and in time. */
export function PhasesSection({ result }: { readonly result: CampaignResult }): ReactNode {
  const { session, state, busy, t } = usePane();
  const { phases, annual } = result;
  const key = keyPhase(phases);
  if (phases.length === 0)
    return (
      <Section name="phases" title={t('phases')} summary={t('phases.none')} somethingToDo={false}>
        <p>{t('phases.noneLong')}</p>
        {state.policyTables.some(({ table, sheet }) => table === '阶段' && sheet === null) && (
          <Button
            size="small"
            disabledFocusable={busy}
            onClick={() => void session.createPolicySheet('阶段')}
          >
            {t('policy.createNamed', { table: '阶段' })}
          </Button>
        )}
        {annual && <AnnualLines annual={annual} />}
      </Section>
    );
  return (
    <Section
      name="phases"
      title={t('phases')}
      summary={
        key === null
          ? t('phases.notBegun', { count: phases.length })
          : t('phases.summary', { name: key.name, elapsed: key.daysElapsed, given: key.daysGiven })
      }
      somethingToDo={false}
    >
      {phases.map((phase, index) => (
        <Phase key={index} phase={phase} index={index} isKey={phase === key} />
      ))}
      {annual && <AnnualLines annual={annual} />}
    </Section>
  );
}

function Phase(props: {
  readonly phase: PhaseResult;
  readonly index: number;
  readonly isKey: boolean;
}): ReactNode {
  const { phase, index, isKey } = props;
  const { t } = usePane();
  const styles = useStyles();
  const lines = useLineStyles();
  const { name, kind, first, last, measure, total, row } = phase;
  return (
    <div className={styles.phase}>
      <Fold level={3} title={name} summary={stateWords(phase, t)} openAtFirst={isKey}>
        <div className={styles.body}>
          <div className={mergeClasses(lines.line, lines.plain)}>
            <span className={lines.small}>
              {t('phases.span', { kind, first: formatDay(first), last: formatDay(last) })}
            </span>
            <PlaceLink place={row.place} />
          </div>
          {measure && (
            <div className={lines.line}>
              <span>{t(`phases.measure.${kind}`)}</span>
              <span className={lines.figure}>
                {t('phases.measured', {
                  done: measure.done,
                  all: measure.all,
                  share: shownPercent(measure.doneAmount, measure.allAmount),
                })}
              </span>
            </div>
          )}
          {total && <Completion phase={phase} line={total} />}
          {total && <BridgeLines phase={index} line={total} />}
          {total && <BaselineLine phase={phase} />}
          {phase.units.length > 0 && <Units phase={phase} index={index} />}
        </div>
      </Fold>
    </div>
  );
}

function stateWords(phase: PhaseResult, t: (key: string, values?: Record<string, number>) => string): string {
  const { state, daysElapsed, daysGiven } = phase;
  return t(`phases.state.${state}`, { elapsed: daysElapsed, given: daysGiven });
}

/** Completion of the target, as a number and against the time that has passed. */
function Completion({ phase, line }: { readonly phase: PhaseResult; readonly line: PhaseLine }): ReactNode {
  const { state, language, t } = usePane();
  const styles = useStyles();
  const lines = useLineStyles();
  const { completion, target, towardTarget, pace } = line;
  const unit = state.settings.leaderUnit;
  if (completion === null || target === null || towardTarget === null)
    return <div className={lines.line}>{t('phases.noTarget')}</div>;
  const share = shownPercent(completion.num, completion.den);
  const time = shownPercent(phase.daysElapsed, phase.daysGiven);
  return (
    <>
      <div className={lines.line}>
        <span className={lines.text}>
          {t('phases.completion', { share, time })}
          <span className={lines.small}>
            {t('phases.toward', {
              toward: shownAmount(towardTarget, unit),
              target: amountWithUnit(language, target, unit),
            })}
            {pace !== null && pace > 0n && t('phases.pace', { pace: amountWithUnit(language, pace, unit) })}
          </span>
        </span>
      </div>
      <div className={styles.bar}>
        <CompletionBar
          done={Number(completion.num) / Number(completion.den)}
          elapsed={phase.daysElapsed / phase.daysGiven}
          label={t('phases.completion', { share, time })}
        />
      </div>
    </>
  );
}

function BridgeLines({ phase, line }: { readonly phase: number; readonly line: PhaseLine }): ReactNode {
  const { state, language, t } = usePane();
  const lines = useLineStyles();
  const unit = state.settings.leaderUnit;
  return BRIDGE.filter(
    ([figure]) =>
      figure === 'opening' || figure === 'recovered' || figure === 'closing' || line[figure] !== 0n,
  ).map(([figure, sign]) => {
    const name = text(language, `action.trace.bridge.${figure}`);
    const wanted: PhaseFigure = { phase, group: 'total', name: '', figure };
    return (
      <div
        key={figure}
        className={mergeClasses(lines.line, sign === '=' && lines.sum, sign === 'part' && lines.indented)}
      >
        <span>
          {sign === '+' || sign === '-' ? t(`phases.sign.${sign === '+' ? 'plus' : 'minus'}`) : ''}
          {name}
        </span>
        <span className={lines.figure}>
          <TraceFigure
            name={name}
            from={t('phases')}
            of={(now, spoken) => tracePhaseFigure(now, wanted, spoken)}
          >
            {amountWithUnit(language, line[figure], unit)}
          </TraceFigure>
        </span>
      </div>
    );
  });
}

function Units({ phase, index }: { readonly phase: PhaseResult; readonly index: number }): ReactNode {
  const { state, language, t } = usePane();
  const styles = useStyles();
  const lines = useLineStyles();
  const unit = state.settings.leaderUnit;
  const sorted = [...phase.units].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
  return (
    <Fold level={4} title={t('phases.units')} summary={t('phases.unitCount', { count: phase.units.length })}>
      <StepwiseList
        items={sorted}
        first={FIRST_UNITS}
        render={(line) => {
          const name = line.name || t('unnamed');
          const share = line.completion && shownPercent(line.completion.num, line.completion.den);
          const wanted: PhaseFigure = { phase: index, group: 'unit', name: line.name, figure: 'recovered' };
          return (
            <div className={styles.unit}>
              <div className={mergeClasses(lines.line, lines.plain)}>
                <span className={lines.text}>
                  {line.rank === null ? name : t('phases.rank', { rank: line.rank, name })}
                  <span className={lines.small}>
                    {share === null ? t('phases.noTarget') : t('phases.share', { share })}
                  </span>
                </span>
                <span className={lines.figure}>
                  <span className={lines.small}>{text(language, 'action.trace.bridge.recovered')}</span>
                  <TraceFigure
                    name={name}
                    from={t('phases')}
                    of={(now, spoken) => tracePhaseFigure(now, wanted, spoken)}
                  >
                    {amountWithUnit(language, line.recovered, unit)}
                  </TraceFigure>
                </span>
              </div>
              {line.completion && (
                <CompletionBar
                  done={Number(line.completion.num) / Number(line.completion.den)}
                  elapsed={phase.daysElapsed / phase.daysGiven}
                  label={t('phases.completion', {
                    share: share ?? '',
                    time: shownPercent(phase.daysElapsed, phase.daysGiven),
                  })}
                />
              )}
            </div>
          );
        }}
      />
    </Fold>
  );
}
