import { NO_DAY } from '../../src/calendar/day';
import { policySheetOf } from '../../src/policy/policy-sheet';
import type { LetterWish } from '../../src/policy/letter-rows';
import { PAGE_POINTS } from '../../src/report/letter-pages';
import { planReport, type ReportOptions } from '../../src/report/report';
import type { SheetPlan } from '../../src/workbook/sheet-plan';
import type { ClaimRow } from '../fixture/ledger-of';
import { sheetOf } from '../policy/sheet';
import { campaignOf } from './campaign-of';

const OPTIONS: ReportOptions = {
  language: 'zh',
  unitName: '集团公司清欠办公室',
  leaderUnit: '万元',
  producedBy: '清欠 0.1.0',
  ledger: 'copy',
};

const WISH: LetterWish = {
  kind: '催款函',
  debtor: '',
  overdueMoreThan: null,
  owesMoreThan: null,
  day: NO_DAY,
  payBy: NO_DAY,
  instalments: 24,
  firstPayment: NO_DAY,
  account: '户名　开户行　账号',
  contact: '王会计',
  phone: '0532-1',
  place: null,
};

const many: ClaimRow[] = Array.from({ length: 80 }, (_, index) => ({
  id: `编号很长的债权${index}`.repeat(index % 3 === 0 ? 3 : 1),
  debtor: index < 75 ? '大户' : `小户${index}`,
  due: '2011-01-01',
  amount: 1000 + index,
}));

function sheets(language: 'zh' | 'en', claims: readonly ClaimRow[] = many): readonly SheetPlan[] {
  const kinds = (['催款函', '对账函', '询证函', '还款计划'] as const).map((kind) => ({ ...WISH, kind }));
  return planReport(campaignOf(claims, [], { letterWishes: kinds }, '2012-12-31'), { ...OPTIONS, language });
}

function letterSheets(all: readonly SheetPlan[]): readonly SheetPlan[] {
  return all.filter(({ id }) => id.startsWith('letter:'));
}

/** Rows of each page. */
function pagesOf({ rows, print }: SheetPlan): [first: number, after: number][] {
  const starts = [0, ...(print.breaksBefore ?? [])];
  return starts.map((first, index) => [first, starts[index + 1] ?? rows.length]);
}

describe.each(['zh', 'en'] as const)('letters in %s', (language) => {
  const all = sheets(language);

  test('are one sheet a kind and the register of all', () => {
    expect(all.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['催款函', '对账函', '询证函', '还款计划', '函件登记表']),
    );
  });

  test.each(letterSheets(all).map((plan) => [plan.name, plan] as const))(
    '%s is no policy table for whoever reads the report again',
    (_, { name, rows }) => {
      expect(policySheetOf({ ...sheetOf(name, []), rows })).toBeNull();
    },
  );

  test.each(letterSheets(all).map((plan) => [plan.name, plan] as const))(
    '%s has one page a debtor, which holds whatever it has to say',
    (_, plan) => {
      const points = new Map(plan.rowHeights?.map(({ row, points: height }) => [row, height]));
      const pages = pagesOf(plan);
      // Six debtors; behind the first one's letter stand all its claims.
      expect(pages).toHaveLength(7);
      pages.forEach(([first, after], index) => {
        const height = Array.from({ length: after - first }, (__, at) => points.get(first + at)!);
        if (index !== 1) expect(height.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(PAGE_POINTS);
      });
      expect(plan.rows.slice(...pages[1]).flat()).toEqual(expect.arrayContaining([many[74].id]));
    },
  );

  test('are not numbered through: each page goes to somebody else', () => {
    expect(letterSheets(all).map(({ print }) => print.unnumbered)).toEqual([true, true, true, true]);
  });

  test('add up: the total of a letter is what its rows come to', () => {
    for (const plan of letterSheets(all)) {
      const sums = plan.cells.filter(({ formula }) => formula?.startsWith('SUM('));
      expect(sums.length).toBeGreaterThan(0);
      for (const { row, column, formula } of sums) {
        const [, first, last] = /^SUM\([A-Z]+(\d+):[A-Z]+(\d+)\)$/.exec(formula!)!.map(Number);
        const cents = plan.rows
          .slice(first - 1, last)
          .reduce((sum, cells) => sum + Math.round(Number(cells[column] ?? 0) * 100), 0);
        expect(cents / 100).toBe(plan.rows[row][column]);
      }
    }
  });
});

test('a demand says the amount in figures and in capitals, to whom, by whom', () => {
  const claims: ClaimRow[] = [{ id: 'A-1', debtor: '甲公司', due: '2012-06-30', amount: '1680.32' }];
  const [demand] = letterSheets(sheets('zh', claims));
  const words = demand.rows
    .flat()
    .filter((value) => typeof value === 'string')
    .join('\n');
  expect(words).toContain('甲公司：');
  expect(words).toContain('人民币壹仟陆佰捌拾元叁角贰分（￥1,680.32）');
  expect(words).toContain('集团公司清欠办公室（盖章）');
  expect(words).toContain('2012年12月31日');
  expect(demand.rows.some((row) => row[1] === 'A-1' && row[5] === 1680.32 && row[6] === 184)).toBe(true);
});

test('the register has a row for the demand log for each claim that was demanded', () => {
  const claims: ClaimRow[] = [
    { id: 'A-1', debtor: '甲公司', due: '2012-06-30', amount: 10 },
    { id: 'A-2', debtor: '甲公司', due: '2012-07-31', amount: 20 },
    { id: 'A-3', debtor: '甲公司', due: '2013-07-31', amount: 40 },
  ];
  const register = sheets('zh', claims).find(({ id }) => id === 'letter-register')!;
  const log = register.rows.filter((row) => row[2] === '催款函' && row[1] !== 'CK-20121231-001');
  expect(log.map((row) => row[1])).toEqual(['A-1', 'A-2']);
});

test('without wishes there is no letter', () => {
  const plans = planReport(campaignOf(many, [], {}, '2012-12-31'), OPTIONS);
  expect(plans.filter(({ id }) => id.startsWith('letter'))).toEqual([]);
});
