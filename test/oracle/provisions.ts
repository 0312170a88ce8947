import type { SheetData } from '../../src/workbook/sheet-data';
import { bucketOf, bucketSetNamed, labelsOf, type BucketSet } from './aging';
import type { AnalysisInput } from './analysis';
import { rowsOf, textOf } from './book';
import type { Migration } from './migration';
import { decimalOfCell, sum, textOfAmount, toFen, type Decimal } from './money';
import { shareOf, sixDecimals } from './ratio';
import { balanceAt, claimsAt } from './settle';

/** 计提比例 of one bucket set. */
interface RatesOfSet {
  readonly set: BucketSet;
  readonly rates: ReadonlyMap<string, Decimal>;
}

/** The sets of 计提比例 in sheet order; one that does not exist is reported and left out. */
export function setsOfRates(sheets: readonly SheetData[]): RatesOfSet[] {
  const rows = rowsOf(sheets, '计提比例').filter((row) => textOf(row.债权编号) === '');
  return [...new Set(rows.map((row) => textOf(row.账龄集)))].flatMap((name) => {
    const set = bucketSetNamed(name, rowsOf(sheets, '账龄段'));
    const own = rows.filter((row) => textOf(row.账龄集) === name);
    return set
      ? [{ set, rates: new Map(own.map((row) => [textOf(row.名称), decimalOfCell(row.比例)!])) }]
      : [];
  });
}

/** Each bucket's balance × its rate, rounded once at the fen; claims with a rate of their own stand outside (单项计提). */
export function provisionsOf(migration: Migration | null, input: AnalysisInput): object {
  const tables = setsOfRates(input.sheets);
  const names = [...tables.map(({ set }) => set.name), ...(migration ? [migration.name] : [])];
  return Object.fromEntries(
    [...new Set(names)].map((name) => {
      const table = tables.find(({ set }) => set.name === name);
      const set = table?.set ?? bucketSetNamed(name, rowsOf(input.sheets, '账龄段'))!;
      const losses = migration?.name === name ? migration : null;
      return [name, provisionOf(set, table?.rates ?? new Map<string, Decimal>(), losses, input)];
    }),
  );
}

function provisionOf(
  set: BucketSet,
  rates: ReadonlyMap<string, Decimal>,
  losses: Migration | null,
  { sheets, book, settlement, asOf }: AnalysisInput,
): object {
  const single = rowsOf(sheets, '计提比例').filter((row) => textOf(row.债权编号) !== '');
  const open = claimsAt(book, asOf)
    .map((claim) => ({ claim, balance: balanceAt(claim, settlement, asOf) }))
    .filter(({ balance }) => balance.gt(0));
  const rateOf = (id: string): Decimal | null => {
    const row = single.find((each) => each.债权编号 === id);
    return row ? decimalOfCell(row.比例) : null;
  };
  const others = open.filter(({ claim }) => rateOf(claim.id) === null);
  return {
    buckets: Object.fromEntries(
      labelsOf(set).map((label) => {
        const own = others.filter(({ claim }) => bucketOf(claim, set, asOf) === label);
        const balance = sum(own.map((one) => one.balance));
        const rate = rates.get(label) ?? null;
        const loss = losses?.lines.find((line) => line.label === label)?.creditLossRate ?? null;
        return [
          label,
          {
            claims: own.length,
            balance: textOfAmount(balance),
            rate: rate && rate.toString(),
            provision: rate && textOfAmount(toFen(balance.times(rate))),
            creditLossRate: loss && sixDecimals(loss),
            byCreditLoss: loss && shareOf(balance, loss),
          },
        ];
      }),
    ),
    claims: Object.fromEntries(
      open.flatMap(({ claim: { id }, balance }) => {
        const rate = rateOf(id);
        const provision = rate && textOfAmount(toFen(balance.times(rate)));
        return rate ? [[id, { balance: textOfAmount(balance), rate: rate.toString(), provision }]] : [];
      }),
    ),
  };
}
