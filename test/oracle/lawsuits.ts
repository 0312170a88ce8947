import { textOf, type Row } from './book';
import { dayOfCell } from './calendar';
import { claimsOf, enforcementOf, happeningsOf, hasHappened, textOrNull, type ClockInput } from './clocks';
import { amountOfCell, Decimal, sum, textOfAmount, toFen, ZERO } from './money';
import { balanceAt } from './settle';

/** §9: the tariff's tiers, each on its slice; the lowest is a fixed fee. */
const TIERS: readonly (readonly [number, string])[] = [
  [100_000, '0.025'],
  [200_000, '0.02'],
  [500_000, '0.015'],
  [1_000_000, '0.01'],
  [2_000_000, '0.009'],
  [5_000_000, '0.008'],
  [10_000_000, '0.007'],
  [20_000_000, '0.006'],
  [Infinity, '0.005'],
];

/** §9: the case fee, rounded once. */
export function caseFee(claimed: Decimal): Decimal {
  if (claimed.lte(0)) return ZERO;
  let [fee, below] = [new Decimal(50), new Decimal(10_000)];
  for (const [to, rate] of TIERS) {
    fee = fee.plus(Decimal.max(ZERO, Decimal.min(claimed, to).minus(below)).times(rate));
    below = Decimal.max(below, Decimal.min(claimed, to));
  }
  return toFen(fee);
}

/** The register of lawsuits as it stands at the as-of date: what is sued for, its fee and costs beside the expected recovery. */
export function lawsuitsOf(rows: readonly Row[], input: ClockInput): object[] {
  return rows.map((row) => lawsuitOf(row, input));
}

function lawsuitOf(row: Row, input: ClockInput): object {
  const { settlement, asOf } = input;
  const claims = claimsOf(row, input);
  const balance = sum(claims.map((claim) => balanceAt(claim, settlement, asOf)));
  const sued = amountOfCell(row.标的金额) ?? (balance.gt(0) ? balance : null);
  const tariffFee = sued && caseFee(sued);
  const fee = amountOfCell(row.诉讼费) ?? tariffFee;
  const cost = fee && fee.plus(amountOfCell(row.其他费用) ?? ZERO);
  const expected = amountOfCell(row.预计回收金额);
  const filed = dayOfCell(row.立案日期);
  const since = settlement.payments.filter(
    ({ claim, effect, day }) =>
      effect === 'recovered' && claims.includes(claim) && filed !== null && filed <= day,
  );
  // §4: a 冲销 takes back what its original brought in, by whatever way that came.
  const byCourt = since.filter(
    ({ money, undoes }) => (undoes?.money ?? money).recovery!.method === '法院执行',
  );
  const money = (amount: Decimal | null): string | null => amount && textOfAmount(amount);
  const enforcement = enforcementOf(
    row,
    claims.flatMap((claim) => happeningsOf(claim, input)),
    asOf,
  );
  return {
    claims: claims.map(({ id }) => id),
    caseNumber: textOf(row.案号),
    stage: stageOf(row, asOf),
    sued: money(sued),
    tariffFee: money(tariffFee),
    cost: money(cost),
    expectedNet: money(expected && cost && expected.minus(cost)),
    recovered: textOfAmount(sum(since.map(({ amount }) => amount))),
    enforced: textOfAmount(sum(byCourt.map(({ amount }) => amount))),
    enforceBy: textOrNull(enforcement?.expires),
  };
}

/** How far a case has come. */
function stageOf(row: Row, asOf: number): string {
  if (hasHappened(row.结案日期, asOf)) return 'closed';
  if (hasHappened(row.申请执行日期, asOf)) return 'enforcing';
  if (hasHappened(row.生效日期, asOf)) return 'effective';
  if (hasHappened(row.判决日期, asOf)) return 'judged';
  if (hasHappened(row.立案日期, asOf)) return 'filed';
  const approved = textOf(row.批准文号) !== '' && (dayOfCell(row.批准日) ?? -Infinity) <= asOf;
  return approved ? 'approved' : 'proposed';
}
