import fc from 'fast-check';
import { formatDay } from '../../src/calendar/day';
import type { Method } from '../../src/ledger/method';
import { day, type ClaimRow, type RecoveryRow } from '../fixture/ledger-of';

/** A ledger as it may come: claims with and without dates, credit notes, payments of every kind, reversals. */
export interface RandomCampaign {
  readonly claims: readonly ClaimRow[];
  readonly recoveries: readonly RecoveryRow[];
  readonly asOf: string;
}

const [FIRST, LAST] = [day('2019-01-01'), day('2023-12-31')];
const anyDay = fc.integer({ min: FIRST, max: LAST }).map(formatDay);
const maybeDay = fc.option(anyDay, { nil: undefined });
const yuan = fc.integer({ min: 1, max: 1_000_000 }).map((fen) => (fen / 100).toFixed(2));
const debtor = fc.constantFrom('甲', '乙', '丙');
const methods: readonly Method[] = ['银行', '现金', '实物抵债', '核销', '减免'];

function said<Row extends object>(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Row;
}

const claim = fc
  .record({ debtor, origin: maybeDay, due: maybeDay, amount: yuan, negative: fc.nat(9) })
  .map(({ negative, amount, ...rest }) =>
    said({ ...rest, amount: negative === 0 ? `-${amount}` : amount }),
  ) as fc.Arbitrary<ClaimRow>;

const recovery = fc.record({
  debtor,
  day: anyDay,
  amount: yuan,
  method: fc.constantFrom(...methods),
  names: fc.option(fc.nat(20), { nil: undefined }),
  reverses: fc.nat(5),
});

export const campaigns: fc.Arbitrary<RandomCampaign> = fc
  .record({
    claims: fc.array(claim, { minLength: 1, maxLength: 20 }),
    recoveries: fc.array(recovery, { maxLength: 15 }),
    asOf: fc.constantFrom('2022-12-31', '2023-02-28', '2023-06-30', '2023-03-15'),
  })
  .map(({ claims, recoveries, asOf }) => {
    const named = claims.map((row, index) => ({ ...row, id: `C${index}` }));
    const paid = recoveries.flatMap(({ names, reverses, ...row }, index): RecoveryRow[] => {
      const pays = names === undefined ? undefined : named[names % named.length];
      const own: RecoveryRow = {
        ...row,
        id: `R${index}`,
        ...(pays && !String(pays.amount).startsWith('-') && { claim: pays.id, debtor: pays.debtor ?? '甲' }),
      };
      const back: RecoveryRow = {
        ...own,
        id: `V${index}`,
        day: row.day > '2023-06-01' ? row.day : '2023-06-01',
        amount: `-${row.amount}`,
        method: '冲销',
        reverses: own.id!,
      };
      return reverses === 0 ? [own, back] : [own];
    });
    return { claims: named, recoveries: paid, asOf };
  });
