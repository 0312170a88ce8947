/** @jest-environment jsdom */
import './node-globals';
import '@testing-library/jest-dom';
import { act, cleanup, configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openSession } from '../../src/action/open-session';
import { dayOf } from '../../src/calendar/day';
import { ThemedPane } from '../../src/taskpane/render-pane';
import { openFileWorkbook } from '../../src/xlsx/open-file-workbook';
import { sheetOf } from '../fixture/sheet-of';

const OFFICE = { theme: () => 'light' as const, onThemeChange: () => undefined };
const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 });
configure({ defaultHidden: true });
afterEach(cleanup);

const SHEETS = [
  sheetOf('台账', [
    ['债权编号', '债务人', '所属单位', '发生日期', '到期日', '应收金额'],
    ['A-1', '甲公司', '一公司', '2009-07-01', '2009-07-16', 1000000],
  ]),
  sheetOf('回款', [
    ['回款编号', '日期', '债权编号', '金额', '方式', '凭证号'],
    ['R1', '2012-02-01', 'A-1', 120000, '银行', '记-1'],
  ]),
  sheetOf('年度计划', [
    ['年度', '所属单位', '计划收回'],
    [2012, '一公司', 200000],
  ]),
];

test('the year’s plan stands beneath the phases; its figures lead to their rows', async () => {
  const workbook = await openFileWorkbook([{ file: '台账.xlsx', sheets: SHEETS }], null);
  const session = openSession({
    workbook,
    today: () => dayOf(2012, 12, 31),
    now: () => new Date(0),
    language: 'zh',
    producedBy: '清欠',
  });
  render(<ThemedPane session={session} office={OFFICE} />);
  await act(() => session.recognise());
  const region = screen.getByRole('region', { name: '阶段' });
  await user.click(within(region).getAllByRole('button', { name: /^阶段/ })[0]);
  await user.click(within(region).getByRole('button', { name: /^年度计划/ }));
  expect(within(region).getAllByText('完成率 60.0%，时间进度 100.0%')).not.toHaveLength(0);
  await user.click(within(region).getAllByRole('button', { name: /累计收回.*12\.00.*查看来源$/ })[0]);
  expect(document.body).toHaveTextContent('R1');
});
