import { isBlank, textOf } from '../table/cell';
import { titleKey } from '../table/title';
import type { SheetData } from '../workbook/sheet-data';

/** Names of the statements that we write (a copy has a number in brackets behind). */
const STATEMENTS =
  /^(?:总览|账龄分析表|.*进度表|排名表|奖励计算明细|奖励分配公示表|利息计算表|利息计算单|时效预警表|不良贷款统计表|大额欠款清单|预警清单|数据体检|口径说明)(?:\s*\(\d+\))?$/;

/** What the line under the title of every statement of ours says. */
const MARKS = [
  /^(?:编制单位|prepared by)\s*[:：]/i,
  /^(?:基准日|as of)\s*[:：]/i,
  /^(?:金额单位|amounts in)\s*[:：]/i,
];
/** Rows at the top within which a statement says what it is. */
const HEAD_ROWS = 4;
const FEWEST_MARKS = 2;

/**
 * True for a statement that we wrote: by its name together with the line that each carries under its title (编制单位,
 * 基准日, 金额单位). Figures of a report are never read as a ledger.
 */
export function isGenerated(sheet: SheetData): boolean {
  if (!STATEMENTS.test(sheet.name.normalize('NFKC').trim())) return false;
  const head = sheet.rows
    .slice(0, HEAD_ROWS)
    .flatMap((row) => row.filter((value) => !isBlank(value)).map(textOf));
  return MARKS.filter((mark) => head.some((text) => mark.test(text))).length >= FEWEST_MARKS;
}

/** Titles of the columns that our copy of a ledger carries at its right end. */
const OUR_COLUMNS = [
  ['逾期天数', '账龄(年)', '账龄段', '阶段'],
  ['Days overdue', 'Age (years)', 'Bucket', 'Phase'],
].map((titles) => titles.map(titleKey));

/** True for a table that is our own copy of a ledger (台账 of a report, with our columns at its right end). */
export function isLedgerCopy(titles: readonly string[]): boolean {
  const keys = titles.map(titleKey);
  return OUR_COLUMNS.some((ours) => {
    const at = keys.lastIndexOf(ours[0]);
    return at > 0 && ours.every((key, index) => keys[at + index] === key);
  });
}
