import { makeStyles, Select, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { TablePreview } from '../../action/session';
import { formatDay } from '../../calendar/day';
import { isRefusal, parseDay } from '../../calendar/parse';
import { CLAIM_FIELDS, RECOVERY_FIELDS, RUNNING_FIELDS } from '../../ledger/fields';
import { usePane } from '../pane-context';
import { useLineStyles } from '../part/line-styles';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(64px, 84px) minmax(0, 1fr)',
    columnGap: '8px',
    padding: '4px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  name: { lineHeight: '24px', overflowWrap: 'anywhere' },
  picker: { minWidth: 0, '& select': { textOverflow: 'ellipsis', paddingRight: '24px' } },
});

/** The choice that gives a field back to the program; no column has such letters. */
const AUTOMATIC = '*';
const DAY_FIELDS: ReadonlySet<string> = new Set(
  [...CLAIM_FIELDS, ...RECOVERY_FIELDS, ...RUNNING_FIELDS]
    .filter(({ kind }) => kind === 'day')
    .map(({ name }) => name),
);

/** One field: the column that was taken for it, why, what stands in it, and the choice of another. */
export function FieldRow(props: {
  readonly preview: TablePreview;
  readonly field: TablePreview['fields'][number];
  /** The user's own choice; null where the program decides. */
  readonly chosen: string | null;
  readonly onChoose: (column: string | null) => void;
}): ReactNode {
  const { preview, field, chosen, onChoose } = props;
  const { busy, t } = usePane();
  const styles = useStyles();
  const lines = useLineStyles();
  const { column } = field;
  const samples = preview.columns.find(({ letters }) => letters === column?.letters)?.samples ?? [];
  return (
    <div className={styles.row}>
      <span className={styles.name}>{field.field}</span>
      <div>
        <Select
          size="small"
          className={styles.picker}
          aria-label={t('mapping.columnOf', { field: field.field })}
          value={column?.letters ?? ''}
          disabled={busy}
          onChange={(_, { value }) => onChoose(choiceOf(value, preview))}
        >
          {chosen !== null && <option value={AUTOMATIC}>{t('mapping.automatic')}</option>}
          <option value="">{t('mapping.none')}</option>
          {preview.columns.map(({ letters, title }) => (
            <option key={letters} value={letters}>
              {t('mapping.column', { letters, title })}
            </option>
          ))}
        </Select>
        {column && (
          <span className={lines.small}>
            {[field.reason, field.evidence].filter((words) => words !== '').join(t('mapping.separator'))}
            {samples.length > 0 && (
              <span className={lines.small}>
                {t('mapping.samples', {
                  samples: samples.map((sample) => sampleText(field.field, sample)).join(t('list')),
                })}
              </span>
            )}
          </span>
        )}
      </div>
    </div>
  );
}

/** A column is named by its title where that tells it apart: the same choice then holds for other sheets of the table. */
function choiceOf(value: string, { columns }: TablePreview): string | null {
  if (value === AUTOMATIC) return null;
  const title = columns.find(({ letters }) => letters === value)?.title ?? '';
  return title !== '' && columns.filter((column) => column.title === title).length === 1 ? title : value;
}

/** A date cell holds a serial number; it is shown as the date that it is. */
function sampleText(field: string, sample: string): string {
  if (!DAY_FIELDS.has(field) || !/^\d+(?:\.\d+)?$/.test(sample)) return sample;
  const day = parseDay(Number(sample));
  return isRefusal(day) ? sample : formatDay(day);
}
