import { Button, makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { usePane } from '../pane-context';
import { useLineStyles } from '../part/line-styles';
import { PlaceLink } from '../part/place-link';
import { Section } from './section';

const useStyles = makeStyles({ button: { flexShrink: 0 } });

/** 口径与制度表: which of the tables that decide are there, and what is missing without the others. */
export function PolicySection(): ReactNode {
  const { session, state, busy, t } = usePane();
  const styles = useStyles();
  const lines = useLineStyles();
  const tables = state.policyTables;
  const present = tables.filter(({ sheet }) => sheet !== null);
  const missing = tables.filter(({ sheet }) => sheet === null);
  const summary =
    missing.length === 0
      ? t('policy.all', { count: present.length })
      : t('policy.some', { count: present.length, missing: missing.length });
  return (
    <Section name="policy" title={t('policy')} summary={summary} somethingToDo={false}>
      {present.map(({ table, sheet, rows }) => (
        <div key={table} className={lines.line}>
          <span className={lines.text}>{table}</span>
          <span className={lines.figure}>
            {t('policy.rows', { rows })}{' '}
            <PlaceLink place={{ file: '', sheet: sheet ?? table }} words={t('open')} />
          </span>
        </div>
      ))}
      {missing.map(({ table, purpose }) => (
        <div key={table} className={lines.line}>
          <span className={lines.text}>
            {table}
            <span className={lines.small}>{t('policy.missing', { purpose })}</span>
          </span>
          <Button
            size="small"
            className={styles.button}
            disabledFocusable={busy}
            aria-label={t('policy.createNamed', { table })}
            onClick={() => void session.createPolicySheet(table)}
          >
            {t('policy.create')}
          </Button>
        </div>
      ))}
    </Section>
  );
}
