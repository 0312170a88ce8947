import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { TraceLine, TracePart } from '../../action/trace';
import type { CampaignResult } from '../../campaign/result';
import { exactAmount } from '../figure-text';
import { usePane, type TraceRequest } from '../pane-context';
import { Fold } from '../part/fold';
import { useLineStyles } from '../part/line-styles';
import { LinkButton } from '../part/link-button';
import { PlaceLink } from '../part/place-link';
import { StepwiseList } from '../part/stepwise-list';

const FIRST_PARTS = 20;
/** A value longer than this stands below its label. */
const LONG_VALUE = 22;

const useStyles = makeStyles({
  head: { padding: '10px 14px 8px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  way: { color: tokens.colorNeutralForeground3 },
  title: {
    margin: '2px 0 0',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    wordBreak: 'keep-all',
    overflowWrap: 'anywhere',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  body: { padding: '4px 14px 12px' },
  card: {
    margin: '0 0 8px',
    padding: '4px 10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase200,
  },
  value: { display: 'flex', gap: '8px', flexWrap: 'wrap', justifyContent: 'flex-end', maxWidth: '55%' },
  stacked: { flexDirection: 'column', gap: 0 },
  long: { maxWidth: '100%', justifyContent: 'flex-start', textAlign: 'left', whiteSpace: 'normal' },
  sum: { borderTop: `1px solid ${tokens.colorNeutralStroke1}` },
});

/** Where a number comes from: its rows and its rule, with the way back. */
export function TraceView(props: {
  readonly request: TraceRequest;
  readonly result: CampaignResult;
  readonly onClose: () => void;
}): ReactNode {
  const { request, result, onClose } = props;
  const { language, t } = usePane();
  const styles = useStyles();
  const lines = useLineStyles();
  const trace = useMemo(() => request.of(result, language), [request, result, language]);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [trace]);
  const amount = exactAmount(language, trace.amount);
  return (
    <div>
      <div className={styles.head}>
        <div className={styles.way}>
          <LinkButton onClick={onClose}>{t('trace.back')}</LinkButton>
          {`　${request.from}`}
        </div>
        <h2 ref={title} tabIndex={-1} className={styles.title}>
          {`${trace.title}　${amount}`}
        </h2>
      </div>
      <div className={styles.body}>
        {trace.lines.length > 0 && <Lines lines={trace.lines} />}
        {trace.parts.length === 0 && trace.lines.length === 0 && <p>{t('trace.nothing')}</p>}
        <StepwiseList
          items={trace.parts}
          first={FIRST_PARTS}
          render={(part) => <Part part={part} openAtFirst={trace.parts.length === 1} />}
        />
        {trace.parts.length > 1 && (
          <div className={mergeClasses(lines.line, lines.sum, styles.sum)}>
            <span>{t('trace.sum', { count: trace.parts.length })}</span>
            <span className={lines.figure}>{amount}</span>
          </div>
        )}
      </div>
    </div>
  );
}

function Part({ part, openAtFirst }: { part: TracePart; openAtFirst: boolean }): ReactNode {
  const { language } = usePane();
  const lines = useLineStyles();
  const amount = exactAmount(language, part.amount);
  const own = part.place === null ? [] : [{ place: part.place }];
  if (part.lines.length === 0)
    return (
      <div className={lines.line}>
        <span className={lines.text}>
          {part.title}{' '}
          {own.map(({ place }) => (
            <PlaceLink key="place" place={place} />
          ))}
        </span>
        <span className={lines.figure}>{amount}</span>
      </div>
    );
  return (
    <Fold level={3} title={part.title} summary={amount} openAtFirst={openAtFirst}>
      <Lines lines={part.lines} />
    </Fold>
  );
}

function Lines({ lines }: { lines: readonly TraceLine[] }): ReactNode {
  const styles = useStyles();
  const look = useLineStyles();
  return (
    <div className={styles.card}>
      {lines.map(({ label, value, place, tone }, index) => (
        <div
          key={index}
          className={mergeClasses(
            look.line,
            index === 0 && look.plain,
            value.length > LONG_VALUE && styles.stacked,
            tone === 'bad' && look.bad,
            tone === 'sum' && look.sum,
          )}
        >
          <span className={look.text}>{label}</span>
          <span className={mergeClasses(look.figure, styles.value, value.length > LONG_VALUE && styles.long)}>
            {value !== '' && <span>{value}</span>}
            {place && <PlaceLink place={place} />}
          </span>
        </div>
      ))}
    </div>
  );
}
