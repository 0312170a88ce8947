import { BUCKETS, emptyAnswer, phaseCell, type Answer } from './answer';
import { AS_OF, BUCKET_STARTS, PHASES, REWARD_YEARS, UNITS } from './book';

/** What of SQL differs between the two databases. */
export interface Dialect {
  /** So many years after a claim's due date, to be compared with a recovery's date. */
  readonly yearsAfterDue: (years: number) => string;
  readonly paidOn: string;
  readonly least: string;
  readonly greatest: string;
}

/**
 * The job in SQL: a table of what was applied, then four questions. Tables: claims (id, debtor, unit, due, amount, …) and
 * recoveries (id, day, claim, debtor, amount, …), days as day numbers, amounts in fen.
 */
export function statements({ yearsAfterDue, paidOn, least, greatest }: Dialect): {
  readonly applied: string;
  readonly questions: Readonly<Record<'units' | 'debtors' | 'phases' | 'reward', string>>;
} {
  const paid = `SELECT * FROM recoveries WHERE day <= ${AS_OF}`;
  const applied = `CREATE TEMP TABLE applied AS
    WITH named AS (
      SELECT r.claim, r.day, ${paidOn} AS paid_on, c.amount AS owed, r.amount,
        SUM(r.amount) OVER (PARTITION BY r.claim ORDER BY r.day, r.id ROWS UNBOUNDED PRECEDING) - r.amount AS before
      FROM (${paid}) r JOIN claims c ON c.id = r.claim WHERE r.claim >= 0
    ), debts AS (
      SELECT id, debtor, amount, SUM(amount) OVER (PARTITION BY debtor ORDER BY due, origin, id ROWS UNBOUNDED PRECEDING) AS high
      FROM claims WHERE debtor % 2 = 1
    ), monies AS (
      SELECT r.debtor, r.day, ${paidOn} AS paid_on, r.amount,
        SUM(r.amount) OVER (PARTITION BY r.debtor ORDER BY r.day, r.id ROWS UNBOUNDED PRECEDING) AS high
      FROM (${paid}) r WHERE r.claim < 0
    )
    SELECT claim, day, paid_on, ${least}(owed, before + amount) - ${least}(owed, before) AS amount
      FROM named WHERE before < owed
    UNION ALL
    SELECT d.id, m.day, m.paid_on, ${least}(d.high, m.high) - ${greatest}(d.high - d.amount, m.high - m.amount)
      FROM debts d JOIN monies m ON m.debtor = d.debtor AND m.high - m.amount < d.high AND d.high - d.amount < m.high`;
  const bucket = BUCKET_STARTS.map(
    (start) => `CASE WHEN ${AS_OF} - c.due >= ${start} THEN 1 ELSE 0 END`,
  ).join(' + ');
  const open = `SELECT c.unit, c.debtor, ${bucket} AS bucket, c.amount - COALESCE(a.amount, 0) AS balance
    FROM claims c LEFT JOIN (SELECT claim, SUM(amount) AS amount FROM applied GROUP BY claim) a ON a.claim = c.id`;
  const rate = [...REWARD_YEARS]
    .reverse()
    .map(([years, thousandths]) => `WHEN ${yearsAfterDue(years)} <= a.paid_on THEN ${thousandths}`)
    .join(' ');
  const phases = PHASES.map(
    ([, , first, last], phase) => `SELECT ${phase} AS phase, c.unit,
      SUM(CASE WHEN a.day < ${first} THEN a.amount ELSE 0 END) AS earlier,
      SUM(CASE WHEN a.day BETWEEN ${first} AND ${last} THEN a.amount ELSE 0 END) AS during
      FROM applied a JOIN claims c ON c.id = a.claim GROUP BY c.unit`,
  ).join(' UNION ALL ');
  return {
    applied,
    questions: {
      units: `SELECT unit, bucket, SUM(balance) AS amount FROM (${open}) AS o GROUP BY unit, bucket`,
      debtors: `SELECT debtor, bucket, SUM(balance) AS amount FROM (${open}) AS o GROUP BY debtor, bucket`,
      phases: `SELECT p.phase, p.unit, u.amount AS arisen, p.earlier, p.during FROM (${phases}) p
        JOIN (SELECT unit, SUM(amount) AS amount FROM claims GROUP BY unit) u ON u.unit = p.unit`,
      reward: `SELECT SUM((a.amount * (CASE ${rate} ELSE 0 END) + 500 - (a.amount * (CASE ${rate} ELSE 0 END) + 500) % 1000) / 1000) AS amount
        FROM applied a JOIN claims c ON c.id = a.claim`,
    },
  };
}

type SqlRow = Readonly<Record<string, unknown>>;

/** Rows of the four questions as the answer that all competitors are compared by. */
export function answerOf(
  debtors: number,
  rows: Readonly<Record<'units' | 'debtors' | 'phases' | 'reward', readonly SqlRow[]>>,
): Answer {
  const answer = emptyAnswer(debtors);
  const whole = (value: unknown): number => Number(value);
  const fen = (value: unknown): bigint => BigInt(String(value));
  for (const { unit, bucket, amount } of rows.units)
    answer.units[whole(unit) * BUCKETS + whole(bucket)] = fen(amount);
  for (const { debtor, bucket, amount } of rows.debtors)
    answer.debtors[whole(debtor) * BUCKETS + whole(bucket)] = fen(amount);
  for (const { phase, unit, arisen, earlier, during } of rows.phases) {
    if (whole(unit) >= UNITS.length) continue;
    const opening = fen(arisen) - fen(earlier);
    answer.phases[phaseCell(whole(phase), whole(unit), 0)] = opening;
    answer.phases[phaseCell(whole(phase), whole(unit), 1)] = fen(during);
    answer.phases[phaseCell(whole(phase), whole(unit), 2)] = opening - fen(during);
  }
  answer.reward = fen(rows.reward[0].amount);
  return answer;
}
