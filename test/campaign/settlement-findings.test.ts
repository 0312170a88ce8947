import { dayOf } from '../../src/calendar/day';
import { runCampaign } from '../../src/campaign/run';
import { addressOf } from '../../src/finding/finding';
import { messageOf } from '../../src/locale/finding-text';
import type { SheetData } from '../../src/workbook/sheet-data';
import { sheetOf } from '../fixture/sheet-of';

/** Where and in which words a run says that more was paid than is owed. */
function said(...sheets: SheetData[]): string[] {
  return runCampaign({ sheets, asOf: dayOf(2012, 12, 31) })
    .findings.filter(({ code }) => code.endsWith('more-than-owed'))
    .map((finding) => `${addressOf(finding.place)} ${messageOf('zh', finding)}`);
}

describe('more received than owed', () => {
  it('on one row of a table of claims', () => {
    expect(said(sheetOf('台账', '| 客户 | 合同金额 | 已收款 |\n| 甲 | 1000 | 1200 |'))).toEqual([
      'C2 收款多于欠款，多出200.00元',
    ]);
  });

  it('by a recovery that names a claim', () => {
    const claims = sheetOf('台账', '| 债权编号 | 债务人 | 应收金额 |\n| A1 | 甲 | 10 |');
    const money = sheetOf('回款', '| 回款编号 | 日期 | 债权编号 | 金额 |\n| H1 | 2012-05-01 | A1 | 12 |');
    expect(said(claims, money)).toEqual(['D2 回款 H1 超过债权 A1 的余额，多出2.00元']);
  });
});
