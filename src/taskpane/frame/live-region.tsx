import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Notice, Working } from '../../action/session';
import { usePane } from '../pane-context';
import { stepWords } from './progress-words';

const useStyles = makeStyles({
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: '-1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** Says aloud what is being done and what came of it. */
export function LiveRegion(props: {
  readonly working: Working | null;
  readonly notice: Notice | null;
}): ReactNode {
  const { working, notice } = props;
  const { language } = usePane();
  const styles = useStyles();
  const urgent = notice?.kind === 'failed' || notice?.kind === 'refused';
  return (
    <>
      <div className={styles.hidden} role="status" aria-live="polite">
        {working ? stepWords(language, working) : !urgent && notice?.message}
      </div>
      <div className={styles.hidden} role="alert">
        {!working && urgent && notice?.message}
      </div>
    </>
  );
}
