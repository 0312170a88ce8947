import { overdueDays } from '../aging/overdue';
import { NO_DAY } from '../calendar/day';
import type { CampaignResult } from '../campaign/result';
import { METHODS } from '../ledger/method';
import { claimPlace, recoveryPlace } from '../ledger/place';
import type { Language } from '../locale/text';
import { bucketEdges } from '../report/bucket-edges';
import { ReportContext } from '../report/report-context';
import type { Trace, TraceLine, TracePart } from './trace';
import { dayText, largestParts, traceText, yuan } from './trace-text';

/** A cell of the aging table. */
export interface BucketCell {
  readonly group: 'total' | 'debtor' | 'unit' | 'owner';
  /** As the aging table names the row; ignored for the total. */
  readonly name: string;
  /** Index of `aging.labels`; null for the balance over all buckets. */
  readonly bucket: number | null;
}

/** Payments of one claim beyond these are not listed singly. */
const MOST_PAYMENTS = 20;

/** The claims behind a cell of the aging table (rules.md §5). */
export function traceBucket(result: CampaignResult, cell: BucketCell, language: Language): Trace {
  const { aging, ledger } = result;
  const inGroup = groupOf(result, cell);
  const claims: number[] = [];
  for (let claim = 0; claim < ledger.claims.count; claim++) {
    const bucket = aging.bucketOf[claim];
    if (bucket >= 0 && (cell.bucket === null || bucket === cell.bucket) && inGroup(claim)) claims.push(claim);
  }
  const label = cell.bucket === null ? traceText(language, 'balance') : aging.labels[cell.bucket];
  const name = cell.group === 'total' ? traceText(language, 'total') : cell.name;
  return traceOfClaims(
    result,
    claims,
    traceText(language, 'title', { name: name || traceText(language, 'unnamed'), figure: label }),
    language,
  );
}

/** The claims that are past their due date (rules.md §5). */
export function traceOverdue(result: CampaignResult, language: Language): Trace {
  const { ledger, settlement, asOf } = result;
  const { claims } = ledger;
  const overdue = Array.from({ length: claims.count }, (_, claim) => claim).filter(
    (claim) => settlement.balance[claim] > 0 && claims.due[claim] !== NO_DAY && claims.due[claim] < asOf,
  );
  return traceOfClaims(result, overdue, traceText(language, 'overdue'), language);
}

/** What is owed on some claims, the largest first. */
export function traceOfClaims(
  result: CampaignResult,
  claims: readonly number[],
  title: string,
  language: Language,
): Trace {
  const { balance } = result.settlement;
  const parts = largestParts(
    language,
    claims,
    (claim) => balance[claim],
    (claim) => claimPart(result, claim, language),
  );
  return traceOfParts(result, title, parts, language);
}

function traceOfParts(
  result: CampaignResult,
  title: string,
  parts: readonly TracePart[],
  language: Language,
): Trace {
  return {
    title,
    amount: parts.reduce((sum, { amount }) => sum + amount, 0n),
    lines: [
      {
        label: traceText(language, 'buckets'),
        value: bucketEdges(contextOf(result, language), result.aging.set),
      },
    ],
    parts,
  };
}

function claimPart(result: CampaignResult, claim: number, language: Language): Omit<TracePart, 'amount'> {
  return {
    title: claimTitle(result, claim, language),
    place: claimPlace(result.ledger, claim, '应收金额'),
    lines: claimLines(result, claim, language),
  };
}

/** All that a debtor owes: each open claim with what was paid on it. */
export function traceDebtor(result: CampaignResult, name: string, language: Language): Trace {
  const trace = traceBucket(result, { group: 'debtor', name, bucket: null }, language);
  const { ledger, settlement } = result;
  const code = ledger.debtors.find(name);
  let unapplied = 0n;
  for (let recovery = 0; recovery < ledger.recoveries.count; recovery++) {
    if (ledger.recoveries.debtor[recovery] === code)
      unapplied += BigInt(settlement.unappliedRecovery[recovery]);
  }
  if (unapplied === 0n) return trace;
  const line: TraceLine = { label: traceText(language, 'unapplied'), value: yuan(language, unapplied) };
  return { ...trace, lines: [...trace.lines, line] };
}

/** What is owed on some claims: the row of the ledger that the user looks at. */
export function traceClaims(result: CampaignResult, claims: readonly number[], language: Language): Trace {
  const title = traceText(language, 'title', {
    name: claimTitle(result, claims[0], language),
    figure: traceText(language, 'balance'),
  });
  const parts = claims.map((claim) => ({
    ...claimPart(result, claim, language),
    amount: BigInt(result.settlement.balance[claim]),
  }));
  return traceOfParts(result, title, parts, language);
}

/** A claim by its id and its debtor. */
export function claimTitle({ ledger }: CampaignResult, claim: number, language: Language): string {
  const { claims, debtors } = ledger;
  const id = claims.id[claim] || traceText(language, 'row', { row: claims.row[claim] + 1 });
  return `${id}　${debtors.text(claims.debtor[claim]) || traceText(language, 'unnamed')}`;
}

/** True for the claims of a row of the aging table. */
function groupOf({ ledger }: CampaignResult, { group, name }: BucketCell): (claim: number) => boolean {
  const { claims, debtors, units, owners } = ledger;
  switch (group) {
    case 'total':
      return () => true;
    case 'debtor':
      return ofCode(claims.debtor, debtors.find(name));
    case 'unit':
      return ofCode(claims.unit, units.find(name));
    case 'owner':
      return ofCode(claims.owner, owners.find(name));
  }
}

function ofCode(codes: Int32Array, code: number | undefined): (claim: number) => boolean {
  return (claim) => codes[claim] === code;
}

function claimLines(result: CampaignResult, claim: number, language: Language): TraceLine[] {
  const { ledger, settlement, asOf, aging } = result;
  const { claims, recoveries } = ledger;
  const t = (key: string, values = {}): string => traceText(language, key, values);
  const due = claims.due[claim];
  const lines: TraceLine[] = [
    {
      label: t('amount'),
      value: yuan(language, claims.amount[claim]),
      place: claimPlace(ledger, claim, '应收金额'),
    },
  ];
  const { applications } = settlement;
  let listed = 0;
  let rest = 0n;
  for (let index = 0; index < applications.count; index++) {
    if (applications.claim[index] !== claim) continue;
    if (listed >= MOST_PAYMENTS) {
      rest += BigInt(applications.amount[index]);
      continue;
    }
    listed++;
    const recovery = applications.recovery[index];
    const place =
      recovery >= 0
        ? recoveryPlace(ledger, recovery, '金额')
        : claimPlace(ledger, applications.creditNote[index], '应收金额');
    const label =
      recovery >= 0
        ? t('payment', {
            id: recoveries.id[recovery],
            day: dayText(language, applications.day[index]),
            method: METHODS[recoveries.method[recovery]],
          })
        : t('creditNote', { day: dayText(language, applications.day[index]) });
    lines.push({ label, value: yuan(language, -applications.amount[index]), place });
  }
  if (rest !== 0n) lines.push({ label: t('furtherPayments'), value: yuan(language, -rest) });
  lines.push({
    label:
      due === NO_DAY
        ? t('noDue')
        : t('due', { day: dayText(language, due), days: overdueDays(due, asOf) ?? 0 }),
    value: aging.bucketOf[claim] >= 0 ? aging.labels[aging.bucketOf[claim]] : '',
    place: claimPlace(ledger, claim, '到期日'),
    ...(due === NO_DAY && { tone: 'bad' as const }),
  });
  lines.push({ label: t('balance'), value: yuan(language, settlement.balance[claim]), tone: 'sum' });
  return lines;
}

/** The wording of the report, for a trace. */
export function contextOf(result: CampaignResult, language: Language): ReportContext {
  return new ReportContext(result, {
    language,
    unitName: '',
    leaderUnit: '元',
    producedBy: '',
    ledger: 'in-place',
  });
}
