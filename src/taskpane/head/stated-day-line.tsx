import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { dayText } from '../../action/trace-text';
import type { CampaignResult } from '../../campaign/result';
import { statedDay } from '../../ledger/stated-day';
import { usePane } from '../pane-context';
import { LinkButton } from '../part/link-button';

const useStyles = makeStyles({
  root: { margin: '4px 0 0', color: tokens.colorNeutralForeground3 },
});

/** Where the ledger says another day than the as-of date, that day is offered: a December ledger is often opened in January. */
export function StatedDayLine({ result }: { readonly result: CampaignResult }): ReactNode {
  const { session, state, busy, language, t } = usePane();
  const styles = useStyles();
  const day = statedDay(result.ledger.sources);
  if (day === null || day === state.settings.asOf) return null;
  return (
    <p className={styles.root}>
      {t('asOf.stated', { day: dayText(language, day) })}
      <LinkButton disabled={busy} onClick={() => void session.change({ asOf: day })}>
        {t('asOf.take')}
      </LinkButton>
    </p>
  );
}
