import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatDay } from '../../src/calendar/day';
import { dayOfSerial } from '../../src/calendar/serial';
import type { CellValue } from '../../src/workbook/sheet-data';
import { readWorkbook } from '../../src/xlsx/read-workbook';
import { command } from './run-command';

export const SAMPLE = resolve(__dirname, '../../assets/sample/qingqian-sample.xlsx');
const LOCKED = '全面清收阶段';
const BRANCH = [
  '债权编号,债务人,所属单位,发生日期,到期日,应收金额',
  'FB1,滨河建材公司,滨河分公司,2011-01-01,2011-03-01,1000.50',
  'FB2,滨河运输队,滨河分公司,2012-11-01,2013-01-31,2000',
];
/** Columns of 基线 that are dates, which a text file says as text: 基准日, 到期日. */
const DAYS: ReadonlySet<number> = new Set([1, 5]);

function dayText(value: CellValue): CellValue {
  const day = typeof value === 'number' ? dayOfSerial(value) : null;
  return typeof day === 'number' ? formatDay(day) : value;
}

/** One claim higher, one more: the branch has something to explain. */
const EARLIER = [
  ...BRANCH.map((line) => line.replace('1000.50', '1500.50')),
  'FB3,滨河砂场,滨河分公司,2012-01-01,2012-02-01,300',
];

/**
 * The report with every sheet that there is: of the sample, which has every policy table and register, and of a second company, with
 * locked baselines and an earlier ledger.
 * @param folder in which it is made
 * @param out the report's path
 */
export async function writeWholeReport(folder: string, out: string, json: string): Promise<void> {
  const at = (name: string): string => join(folder, name);
  const file = (name: string, lines: readonly string[]): string => {
    writeFileSync(at(name), `${lines.join('\n')}\n`);
    return at(name);
  };
  await command(SAMPLE, '--as-of', '2012-12-31', '--lock', LOCKED, '--out', at('锁定.xlsx'));
  const { sheets } = await readWorkbook('锁定.xlsx', readFileSync(at('锁定.xlsx')));
  const { rows } = sheets.find(({ name }) => name === `基线·${LOCKED}`)!;
  const locked = file(
    '基线.csv',
    rows.map((row) => row.map((value, column) => (DAYS.has(column) ? dayText(value) : value)).join(',')),
  );
  const { code, err } = await command(
    SAMPLE,
    file('滨河分公司.csv', BRANCH),
    ...['--policy', locked, '--earlier', file('上次台账.csv', EARLIER)],
    ...['--as-of', '2012-12-31', '--lock', '复查整改阶段', '--out', out, '--json', json],
  );
  if (code === 2) throw new Error(err);
}
