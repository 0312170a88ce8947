import fc from 'fast-check';
import { runCampaign } from '../../src/campaign/run';
import { jsonDocument } from '../../src/headless/json-document';
import { dayOfCell } from './calendar';
import { interestOracle } from './interest';
import { randomInterest } from './random-interest';

/** Enough to meet every rule in each run of the tests; QINGQIAN_INTEREST asks for more. */
const WORKBOOKS = Number(process.env.QINGQIAN_INTEREST ?? 1_000);
/** What the workbooks must hold, or the comparison means nothing: at least one in so many. */
const ONE_IN = 1_000;

test('on random workbooks the program and the oracle agree in every line of interest', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(randomInterest, ({ sheets, asOf }) => {
      const day = dayOfCell(asOf)!;
      const { interest } = jsonDocument(runCampaign({ sheets, asOf: day }), 'zh') as { interest: Interest };
      const expected = interestOracle(sheets, day);
      expect(comparable(interest)).toEqual(expected);
      for (const sight of sightsOf(interest)) seen.set(sight, (seen.get(sight) ?? 0) + 1);
    }),
    { numRuns: WORKBOOKS, seed: Number(process.env.QINGQIAN_SEED ?? 20_120_731) },
  );
  const rare = SIGHTS.filter((sight) => (seen.get(sight) ?? 0) < WORKBOOKS / ONE_IN);
  expect(rare).toEqual([]);
});

interface Line {
  readonly kind: string;
  readonly convention: string;
  readonly rate: string;
}
interface Interest {
  readonly claims: readonly {
    readonly claim: string;
    readonly basis: string;
    readonly owed: string;
    readonly interest: string;
    readonly saving: string | null;
    readonly lines: readonly Line[];
  }[];
  readonly missing: readonly { readonly why: string }[];
  readonly judgments: readonly object[];
  readonly received: string;
  readonly concession: { readonly debtors: readonly { readonly debtor: string }[] } | null;
}

/** Debtors by name: the document lists them by saving, ties by the ledger's order. */
function comparable({ received: _, concession, ...rest }: Interest): object {
  return {
    ...rest,
    concession: concession && {
      ...concession,
      debtors: [...concession.debtors].sort((a, b) => (a.debtor < b.debtor ? -1 : 1)),
    },
  };
}

const SIGHTS = [
  ...['contract', 'penalty', 'compound'],
  ...['actual/360', 'actual/365', 'actual/actual', '30/360', 'daily'],
  ...['agreed', 'lpr', 'sales', 'sme'],
  ...['no-date', 'no-rate', 'rate-gap'],
  ...['paid interest', 'saving', 'judgment', 'past the deadline'],
];

function sightsOf({ claims, missing, judgments, received, concession }: Interest): Set<string> {
  return new Set([
    ...claims.flatMap(({ basis, lines }) => [
      basis,
      ...lines.flatMap(({ kind, convention }) => [kind, convention]),
    ]),
    ...missing.map(({ why }) => why),
    ...(judgments.length > 0 ? ['judgment'] : []),
    ...(received !== '0.00' ? ['paid interest'] : []),
    ...(claims.some(({ saving }) => saving !== null && Number(saving) > 0) ? ['saving'] : []),
    ...(concession && concession.debtors.length === 0 ? ['past the deadline'] : []),
  ]);
}
