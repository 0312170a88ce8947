import { formatDay } from '../../src/calendar/day';
import { isRefusal, parseDay } from '../../src/calendar/parse';
import { readLedger } from '../../src/ledger/read-ledger';
import { sumFen } from '../../src/money/sum';
import { settle } from '../../src/settlement/settle';
import { sheetOf } from '../fixture/sheet-of';
import { describeSharedCases } from '../shared-cases';

interface Case {
  readonly asOf: string;
  readonly events: readonly {
    readonly date: string;
    readonly debitFen: number;
    readonly creditFen: number;
  }[];
  readonly open: readonly { readonly date: string; readonly fen: number }[];
  readonly unappliedFen: number;
}

// Running ledgers, read from a sheet and settled first in, first out.
describeSharedCases<Case>('fifo_running_ledger.json', (cases) => {
  it.each(cases.map((one, number) => [number, one] as const))(
    'case %d',
    (_, { asOf, events, open, unappliedFen }) => {
      const day = parseDay(asOf);
      if (isRefusal(day)) throw new Error(asOf);
      const rows = events.map(({ date, debitFen, creditFen }) => [
        date,
        '甲',
        debitFen / 100,
        creditFen / 100,
      ]);
      const sheet = sheetOf('往来明细', [['日期', '债务人', '借方', '贷方'], ...rows]);
      const { claims, recoveries, debtors, findings } = readLedger([sheet], { asOf: day });
      expect(findings).toEqual([]);
      const { balance, unappliedRecovery, unappliedCredit } = settle(
        claims,
        recoveries,
        debtors.size,
        day,
        '先进先出',
      );
      const left = Array.from(balance, (fen, claim) => ({ date: formatDay(claims.origin[claim]), fen }));
      expect(left.filter(({ fen }) => fen > 0).sort((a, b) => (a.date < b.date ? -1 : 1))).toEqual(open);
      expect(Number(sumFen(unappliedRecovery) + sumFen(unappliedCredit))).toBe(unappliedFen);
    },
  );
});
