import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: { flexShrink: 0, width: '10px', height: '10px', fill: 'currentColor' },
  open: { transform: 'rotate(90deg)' },
});

/** The mark of something that unfolds; the button that holds it says the state. */
export function Chevron({ open }: { open: boolean }): ReactNode {
  const styles = useStyles();
  return (
    <svg className={mergeClasses(styles.root, open && styles.open)} viewBox="0 0 10 10" aria-hidden="true">
      <path d="M3 1l4.5 4L3 9z" />
    </svg>
  );
}
