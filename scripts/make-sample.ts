import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { dayOf } from '../src/calendar/day';
import { serialOfDay } from '../src/calendar/serial';
import { runCampaign } from '../src/campaign/run';
import { planPolicyTemplate } from '../src/policy/template';
import { pagesAcross } from '../src/workbook/pages-across';
import type { CellValue } from '../src/workbook/sheet-data';
import type { CellPlan, SheetPlan, StyleName } from '../src/workbook/sheet-plan';
import { readWorkbook } from '../src/xlsx/read-workbook';
import { writeWorkbook } from '../src/xlsx/write-workbook';
import { BLEMISHED_CLAIMS, BLEMISHED_RECOVERIES, type Row } from './sample/blemishes';
import { traitsOf } from './sample/debtor-traits';
import { POLICY_ROWS } from './sample/policy-rows';
import { MIGRATION_BUCKETS, REGISTER_ROWS, REGISTER_SETTINGS } from './sample/register-rows';
import { storyClaims, storyRecoveries, type StoryClaim, type StoryRecovery } from './sample/story';

const AS_OF = dayOf(2012, 12, 31);
/** Rows of the sheet that a user has hidden: they count all the same, and a finding says so. */
const HIDDEN_CLAIM = 'YS2007012';
/** The claim whose 余额 was typed over by hand. */
const MISTYPED_CLAIM = 'YS2007020';

const CLAIM_COLUMNS: readonly (readonly [title: string, width: number, style: StyleName])[] = [
  ['债权编号', 13, 'plain'],
  ['原债权编号', 13, 'plain'],
  ['债务人', 24, 'plain'],
  ['所属单位', 13, 'plain'],
  ['责任人', 9, 'plain'],
  ['款项性质', 11, 'plain'],
  ['发生日期', 13, 'plainDate'],
  ['到期日', 13, 'plainDate'],
  ['信用期', 8, 'plain'],
  ['应收金额', 16, 'plainMoney'],
  ['余额', 16, 'plainMoney'],
  ['合同利率', 10, 'plain'],
  ['五级分类', 10, 'plain'],
  ['资金状况', 10, 'plain'],
  ['项目前景', 10, 'plain'],
  ['诚信', 8, 'plain'],
  ['担保方式', 10, 'plain'],
  ['保证期间至', 13, 'plainDate'],
  ['摸底日期', 13, 'plainDate'],
  ['认定日期', 13, 'plainDate'],
  ['复查结果', 10, 'plain'],
  ['整改日期', 13, 'plainDate'],
  ['备注', 30, 'plain'],
];
/** Title, unit line, header. */
const HEADER_ROW = 2;
/** Number and debtor: in sight on the screen and on every page. */
const FROZEN_COLUMNS = 3;

/** Writes the sample ledger; the same bytes on every run. */
export async function makeSample(): Promise<Uint8Array> {
  const claims = storyClaims();
  const recoveries = storyRecoveries(claims);
  const recoveryRows = [...recoveries.map(recoveryRow), ...BLEMISHED_RECOVERIES];
  const policy = Object.entries(policyRows()).map(([table, rows]) => filled(table, rows));
  const bytesWith = (balances: ReadonlyMap<number, number>): Promise<Uint8Array> =>
    writeWorkbook([ledgerSheet(claims, balances), filled('回款', recoveryRows), ...policy], {
      title: '清欠示例台账',
      created: new Date(Date.UTC(2012, 11, 31)),
    });
  return bytesWith(await balancesOf(await bytesWith(new Map())));
}

/** The campaign's own policies, and what its office keeps beside them. */
function policyRows(): Readonly<Record<string, readonly Row[]>> {
  const { 账龄段: buckets, 预警线: settings, ...policies } = POLICY_ROWS;
  return {
    账龄段: [...buckets, ...MIGRATION_BUCKETS],
    ...policies,
    预警线: [...settings, ...REGISTER_SETTINGS],
    ...REGISTER_ROWS,
  };
}

/** The balance of each row of 台账 as the program itself settles it, in 元; one of them mistyped. */
async function balancesOf(bytes: Uint8Array): Promise<Map<number, number>> {
  const { sheets } = await readWorkbook('示例.xlsx', bytes);
  const { ledger, settlement } = runCampaign({ sheets, asOf: AS_OF });
  const balances = new Map<number, number>();
  for (let claim = 0; claim < ledger.claims.count; claim++) {
    const mistyped = ledger.claims.id[claim] === MISTYPED_CLAIM ? 1000_00 : 0;
    if (ledger.claims.amount[claim] > 0 && settlement.exists[claim]) {
      balances.set(ledger.claims.row[claim], (settlement.balance[claim] + mistyped) / 100);
    }
  }
  return balances;
}

function ledgerSheet(claims: readonly StoryClaim[], balances: ReadonlyMap<number, number>): SheetPlan {
  const titles = CLAIM_COLUMNS.map(([title]) => title);
  const rows: CellValue[][] = [
    ['2012年应收账款及不良贷款清欠台账'],
    ['单位：元', null, null, null, '截止日期：2012年12月31日'],
    titles,
  ];
  const hidden: number[] = [];
  const add = (row: Row): void => {
    const balance = balances.get(rows.length);
    const cells = titles.map((title) => (title === '余额' ? (balance ?? null) : (row[title] ?? null)));
    rows.push(cells);
  };
  let unit = claims[0].unit;
  for (const claim of claims) {
    if (claim.unit !== unit)
      rows.push(
        subtotal(
          `${unit}小计`,
          claims.filter((other) => other.unit === unit),
        ),
      );
    unit = claim.unit;
    if (claim.id === HIDDEN_CLAIM) hidden.push(rows.length);
    add(claimRow(claim));
  }
  rows.push(
    subtotal(
      `${unit}小计`,
      claims.filter((other) => other.unit === unit),
    ),
  );
  for (const row of BLEMISHED_CLAIMS) add(row);
  rows.push(subtotal('合计', claims));
  rows.push(['注：本台账为示例，单位、人员和金额均为虚构。']);
  const lastColumn = titles.length - 1;
  const widths = CLAIM_COLUMNS.map(([, width]) => width);
  const { across, lastOfFirst } = pagesAcross(widths, FROZEN_COLUMNS, true);
  const header: CellPlan[] = titles.map((_, column) => ({ row: HEADER_ROW, column, style: 'header' }));
  return {
    name: '台账',
    id: 'input:台账',
    columns: CLAIM_COLUMNS.map(([, width, style]) => ({ width, style })),
    rows,
    cells: [{ row: 0, column: 0, style: 'title' }, ...header],
    merges: [{ firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: lastOfFirst }],
    rowHeights: hidden.map((row) => ({ row, points: 0 })),
    freeze: { rows: HEADER_ROW + 1, columns: FROZEN_COLUMNS },
    print: {
      landscape: true,
      area: { firstRow: 0, firstColumn: 0, lastRow: rows.length - 1, lastColumn },
      repeatRows: { first: HEADER_ROW, last: HEADER_ROW },
      ...(across && { across }),
    },
  };
}

/** As real ledgers have it: the other cells hold one blank instead of nothing. */
function subtotal(label: string, claims: readonly StoryClaim[]): CellValue[] {
  const sum = claims.reduce((total, { amount }) => total + amount, 0);
  return CLAIM_COLUMNS.map(([title]) =>
    title === '债务人' ? label : title === '应收金额' ? sum / 100 : ' ',
  );
}

function claimRow(claim: StoryClaim): Row {
  return {
    债权编号: claim.id,
    债务人: claim.debtor,
    所属单位: claim.unit,
    责任人: claim.owner,
    款项性质: claim.nature,
    发生日期: serialOfDay(claim.origin),
    到期日: serialOfDay(claim.due),
    应收金额: claim.amount / 100,
    合同利率: claim.rate,
    五级分类: claim.grade,
    ...traitsOf(claim),
    摸底日期: serialOrNull(claim.surveyed),
    认定日期: serialOrNull(claim.identified),
    复查结果: claim.review,
    整改日期: serialOrNull(claim.rectified),
  };
}

function recoveryRow(recovery: StoryRecovery): Row {
  return {
    回款编号: recovery.id,
    日期: serialOfDay(recovery.day),
    债权编号: recovery.claim,
    债务人: recovery.debtor,
    金额: recovery.amount / 100,
    方式: recovery.method,
    凭证号: recovery.voucher,
    参与人: recovery.people,
    裁定日期: serialOrNull(recovery.ruling),
    裁定价值: recovery.rulingValue === null ? null : recovery.rulingValue / 100,
    冲销回款编号: recovery.reverses,
    批准文号: recovery.approval,
    备注: recovery.note,
  };
}

function serialOrNull(day: number | null): number | null {
  return day === null ? null : serialOfDay(day);
}

/** A template of ours with rows below its header. */
function filled(table: string, rows: readonly Row[]): SheetPlan {
  const template = planPolicyTemplate(table, 'zh');
  const titles = template.rows[0] as string[];
  const cells = rows.map((row) => titles.map((title) => (row[title] === '' ? null : (row[title] ?? null))));
  const { area } = template.print;
  return {
    ...template,
    rows: [titles, ...cells],
    print: { ...template.print, area: { ...area, lastRow: Math.max(area.lastRow, cells.length) } },
  };
}

if (require.main === module) {
  const path = resolve(__dirname, '../assets/sample/qingqian-sample.xlsx');
  void makeSample().then(async (bytes) => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    console.log(`${path}: ${bytes.length} bytes`);
  });
}
