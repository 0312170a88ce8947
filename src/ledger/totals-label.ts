const CHINESE = /^.{0,16}(?:小计|合计|总计|共计|统计|累计)(?:[（(]?\d*[笔户条家个项]?[)）]?)?$/;
const ENGLISH = /^(?:.{0,30}\s)?(?:sub-?\s?|grand\s)?totals?$/i;
/** In an account's 摘要: sums of a month or year, and lines that carry a page over. */
const IN_SUMMARY =
  /^(?:本[日月季年期页][小合累总]计|当[日月季年期][小合累总]计|[小合总累]计|过次页|转下页|承前页|承上页|month total|year total|total)$/i;
/** In an account's 摘要: what was owed before the first entry. */
const OPENING =
  /^(?:(?:上|去|本)?[年期月]?(?:期初|年初|月初)(?:余额|数|结余)?|上[年期月](?:余额|结转|结存|结余)|[年期月]初[余结][额存]|结转上年|opening balance|balance b\/?f|brought forward)$/i;

/** True for the label of a row that adds up others: 小计, 合 计, 一分公司合计, 总计（12笔）, Grand Total. */
export function isTotalsLabel(text: string): boolean {
  if (text.length > 40) return false;
  if (text.includes('计')) return CHINESE.test(text.replace(/[\s\u3000:：]/g, ''));
  return /tal/i.test(text) && ENGLISH.test(text.replace(/[:：]/g, '').trim());
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
