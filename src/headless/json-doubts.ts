import { formatDay, NO_DAY } from '../calendar/day';
import type { CampaignResult } from '../campaign/result';
import { addressOf, type Place } from '../finding/finding';
import { messageOf } from '../locale/finding-text';
import type { Language } from '../locale/text';
import { formatFen } from '../money/fen';

/** The lines of 真实性核查表, the largest amount first: what is in doubt, over how much, and the rows that show it. */
export function doubtsJson({ doubts }: CampaignResult, language: Language): object[] {
  const ordered = [...doubts].sort((a, b) => b.amount - a.amount);
  return ordered.map(({ finding, debtor, unit, day, amount, evidence }) => ({
    code: finding.code,
    unit,
    debtor,
    day: day === NO_DAY ? null : formatDay(day),
    amount: formatFen(amount),
    message: messageOf(language, finding),
    place: placeOf(finding.place),
    evidence: evidence === null ? null : placeOf(evidence),
  }));
}

function placeOf(place: Place): object {
  return { file: place.file, sheet: place.sheet ?? null, cell: addressOf(place) || null };
}
