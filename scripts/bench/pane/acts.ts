import { NotDone, type OpenPane } from './open-pane';

/** Something that a user does in the pane; it ends when he sees that it is done, or that it is not. */
export interface Act {
  readonly name: string;
  /** @throws NotDone where the pane does something else */
  readonly perform: (pane: OpenPane) => Promise<void>;
}

const PLAN = [
  '第一阶段为摸底阶段，从2012年5月15日至2012年5月20日。',
  '第二阶段为清收阶段，从2012年7月23日至2012年10月31日。',
  '第三阶段为复查阶段，从2012年11月1日至2012年12月31日。',
  '2012年8月1日前还清的，减免罚息。',
].join('\n');

const SEEN_MS = 300;

/** The acts that are measured, in their order: each begins as the one before it has left the workbook and the pane. */
export const ACTS: readonly Act[] = [
  {
    name: 'recognise, to a list that can be used',
    perform: async ({ press, see }) => {
      await press('识别台账');
      await see('笔，');
    },
  },
  opened('open the findings', 'findings', '全部写入数据体检表'),
  opened('open the debtors', 'aging', '债务人'),
  opened('open the rewards', 'rewards', '可兑现'),
  {
    name: 'preview letters',
    perform: async ({ addin, press, see }) => {
      await addin.locator('#section-letters').click();
      await press('查看发给谁');
      await see('份，合计');
    },
  },
  {
    name: 'read a plan',
    perform: async ({ addin, press, see }) => {
      await addin.locator('#section-plan').click();
      await addin.locator('textarea').first().fill(PLAN);
      await press('读取方案');
      await see('方案读到');
    },
  },
  noticed('generate all', '一键生成', '已新建'),
  noticed('generate again, nothing changed', '一键生成', '已新建0张表，更新0张'),
  {
    name: 'another as-of date',
    perform: async ({ addin, isMade }) => {
      const field = addin.getByRole('textbox', { name: '基准日', exact: true });
      await field.fill('2012-11-30');
      await field.press('Enter');
      const begun = addin.locator('input[aria-label=基准日]:disabled').waitFor();
      // A small ledger may be done before anybody sees that it was begun.
      await (isMade ? begun : Promise.race([begun.catch(() => undefined), addin.waitForTimeout(SEEN_MS)]));
      await addin.locator('input[aria-label=基准日]:enabled').waitFor();
    },
  },
  noticed('look what would be written', '看将写入什么', '将新建'),
  noticed('generate again, changed', '一键生成', '已新建'),
  noticed('aging columns as values', /^加账龄列（数值）/, /已在\d+张台账/),
  noticed('aging columns as formulas', /^更新为公式/, /已在\d+张台账/),
  noticed('aging columns taken away', '移除', '账龄列已移除'),
];

/** @param words that stand in the section, where the ledger has anything for it */
function opened(name: string, section: string, words: string): Act {
  return {
    name,
    perform: async ({ addin, isMade, see }) => {
      const head = addin.locator(`#section-${section}`);
      if ((await head.count()) === 0) throw new NotDone('the pane has no such section with this ledger');
      // A section in which there is something to do stands open.
      if ((await head.getAttribute('aria-expanded')) === 'true') await head.click();
      await head.click();
      if (isMade) await see(words);
      else await addin.locator(`#section-${section}[aria-expanded=true]`).waitFor();
    },
  };
}

/** An act that ends in a notice. */
function noticed(name: string, button: string | RegExp, words: string | RegExp): Act {
  return {
    name,
    perform: async ({ addin, see }) => {
      const named = addin.getByRole('button', { name: button, exact: true }).first();
      if (!(await named.isVisible())) throw new NotDone('the pane has no such button with this ledger');
      await named.click();
      await see(words);
    },
  };
}
