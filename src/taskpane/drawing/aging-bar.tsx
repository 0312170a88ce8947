import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AgingRow, AgingTable } from '../../aging/aging';
import { NO_DATE } from '../../aging/bucket';
import { ageColour } from '../pane-theme';

const WIDTH = 1000;
/** A bucket that holds anything can be seen. */
const LEAST = 8;
/** Between two pieces. */
const GAP = 3;

const useStyles = makeStyles({
  root: { display: 'block', width: '100%' },
  empty: { fill: tokens.colorNeutralBackground5 },
});

/** The colour of a bucket of the table. */
export function bucketColour(table: AgingTable, bucket: number): string {
  const undated = table.labels.indexOf(NO_DATE);
  const dated = table.labels.length - (undated >= 0 ? 1 : 0);
  return ageColour(bucket, dated, bucket !== undated);
}

/** One bar, its pieces as long as the buckets are large. */
export function AgingBar(props: {
  readonly table: AgingTable;
  readonly row: AgingRow;
  /** Pixels. */
  readonly height: number;
  readonly label: string;
}): ReactNode {
  const { table, row, height, label } = props;
  const styles = useStyles();
  const amounts = row.buckets.map((sum) => Math.max(0, Number(sum)));
  const whole = amounts.reduce((sum, amount) => sum + amount, 0);
  const raw = amounts.map((amount) => (amount > 0 ? Math.max(LEAST, (amount / whole) * WIDTH) : 0));
  const scale = WIDTH / (raw.reduce((sum, width) => sum + width, 0) || 1);
  let left = 0;
  return (
    <svg
      className={styles.root}
      viewBox={`0 0 ${WIDTH} 10`}
      height={height}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {whole === 0 && <rect className={styles.empty} width={WIDTH} height={10} />}
      {raw.map((width, bucket) => {
        const x = left;
        left += width * scale;
        return width > 0 ? (
          <rect
            key={table.labels[bucket]}
            x={x}
            width={Math.max(1, width * scale - GAP)}
            height={10}
            style={{ fill: bucketColour(table, bucket) }}
          />
        ) : null;
      })}
    </svg>
  );
}
