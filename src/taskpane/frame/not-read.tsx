import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { usePane } from '../pane-context';
import { MainButton } from '../part/main-button';

const useStyles = makeStyles({
  root: { padding: '12px 14px' },
  title: { margin: '0 0 6px', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  list: { margin: '8px 0 16px', paddingLeft: '18px', color: tokens.colorNeutralForeground2 },
});

/** Nothing has been read yet: what will happen, and that nothing will be changed by it. */
export function NotRead(): ReactNode {
  const { session, busy, t } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <h1 className={styles.title}>{t('notRead.title')}</h1>
      <div>{t('notRead.explain')}</div>
      <ul className={styles.list}>
        <li>{t('notRead.ledger')}</li>
        <li>{t('notRead.policy')}</li>
        <li>{t('notRead.then')}</li>
      </ul>
      <MainButton disabled={busy} onClick={() => void session.recognise()}>
        {t('recognise')}
      </MainButton>
    </div>
  );
}
