/** @jest-environment jsdom */
import './node-globals';
import '@testing-library/jest-dom';
import { act, cleanup, configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openSession } from '../../src/action/open-session';
import { dayOf } from '../../src/calendar/day';
import { ThemedPane } from '../../src/taskpane/render-pane';
import type { CellValue, SheetData } from '../../src/workbook/sheet-data';
import { openFileWorkbook } from '../../src/xlsx/open-file-workbook';
import { sheetOf } from '../fixture/sheet-of';

const OFFICE = { theme: () => 'light' as const, onThemeChange: () => undefined };
const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 });
configure({ defaultHidden: true });
afterEach(cleanup);

/** A claim of 1,000 arises in every month of 2012, and half of it comes in in the month after. */
const MONTHS = Array.from({ length: 12 }, (_, month) => month);
const day = (month: number): string => `2012-${String(month + 1).padStart(2, '0')}-15`;
const LEDGER = [
  sheetOf('台账', [
    ['债权编号', '债务人', '所属单位', '发生日期', '到期日', '应收金额'],
    ...MONTHS.map((month): CellValue[] => [
      `C${month}`,
      month === 0 ? '二公司' : '外部甲',
      '一公司',
      day(month),
      day(month),
      1000,
    ]),
  ]),
  sheetOf('回款', [
    ['回款编号', '日期', '债权编号', '金额', '方式'],
    ...MONTHS.slice(1).map((month): CellValue[] => [`R${month}`, day(month), `C${month - 1}`, 500, '银行']),
  ]),
];
const ASKED = [
  sheetOf('预警线', [
    ['项目', '值'],
    ['分析月数', 11],
  ]),
  sheetOf('计提比例', [
    ['账龄集', '名称', '债权编号', '比例'],
    ['账龄年限', '1年以内', null, '5%'],
    [null, null, 'C3', '100%'],
  ]),
  sheetOf('内部单位', [
    ['名称', '所属单位'],
    ['二公司', null],
  ]),
];

async function section(sheets: readonly SheetData[]): Promise<HTMLElement> {
  const workbook = await openFileWorkbook([{ file: '台账.xlsx', sheets }], null);
  const session = openSession({
    workbook,
    today: () => dayOf(2012, 12, 31),
    now: () => new Date(0),
    language: 'zh',
    producedBy: '清欠',
  });
  render(<ThemedPane session={session} office={OFFICE} />);
  await act(() => session.recognise());
  const region = screen.getByRole('region', { name: '分析' });
  await user.click(within(region).getByRole('button', { name: /^分析/ }));
  return region;
}

test('where nothing asks for it, it says how to ask', async () => {
  const region = await section(LEDGER);
  expect(region).toHaveTextContent('在「预警线」填分析月数');
  expect(within(region).getByRole('button', { name: /预警线/ })).toBeInTheDocument();
});

test('numbers lead to their rows: recoveries of the months, provisions by bucket, claims within the group', async () => {
  const region = await section([...LEDGER, ...ASKED]);
  // 11 claims of 500 and one of 1,000, of which C3 has a rate of its own: 6,000 × 5% + 500.
  for (const [name, amount, parts] of [
    ['最近一月收回', '500.00', ['回款 R11']],
    ['11个月收回', '5,500.00', ['回款 R1', '回款 R11']],
    ['坏账准备（按比例）', '800.00', ['1年以内', 'C3']],
    ['集团内部往来', '500.00', ['C0']],
  ] as const) {
    await user.click(
      within(region).getByRole('button', { name: new RegExp(`^${name} ${amount}元，查看来源`) }),
    );
    for (const part of parts) expect(document.body).toHaveTextContent(part);
    await user.keyboard('{Escape}');
  }
  expect(region).toHaveTextContent('依据11个月；检验5个月，5个月落入区间');
  expect(region).toHaveTextContent('合并后余额6,000.00');
});
