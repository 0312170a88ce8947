import { isBlank, textOf } from '../table/cell';
import { titleKey } from '../table/title';
import type { SheetData } from '../workbook/sheet-data';

/** Names of the statements that we write, as a pattern each, in their order; 「全面清收阶段进度表」 ends like all of its kind. */
const STATEMENTS = [
  '总览',
  '账龄分析表',
  '.*进度表',
  '排名表',
  '奖励计算明细',
  '奖励分配公示表',
  '年度计划完成表',
  '基线变动表',
  '复查抽样表',
  '利息计算表',
  '利息明细表',
  '利息计算单',
  '未计息债权表',
  '优惠测算表',
  '时效预警表',
  '催收工作清单',
  '预警清单',
  '大额欠款清单',
  '限供清单',
  '还款承诺兑现表',
  '诉讼案件表',
  '抵债资产登记表',
  '核销案件表',
  '争议欠款表',
  '责任落实表',
  '奖励发放核对表',
  '待定奖励审批表',
  '按点奖罚表',
  '年薪兑现表',
  '年终奖计税比较表',
  '集团合并表',
  '内部往来表',
  '账龄迁徙表',
  '迁徙率测算表',
  '清收分析表',
  '回款预测表',
  '坏账准备测算表',
  '函件登记表',
  '真实性核查表',
  '不良贷款统计表',
  '数据体检',
  '口径说明',
];
const STATEMENT_NAME = named(STATEMENTS.join('|'));

/** What the line under the title of every statement of ours says. */
const MARKS = [
  /^(?:编制单位|prepared by)\s*[:：]/i,
  /^(?:基准日|as of)\s*[:：]/i,
  /^(?:金额单位|amounts in)\s*[:：]/i,
];
/** Rows at the top within which a statement says what it is. */
const HEAD_ROWS = 4;
const FEWEST_MARKS = 2;

/** Letters and notices have no such line: the number of a letter of ours, and the title of a notice. */
const PAGES = [
  { name: named('催款函|对账函|询证函|还款计划'), mark: /^(?:编号[:：]|No\.)\s*[A-Z]{2}-\d{8}-\d+$/ },
  { name: named('通报·.+'), mark: /^(?:关于.+工作情况的通报|Notice on the progress of phase .+)$/ },
];

/** A copy has a number in brackets behind. */
function named(names: string): RegExp {
  return new RegExp(`^(?:${names})(?:\\s*\\(\\d+\\))?$`);
}

/**
 * True for a sheet that we wrote: by its name together with what each of its kind carries at its top; a statement has a line
 * under its title (编制单位, 基准日, 金额单位). Figures of a report are never read as a ledger.
 */
export function isGenerated(sheet: SheetData): boolean {
  const name = sheet.name.normalize('NFKC').trim();
  const head = sheet.rows
    .slice(0, HEAD_ROWS)
    .flatMap((row) => row.filter((value) => !isBlank(value)).map(textOf));
  const has = (mark: RegExp): boolean => head.some((text) => mark.test(text));
  if (STATEMENT_NAME.test(name)) return MARKS.filter(has).length >= FEWEST_MARKS;
  return PAGES.some((page) => page.name.test(name) && has(page.mark));
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
