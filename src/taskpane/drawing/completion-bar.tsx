import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { paneTokens } from '../pane-theme';

const WIDTH = 1000;

const useStyles = makeStyles({
  root: { display: 'block', width: '100%', overflow: 'visible' },
  ground: { fill: tokens.colorNeutralBackground5 },
  ahead: { fill: paneTokens.mainAction },
  behind: { fill: tokens.colorPaletteRedForeground1 },
  time: { stroke: tokens.colorNeutralForeground1, strokeWidth: '2px', vectorEffect: 'non-scaling-stroke' },
});

/**
 * How far something is done, as a bar, against the time that has passed, as a line across it.
 * @param props.done share that is done, from 0 on; above 1 the bar is full
 * @param props.elapsed share of the time that has passed, 0 to 1; null where time says nothing
 */
export function CompletionBar(props: {
  readonly done: number;
  readonly elapsed: number | null;
  readonly label: string;
}): ReactNode {
  const { done, elapsed, label } = props;
  const styles = useStyles();
  const behind = elapsed !== null && done < elapsed && done < 1;
  const line = Math.min(WIDTH - 2, Math.max(2, (elapsed ?? 0) * WIDTH));
  return (
    <svg
      className={styles.root}
      viewBox={`0 0 ${WIDTH} 12`}
      height={10}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <rect className={styles.ground} y={2} width={WIDTH} height={8} />
      <rect
        className={behind ? styles.behind : styles.ahead}
        y={2}
        width={Math.min(1, Math.max(0, done)) * WIDTH}
        height={8}
      />
      {elapsed !== null && <line className={styles.time} x1={line} x2={line} y1={0} y2={12} />}
    </svg>
  );
}
