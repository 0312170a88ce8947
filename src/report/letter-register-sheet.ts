import { NO_DAY } from '../calendar/day';
import type { Letter } from '../letter/letters';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure } from './block';
import { demandLog, type LogEntry } from './letter-log';
import type { ReportContext } from './report-context';

/**
 * 函件登记表: every letter with its number and amount, room for the day on which it arrived; and for each claim that was demanded a row
 * as 催收记录 has them, to be copied there once the letter is under way (rules.md §9). In 元.
 */
export function planLetterRegister(context: ReportContext, letters: readonly Letter[]): SheetPlan {
  const name = context.names.take('letter-register', '函件登记表');
  const sheet = context.statement({ name, id: 'letter-register' }, context.t('letterRegister.title'), '元');
  const t = (key: string): string => context.t(`letterRegister.column.${key}`);
  const sum = (of: (letter: Letter) => bigint): bigint =>
    letters.reduce((all, letter) => all + of(letter), 0n);
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: t('letter'), kind: 'wrap', widest: 18 },
      { title: t('kind'), kind: 'center' },
      { title: context.t('column.debtor'), kind: 'wrap', widest: 26 },
      { title: t('day'), kind: 'date' },
      { title: context.t('column.claims'), kind: 'count' },
      { title: t('net'), kind: 'money' },
      { title: t('interest'), kind: 'money' },
      { title: t('owed'), kind: 'money' },
      { title: t('payBy'), kind: 'date' },
      { title: t('delivered'), kind: 'typing' },
      { title: t('answer'), kind: 'typing' },
    ],
    rows: letters.map((letter, index): Figure[] => [
      index + 1,
      letter.number,
      context.t(`letter.kind.${letter.kind}`),
      letter.debtor,
      letter.day,
      letter.claims.length,
      letter.balance - letter.unapplied,
      letter.interest,
      letter.owed,
      letter.payBy === NO_DAY ? null : letter.payBy,
      null,
      null,
    ]),
    // One debtor can get several kinds of letter, so amounts are not added up.
    total: [
      null,
      null,
      null,
      null,
      null,
      Number(sum(({ claims }) => BigInt(claims.length))),
      ...Array<null>(6).fill(null),
    ],
  });
  const demands = letters.filter(({ kind }) => kind === '催款函');
  if (demands.length > 0) {
    sheet.space();
    sheet.line(context.t('letterRegister.log'), 'section');
    logBlock(context, sheet, demandLog(context, demands));
  }
  sheet.space();
  sheet.close([
    ...(demands.length > 0
      ? [context.t('letterRegister.note.copy'), context.t('letterRegister.note.arrival')]
      : []),
    context.t('letterRegister.note.answer'),
    context.t('letterRegister.note.unapplied'),
  ]);
  return sheet.plan();
}

function logBlock(
  context: ReportContext,
  sheet: ReturnType<ReportContext['statement']>,
  entries: readonly LogEntry[],
): void {
  const t = (key: string): string => context.t(`letterRegister.column.${key}`);
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: t('logClaim'), kind: 'wrap', widest: 18 },
      { title: t('logMethod'), kind: 'center' },
      { title: t('logDebtor'), kind: 'wrap', widest: 26 },
      { title: t('logDay'), kind: 'date' },
      { title: t('logContent'), kind: 'wrap', span: 5 },
      { title: t('logDelivered'), kind: 'typing' },
      { title: t('logEvidence'), kind: 'text' },
    ],
    rows: entries.map(({ claim, method, debtor, day, content, evidence }, index): Figure[] => [
      index + 1,
      claim,
      method,
      debtor,
      day,
      content,
      null,
      evidence,
    ]),
  });
}
