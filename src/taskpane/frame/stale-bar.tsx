import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { usePane } from '../pane-context';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexShrink: 0,
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    padding: '6px 14px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorNeutralForeground1,
  },
  button: { flexShrink: 0 },
});

/** The numbers below are those of before the user's last change. */
export function StaleBar(): ReactNode {
  const { session, busy, t } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <span>{t('stale')}</span>
      <Button
        size="small"
        className={styles.button}
        disabledFocusable={busy}
        onClick={() => void session.recognise()}
      >
        {t('stale.again')}
      </Button>
    </div>
  );
}
