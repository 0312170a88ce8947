import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { usePane } from '../pane-context';
import { MainButton } from '../part/main-button';
import { ForgetMapping } from '../section/mapping-section';

/** Headers that are recognised as they stand, with a row each to show what belongs below them. */
const EXAMPLES = [
  {
    table: '台账',
    titles: ['债权编号', '债务人', '到期日', '应收金额'],
    row: ['YS001', '某建材公司', '2012-06-30', '75,000.00'],
  },
  {
    table: '回款',
    titles: ['回款编号', '日期', '债权编号', '金额'],
    row: ['HK001', '2012-07-15', 'YS001', '30,000.00'],
  },
] as const;

const useStyles = makeStyles({
  root: { padding: '12px 14px' },
  title: { margin: '0 0 6px', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  subtitle: { margin: '12px 0 4px', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  cell: {
    padding: '3px 4px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'left',
    overflowWrap: 'anywhere',
  },
  header: { backgroundColor: tokens.colorNeutralBackground3 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '16px' },
});

/** No sheet holds claims: what was looked for, how headers should look, and how to begin with an empty ledger. */
export function NoLedger({ message }: { readonly message: string | null }): ReactNode {
  const { session, busy, t } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <h1 className={styles.title}>{t('noLedger.title')}</h1>
      <div>{message ?? t('noLedger.explain')}</div>
      {EXAMPLES.map(({ table, titles, row }) => (
        <div key={table}>
          <h2 className={styles.subtitle}>{t(`noLedger.example.${table}`)}</h2>
          <table className={styles.table}>
            <thead className={styles.header}>
              <tr>
                {titles.map((title) => (
                  <th key={title} scope="col" className={styles.cell}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                {row.map((value) => (
                  <td key={value} className={styles.cell}>
                    {value}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      ))}
      <div className={styles.buttons}>
        <MainButton disabled={busy} onClick={() => void session.createPolicySheet('台账')}>
          {t('noLedger.create')}
        </MainButton>
        <Button disabledFocusable={busy} onClick={() => void session.recognise()}>
          {t('recogniseAgain')}
        </Button>
        <ForgetMapping />
      </div>
    </div>
  );
}
