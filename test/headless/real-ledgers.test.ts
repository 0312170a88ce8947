import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeSharedFile } from '../shared-files';
import { command, ownFolder } from './run-command';

const folder = ownFolder();

async function document(...words: string[]) {
  const json = join(folder, 'result.json');
  const ran = await command(...words, '--json', json);
  return { ...ran, document: JSON.parse(readFileSync(json, 'utf8')) };
}

/** Rows of a CSV without quoted fields, by title. */
function csvRows(path: string): Record<string, string>[] {
  const [titles, ...rows] = readFileSync(path, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return rows.map((cells) => Object.fromEntries(titles.map((title, index) => [title, cells[index]])));
}

/** Days since 1970 of m/d/yyyy. */
function dayOfText(text: string): number {
  const [month, day, year] = text.split('/').map(Number);
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

describeSharedFile('data/ibm_ar/ibm_ar.csv', (path) => {
  const rows = csvRows(path);

  test.each(['2012-03-31', '2012-12-31', '2013-06-30', '2013-12-31'])(
    'as of %s: balance and buckets are those of a plain count',
    async (asOf) => {
      const { document: result } = await document(path, '--as-of', asOf);
      const at = Date.parse(asOf) / 86_400_000;
      const open = rows.filter((row) => dayOfText(row.InvoiceDate) <= at && dayOfText(row.SettledDate) > at);
      const cents = (list: typeof rows): number =>
        list.reduce((sum, row) => sum + Math.round(Number(row.InvoiceAmount) * 100), 0);
      expect(result.ledger.balance).toBe((cents(open) / 100).toFixed(2));
      expect(result.ledger.claims).toBe(rows.filter((row) => dayOfText(row.InvoiceDate) <= at).length);
      const overdue = (row: (typeof rows)[number]): number => at - dayOfText(row.DueDate);
      const bucket = (low: number, high: number) =>
        open.filter((row) => overdue(row) >= low && overdue(row) <= high);
      const expected = [
        bucket(-9999, 0),
        bucket(1, 30),
        bucket(31, 60),
        bucket(61, 90),
        bucket(91, 180),
        bucket(181, 365),
        bucket(366, 9999),
        [],
      ];
      expect(result.aging.buckets.map(({ balance }: { balance: string }) => balance)).toEqual(
        expected.map((list) => (cents(list) / 100).toFixed(2)),
      );
      expect(result.aging.debtors).toHaveLength(new Set(open.map((row) => row.customerID)).size);
    },
  );

  test('on each invoice’s day of settlement it was overdue by its DaysLate', async () => {
    for (const row of rows.filter((_, index) => index % 400 === 0)) {
      const settled = dayOfText(row.SettledDate);
      expect(Math.max(0, settled - dayOfText(row.DueDate))).toBe(Number(row.DaysLate));
      const before = new Date((settled - 1) * 86_400_000).toISOString().slice(0, 10);
      const on = new Date(settled * 86_400_000).toISOString().slice(0, 10);
      const balanceOn = async (asOf: string): Promise<number> => {
        const { document: result } = await document(path, '--as-of', asOf);
        return result.ledger.recoveries as number;
      };
      const sameDay = rows.filter((other) => dayOfText(other.SettledDate) === settled).length;
      expect((await balanceOn(on)) - (await balanceOn(before))).toBe(sameDay);
    }
  });
});

describeSharedFile('data/highradius_open_invoices/open_invoices_predicted.csv', (path) => {
  test('is read whole: ids and customer numbers as text, every row a claim', async () => {
    const { document: result } = await document(path, '--as-of', '2020-03-31');
    expect(result.ledger.claims).toBeGreaterThan(3000);
    const sum = result.aging.buckets.reduce(
      (total: bigint, { balance }: { balance: string }) => total + BigInt(balance.replace('.', '')),
      0n,
    );
    expect(sum).toBe(BigInt(result.ledger.balance.replace('.', '')));
    expect(result.aging.debtors.some(({ debtor }: { debtor: string }) => /^0\d{9}$/.test(debtor))).toBe(true);
  });
});

describeSharedFile('data/awkward_xlsx', (awkward) => {
  const files = readdirSync(awkward).filter((name) => /\.xlsx?$/.test(name));

  test.each(files)('%s is read, or refused with one sentence', async (name) => {
    const { code, out, err } = await command(
      join(awkward, name),
      '--as-of',
      '2012-12-31',
      '--json',
      join(folder, 'awkward.json'),
    );
    expect([0, 1, 2]).toContain(code);
    if (code === 2) {
      expect(out).toBe('');
      const sentences = err.split('\n').filter((line) => !/^\d+\.\d秒/.test(line));
      expect(sentences).toHaveLength(1);
    }
    expect(err).not.toMatch(/ at .*:\d+|node_modules|程序自身出错/);
  });
});
