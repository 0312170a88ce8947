import { Checkbox, Field, Input, makeStyles, Select } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { text } from '../../locale/text';
import { LETTER_KINDS, type LetterKind } from '../../policy/letter-rows';
import { usePane } from '../pane-context';
import { LETTER_CIRCLES, type DraftRefusal, type LetterCircle, type LetterDraft } from './letter-draft';

const useStyles = makeStyles({
  form: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(136px, 1fr))', gap: '6px 10px' },
  wide: { gridColumn: '1 / -1' },
  input: { minWidth: 0, width: '100%' },
});

/** Fields in which something is typed, in their order. */
const TYPED = ['day', 'payBy', 'instalments', 'firstPayment', 'account', 'contact', 'phone'] as const;
const OF_PLANS: ReadonlySet<string> = new Set(['instalments', 'firstPayment']);
/** What a field would hold, for those whose form is not plain. */
const EXAMPLES: Readonly<Record<string, string>> = {
  day: '2012-12-31',
  payBy: '2013-01-31',
  firstPayment: '2013-01-31',
  instalments: '6',
};

/** Which letter, to whom, by when, and what is printed on it. */
export function LetterForm(props: {
  readonly draft: LetterDraft;
  readonly refusals: readonly DraftRefusal[];
  readonly log: boolean;
  readonly onChange: (draft: LetterDraft) => void;
  readonly onLog: (log: boolean) => void;
}): ReactNode {
  const { draft, refusals, log, onChange, onLog } = props;
  const { busy, language, t } = usePane();
  const styles = useStyles();
  const messageOf = (field: string): object => {
    const refusal = refusals.find((one) => one.field === field);
    return refusal ? { validationState: 'error', validationMessage: refusal.message } : {};
  };
  const fields = TYPED.filter((field) => draft.kind === '还款计划' || !OF_PLANS.has(field));
  return (
    <div className={styles.form}>
      <Field size="small" label={t('letters.kind')}>
        <Select
          size="small"
          value={draft.kind}
          disabled={busy}
          onChange={(_, { value }) => onChange({ ...draft, kind: value as LetterKind })}
        >
          {LETTER_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {text(language, `report.letter.kind.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field size="small" label={t('letters.to')}>
        <Select
          size="small"
          value={draft.circle}
          disabled={busy}
          onChange={(_, { value }) => onChange({ ...draft, circle: value as LetterCircle, limit: '' })}
        >
          {LETTER_CIRCLES.map((circle) => (
            <option key={circle} value={circle}>
              {t(`letters.circle.${circle}`)}
            </option>
          ))}
        </Select>
      </Field>
      {draft.circle !== 'all' && (
        <Field
          size="small"
          className={styles.wide}
          label={t(`letters.limit.${draft.circle}`)}
          {...messageOf('limit')}
        >
          <Input
            size="small"
            className={styles.input}
            value={draft.limit}
            disabled={busy}
            onChange={(_, { value }) => onChange({ ...draft, limit: value })}
          />
        </Field>
      )}
      {fields.map((field) => (
        <Field
          key={field}
          size="small"
          label={t(`letters.field.${field}`)}
          {...(field === 'account' && { className: styles.wide })}
          {...messageOf(field)}
        >
          <Input
            size="small"
            className={styles.input}
            value={draft[field]}
            placeholder={EXAMPLES[field] ?? ''}
            disabled={busy}
            onChange={(_, { value }) => onChange({ ...draft, [field]: value })}
          />
        </Field>
      ))}
      {draft.kind === '催款函' && (
        <Checkbox
          className={styles.wide}
          label={t('letters.log')}
          checked={log}
          disabled={busy}
          onChange={(_, { checked }) => onLog(checked === true)}
        />
      )}
    </div>
  );
}
