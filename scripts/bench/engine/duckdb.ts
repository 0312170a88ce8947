import type { Answer } from './answer';
import type { Book } from './book';
import { peer } from './peers';
import { answerOf, statements, type Dialect } from './sql';

interface Appender {
  appendInteger(value: number): void;
  appendBigInt(value: bigint): void;
  endRow(): void;
  closeSync(): void;
}
interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRowObjects(): Record<string, unknown>[] }>;
  createAppender(table: string): Promise<Appender>;
}
interface DuckDb {
  readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> };
}

const DIALECT: Dialect = {
  yearsAfterDue: (years) => `(DATE '1970-01-01' + c.due) + INTERVAL ${years} YEAR`,
  paidOn: `(DATE '1970-01-01' + greatest(r.day, c.origin))`,
  least: 'least',
  greatest: 'greatest',
};

export interface DuckDbRun {
  readonly run: () => Promise<() => Answer>;
  readonly version: string;
}

/** DuckDB in memory, its tables loaded; null where it is not installed. */
export async function prepareDuckDb(book: Book): Promise<DuckDbRun | null> {
  const { claims, recoveries } = book;
  const duckdb = peer<DuckDb>('@duckdb/node-api');
  if (!duckdb) return null;
  const connection = await (await duckdb.DuckDBInstance.create(':memory:')).connect();
  await connection.run(
    'CREATE TABLE claims (id INTEGER, debtor INTEGER, unit INTEGER, origin INTEGER, due INTEGER, amount BIGINT)',
  );
  await connection.run(
    'CREATE TABLE recoveries (id INTEGER, day INTEGER, claim INTEGER, debtor INTEGER, amount BIGINT)',
  );
  const ofClaims = await connection.createAppender('claims');
  for (let claim = 0; claim < claims.count; claim++) {
    for (const value of [
      claim,
      claims.debtor[claim],
      claims.unit[claim],
      claims.origin[claim],
      claims.due[claim],
    ])
      ofClaims.appendInteger(value);
    ofClaims.appendBigInt(BigInt(claims.amount[claim]));
    ofClaims.endRow();
  }
  ofClaims.closeSync();
  const ofRecoveries = await connection.createAppender('recoveries');
  for (let at = 0; at < recoveries.count; at++) {
    for (const value of [at, recoveries.day[at], recoveries.claim[at], recoveries.debtor[at]])
      ofRecoveries.appendInteger(value);
    ofRecoveries.appendBigInt(BigInt(recoveries.amount[at]));
    ofRecoveries.endRow();
  }
  ofRecoveries.closeSync();
  const sql = statements(book, DIALECT);
  const [{ version }] = (await connection.runAndReadAll('SELECT version() AS version')).getRowObjects();
  return {
    version: String(version),
    run: async () => {
      await connection.run(sql.applied);
      const rows = async (question: keyof typeof sql.questions): Promise<Record<string, unknown>[]> =>
        (await connection.runAndReadAll(sql.questions[question])).getRowObjects();
      const found = {
        units: await rows('units'),
        debtors: await rows('debtors'),
        phases: await rows('phases'),
        reward: await rows('reward'),
      };
      await connection.run('DROP TABLE applied');
      return () => answerOf(book, found);
    },
  };
}
