import { makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { CampaignResult } from '../../campaign/result';
import { amountWithUnit, countText, findingCounts } from '../figure-text';
import { usePane } from '../pane-context';
import { LinkButton } from '../part/link-button';
import { AsOfField } from './as-of-field';
import { StatedDayLine } from './stated-day-line';

const useStyles = makeStyles({
  root: { flexShrink: 0, padding: '8px 14px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  settings: { display: 'flex', flexWrap: 'wrap', gap: '4px 8px', alignItems: 'flex-start' },
  setting: { display: 'flex', alignItems: 'flex-start', gap: '6px' },
  label: { color: tokens.colorNeutralForeground3, lineHeight: '24px', whiteSpace: 'nowrap' },
  line: {
    margin: '6px 0 0',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    wordBreak: 'keep-all',
    overflowWrap: 'anywhere',
  },
  bad: { color: tokens.colorPaletteRedForeground1 },
});

/** What everything below is computed for, and the line by which a user sees that the ledger was understood. */
export function PaneHead({ result }: { readonly result: CampaignResult | null }): ReactNode {
  const { session, state, busy, t } = usePane();
  const styles = useStyles();
  return (
    <header className={styles.root}>
      <div className={styles.settings}>
        <div className={styles.setting}>
          <span className={styles.label} aria-hidden="true">
            {t('asOf')}
          </span>
          <AsOfField />
        </div>
        <label className={styles.setting}>
          <span className={styles.label}>{t('shownUnit')}</span>
          <Select
            size="small"
            value={state.settings.leaderUnit}
            disabled={busy}
            onChange={(_, { value }) => {
              if (value === '元' || value === '万元') void session.change({ leaderUnit: value });
            }}
          >
            <option value="万元">{t('unit.万元')}</option>
            <option value="元">{t('unit.元')}</option>
          </Select>
        </label>
      </div>
      {result && <StatedDayLine result={result} />}
      {result && <LedgerLine result={result} />}
    </header>
  );
}

/** 「台账：1,284笔，37户，余额8,412.36万元；3项错误、12项提醒」 */
function LedgerLine({ result }: { readonly result: CampaignResult }): ReactNode {
  const { state, language, folds, t } = usePane();
  const styles = useStyles();
  const { errors, warnings } = findingCounts(result);
  return (
    <h1 className={styles.line}>
      {t('ledgerLine', {
        claims: countText(result.totals.claims),
        debtors: countText(result.aging.debtors.length),
        balance: amountWithUnit(language, result.totals.balance, state.settings.leaderUnit),
      })}
      <LinkButton figure onClick={() => folds.lead('findings')}>
        {errors + warnings === 0 ? (
          t('findings.none')
        ) : (
          <>
            <span className={mergeClasses(errors > 0 && styles.bad)}>
              {t('findings.errors', { errors: countText(errors) })}
            </span>
            {t('findings.andWarnings', { warnings: countText(warnings) })}
          </>
        )}
      </LinkButton>
    </h1>
  );
}
