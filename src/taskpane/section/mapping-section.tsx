import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { SessionSettings, TablePreview } from '../../action/session';
import type { CampaignResult } from '../../campaign/result';
import { amountWithUnit, countText } from '../figure-text';
import { usePane } from '../pane-context';
import { Fold } from '../part/fold';
import { useLineStyles } from '../part/line-styles';
import { LinkButton } from '../part/link-button';
import { FieldRow } from './field-row';
import { changedFigures, resultFigures, type ResultFigures } from './result-figures';
import { Section } from './section';

const useStyles = makeStyles({
  sheet: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  setting: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    padding: '6px 0',
  },
  effect: {
    margin: '4px 0 8px',
    padding: '6px 10px',
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    fontVariantNumeric: 'tabular-nums',
  },
});

/** A change of a column, and the numbers before and after it. */
interface Effect {
  readonly table: string;
  readonly field: string;
  readonly previous: string | null;
  readonly before: ResultFigures;
  /** Null while it is computed, and where nothing could be computed any more. */
  readonly after: ResultFigures | null;
  /** What holds after it; once that is superseded, the comparison says nothing any more. */
  readonly result: CampaignResult | null;
}

/** Fields without which a ledger says too little, each with those that can stand in for it. */
const NEEDED = [['债务人'], ['应收金额', '余额'], ['到期日', '信用期']] as const;

/** 台账与列对应: which column was taken for which field, why, and what becomes of the numbers when another is chosen. */
export function MappingSection(): ReactNode {
  const { session, state, busy, t } = usePane();
  const styles = useStyles();
  const [effect, setEffect] = useState<Effect | null>(null);
  const { tables, settings } = state;
  const mapped = tables.reduce((sum, { fields }) => sum + fields.filter(({ column }) => column).length, 0);
  const lacking = tables.flatMap(lackingFields);

  const choose = async (table: string, field: string, column: string | null): Promise<void> => {
    const { result, settings: before } = session.state();
    if (result === null) return;
    const change = {
      table,
      field,
      previous: chosenColumn(before, table, field),
      before: resultFigures(result),
    };
    setEffect({ ...change, after: null, result: null });
    await session.mapColumn(table, field, column);
    const after = session.state().result;
    setEffect({ ...change, after: after && resultFigures(after), result: after });
  };

  return (
    <Section
      name="mapping"
      title={t('mapping')}
      summary={
        lacking.length > 0
          ? t('mapping.lacking', { fields: lacking.join('、') })
          : t('mapping.summary', { tables: tables.length, columns: mapped })
      }
      somethingToDo={lacking.length > 0}
    >
      <EffectOf
        effect={effect}
        onBack={({ table, field, previous }) =>
          void choose(table, field, previous).then(() => setEffect(null))
        }
      />
      <label className={styles.setting}>
        <span>{t('mapping.unit')}</span>
        <Select
          size="small"
          value={settings.moneyUnit ?? ''}
          disabled={busy}
          onChange={(_, { value }) => {
            const unit = value === '元' || value === '千元' || value === '万元' ? value : null;
            void session.change({ moneyUnit: unit });
          }}
        >
          <option value="">{t('mapping.unitAsTitled')}</option>
          <option value="元">{t('unit.元')}</option>
          <option value="千元">{t('unit.千元')}</option>
          <option value="万元">{t('unit.万元')}</option>
        </Select>
      </label>
      {tables.map((preview) => (
        <div key={`${preview.table} ${preview.sheet}`} className={styles.sheet}>
          <Table preview={preview} onChoose={choose} />
        </div>
      ))}
    </Section>
  );
}

function Table(props: {
  readonly preview: TablePreview;
  readonly onChoose: (table: string, field: string, column: string | null) => Promise<void>;
}): ReactNode {
  const { preview, onChoose } = props;
  const { state, t } = usePane();
  const lines = useLineStyles();
  const { table, sheet, fields, rows } = preview;
  const found = fields.filter(({ column }) => column !== null);
  const others = fields.filter(({ column }) => column === null);
  const row = (field: TablePreview['fields'][number]): ReactNode => (
    <FieldRow
      key={field.field}
      preview={preview}
      field={field}
      chosen={chosenColumn(state.settings, table, field.field)}
      onChoose={(column) => void onChoose(table, field.field, column)}
    />
  );
  return (
    <Fold
      level={3}
      title={sheet === table ? table : t('mapping.sheet', { table, sheet })}
      summary={t('mapping.sheetSummary', { rows: countText(rows), columns: found.length })}
      openAtFirst
    >
      {found.map(row)}
      {others.length > 0 && (
        <div className={lines.indented}>
          <Fold
            level={4}
            title={t('mapping.others', { count: others.length })}
            openAtFirst={lackingFields(preview).length > 0}
          >
            {others.map(row)}
          </Fold>
        </div>
      )}
    </Fold>
  );
}

/** 「余额 8,412.36 → 8,400.00万元」 for every number that the choice has moved. */
function EffectOf(props: {
  readonly effect: Effect | null;
  readonly onBack: (effect: Effect) => void;
}): ReactNode {
  const { effect, onBack } = props;
  const { state, language, busy, t } = usePane();
  const styles = useStyles();
  if (effect === null || (effect.after !== null && effect.result !== state.result)) return null;
  const { field, before, after } = effect;
  const unit = state.settings.leaderUnit;
  const shown = (value: number | bigint): string =>
    typeof value === 'bigint' ? amountWithUnit(language, value, unit) : countText(value);
  const changed = after === null ? [] : changedFigures(before, after);
  return (
    <div className={styles.effect} role="status">
      {after === null ? (
        t('mapping.computing', { field })
      ) : (
        <>
          <div>{t(changed.length === 0 ? 'mapping.noEffect' : 'mapping.effect', { field })}</div>
          {changed.map((name) => (
            <div key={name}>
              {t(`mapping.figure.${name}`)} {shown(before[name])} → {shown(after[name])}
            </div>
          ))}
          <LinkButton disabled={busy} onClick={() => onBack(effect)}>
            {t('mapping.back')}
          </LinkButton>
        </>
      )}
    </div>
  );
}

/** Gives every choice of columns back to the program. */
export function ForgetMapping(): ReactNode {
  const { session, state, busy, t } = usePane();
  const chosen = Object.values(state.settings.mapping).some((fields) => Object.keys(fields).length > 0);
  if (!chosen) return null;
  return (
    <Button disabledFocusable={busy} onClick={() => void session.change({ mapping: {} })}>
      {t('mapping.forget')}
    </Button>
  );
}

/** What the user has chosen for a field: a title, letters, empty for none; null where the program decides. */
function chosenColumn({ mapping }: SessionSettings, table: string, field: string): string | null {
  return mapping[table]?.[field] ?? null;
}

function lackingFields({ table, fields }: TablePreview): string[] {
  if (table !== '台账') return [];
  const found = new Set(fields.filter(({ column }) => column !== null).map(({ field }) => field));
  return NEEDED.filter((names) => !names.some((name) => found.has(name))).map(([first]) => first);
}
