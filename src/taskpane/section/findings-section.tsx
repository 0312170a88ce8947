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
  kind: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
});

/** 数据体检: what the checks found, by kind, errors first, each with its cell. */
export function FindingsSection({ result }: { readonly result: CampaignResult }): ReactNode {
  const { session, busy, t } = usePane();
  const styles = useStyles();
  const lines = useLineStyles();
  const { errors, warnings } = findingCounts(result);
  const groups = useMemo(() => findingGroups(result.findings), [result]);
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
      <StepwiseList items={groups} first={FIRST_KINDS} render={(group) => <Kind group={group} />} />
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

/** The findings of one kind: of errors the first three at once, reminders when they are unfolded. */
function Kind({ group }: { readonly group: FindingGroup }): ReactNode {
  const { language, t } = usePane();
  const styles = useStyles();
  const { code, severity, findings } = group;
  const isError = severity === 'error';
  const count = t(isError ? 'findings.ofKind.error' : 'findings.ofKind.warning', {
    count: countText(findings.length),
  });
  const title = findings.length === 1 ? messageOf(language, findings[0]) : kindWords(language, code);
  return (
    <div className={styles.kind}>
      <Fold
        level={3}
        title={title}
        summary={<span className={mergeClasses(isError && styles.bad)}>{count}</span>}
        openAtFirst={isError}
      >
        <StepwiseList
          items={findings}
          first={FIRST_OF_KIND}
          render={(finding) => <One finding={finding} alone={findings.length === 1} />}
        />
      </Fold>
    </div>
  );
}

function One({ finding, alone }: { readonly finding: Finding; readonly alone: boolean }): ReactNode {
  const { language, t } = usePane();
  const lines = useLineStyles();
  const { place } = finding;
  return (
    <div className={mergeClasses(lines.line, lines.indented, alone && lines.plain)}>
      <span className={lines.text}>
        {!alone && messageOf(language, finding)}
        <span className={lines.small}>
          {placeText(place)} · {actionOf(language, finding)}
        </span>
      </span>
      {place.sheet !== undefined && <PlaceLink place={place} words={t('jump')} />}
    </div>
  );
}
