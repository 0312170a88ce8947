import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import type { CampaignResult } from '../../campaign/result';
import type { Finding } from '../../finding/finding';
import { actionOf, messageOf } from '../../locale/finding-text';
import { countText, findingCounts } from '../figure-text';
import { usePane } from '../pane-context';
import { Fold } from '../part/fold';
import { useLineStyles } from '../part/line-styles';
import { placeText, PlaceLink } from '../part/place-link';
import { StepwiseList } from '../part/stepwise-list';
import { findingGroups, kindWords, type FindingGroup } from './finding-groups';
import { Section } from './section';

const FIRST_OF_KIND = 3;
const FIRST_KINDS = 12;

const useStyles = makeStyles({
  bad: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  block: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
});

/** 数据体检: what the checks found, by kind, errors first, each with its cell. */
export function FindingsSection({ result }: { readonly result: CampaignResult }): ReactNode {
  const { session, busy, t } = usePane();
  const styles = useStyles();
  const lines = useLineStyles();
  const { errors, warnings } = findingCounts(result);
  const groups = useMemo(() => findingGroups(result.findings), [result]);
  const ofErrors = groups.filter(({ severity }) => severity === 'error');
  const ofWarnings = groups.filter(({ severity }) => severity === 'warning');
  const summary =
    errors + warnings === 0 ? (
      t('findings.none')
    ) : (
      <>
        <span className={mergeClasses(errors > 0 && styles.bad)}>
          {t('findings.errors', { errors: countText(errors) })}
        </span>
        {t('findings.warnings', { warnings: countText(warnings) })}
      </>
    );
  return (
    <Section name="findings" title={t('findings')} summary={summary} somethingToDo={errors > 0}>
      {groups.length === 0 && <p>{t('findings.noneLong')}</p>}
      <StepwiseList items={ofErrors} first={FIRST_KINDS} render={(group) => <Kind group={group} />} />
      {ofWarnings.length > 0 && (
        <div className={styles.block}>
          <Fold
            level={3}
            title={t('findings.reminders')}
            summary={t('findings.kinds', { count: countText(warnings), kinds: ofWarnings.length })}
            openAtFirst={ofErrors.length === 0}
          >
            <div className={lines.indented}>
              <StepwiseList
                items={ofWarnings}
                first={FIRST_KINDS}
                render={(group) => <Kind group={group} />}
              />
            </div>
          </Fold>
        </div>
      )}
      {groups.length > 0 && (
        <div className={lines.buttons}>
          <Button
            size="small"
            disabledFocusable={busy}
            onClick={() => void session.generateOnly(['findings'])}
          >
            {t('findings.write')}
          </Button>
        </div>
      )}
    </Section>
  );
}

/** The findings of one kind: a single one as it is, of several errors the first three, of several reminders their number. */
function Kind({ group }: { readonly group: FindingGroup }): ReactNode {
  const { language, t } = usePane();
  const styles = useStyles();
  const lines = useLineStyles();
  const { code, severity, findings } = group;
  if (findings.length === 1) return <One finding={findings[0]} />;
  return (
    <div className={styles.block}>
      <Fold
        level={severity === 'error' ? 3 : 4}
        title={kindWords(language, code)}
        summary={t('findings.ofKind', { count: countText(findings.length) })}
        openAtFirst={severity === 'error'}
      >
        <div className={lines.indented}>
          <StepwiseList
            items={findings}
            first={FIRST_OF_KIND}
            render={(finding) => <One finding={finding} />}
          />
        </div>
      </Fold>
    </div>
  );
}

function One({ finding }: { readonly finding: Finding }): ReactNode {
  const { language, t } = usePane();
  const lines = useLineStyles();
  const { place } = finding;
  return (
    <div className={lines.line}>
      <span className={lines.text}>
        {messageOf(language, finding)}
        <span className={lines.small}>
          {placeText(language, place)} · {actionOf(language, finding)}
        </span>
      </span>
      {place.sheet !== undefined && <PlaceLink place={place} words={t('jump')} />}
    </div>
  );
}
