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
    ['债权编号', '债务人', '所属单位', '责任人', '发生日期', '到期日', '应收金额'],
    ['A-1', '甲公司', '一公司', '张三', '2009-07-01', '2009-07-16', 1000000],
  ]),
  sheetOf('回款', [
    ['回款编号', '日期', '债权编号', '金额', '方式', '凭证号'],
    ['R1', '2012-02-01', 'A-1', 102000, '银行', '记-1'],
  ]),
  sheetOf('奖励方案', [
    ['方案', '方式', '逾期起', '逾期止', '单位', '比例'],
    ['办法', '现金', 1, null, '年', '8%'],
  ]),
  sheetOf('指标', [
    ['所属单位', '责任人', '起', '止', '金额'],
    ['一公司', null, '2012-01-01', '2012-12-31', 100000],
  ]),
  sheetOf('按点奖罚', [
    ['方案', '完成率起', '完成率止', '每点金额', '上限', '下限'],
    ['奖罚', '100%', null, 800, 15000, null],
  ]),
  sheetOf('年薪', [
    ['姓名', '所属单位', '起', '止', '年薪', '已预发'],
    ['王总', '一公司', '2012-01-01', '2012-12-31', 240000, 160000],
  ]),
  sheetOf('年薪兑现', [
    ['方案', '完成率起', '完成率止', '兑现比例'],
    ['年薪办法', '100%', null, '110%'],
  ]),
  sheetOf('奖励发放', [
    ['发放日期', '姓名', '回款编号', '金额', '凭证号'],
    ['2012-07-01', '张三', 'R1', 9000, '付-1'],
  ]),
];

test('accrued, held, payable, paid and 追回; points and annual pay, each leading to its rows', async () => {
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
  const region = screen.getByRole('region', { name: '奖励' });
  await user.click(within(region).getAllByRole('button', { name: /^奖励/ })[0]);
  for (const [name, amount] of [
    ['应计', '8,160.00'],
    ['可兑现', '8,160.00'],
    ['已发', '9,000.00'],
    ['本次补发（负数为追回）', '-840.00'],
  ])
    expect(within(region).getAllByText(name)[0].parentElement).toHaveTextContent(amount);
  for (const [list, amount, said] of [
    ['按点奖罚', '1,600.00', /2点 × 800.00元/],
    ['年薪兑现', '264,000.00', /102.0%/],
  ] as const) {
    await user.click(within(region).getByRole('button', { name: new RegExp(`^${list}`) }));
    await user.click(within(region).getByRole('button', { name: new RegExp(`${amount}.*查看来源$`) }));
    expect(screen.getAllByText(said).length).toBeGreaterThan(0);
    await user.keyboard('{Escape}');
  }
});
