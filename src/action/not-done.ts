import type { CampaignResult } from '../campaign/result';
import { actionOf, messageOf } from '../locale/finding-text';
import { text, type Language } from '../locale/text';
import { addressOf } from '../finding/finding';
import { groupedFen } from '../money/fen';
import type { WriteReport } from '../workbook/workbook';
import { MOST_HANDED_BYTES } from './handed-over';
import type { WrittenColumns } from './write-aging-columns';

/** A reader looks through so many; the rest stand on 数据体检. */
const MOST_POLICY_ERRORS = 10;

/** What a run could not do and why, one sentence each (一键生成 says it instead of leaving it out). */
export function notDone(result: CampaignResult, language: Language): string[] {
  const { policy, classes, interest, clocks, totals } = result;
  const t = (key: string, values = {}): string => text(language, `action.not.${key}`, values);
  const said: string[] = [];
  if (policy.brackets.length === 0) said.push(t('rewards'));
  else if (policy.people === null) said.push(t('people'));
  if (policy.targets.length === 0) said.push(t('targets'));
  if (policy.phases.length === 0) said.push(t('phases'));
  if (!classes.present) said.push(t('classes'));
  if (interest === null) said.push(t('interest'));
  if (clocks === null) said.push(t('clocks'));
  if (totals.undated !== 0n) said.push(t('undated', { amount: groupedFen(totals.undated) }));
  const broken = policy.findings.filter(({ severity }) => severity === 'error');
  for (const finding of broken.slice(0, MOST_POLICY_ERRORS)) {
    const { place } = finding;
    said.push(
      t('policyError', {
        place:
          place.sheet === undefined ? place.file : `${place.sheet}!${addressOf(place)}`.replace(/!$/, ''),
        problem: messageOf(language, finding),
        done: actionOf(language, finding),
      }),
    );
  }
  return said;
}

/** What a writing left as it was, and texts of the user's that wait. */
export function leftAlone(report: WriteReport, language: Language): string[] {
  const said = report.kept.map((sheet) => text(language, 'action.kept', { sheet }));
  if (report.waitingTexts > 0)
    said.push(text(language, 'action.waitingTexts', { count: report.waitingTexts }));
  return said;
}

/** Columns that had to be values though formulas were asked for, and why. */
export function valuesOnly({ sheet, valuesOnly: columns }: WrittenColumns, language: Language): string[] {
  return (['says-another', 'too-much'] as const).flatMap((why) => {
    const titles = columns
      .filter((column) => column.why === why)
      .map(({ id }) => text(language, `report.ledger.column.${id}`));
    if (titles.length === 0) return [];
    const megabytes = MOST_HANDED_BYTES / 1_000_000;
    return [text(language, `action.valuesOnly.${why}`, { sheet, columns: titles.join('、'), megabytes })];
  });
}
