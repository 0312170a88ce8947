import { NO_DAY } from '../calendar/day';
import { serialOfDay } from '../calendar/serial';
import type { CampaignResult } from '../campaign/result';
import { lettersOf, type Letter, type OmittedLetter } from '../letter/letters';
import type { Language } from '../locale/text';
import type { MoneyUnit } from '../money/amount';
import { DEMAND_TABLE } from '../policy/demand-log';
import { LETTER_TABLE, type LetterWish } from '../policy/letter-rows';
import { demandLog } from '../report/letter-log';
import type { Job } from '../workbook/job';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { RowsPlan, Workbook } from '../workbook/workbook';
import { ActionRefusal } from './failure-notice';
import { formWith, rowsBelow, type RowToAdd } from './plan-rows';
import { refuseUnreadable, standingTables } from './standing-tables';
import { contextOf } from './trace-balance';

/** Whom a wish reaches, and who gets none and why. */
export interface LetterPreview {
  readonly letters: readonly Letter[];
  readonly omitted: readonly OmittedLetter[];
  /** A row of 函件 asks for the same already. */
  readonly standing: boolean;
}

/**
 * What one more row of 函件 would bring about: letters that other rows have brought about stay, and keep their numbers.
 */
export function previewLetters(result: CampaignResult, wish: LetterWish): LetterPreview {
  const { letterWishes } = result.policy;
  const there = letterWishes.find((row) => sameWish(row, wish));
  const { letters, omitted } = there
    ? { letters: result.letters, omitted: result.omittedLetters }
    : withWish(result, wish);
  const own = there ?? wish;
  return {
    letters: letters.filter((letter) => letter.wish === own),
    omitted: omitted.filter((one) => one.wish === own),
    standing: there !== undefined,
  };
}

/** What has to be written so that the letters of a wish stand in the workbook. */
export interface LetterBatch {
  readonly letters: readonly Letter[];
  /** The result with these letters in it, from which their sheets are drawn up. */
  readonly result: CampaignResult;
  /** New sheets for tables that are missing, and rows below those that are there. */
  readonly forms: readonly SheetPlan[];
  readonly rows: readonly RowsPlan[];
  /** Entries for 催收记录 among them. */
  readonly entries: number;
}

/**
 * Prepares the letters of a wish: its row for 函件, so that every later run writes them again, and, where wanted, an entry for 催收记录 for
 * each claim that is demanded. What stands there already is not added again.
 * @param withLog whether the demands are entered in 催收记录
 * @throws Cancelled, WorkbookRefusal; ActionRefusal where nobody is reached, a name is not in the ledger, or a table is there
 *   but cannot be read
 */
export async function prepareLetters(
  workbook: Workbook,
  result: CampaignResult,
  wish: LetterWish,
  withLog: boolean,
  unit: MoneyUnit,
  language: Language,
  job: Job,
): Promise<LetterBatch> {
  const { letters, omitted, standing } = previewLetters(result, wish);
  const unknown = omitted.filter(({ reason }) => reason === 'unknown').map(({ debtor }) => debtor);
  if (unknown.length > 0)
    throw new ActionRefusal('action.refused.unknownDebtors', { names: unknown.join('、') });
  if (letters.length === 0) throw new ActionRefusal('action.refused.noLetters');
  const wanted: [table: string, rows: readonly RowToAdd[]][] = [
    [LETTER_TABLE.name, standing ? [] : [wishRow(wish)]],
    [DEMAND_TABLE.name, withLog ? logRows(result, letters, language) : []],
  ];
  const toAdd = wanted.filter(([, added]) => added.length > 0);
  const names = toAdd.map(([name]) => name);
  const tables = await standingTables(workbook, result, names, job);
  await refuseUnreadable(
    workbook,
    names.filter((name) => !tables.has(name)),
  );
  const forms: SheetPlan[] = [];
  const rows: RowsPlan[] = [];
  for (const [name, added] of toAdd) {
    const table = tables.get(name);
    if (table) rows.push(rowsBelow(table, added, unit));
    else forms.push(formWith(name, added, unit, language));
  }
  const all = standing
    ? result
    : { ...result, letters: [...result.letters, ...letters], omittedLetters: result.omittedLetters };
  return { letters, result: all, forms, rows, entries: wanted[1][1].length };
}

function withWish(result: CampaignResult, wish: LetterWish): ReturnType<typeof lettersOf> {
  const { ledger, settlement, interest, asOf, policy } = result;
  return lettersOf({ ledger, settlement, interest, asOf }, [...policy.letterWishes, wish]);
}

/** Whether two wishes ask for the same, wherever they stand. */
function sameWish({ place: _, ...one }: LetterWish, { place: __, ...other }: LetterWish): boolean {
  return (Object.keys(one) as (keyof typeof one)[]).every((key) => one[key] === other[key]);
}

/** The wish as a row of 函件; what it does not say stays empty. */
function wishRow(wish: LetterWish): RowToAdd {
  const day = (of: number): number | null => (of === NO_DAY ? null : serialOfDay(of));
  const cells: [column: string, value: string | number | null][] = [
    ['函件种类', wish.kind],
    ['债务人', wish.debtor],
    ['逾期超过', wish.overdueMoreThan],
    ['欠款超过', wish.owesMoreThan === null ? null : wish.owesMoreThan / 100],
    ['函件日期', day(wish.day)],
    ['付款期限', day(wish.payBy)],
    ['期数', wish.instalments],
    ['首期日期', day(wish.firstPayment)],
    ['收款账户', wish.account],
    ['联系人', wish.contact],
    ['联系电话', wish.phone],
  ];
  return {
    cells: Object.fromEntries(
      cells.filter((cell): cell is [string, string | number] => cell[1] !== null && cell[1] !== ''),
    ),
  };
}

/** The claims that are demanded, as rows of 催收记录; those that stand there under the letter's number are left out. */
function logRows(result: CampaignResult, letters: readonly Letter[], language: Language): RowToAdd[] {
  const keyOf = (evidence: string, claim: string): string => `${evidence}\n${claim}`;
  const there = new Set(result.policy.demands.map(({ evidence, claim }) => keyOf(evidence, claim)));
  return demandLog(contextOf(result, language), letters)
    .filter(({ evidence, claim }) => !there.has(keyOf(evidence, claim)))
    .map(({ day, claim, debtor, method, content, evidence }) => ({
      cells: {
        日期: serialOfDay(day),
        ...(claim !== '' && { 债权编号: claim }),
        债务人: debtor,
        方式: method,
        内容: content,
        证据编号: evidence,
      },
    }));
}
