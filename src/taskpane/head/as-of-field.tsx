import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { formatDay } from '../../calendar/day';
import { isRefusal, parseDay } from '../../calendar/parse';
import { text } from '../../locale/text';
import { usePane } from '../pane-context';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', gap: '2px' },
  input: { width: '110px', minWidth: '110px' },
  /** The browser's own picker lies over the glyph: pressing it opens the calendar also where scripts may not. */
  picker: {
    position: 'relative',
    width: '26px',
    height: '24px',
    display: 'grid',
    placeItems: 'center',
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-within': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  native: {
    position: 'absolute',
    inset: 0,
    width: '100%',
    height: '100%',
    margin: 0,
    padding: 0,
    border: 0,
    opacity: 0,
    cursor: 'pointer',
    '::-webkit-calendar-picker-indicator': {
      position: 'absolute',
      inset: 0,
      width: '100%',
      height: '100%',
      margin: 0,
      padding: 0,
      cursor: 'pointer',
    },
  },
});

/** The as-of date: typed in any spelling that ledgers use, or picked; a day that does not exist is refused with a sentence. */
export function AsOfField(): ReactNode {
  const { session, state, busy, language, t } = usePane();
  const styles = useStyles();
  const { asOf } = state.settings;
  const [draft, setDraft] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  const leave = (): void => {
    setDraft(null);
    setRefusal(null);
  };
  const take = (typed: string): void => {
    if (typed.trim() === '') {
      leave();
      return;
    }
    const day = parseDay(typed);
    if (isRefusal(day)) {
      setRefusal(t('asOf.refused', { reason: text(language, day.reason, day.values) }));
      return;
    }
    leave();
    if (day !== asOf) void session.change({ asOf: day });
  };

  return (
    <Field
      validationState={refusal === null ? 'none' : 'error'}
      {...(refusal !== null && { validationMessage: refusal })}
    >
      <div className={styles.row}>
        <Input
          size="small"
          className={styles.input}
          aria-label={t('asOf')}
          aria-invalid={refusal !== null}
          value={draft ?? formatDay(asOf)}
          disabled={busy}
          onChange={(_, { value }) => setDraft(value)}
          onBlur={() => {
            if (draft !== null) take(draft);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') take(draft ?? '');
            if (event.key === 'Escape' && draft !== null) {
              event.stopPropagation();
              leave();
            }
          }}
        />
        <span className={styles.picker}>
          <svg
            width="16"
            height="16"
            viewBox="0 0 16 16"
            fill="none"
            stroke="currentColor"
            aria-hidden="true"
          >
            <rect x="2.5" y="3.5" width="11" height="10" rx="1.5" />
            <path d="M2.5 6.5h11M5.5 1.5v3M10.5 1.5v3" />
          </svg>
          <input
            type="date"
            className={styles.native}
            aria-label={t('asOf.pick')}
            value={formatDay(asOf)}
            min="1900-01-01"
            max="9999-12-31"
            disabled={busy}
            onChange={(event) => {
              // While a keyboard types into it, it is empty or in the years before 1900.
              const picked = parseDay(event.currentTarget.value);
              if (!isRefusal(picked)) take(event.currentTarget.value);
            }}
          />
        </span>
      </div>
    </Field>
  );
}
