/** @jest-environment jsdom */
import './node-globals';
import '@testing-library/jest-dom';
import { act, cleanup, configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openSession } from '../../src/action/open-session';
import { dayOf } from '../../src/calendar/day';
import { ThemedPane } from '../../src/taskpane/render-pane';
import type { SheetData } from '../../src/workbook/sheet-data';
import { openFileWorkbook } from '../../src/xlsx/open-file-workbook';
import { sheetOf } from '../fixture/sheet-of';

const OFFICE = { theme: () => 'light' as const, onThemeChange: () => undefined };
const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 });
configure({ defaultHidden: true });
afterEach(cleanup);

const LEDGER = [
  sheetOf('台账', [
    ['债权编号', '债务人', '所属单位', '责任人', '发生日期', '到期日', '应收金额'],
    ['A1', '甲公司', '一公司', '张三', '2020-01-01', '2021-07-10', 500],
    ['A2', '乙公司', '一公司', '李四', '2023-01-01', '2023-12-31', 900],
  ]),
];
const REGISTERS = [
  sheetOf('还款承诺', [
    ['债权编号', '承诺日期', '约定还款日', '承诺金额'],
    ['A2', '2024-01-15', '2024-03-31', 300],
  ]),
  sheetOf('预警线', [
    ['项目', '值'],
    ['诉讼时效预警天数', 30],
  ]),
];

async function section(sheets: readonly SheetData[]): Promise<HTMLElement> {
  const workbook = await openFileWorkbook([{ file: '台账.xlsx', sheets }], null);
  const session = openSession({
    workbook,
    today: () => dayOf(2024, 6, 30),
    now: () => new Date(0),
    language: 'zh',
    producedBy: '清欠',
  });
  render(<ThemedPane session={session} office={OFFICE} />);
  await act(() => session.recognise());
  const region = screen.getByRole('region', { name: '催收工作' });
  await user.click(within(region).getByRole('button', { name: /^催收工作/ }));
  return region;
}

test('where nothing asks for it, it says how to ask', async () => {
  const region = await section(LEDGER);
  expect(region).toHaveTextContent('建立「催收记录」');
  expect(within(region).getByRole('button', { name: /催收记录/ })).toBeInTheDocument();
});

test('who is to be acted on first, why, and the warnings, each leading to its rows', async () => {
  const region = await section([...LEDGER, ...REGISTERS]);
  expect(region).toHaveTextContent('2户待催收，2项预警');
  expect(region).toHaveTextContent(
    /1\. 甲公司张三 期限 2024-07-10 届满.*2\. 乙公司李四 2024-03-31 的承诺未兑现/,
  );
  expect(within(region).getByRole('button', { name: /台账!G2/ })).toBeInTheDocument();
  await user.click(within(region).getByRole('button', { name: /^甲公司 500.00元，查看来源/ }));
  expect(document.body).toHaveTextContent('A1 甲公司');
  await user.keyboard('{Escape}');
  await user.click(within(region).getByRole('button', { name: /^还款承诺 300.00元，查看来源/ }));
  expect(document.body).toHaveTextContent('约定还款日前收回的金额A2 乙公司300.00');
});
