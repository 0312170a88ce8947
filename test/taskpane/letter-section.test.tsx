/** @jest-environment jsdom */
import './node-globals';
import '@testing-library/jest-dom';
import { act, cleanup, configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openSession } from '../../src/action/open-session';
import type { Session } from '../../src/action/session';
import { dayOf } from '../../src/calendar/day';
import type { Language } from '../../src/locale/text';
import { ThemedPane } from '../../src/taskpane/render-pane';
import { openFileWorkbook } from '../../src/xlsx/open-file-workbook';
import { sheetOf } from '../fixture/sheet-of';

const OFFICE = { theme: () => 'light' as const, onThemeChange: () => undefined };
const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 });
configure({ defaultHidden: true });
afterEach(cleanup);

const LEDGER = sheetOf('台账', [
  ['债权编号', '债务人', '到期日', '应收金额'],
  ['A-1', '甲公司', '2012-06-30', 1000],
  ['A-2', '乙公司', '2012-11-30', 300],
  ['A-3', '丙公司', '2013-06-30', 700],
]);

async function section(language: Language = 'zh'): Promise<{ region: HTMLElement; session: Session }> {
  const workbook = await openFileWorkbook([{ file: '台账.xlsx', sheets: [LEDGER] }], null);
  const session = openSession({
    workbook,
    today: () => dayOf(2012, 12, 31),
    now: () => new Date(0),
    language,
    producedBy: '清欠',
  });
  render(<ThemedPane session={session} office={OFFICE} />);
  await act(() => session.recognise());
  const name = language === 'zh' ? '函件' : 'Letters';
  const region = screen.getByRole('region', { name });
  await user.click(within(region).getByRole('button', { name: new RegExp(`^${name}`) }));
  return { region, session };
}

const press = (region: HTMLElement, name: string): Promise<void> =>
  user.click(within(region).getByRole('button', { name }));

test('who gets a letter over how much, who gets none and why, each figure leading to its rows', async () => {
  const { region } = await section();
  const limit = within(region).getByLabelText('逾期超过（天）');
  await user.clear(limit);
  await user.type(limit, '60');
  await press(region, '查看发给谁');
  expect(region).toHaveTextContent(/1份，合计1,000.00元/);
  expect(region).toHaveTextContent('甲公司CK-20121231-001，1笔');
  await user.click(within(region).getByRole('button', { name: /^不发/ }));
  expect(region).toHaveTextContent('乙公司逾期天数未超过限定');
  expect(region).toHaveTextContent('丙公司没有逾期的债权');
  await user.click(within(region).getByRole('button', { name: /^甲公司 1,000.00元，查看来源/ }));
  expect(document.body).toHaveTextContent('甲公司 催款函 CK-20121231-001');
});

test('what cannot be read is said at its field, and nothing is looked for', async () => {
  const { region } = await section();
  await user.type(within(region).getByLabelText('付款（回复）期限'), '2012年11月31日');
  await press(region, '查看发给谁');
  expect(region).toHaveTextContent('2012年11月没有31日');
  expect(region).not.toHaveTextContent('合计');
});

test('writing makes the letters and says so; the same again adds nothing', async () => {
  const { region, session } = await section();
  await user.selectOptions(within(region).getByLabelText('种类'), '还款计划');
  await user.selectOptions(within(region).getByLabelText('发给'), 'named');
  await user.type(within(region).getByLabelText(/^债务人/), '丙公司、甲公司');
  await user.type(within(region).getByLabelText('分期期数'), '4');
  await user.type(within(region).getByLabelText('首期日期'), '2013-01-31');
  await press(region, '写入函件');
  await screen.findAllByText(/已写入函件2份，合计1,700.00元/);
  const { letters, policy } = session.state().result!;
  expect(letters.map(({ debtor, instalments }) => [debtor, instalments.length])).toEqual([
    ['丙公司', 4],
    ['甲公司', 4],
  ]);
  expect(policy.letterWishes).toHaveLength(1);
  await press(region, '查看发给谁');
  expect(region).toHaveTextContent('已有相同的一行');
});

test('speaks English', async () => {
  const { region } = await section('en');
  await press(region, 'See who gets one');
  expect(region).toHaveTextContent(/2 letters, .*1,300.00/);
});
