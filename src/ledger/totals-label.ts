const CHINESE =
  /^.{0,16}(?:小计|合计|总计|共计|统计|累计|汇总|求和)(?:金额|数额|额|数)?(?:[（(]?\d*[笔户条家个项]?[)）]?)?$/;
/** The sum in words behind the label: 合计（大写）叁拾陆万元整. */
const IN_WORDS =
  /^(?:以上|本[页表])?(?:合计|总计|共计)(?:金额)?(?:[（(]?(?:人民币|大写|[¥￥]).*|[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]+)$/;
const ENGLISH =
  /^(?:.{0,30}\s)?(?:sub-?\s?|grand\s)?(?:totals?(?:\s(?:amount|balance|due|outstanding))?|sum)$/i;
/** In an account's 摘要: sums of a month or year, and lines that carry a page over. */
const IN_SUMMARY =
  /^(?:本[日月季年期页][小合累总]计|当[日月季年期][小合累总]计|[小合总累]计|过次页|转下页|承前页|承上页|month total|year total|total)$/i;
/** In an account's 摘要: what was owed before the first entry. */
const OPENING =
  /^(?:(?:上|去|本)?[年期月]?(?:期初|年初|月初)(?:余额|数|结余)?|上[年期月](?:余额|结转|结存|结余)|[年期月]初[余结][额存]|结转上年|opening balance|balance b\/?f|brought forward)$/i;

/**
 * True for the label of a row that adds up others: 小计, 合 计, 一分公司合计, 总计（12笔）, 甲公司 汇总 (as the subtotals of Excel call it),
 * 合计（大写）…, Grand Total.
 */
export function isTotalsLabel(text: string): boolean {
  if (text.length > 40) return false;
  if (/[计总求]/.test(text)) {
    const bare = text.replace(/[\s\u3000:：]/g, '');
    return CHINESE.test(bare) || IN_WORDS.test(bare);
  }
  if (/^[∑Σ]$/.test(text)) return true;
  return /tal|sum/i.test(text) && ENGLISH.test(text.replace(/[:：]/g, '').trim());
}

/** True for the label of a row that only says what the row above it consists of: 其中：工程款. */
export function isBreakdown(text: string): boolean {
  return /^[（(]?其中(?:[:：]|$|[^\p{L}])/u.test(text);
}

/** How deep a heading stands: 1 for 一、, 2 for （一）; 0 for what is none. */
export function headingDepth(text: string): number {
  if (/^[一二三四五六七八九十]{1,3}\s*[、.．]/.test(text)) return 1;
  return /^[（(][一二三四五六七八九十]{1,3}[)）]/.test(text) ? 2 : 0;
}

/** True for the 摘要 of a line of an account that adds up or carries over others (本月合计, 本年累计, 过次页). */
export function isSumLine(summary: string): boolean {
  return summary.length <= 16 && IN_SUMMARY.test(summary.replace(/[\s\u3000:：]/g, ''));
}

/** True for the 摘要 of the line with which an account begins (期初余额, 上年结转). */
export function isOpeningLine(summary: string): boolean {
  return summary.length <= 24 && OPENING.test(summary.replace(/[\u3000:：]/g, '').trim());
}

const SIGNATURE =
  /^(?:制表|制单|填表|填报|编制|复核|审核|审批|负责人|主管|会计|经办人?|单位负责人|财务负责人|日期|注|备注|说明|附注?)[^:：]{0,8}[:：]/;

/** True for what stands under a table: 注：…, 制表：…. */
export function isNote(text: string): boolean {
  return SIGNATURE.test(text.replace(/[\s\u3000]/g, ''));
}
