import type { CampaignResult } from '../campaign/result';
import type { Letter } from '../letter/letters';
import type { Language } from '../locale/text';
import type { Trace, TracePart } from './trace';
import { claimTitle, contextOf, traceOfClaims } from './trace-balance';
import { traceText, yuan } from './trace-text';

/** What a letter asks for: its claims, less money that waits for a claim, and the interest on each. */
export function traceLetter(result: CampaignResult, letter: Letter, language: Language): Trace {
  const context = contextOf(result, language);
  const { number, debtor, claims, unapplied, interest, owed } = letter;
  const title = `${debtor}　${context.t(`letter.kind.${letter.kind}`)}　${number}`;
  const trace = traceOfClaims(
    result,
    claims.map(({ claim }) => claim),
    title,
    language,
  );
  const parts: TracePart[] = [...trace.parts];
  if (unapplied > 0n)
    parts.push({ title: traceText(language, 'unapplied'), amount: -unapplied, place: null, lines: [] });
  if (interest !== null && interest > 0n)
    parts.push({
      title: context.t('letter.column.interest'),
      amount: interest,
      place: null,
      lines: claims.flatMap((each) =>
        each.interest === null || each.interest === 0
          ? []
          : [{ label: claimTitle(result, each.claim, language), value: yuan(language, each.interest) }],
      ),
    });
  return { title, amount: owed, lines: trace.lines, parts };
}
