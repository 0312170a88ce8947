/** @jest-environment jsdom */
import './node-globals';
import '@testing-library/jest-dom';
import { act, cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Session } from '../../src/action/session';
import { dayOf } from '../../src/calendar/day';
import { groupedFen } from '../../src/money/fen';
import { Cancelled } from '../../src/workbook/job';
import { ThemedPane } from '../../src/taskpane/render-pane';
import { sampleSession } from './sample-session';

/** The notice itself, not what is said of it aloud. */
const NOTICE = { selector: '.fui-MessageBarBody' };
const OFFICE = { theme: () => 'light' as const, onThemeChange: () => undefined };
const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 });
// Whether each of a thousand elements can be seen is asked of jsdom's style engine; the tests that care ask themselves.
configure({ defaultHidden: true });

async function pane(...which: Parameters<typeof sampleSession>): Promise<Session> {
  const { session } = await sampleSession(...which);
  render(<ThemedPane session={session} office={OFFICE} />);
  return session;
}

/** The pane after 识别台账. */
async function readPane(...which: Parameters<typeof sampleSession>): Promise<Session> {
  const session = await pane(...which);
  await act(() => session.recognise());
  return session;
}

const section = (name: string): HTMLElement => screen.getByRole('region', { name });
const heading = (name: string): HTMLElement =>
  within(section(name)).getByRole('button', { name: new RegExp(`^${name}`) });
const idle = (session: Session): Promise<void> => waitFor(() => expect(session.state().working).toBeNull());

afterEach(cleanup);

describe('before the ledger is read', () => {
  test('it says what will happen, and one button does it', async () => {
    const session = await pane();
    expect(screen.getByText(/不改动任何单元格/)).toBeInTheDocument();
    expect(screen.queryByText('一键生成')).toBeNull();
    await user.click(screen.getByRole('button', { name: '识别台账' }));
    await idle(session);
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent(
      '台账：150笔，38户，余额9,795.22万元；35项错误、94项提醒',
    );
  });

  test('without a ledger it says what was looked for, how headers look, and offers an empty one', async () => {
    const session = await pane('zh', ['阶段', '指标']);
    await act(() => session.recognise());
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('没有找到台账');
    expect(screen.getByRole('columnheader', { name: '应收金额' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '新建台账模板' }));
    await idle(session);
    expect(await screen.findByText(/^已新建「台账」/, NOTICE)).toBeInTheDocument();
  });
});

describe('what is there', () => {
  test('each section is one line that says its state; only what needs doing is unfolded', async () => {
    await readPane();
    const open = screen
      .getAllByRole('heading', { level: 2 })
      .map((title) => within(title).getByRole('button'))
      .map((button) => [button.textContent, button.getAttribute('aria-expanded')]);
    expect(open).toEqual([
      ['台账与列对应2张表，38列已识别', 'false'],
      ['数据体检35项错误，94项提醒', 'true'],
      ['口径与制度表' + (heading('口径与制度表').textContent ?? '').slice(6), 'false'],
      ['读取方案未读取', 'false'],
      ['账龄7段，按到期日，38户', 'false'],
      ['奖励应计 66.96，可兑 0.00万元', 'false'],
      ['阶段全面清收阶段，第101/131天', 'false'],
      ['利息与优惠未付利息 443.08万元', 'true'],
      ['催收工作55户待催收，73项预警', 'false'],
      ['函件「函件」表已列11份', 'false'],
      ['分析最近一月收回 414.77万元', 'false'],
      ['报告未查看', 'false'],
    ]);
  });

  test('errors stand by kind, the most frequent first, three of each, the next ones on demand', async () => {
    await readPane();
    const region = section('数据体检');
    const ofKind = within(region).getAllByText(/^余额不符：/);
    expect(ofKind).toHaveLength(3);
    await user.click(within(region).getAllByRole('button', { name: /^再显示16项/ })[0]);
    expect(within(region).getAllByText(/^余额不符：/)).toHaveLength(19);
  });

  test('a finding leads to its cell', async () => {
    const { session, workbook } = await sampleSession();
    const shown = jest.spyOn(workbook, 'show');
    render(<ThemedPane session={session} office={OFFICE} />);
    await act(() => session.recognise());
    await user.click(screen.getByRole('button', { name: '跳到 台账!K18' }));
    await idle(session);
    expect(shown).toHaveBeenCalledWith({ sheet: '台账', row: 17, column: 10 });
  });

  test('the buckets of the table add up to the balance in the head', async () => {
    const session = await readPane();
    await user.click(heading('账龄'));
    const rows = within(section('账龄')).getAllByRole('row').slice(1);
    const amounts = rows.map((row) => within(row).getByRole('button').textContent?.replaceAll(',', ''));
    const total = amounts.pop();
    const { aging, totals } = session.state().result!;
    expect(amounts).toHaveLength(aging.labels.length);
    expect(total).toBe('9795.22');
    expect(aging.total.buckets.reduce((sum, fen) => sum + fen, 0n)).toBe(totals.balance);
  });
});

describe('where a number comes from', () => {
  test('pressing it shows its rows, adding up to it; Escape leads back to it', async () => {
    const session = await readPane();
    const balance = screen.getByRole('button', { name: '欠款余额 9,795.22，查看来源' });
    await user.click(balance);
    const title = screen.getByRole('heading', { level: 2, name: /97,952,222\.59/ });
    expect(title).toHaveFocus();
    const claims = session.state().result!.aging.total.count;
    expect(screen.getByText(`以上${claims}项合计`).parentElement).toHaveTextContent('97,952,222.59元');
    await user.keyboard('{Escape}');
    expect(screen.queryByText('‹ 返回')).toBeNull();
    expect(screen.getByRole('button', { name: '欠款余额 9,795.22，查看来源' })).toHaveFocus();
  });

  test('a reward that is held says why, step by step', async () => {
    const session = await readPane();
    await user.click(heading('奖励'));
    await user.click(within(section('奖励')).getByRole('button', { name: /^未达标，暂不兑现/ }));
    const { lines } = session.state().result!.rewards;
    const largest = [...lines].reduce((best, line) => (line.reward > best.reward ? line : best));
    const figures = within(section('奖励')).getAllByRole('button', { name: /查看来源$/ });
    const ofLargest = figures.find(({ textContent }) => textContent?.includes(groupedFen(largest.reward)));
    await user.click(ofLargest!);
    expect(screen.getByText('单笔上限 20,000.00元')).toBeInTheDocument();
    expect(screen.getByText('未达标')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '跳到 奖励方案 第2行' })).toBeInTheDocument();
  });
});

describe('查看依据 of the cell that is selected', () => {
  test('opens the explanation of its row, and Escape leads back', async () => {
    const { session, workbook } = await sampleSession();
    render(<ThemedPane session={session} office={OFFICE} />);
    await act(() => session.recognise());
    const { claims, sources } = session.state().result!.ledger;
    const selected = { sheet: sources[claims.source[3]].sheet, row: claims.row[3], column: 2 };
    // A file has no selection of its own.
    jest.spyOn(workbook, 'selection').mockResolvedValue(selected as never);
    await act(() => session.explainSelection());
    expect(screen.getByText('所选单元格', { exact: false })).toBeInTheDocument();
    expect(screen.getByRole('heading', { level: 2, name: new RegExp(claims.id[3]) })).toHaveFocus();
    await user.keyboard('{Escape}');
    expect(screen.queryByText('‹ 返回')).toBeNull();
  });
});

describe('what the user decides', () => {
  test('a date that is left by pressing the main button is taken first, then the button does its work', async () => {
    const session = await readPane();
    const field = screen.getByRole('textbox', { name: '基准日' });
    await user.clear(field);
    await user.type(field, '2012-12-31');
    await user.click(screen.getByRole('button', { name: '一键生成' }));
    await idle(session);
    await waitFor(() => expect(session.state().notice?.report).not.toBeNull());
    expect(session.state().result?.asOf).toBe(dayOf(2012, 12, 31));
    expect(session.state().notice).toMatchObject({ kind: 'done' });
  });

  test('the day that the ledger itself states is offered while it is not the as-of date', async () => {
    const session = await readPane();
    expect(screen.getByText('台账注明的截止日期是2012-12-31，', { exact: false })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '按此日期计算' }));
    await idle(session);
    expect(session.state().settings.asOf).toBe(dayOf(2012, 12, 31));
    expect(screen.queryByRole('button', { name: '按此日期计算' })).toBeNull();
  });

  test('a day that does not exist is refused with a sentence; the next one is taken in any spelling', async () => {
    const session = await readPane();
    const field = screen.getByRole('textbox', { name: '基准日' });
    await user.clear(field);
    await user.type(field, '2012年11月31日{Enter}');
    expect(screen.getByText('2012年11月没有31日，基准日未改动。')).toBeInTheDocument();
    expect(session.state().result?.asOf).toBe(session.state().settings.asOf);
    await user.clear(field);
    await user.type(field, '2012年12月31日{Enter}');
    await idle(session);
    expect(field).toHaveValue('2012-12-31');
    expect(screen.queryByText(/未改动/)).toBeNull();
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('8,749.66万元'));
  });

  test('another column shows at once what becomes of the numbers, and the way back', async () => {
    const session = await readPane();
    await user.click(heading('台账与列对应'));
    await user.selectOptions(
      screen.getByRole('combobox', { name: '「到期日」取自哪一列' }),
      'G列「发生日期」',
    );
    await idle(session);
    expect(await screen.findByText(/^余额 9,795\.22万元 → /)).toBeInTheDocument();
    expect(screen.getByText(/^错误 35 → /)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '改回' }));
    await idle(session);
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('9,795.22万元'));
    expect(session.state().settings.mapping).toEqual({ 台账: {} });
  });

  test('a missing policy table is added from its line', async () => {
    const session = await readPane();
    await user.click(heading('口径与制度表'));
    await user.click(screen.getByRole('button', { name: '新建「LPR」' }));
    await idle(session);
    expect(await screen.findByText(/^已新建「LPR」/, NOTICE)).toBeInTheDocument();
  });
});

describe('writing', () => {
  test('the footer knows how many sheets there will be before they are drawn up', async () => {
    const session = await readPane();
    const count = Number(/(\d+)张表/.exec(screen.getByRole('contentinfo').textContent ?? '')?.[1]);
    await user.click(screen.getByRole('button', { name: '看将写入什么' }));
    await idle(session);
    expect(session.state().preview).toHaveLength(count);
    await waitFor(() => expect(heading('报告')).toHaveAttribute('aria-expanded', 'true'));
    expect(within(section('报告')).getAllByText('新建')).toHaveLength(count);
  });

  test('afterwards it says what was done, where, and can take it back', async () => {
    const session = await readPane();
    await user.click(screen.getByRole('button', { name: '一键生成' }));
    await idle(session);
    const written = session.state().notice?.report?.created.length ?? 0;
    expect(written).toBeGreaterThan(40);
    await user.click(await screen.findByRole('button', { name: `写入的${written}张表` }));
    expect(screen.getByRole('button', { name: '跳到 总览' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '撤销' }));
    await idle(session);
    expect(await screen.findByText('已撤销上一次写入。', NOTICE)).toBeInTheDocument();
  });

  test('while it works the footer names step and count, and Escape stops it', async () => {
    const { session, workbook } = await sampleSession();
    jest.spyOn(workbook, 'write').mockImplementation((_plans, _stamp, _choices, { signal, progress }) => {
      progress({ step: 'write', subject: '总览', done: 40_000, total: 100_000 });
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Cancelled())));
    });
    render(<ThemedPane session={session} office={OFFICE} />);
    await act(() => session.recognise());
    await user.click(screen.getByRole('button', { name: '一键生成' }));
    expect(await screen.findByText('写入 总览 40,000 / 100,000')).toBeVisible();
    expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '0.4');
    await user.keyboard('{Escape}');
    await idle(session);
    expect(await screen.findByText(/已取消/, NOTICE)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '一键生成' })).toBeEnabled();
  });

  test.each([
    [
      'zh',
      ['一键生成', '取消', '正在取消', '正在取消「一键生成」', '正在撤回已写入的内容 总览 3 / 12', '已取消'],
    ],
    [
      'en',
      [
        'Generate',
        'Cancel',
        'Cancelling',
        'Cancelling: Generate all',
        'Taking back what was written: 总览 3 / 12',
        'cancelled',
      ],
    ],
  ] as const)(
    '取消 is answered before what was written is taken back, and that tells how far it is (%s)',
    async (language, words) => {
      const [generate, cancel, cancelling, answer, takingBack, over] = words;
      const { session, workbook } = await sampleSession(language);
      let takeBack = (): void => undefined;
      let finish = (): void => undefined;
      jest.spyOn(workbook, 'write').mockImplementation((_plans, _stamp, _choices, { progress }) => {
        progress({ step: 'write', subject: '总览', done: 40_000, total: 100_000 });
        return new Promise((_, reject) => {
          takeBack = () => progress({ step: 'put-back', subject: '总览', done: 3, total: 12 });
          finish = () => reject(new Cancelled());
        });
      });
      render(<ThemedPane session={session} office={OFFICE} />);
      await act(() => session.recognise());
      await user.click(screen.getByRole('button', { name: generate }));
      const footer = await screen.findByRole('contentinfo');
      await user.click(await within(footer).findByRole('button', { name: cancel }));
      // Nothing has come back from Excel yet.
      expect(within(footer).getByText(answer)).toBeVisible();
      const button = within(footer).getByRole('button', { name: cancelling });
      expect(button).toHaveAttribute('aria-disabled', 'true');
      act(takeBack);
      expect(within(footer).getByText(takingBack)).toBeVisible();
      expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '0.25');
      act(finish);
      await idle(session);
      expect(await screen.findByText(new RegExp(over), NOTICE)).toBeInTheDocument();
    },
  );
});

test('the same pane speaks English', async () => {
  await readPane('en');
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(
    'Ledger: 150 claims, 38 debtors, balance 9,795.22 × 10,000 yuan; 35 errors, 94 reminders',
  );
});
