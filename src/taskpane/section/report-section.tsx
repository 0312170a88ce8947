import {
  Button,
  Input,
  makeStyles,
  mergeClasses,
  Radio,
  RadioGroup,
  tokens,
} from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { SheetPreview } from '../../workbook/workbook';
import type { Choices } from '../choices';
import { countText } from '../figure-text';
import { usePane } from '../pane-context';
import { useLineStyles } from '../part/line-styles';
import { PlaceLink } from '../part/place-link';
import { Section } from './section';

const NAMED_CELLS = 12;

const useStyles = makeStyles({
  setting: { display: 'flex', alignItems: 'center', gap: '8px', padding: '6px 0' },
  input: { flexGrow: 1, minWidth: 0 },
  label: { flexShrink: 0 },
  changed: {
    margin: '2px 0 6px',
    padding: '4px 10px',
    borderLeft: `3px solid ${tokens.colorPaletteDarkOrangeBorderActive}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

/** 报告: what would be written, what of it the user has changed since, and what becomes of that. */
export function ReportSection({ choices }: { readonly choices: Choices }): ReactNode {
  const { session, state, busy, t } = usePane();
  const lines = useLineStyles();
  const { preview } = state;
  const changed = preview?.filter(({ changedCount }) => changedCount > 0) ?? [];
  return (
    <Section
      name="report"
      title={t('report')}
      summary={preview === null ? t('report.notLooked') : summaryOf(preview, t)}
      somethingToDo={changed.length > 0}
    >
      <UnitName key={state.settings.unitName} />
      {preview === null ? (
        <>
          <p>{t('report.explain')}</p>
          <Button size="small" disabledFocusable={busy} onClick={() => void session.preview()}>
            {t('preview')}
          </Button>
        </>
      ) : (
        preview.map((sheet) => <Sheet key={sheet.id} sheet={sheet} choices={choices} />)
      )}
      {changed.length > 0 && <p className={lines.small}>{t('report.keepByDefault')}</p>}
    </Section>
  );
}

function summaryOf(
  preview: readonly SheetPreview[],
  t: (key: string, values?: Record<string, number>) => string,
): string {
  const count = (action: SheetPreview['action']): number =>
    preview.filter((sheet) => sheet.action === action).length;
  return t('report.summary', {
    create: count('create'),
    update: count('update'),
    unchanged: count('unchanged'),
  });
}

function Sheet({ sheet, choices }: { readonly sheet: SheetPreview; readonly choices: Choices }): ReactNode {
  const { busy, t } = usePane();
  const styles = useStyles();
  const lines = useLineStyles();
  const { id, name, action, changedCells, changedCount, typedCount } = sheet;
  return (
    <>
      <div className={lines.line}>
        <span className={lines.text}>
          {action === 'create' ? name : <PlaceLink place={{ file: '', sheet: name }} />}
          {typedCount > 0 && (
            <span className={lines.small}>{t('report.typed', { count: countText(typedCount) })}</span>
          )}
        </span>
        <span className={lines.figure}>{t(`report.action.${action}`)}</span>
      </div>
      {changedCount > 0 && (
        <div className={styles.changed}>
          <div>
            {t('report.changed', { count: countText(changedCount) })}
            <span className={lines.small}>
              {changedCells.slice(0, NAMED_CELLS).join(t('list'))}
              {changedCount > NAMED_CELLS && t('report.changedMore', { count: changedCount - NAMED_CELLS })}
            </span>
          </div>
          <RadioGroup
            layout="horizontal"
            aria-label={t('report.choice', { name })}
            value={choices.of(id)}
            disabled={busy}
            onChange={(_, { value }) => choices.set(id, value === 'replace' ? 'replace' : 'keep')}
          >
            <Radio value="keep" label={t('report.keep')} />
            <Radio value="replace" label={t('report.replace')} />
          </RadioGroup>
        </div>
      )}
    </>
  );
}

/** 编制单位, as it is printed on every sheet. */
function UnitName(): ReactNode {
  const { session, state, busy, t } = usePane();
  const styles = useStyles();
  const { unitName } = state.settings;
  const [draft, setDraft] = useState(unitName);
  const take = (): void => {
    if (draft.trim() !== unitName) void session.change({ unitName: draft.trim() });
  };
  return (
    <label className={mergeClasses(styles.setting)}>
      <span className={styles.label}>{t('report.unitName')}</span>
      <Input
        size="small"
        className={styles.input}
        value={draft}
        placeholder={t('report.unitNameHint')}
        disabled={busy}
        onChange={(_, { value }) => setDraft(value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
        }}
      />
    </label>
  );
}
