import { NO_DAY } from '../calendar/day';
import type { CampaignResult } from '../campaign/result';
import type { Warning, WarningKind } from '../casework/warnings';
import type { WorkItem } from '../casework/worklist';
import { NONE } from '../ledger/ledger';
import type { Language } from '../locale/text';
import { reasonText } from '../report/worklist-sheet';
import type { Trace, TraceLine, TracePart } from './trace';
import { claimTitle, contextOf, traceOfClaims } from './trace-balance';
import { dayText, traceText, yuan } from './trace-text';

/** What a debtor owes to one responsible person, and why he stands on the worklist (rules.md §9). */
export function traceWork(result: CampaignResult, item: WorkItem, language: Language): Trace {
  const { claims, debtors } = result.ledger;
  const own: number[] = [];
  for (let claim = 0; claim < claims.count; claim++)
    if (
      claims.debtor[claim] === item.debtor &&
      claims.owner[claim] === item.owner &&
      result.settlement.balance[claim] > 0
    )
      own.push(claim);
  const title = traceText(language, 'title', {
    name: debtors.text(item.debtor) || traceText(language, 'unnamed'),
    figure: traceText(language, 'balance'),
  });
  const trace = traceOfClaims(result, own, title, language);
  return { ...trace, lines: [...reasonLines(result, item, language), ...trace.lines] };
}

function reasonLines(result: CampaignResult, { reasons }: WorkItem, language: Language): TraceLine[] {
  const context = contextOf(result, language);
  return reasons.map((reason) => ({
    label: reasonText(context, reason),
    value: yuan(language, reason.amount),
    tone: 'bad',
  }));
}

/** The warnings of one kind, each with its day, its rule and the entry that shows it. */
export function traceWarnings(result: CampaignResult, kind: WarningKind, language: Language): Trace {
  const own = result.casework.warnings?.filter((warning) => warning.kind === kind) ?? [];
  const context = contextOf(result, language);
  const t = (key: string): string => context.t(`warnings.${key}`);
  return {
    title: `${t('title')}　${t(`kind.${kind}`)}`,
    amount: own.reduce((sum, { amount }) => sum + amount, 0n),
    lines: [{ label: t('rule'), value: t(`rule.${kind}`) }],
    parts: partsOf(result, own, language),
  };
}

/** So many parts a person looks through; the rest stand together in one line, so that the sum still holds. */
const MOST_PARTS = 200;

function partsOf(result: CampaignResult, own: readonly Warning[], language: Language): TracePart[] {
  const shown = own.slice(0, own.length > MOST_PARTS ? MOST_PARTS - 1 : MOST_PARTS);
  const rest = own.slice(shown.length);
  const parts = shown.map((warning) => warningPart(result, warning, language));
  if (rest.length === 0) return parts;
  return [
    ...parts,
    {
      title: traceText(language, 'rest', { count: rest.length }),
      amount: rest.reduce((sum, { amount }) => sum + amount, 0n),
      place: null,
      lines: [],
    },
  ];
}

function warningPart(result: CampaignResult, warning: Warning, language: Language): TracePart {
  const context = contextOf(result, language);
  const t = (key: string): string => context.t(`warnings.${key}`);
  const { debtors } = result.ledger;
  return {
    title:
      warning.claim === NONE
        ? debtors.text(warning.debtor) || traceText(language, 'unnamed')
        : claimTitle(result, warning.claim, language),
    amount: warning.amount,
    place: warning.evidence,
    lines: [
      { label: t('state'), value: t(`state.${warning.state}`), tone: 'bad' },
      ...(warning.day === NO_DAY ? [] : [{ label: t('day'), value: dayText(language, warning.day) }]),
      ...(warning.daysLeft === null ? [] : [{ label: t('daysLeft'), value: String(warning.daysLeft) }]),
    ],
  };
}
