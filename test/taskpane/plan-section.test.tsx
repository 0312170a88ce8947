/** @jest-environment jsdom */
import './node-globals';
import '@testing-library/jest-dom';
import { act, cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openSession } from '../../src/action/open-session';
import type { Session } from '../../src/action/session';
import { readChosenDocument } from '../../src/addin/read-document';
import { dayOf } from '../../src/calendar/day';
import type { Language } from '../../src/locale/text';
import { ThemedPane } from '../../src/taskpane/render-pane';
import { unwatchedJob } from '../../src/workbook/job';
import type { FileWorkbook } from '../../src/xlsx/file-workbook';
import { openFileWorkbook } from '../../src/xlsx/open-file-workbook';
import { sheetOf } from '../fixture/sheet-of';

const OFFICE = { theme: () => 'light' as const, onThemeChange: () => undefined };
const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 });
configure({ defaultHidden: true });
afterEach(cleanup);

const SHEETS = [
  sheetOf('台账', [
    ['债权编号', '债务人', '所属单位', '责任人', '到期日', '应收金额'],
    ['A-1', '甲公司', '一公司', '张三', '2009-07-16', 1000000],
  ]),
  sheetOf('阶段', [
    ['阶段', '类型', '开始', '结束'],
    ['摸底', '摸底', '2012-05-15', '2012-05-20'],
  ]),
];
const PLAN = [
  '第一阶段为摸底阶段，从2012年5月15日至2012年5月20日。',
  '第二阶段为清收阶段，从2012年7月23日至2012年10月31日。',
  '第三阶段为复查阶段，从2012年11月31日至2012年12月31日。',
  '2012年8月1日前还清的，减免罚息。逾期贷款余额2735万元。',
].join('\n');

async function shown(language: Language = 'zh'): Promise<{ session: Session; workbook: FileWorkbook }> {
  const workbook = await openFileWorkbook([{ file: '台账.xlsx', sheets: SHEETS }], null);
  const session = openSession({
    workbook,
    today: () => dayOf(2012, 12, 31),
    now: () => new Date(0),
    readDocument: readChosenDocument,
    language,
    producedBy: '清欠',
  });
  render(<ThemedPane session={session} office={OFFICE} />);
  await act(() => session.recognise());
  const title = language === 'zh' ? '读取方案' : 'Read a plan';
  await user.click(within(region(title)).getAllByRole('button', { name: new RegExp(`^${title}`) })[0]);
  return { session, workbook };
}
const region = (name = '读取方案') => screen.getByRole('region', { name });
const button = (name: string | RegExp) => within(region()).getByRole('button', { name });
const phases = async (workbook: FileWorkbook) =>
  (await workbook.read([{ sheet: '阶段' }], unwatchedJob()))[0].rows.slice(1).map((row) => row[0]);

test('a pasted plan is listed with its words and accepted item by item, with the keyboard alone', async () => {
  const { workbook } = await shown();
  await user.click(screen.getByLabelText('方案全文'));
  await user.paste(PLAN);
  await user.tab();
  expect(button('读取方案')).toHaveFocus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(region()).toHaveTextContent('可采纳 2，已在表中 1，有疑问 1'));
  for (const said of [
    '原文：清收阶段，从2012年7月23日至2012年10月31日',
    '写入「阶段」：阶段 清收，类型 清收，开始 2012-07-23，结束 2012-10-31',
    '2012年11月没有31日',
    '已有',
  ])
    expect(region()).toHaveTextContent(said);
  expect(region()).not.toHaveTextContent('27,350,000.00');

  button(/^采纳阶段：清收/).focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(region()).toHaveTextContent('已采纳'));
  expect(await phases(workbook)).toEqual(['摸底', '清收']);
  expect(document.activeElement).toHaveAccessibleName(/阶段/);
  expect(within(region()).queryByRole('button', { name: /^采纳阶段/ })).toBeNull();

  await user.click(button(/^其他数据/));
  expect(region()).toHaveTextContent('27,350,000.00元');
});

test('all that can be accepted at once; two writings are not undone by half', async () => {
  const { session, workbook } = await shown();
  await act(() => session.readPlan(PLAN.replace('摸底阶段，从2012年5月15日', '认定阶段，从2012年5月15日')));
  await user.click(button('全部采纳（3项）'));
  await waitFor(() => expect(region()).toHaveTextContent('可采纳 0'));
  expect(await phases(workbook)).toEqual(['摸底', '认定', '清收']);
  // Two writings, a new sheet and rows: one undo would leave half of it.
  expect(session.state().canUndo).toBe(false);
});

test('a file is chosen or dropped; its text lies in the box to be put right; one that is no text is refused', async () => {
  const { session } = await shown();
  const file = (name: string, text: string | Uint8Array<ArrayBuffer>): File => {
    const made = new File([text], name);
    // jsdom's files cannot be read.
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    return Object.assign(made, { arrayBuffer: () => Promise.resolve(bytes.buffer) });
  };
  await user.upload(
    within(region()).getByLabelText('选择文件', { selector: 'input' }),
    file('方案.txt', PLAN),
  );
  await waitFor(() => expect(screen.getByLabelText('方案全文')).toHaveValue(PLAN));
  expect(session.state().plan?.file).toBe('方案.txt');
  const dropped = file('图.docx', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0));
  await act(async () => {
    fireEvent.drop(screen.getByLabelText('方案全文'), {
      dataTransfer: { files: [dropped], types: ['Files'] },
    });
    await Promise.resolve();
  });
  await waitFor(() =>
    expect(screen.getAllByText(/「图.docx」不是可以读取的方案文本/).length).toBeGreaterThan(0),
  );
  expect(session.state().plan?.file).toBe('方案.txt');
});

test('in English', async () => {
  const { session } = await shown('en');
  await act(() => session.readPlan(PLAN));
  expect(region('Read a plan')).toHaveTextContent('2 to accept, 1 in the tables, 1 in doubt');
  expect(region('Read a plan')).toHaveTextContent('Words: 清收阶段');
});
