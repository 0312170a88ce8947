import { PATIENCE, ROOT, type WorkbenchPage } from './workbench-page';
import { command } from '../../headless/run-command';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';

const AS_OF = '2012-12-31';
interface Rewards {
  readonly rewards: { readonly accrued: string; readonly payable: string };
}

/** What is done between the large steps: columns corrected, days changed, rewards computed, a number asked for its origin. */
export function workByHand(bench: () => WorkbenchPage, folder: string): void {
  test(
    'a column is corrected in the pane: it says what that changes, and gives it back',
    async () => {
      await bench().begin();
      await bench().press('recognise');
      await bench().sees('153笔');
      await bench().setAsOf(AS_OF);
      await bench().sees('8,749.66');
      const pane = await bench().pane();
      await bench().unfold('mapping');
      const due = pane.getByLabel('「到期日」取自哪一列').first();
      await due.selectOption({ label: 'G列「发生日期」' });
      await bench().sees('改「到期日」后：');
      await bench().screen('09-mapping');
      await bench().sees(/逾期余额 8,731\.02.*→ 8,/);
      await pane.getByText('改回', { exact: true }).click();
      await pane.getByText('改「到期日」后：').waitFor({ state: 'detached' });
      await bench().sees('8,731.02');
      expect(await due.locator('option:checked').textContent()).toBe('H列「到期日」');
    },
    2 * PATIENCE,
  );

  test(
    'rewards are written alone, and their sum is the headless command’s',
    async () => {
      const names = (await bench().saved('before-rewards.xlsx')).map(({ name }) => name);
      await bench().press('reward');
      await bench().sees(/已新建\d+张表/);
      await bench().tab('奖励计算明细');
      await bench().screen('10-rewards');
      const after = await bench().saved('rewards.xlsx');
      expect(
        after
          .map(({ name }) => name)
          .filter((name) => !names.includes(name))
          .sort(),
      ).toEqual(['奖励分配公示表', '奖励发放核对表', '奖励计算明细', '待定奖励审批表', '按点奖罚表']);
      const json = join(folder, 'rewards.json');
      const sample = join(ROOT, 'assets/sample/qingqian-sample.xlsx');
      await command(sample, '--as-of', AS_OF, '--json', json);
      const { rewards } = JSON.parse(readFileSync(json, 'utf8')) as Rewards;
      await bench().unfold('rewards');
      for (const sum of [rewards.accrued, rewards.payable])
        await bench().sees(Number(sum).toLocaleString('en-US', { minimumFractionDigits: 2 }));
    },
    2 * PATIENCE,
  );

  test(
    'a number is pressed and shows its rows and its rule; its row is one press away',
    async () => {
      const pane = await bench().pane();
      await pane.getByRole('button', { name: /^可兑现 .*查看来源$/ }).click();
      await pane
        .getByRole('heading', { name: /可兑现/ })
        .first()
        .waitFor();
      await bench().sees(/以上\d+项合计/);
      await pane.getByRole('button', { expanded: false }).first().click();
      await bench().screen('11-trace');
      await pane
        .getByRole('button', { name: /^跳到 / })
        .first()
        .click();
      await bench().page.waitForTimeout(500);
      await bench().screen('12-trace-row');
      await pane.getByText('‹ 返回').click();
      await pane.locator('#section-rewards').waitFor();
    },
    2 * PATIENCE,
  );

  test(
    'a work that is cancelled half-way leaves the workbook as it was',
    async () => {
      await bench().begin();
      await bench().page.getByLabel('打开示例').selectOption({ label: '五千笔债权' });
      await bench().page.waitForFunction(
        () => document.querySelector('.title-name')?.textContent === 'qingqian-5000.xlsx',
        null,
        { timeout: PATIENCE },
      );
      await bench().sees('还没有识别台账');
      const before = await bench().saved('before-cancel.xlsx');
      const pane = await bench().pane();
      await bench().page.click('[data-control="Qingqian.Ribbon.generateAll"]');
      // Pressed while it writes, in the very moment in which that is seen: it may be over soon.
      await pane.waitForFunction(
        () => {
          const footer = document.querySelector('footer');
          const stop = footer?.textContent?.includes('写入') === true && footer.querySelector('button');
          if (stop && stop.textContent === '取消') stop.click();
          return stop;
        },
        null,
        { timeout: PATIENCE },
      );
      await bench().sees(/已取消；工作簿未改动/);
      await bench().screen('14-cancelled');
      // A sheet is never deleted: those that were begun are empty and hidden, and are used by the next run.
      const after = await bench().saved('cancelled.xlsx');
      expect(after.slice(0, before.length).map(({ name, rows }) => ({ name, rows }))).toEqual(
        before.map(({ name, rows }) => ({ name, rows })),
      );
      for (const begun of after.slice(before.length)) {
        expect(begun.hidden).toBe(true);
        expect(begun.rows.flat().filter((value) => value !== null)).toEqual([]);
      }
    },
    2 * PATIENCE,
  );
}
