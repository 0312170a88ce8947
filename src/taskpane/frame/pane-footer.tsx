import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import type { Working } from '../../action/session';
import type { Choices } from '../choices';
import { usePane } from '../pane-context';
import { MainButton } from '../part/main-button';
import { sheetCount } from '../../report/sheet-count';
import { progressWords } from './progress-words';

/** Id of the main button, for the way back of the focus. */
const MAIN_ACTION = 'main-action';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    flexShrink: 0,
    minHeight: '52px',
    boxSizing: 'border-box',
    padding: '8px 14px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  count: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  progress: { flexGrow: 1, flexBasis: '160px', minWidth: 0 },
  words: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    marginBottom: '4px',
    overflowWrap: 'anywhere',
  },
  bar: { '& > div': { backgroundColor: 'var(--mainAction)' } },
});

/** The main action, or, while something runs, how far it is and the way to stop it. */
export function PaneFooter({ choices }: { readonly choices: Choices }): ReactNode {
  const { session, state, busy, folds, t } = usePane();
  const styles = useStyles();
  const cancelled = useRef(false);
  const { preview, working, result, agingColumns } = state;
  // A setting that changes when its field is left by pressing a button must not take that button away.
  const running = busy && working?.task !== 'change' ? working : null;

  useEffect(() => {
    // Whoever stopped the work, or waited on the button that is gone, stands at the main action again.
    const nowhere = document.activeElement === document.body;
    if (running === null && cancelled.current && nowhere) document.getElementById(MAIN_ACTION)?.focus();
    cancelled.current = running !== null && nowhere;
  }, [running]);

  if (running !== null) return <Running working={running} />;
  if (state.reading !== 'ready') return null;
  const look = async (): Promise<void> => {
    await session.preview();
    folds.lead('report');
  };
  return (
    <footer className={styles.root}>
      <MainButton id={MAIN_ACTION} onClick={() => void session.generate(choices.all).then(choices.clear)}>
        {t('generate')}
      </MainButton>
      <Button onClick={() => void look()}>{t('preview')}</Button>
      {result && (
        <span className={styles.count}>
          {t('sheets', { count: preview?.length ?? sheetCount(result, agingColumns.present === 'formulas') })}
        </span>
      )}
    </footer>
  );
}

function Running({ working }: { readonly working: Working }): ReactNode {
  const { session, language, t } = usePane();
  const styles = useStyles();
  const { progress, cancellable, cancelling } = working;
  const words = progressWords(language, working);
  const counted = progress !== null && progress.total > 0;
  return (
    <footer className={styles.root}>
      <div className={styles.progress}>
        <div className={styles.words}>{words}</div>
        <ProgressBar
          className={styles.bar}
          aria-label={words}
          {...(counted && { value: progress.done / progress.total })}
        />
      </div>
      {cancellable && (
        <Button disabledFocusable={cancelling} onClick={() => session.cancel()}>
          {t(cancelling ? 'cancelling' : 'cancel')}
        </Button>
      )}
    </footer>
  );
}
