import { makeStyles, Skeleton, SkeletonItem } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { usePane } from '../pane-context';

/** Widths of the lines that will stand here. */
const LINES = ['70%', '100%', '45%', '60%', '55%', '50%', '40%'] as const;

const useStyles = makeStyles({
  root: { padding: '12px 14px' },
  lines: { display: 'grid', gap: '16px', marginTop: '16px' },
});

/** The workbook is being read for the first time; how far that is stands in the footer. */
export function Reading(): ReactNode {
  const { t } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <div>{t('reading')}</div>
      <Skeleton className={styles.lines} aria-hidden="true">
        {LINES.map((width) => (
          <SkeletonItem key={width} size={16} style={{ width }} />
        ))}
      </Skeleton>
    </div>
  );
}
