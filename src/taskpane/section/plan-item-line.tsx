import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import type { PlanItem } from '../../action/plan-desk';
import { usePane } from '../pane-context';
import { useLineStyles } from '../part/line-styles';
import { PlaceLink } from '../part/place-link';

const useStyles = makeStyles({ act: { flexShrink: 0, textAlign: 'right' } });

/** One thing that a plan says: its words, the row that it makes, and what became of it. */
export function PlanItemLine({ item }: { readonly item: PlanItem }): ReactNode {
  const { t } = usePane();
  const styles = useStyles();
  const lines = useLineStyles();
  const { kind, content, words, state, problem, row, toFill } = item;
  return (
    <div className={lines.line}>
      <span className={lines.text}>
        {t('plan.item', { kind, content })}
        <span className={lines.small}>{t('plan.words', { words })}</span>
        {row !== null && state === 'open' && (
          <span className={lines.small}>
            {t('plan.row', {
              table: row.table,
              cells: row.cells
                .map(({ column, text }) => t('plan.cell', { column, text }))
                .join(t('plan.cellsJoin')),
            })}
          </span>
        )}
        {toFill.length > 0 && (state === 'open' || state === 'accepted') && (
          <span className={lines.small}>{t('plan.toFill', { columns: toFill.join(t('list')) })}</span>
        )}
        {problem !== null && (
          <span className={mergeClasses(lines.small, lines.bad)}>
            {t('plan.problem', { problem: problem.message, action: problem.action })}
          </span>
        )}
        {state === 'conflict' && (
          <span className={mergeClasses(lines.small, lines.bad)}>
            {t('plan.conflict', { table: row?.table ?? '' })}
          </span>
        )}
      </span>
      <span className={styles.act}>
        <ItemState item={item} />
      </span>
    </div>
  );
}

/** The button that accepts an item, or what became of it and where it stands. */
function ItemState({ item }: { readonly item: PlanItem }): ReactNode {
  const { session, busy, t } = usePane();
  const lines = useLineStyles();
  const { id, kind, content, state, place } = item;
  const standing = useRef<HTMLSpanElement>(null);
  const pressed = useRef(false);
  // Whoever accepts with the keyboard goes on from the link that has taken the button's place.
  useEffect(() => {
    if (state === 'accepted' && pressed.current) standing.current?.querySelector('button')?.focus();
    pressed.current = false;
  }, [state]);
  if (state === 'open')
    return (
      <Button
        size="small"
        disabledFocusable={busy}
        aria-label={t('plan.acceptNamed', { kind, content })}
        onClick={() => {
          pressed.current = true;
          void session.acceptPlan([id]);
        }}
      >
        {t('plan.accept')}
      </Button>
    );
  return (
    <span ref={standing}>
      <span className={lines.small}>{t(`plan.state.${state}`)}</span>
      {place !== null && <PlaceLink place={place} />}
    </span>
  );
}
