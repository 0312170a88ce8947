import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { formatDay } from '../../calendar/day';
import type { PhaseResult } from '../../phase/phase-result';
import { exactAmount } from '../figure-text';
import { usePane } from '../pane-context';
import { useLineStyles } from '../part/line-styles';
import { PlaceLink } from '../part/place-link';

/** A phase's baseline: locked and compared, or the button that locks it. */
export function BaselineLine({ phase }: { readonly phase: PhaseResult }): ReactNode {
  const { session, state, busy, language, t } = usePane();
  const lines = useLineStyles();
  const locked = state.result?.baselines.filter((report) => report.phase === phase.name) ?? [];
  if (locked.length === 0)
    return (
      <div className={lines.line}>
        <span className={lines.small}>{t('baseline.open', { day: formatDay(phase.first - 1) })}</span>
        <Button
          size="small"
          disabledFocusable={busy}
          aria-label={t('baseline.lockNamed', { phase: phase.name })}
          onClick={() => void session.lockBaseline(phase.name)}
        >
          {t('baseline.lock')}
        </Button>
      </div>
    );
  return locked.map(({ day, locked: amount, changes, intact, place }) => (
    <div key={day} className={lines.line}>
      <span className={lines.text}>
        {t('baseline.locked', { day: formatDay(day), amount: exactAmount(language, amount) })}
        <span className={lines.small}>
          {!intact
            ? t('baseline.altered')
            : changes.length === 0
              ? t('baseline.same')
              : t('baseline.changed', { count: changes.length })}
        </span>
      </span>
      <PlaceLink place={place} />
    </div>
  ));
}
