import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { traceWarnings, traceWork } from '../../action/trace';
import type { CampaignResult } from '../../campaign/result';
import { WARNING_KINDS, type WarningKind } from '../../casework/warnings';
import type { WorkItem } from '../../casework/worklist';
import { NO_DAY, formatDay } from '../../calendar/day';
import { claimPlace } from '../../ledger/place';
import { text } from '../../locale/text';
import { countText, exactAmount } from '../figure-text';
import { usePane } from '../pane-context';
import { useLineStyles } from '../part/line-styles';
import { PlaceLink } from '../part/place-link';
import { StepwiseList } from '../part/stepwise-list';
import { TraceFigure } from '../part/trace-figure';
import { Section } from './section';

const FIRST_ITEMS = 5;

/** 催收工作: who is to be acted on next and why, and how many warnings of each kind there are; each leads to its rows. */
export function CaseworkSection({ result }: { readonly result: CampaignResult }): ReactNode {
  const { worklist, warnings } = result.casework;
  const { state, session, busy, t } = usePane();
  if (worklist === null && warnings === null)
    return (
      <Section name="casework" title={t('casework')} summary={t('casework.none')} somethingToDo={false}>
        <p>{t('casework.noneLong')}</p>
        {state.policyTables.some(({ table, sheet }) => table === '催收记录' && sheet === null) && (
          <Button
            size="small"
            disabledFocusable={busy}
            onClick={() => void session.createPolicySheet('催收记录')}
          >
            {t('policy.createNamed', { table: '催收记录' })}
          </Button>
        )}
      </Section>
    );
  const items = worklist ?? [];
  const found = WARNING_KINDS.filter((kind) => warnings?.some((warning) => warning.kind === kind));
  return (
    <Section
      name="casework"
      title={t('casework')}
      summary={t('casework.summary', {
        items: countText(items.length),
        warnings: countText(warnings?.length ?? 0),
      })}
      somethingToDo={false}
    >
      {items.length === 0 && found.length === 0 && <p>{t('casework.nothing')}</p>}
      <StepwiseList
        items={items}
        first={FIRST_ITEMS}
        render={(item, index) => <WorkLine result={result} item={item} index={index} />}
      />
      {found.map((kind) => (
        <WarningLine key={kind} result={result} kind={kind} />
      ))}
    </Section>
  );
}

function WorkLine(props: {
  readonly result: CampaignResult;
  readonly item: WorkItem;
  readonly index: number;
}): ReactNode {
  const { language, t } = usePane();
  const lines = useLineStyles();
  const { ledger } = props.result;
  const { debtor, owner, claim, balance, reasons } = props.item;
  const name = ledger.debtors.text(debtor) || t('unnamed');
  const why = reasons
    .map(({ kind, day }) =>
      day === NO_DAY
        ? text(language, `report.worklist.reason.${kind}`)
        : text(language, `report.worklist.reasonOn.${kind}`, { day: formatDay(day) }),
    )
    .join(text(language, 'report.casework.then'));
  return (
    <div className={lines.line}>
      <span className={lines.text}>
        {props.index + 1}. {name}
        <span className={lines.small}>
          {[ledger.owners.text(owner), why].filter((part) => part !== '').join('　')}
        </span>
        <PlaceLink place={claimPlace(ledger, claim, '应收金额')} />
      </span>
      <span className={lines.figure}>
        <TraceFigure
          name={name}
          from={t('casework')}
          of={(now, spoken) => traceWork(now, props.item, spoken)}
        >
          {exactAmount(language, balance)}
        </TraceFigure>
      </span>
    </div>
  );
}

function WarningLine({
  result,
  kind,
}: {
  readonly result: CampaignResult;
  readonly kind: WarningKind;
}): ReactNode {
  const { language, t } = usePane();
  const lines = useLineStyles();
  const own = result.casework.warnings?.filter((warning) => warning.kind === kind) ?? [];
  const name = text(language, `report.warnings.kind.${kind}`);
  const amount = own.reduce((sum, warning) => sum + warning.amount, 0n);
  return (
    <div className={lines.line}>
      <span className={lines.text}>{t('casework.warnings', { kind: name, count: own.length })}</span>
      <span className={lines.figure}>
        <TraceFigure name={name} from={t('casework')} of={(now, spoken) => traceWarnings(now, kind, spoken)}>
          {exactAmount(language, amount)}
        </TraceFigure>
      </span>
    </div>
  );
}
