import { BUCKETS, emptyAnswer, phaseCell, type Answer } from './answer';
import { BUCKET_STARTS, REWARD_YEARS, type Book } from './book';

/** What of SQL differs between the two databases. */
export interface Dialect {
  /** So many years after a claim's due date, to be compared with the date on which it was paid. */
  readonly yearsAfterDue: (years: number) => string;
  /** The date on which money (r) pays a claim (c): its own, or that on which the claim arises where it is later. */
  readonly paidOn: string;
  readonly least: string;
  readonly greatest: string;
}

/**
 * The job in SQL: a table of what was applied, then four questions. Tables: claims (id, debtor, unit, due, amount, …) and
 * recoveries (id, day, claim, debtor, amount, …), days as day numbers, amounts in fen.
 */
export function statements(
  { asOf, phases }: Book,
  { yearsAfterDue, paidOn, least, greatest }: Dialect,
): {
  readonly applied: string;
  readonly questions: Readonly<Record<'units' | 'debtors' | 'phases' | 'reward', string>>;
} {
  const paid = `SELECT * FROM recoveries WHERE day <= ${asOf}`;
  const day = `${greatest}(r.day, c.origin)`;
  const applied = `CREATE TEMP TABLE applied AS
    WITH named AS (
      SELECT r.claim, ${day} AS day, ${paidOn} AS paid_on, c.amount AS owed, r.amount,
        SUM(r.amount) OVER (PARTITION BY r.claim ORDER BY r.day, r.id ROWS UNBOUNDED PRECEDING) - r.amount AS before
      FROM (${paid}) r JOIN claims c ON c.id = r.claim WHERE r.claim >= 0
    ), debts AS (
      SELECT *, SUM(amount) OVER (PARTITION BY debtor ORDER BY due, origin, id ROWS UNBOUNDED PRECEDING) AS high
      FROM claims WHERE debtor % 2 = 1
    ), monies AS (
      SELECT r.*, SUM(r.amount) OVER (PARTITION BY r.debtor ORDER BY r.day, r.id ROWS UNBOUNDED PRECEDING) AS high
      FROM (${paid}) r WHERE r.claim < 0
    )
    SELECT claim, day, paid_on, ${least}(owed, before + amount) - ${least}(owed, before) AS amount
      FROM named WHERE before < owed
    UNION ALL
    SELECT c.id, ${day}, ${paidOn}, ${least}(c.high, r.high) - ${greatest}(c.high - c.amount, r.high - r.amount)
      FROM debts c JOIN monies r ON r.debtor = c.debtor AND r.high - r.amount < c.high AND c.high - c.amount < r.high`;
  const bucket = BUCKET_STARTS.map((start) => `CASE WHEN ${asOf} - c.due >= ${start} THEN 1 ELSE 0 END`).join(
    ' + ',
  );
  const open = `SELECT c.unit, c.debtor, ${bucket} AS bucket, c.amount - COALESCE(a.amount, 0) AS balance
    FROM claims c LEFT JOIN (SELECT claim, SUM(amount) AS amount FROM applied GROUP BY claim) a ON a.claim = c.id`;
  const rate = [...REWARD_YEARS]
    .reverse()
    .map(([years, thousandths]) => `WHEN ${yearsAfterDue(years)} <= a.paid_on THEN ${thousandths}`)
    .join(' ');
  const ofPhases = phases
    .map(
      (
        [, , first, last],
        phase,
      ) => `SELECT ${phase} AS phase, u.unit, u.opened - COALESCE(p.earlier, 0) AS opening,
        COALESCE(p.during, 0) AS during, u.closed - COALESCE(p.earlier, 0) - COALESCE(p.during, 0) AS closing
      FROM (SELECT unit, SUM(CASE WHEN origin < ${first} THEN amount ELSE 0 END) AS opened,
        SUM(CASE WHEN origin <= ${last} THEN amount ELSE 0 END) AS closed FROM claims GROUP BY unit) u
      LEFT JOIN (SELECT c.unit, SUM(CASE WHEN a.day < ${first} THEN a.amount ELSE 0 END) AS earlier,
        SUM(CASE WHEN a.day BETWEEN ${first} AND ${last} THEN a.amount ELSE 0 END) AS during
        FROM applied a JOIN claims c ON c.id = a.claim GROUP BY c.unit) p ON p.unit = u.unit`,
    )
    .join(' UNION ALL ');
  return {
    applied,
    questions: {
      units: `SELECT unit, bucket, SUM(balance) AS amount FROM (${open}) AS o GROUP BY unit, bucket`,
      debtors: `SELECT debtor, bucket, SUM(balance) AS amount FROM (${open}) AS o GROUP BY debtor, bucket`,
      phases: ofPhases,
      reward: `SELECT COALESCE(SUM((a.amount * (CASE ${rate} ELSE 0 END) + 500 - (a.amount * (CASE ${rate} ELSE 0 END) + 500) % 1000) / 1000), 0) AS amount
        FROM applied a JOIN claims c ON c.id = a.claim`,
    },
  };
}

type SqlRow = Readonly<Record<string, unknown>>;

/** Rows of the four questions as the answer that all competitors are compared by. */
export function answerOf(
  book: Book,
  rows: Readonly<Record<'units' | 'debtors' | 'phases' | 'reward', readonly SqlRow[]>>,
): Answer {
  const answer = emptyAnswer(book);
  const whole = (value: unknown): number => Number(value);
  const fen = (value: unknown): bigint => BigInt(String(value));
  for (const { unit, bucket, amount } of rows.units)
    answer.units[whole(unit) * BUCKETS + whole(bucket)] = fen(amount);
  for (const { debtor, bucket, amount } of rows.debtors)
    answer.debtors[whole(debtor) * BUCKETS + whole(bucket)] = fen(amount);
  for (const { phase, unit, opening, during, closing } of rows.phases)
    [opening, during, closing].forEach((figure, at) => {
      answer.phases[phaseCell(book, whole(phase), whole(unit), at as 0 | 1 | 2)] = fen(figure);
    });
  answer.reward = fen(rows.reward[0].amount);
  return answer;
}
