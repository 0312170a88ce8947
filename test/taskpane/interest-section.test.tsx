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

const LEDGER = sheetOf('台账', [
  ['债权编号', '债务人', '发生日期', '到期日', '应收金额', '合同利率'],
  ['A-1', '甲公司', '2012-01-15', '2012-01-15', 1200000, '6%'],
  ['A-2', '乙公司', '2012-01-15', null, 500, '6%'],
]);
const TERMS = sheetOf('利率与优惠', [
  ['项目', '值'],
  ['计息基准', 360],
  ['罚息上浮', '50%'],
  ['优惠截止日', '2012-07-31'],
]);
const LAWSUIT = sheetOf('诉讼', [
  ['债权编号', '判决日期', '判决金额', '履行期限'],
  ['A-1', '2012-02-01', 1000000, '2012-03-01'],
]);

async function section(sheets: readonly SheetData[]): Promise<HTMLElement> {
  const workbook = await openFileWorkbook([{ file: '台账.xlsx', sheets }], null);
  const session = openSession({
    workbook,
    today: () => dayOf(2012, 7, 31),
    now: () => new Date(0),
    language: 'zh',
    producedBy: '清欠',
  });
  render(<ThemedPane session={session} office={OFFICE} />);
  await act(() => session.recognise());
  const region = screen.getByRole('region', { name: '利息与优惠' });
  const heading = within(region).getAllByRole('button', { name: /^利息与优惠/ })[0];
  if (heading.getAttribute('aria-expanded') !== 'true') await user.click(heading);
  return region;
}

test('where no terms are set, it says how to set them', async () => {
  const region = await section([LEDGER]);
  expect(region).toHaveTextContent('填「利率与优惠」');
  expect(within(region).getByRole('button', { name: /利率与优惠/ })).toBeInTheDocument();
});

test('the example of rules.md §6: interest, saving and days left, each with its intervals; what is missing with its reason', async () => {
  const region = await section([LEDGER, TERMS, LAWSUIT]);
  for (const [name, amount, part] of [
    ['利息合计', '59,400.00', '1,200,000.00元 × 9%，198天'],
    ['未付利息', '59,400.00', 'A-1'],
    ['优惠减免', '19,800.00', '享受优惠应还'],
  ] as const) {
    await user.click(
      within(region).getByRole('button', { name: new RegExp(`^${name} ${amount}元，查看来源`) }),
    );
    expect(document.body).toHaveTextContent(part);
    await user.keyboard('{Escape}');
  }
  expect(region).toHaveTextContent('截止 2012-07-31，剩0天');
  expect(region).toHaveTextContent('未能计息1项');
});
