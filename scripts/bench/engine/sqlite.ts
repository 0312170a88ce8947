import { formatDay } from '../../../src/calendar/day';
import type { Answer } from './answer';
import type { Book } from './book';
import { peer } from './peers';
import { answerOf, statements, type Dialect } from './sql';

interface Statement {
  run(...values: (number | string | bigint)[]): unknown;
  all(): Record<string, unknown>[];
  safeIntegers(on: boolean): Statement;
}
interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  transaction(work: () => void): () => void;
}

const DIALECT: Dialect = {
  yearsAfterDue: (years) => `date(c.due_on, '+${years} years')`,
  paidOn: 'max(r.paid_on, c.origin_on)',
  least: 'min',
  greatest: 'max',
};

export interface SqliteRun {
  readonly run: () => () => Answer;
  readonly version: string;
}

/** SQLite in memory, its tables loaded and indexed by what they are joined on; null where it is not installed. */
export function prepareSqlite(book: Book): SqliteRun | null {
  const { claims, recoveries } = book;
  const Sqlite = peer<new (path: string) => Database>('better-sqlite3');
  if (!Sqlite) return null;
  const database = new Sqlite(':memory:');
  database.exec(
    `CREATE TABLE claims (id INTEGER PRIMARY KEY, debtor INTEGER, unit INTEGER, origin INTEGER, origin_on TEXT, due INTEGER, due_on TEXT, amount INTEGER);
     CREATE TABLE recoveries (id INTEGER PRIMARY KEY, day INTEGER, paid_on TEXT, claim INTEGER, debtor INTEGER, amount INTEGER);`,
  );
  const claimRow = database.prepare('INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const recoveryRow = database.prepare('INSERT INTO recoveries VALUES (?, ?, ?, ?, ?, ?)');
  database.transaction(() => {
    for (let claim = 0; claim < claims.count; claim++) {
      const { debtor, unit, origin, due, amount } = claims;
      claimRow.run(
        claim,
        debtor[claim],
        unit[claim],
        origin[claim],
        formatDay(origin[claim]),
        due[claim],
        formatDay(due[claim]),
        BigInt(amount[claim]),
      );
    }
    for (let at = 0; at < recoveries.count; at++) {
      const { day, claim, debtor, amount } = recoveries;
      recoveryRow.run(at, day[at], formatDay(day[at]), claim[at], debtor[at], BigInt(amount[at]));
    }
  })();
  database.exec('CREATE INDEX by_debtor ON claims (debtor)');
  const { applied, questions } = statements(book, DIALECT);
  const all = (sql: string): Record<string, unknown>[] => database.prepare(sql).safeIntegers(true).all();
  return {
    version: String(all('SELECT sqlite_version() AS version')[0].version),
    run: () => {
      database.exec(applied);
      database.exec('CREATE INDEX temp.applied_by_claim ON applied (claim)');
      const rows = {
        units: all(questions.units),
        debtors: all(questions.debtors),
        phases: all(questions.phases),
        reward: all(questions.reward),
      };
      database.exec('DROP TABLE applied');
      return () => answerOf(book, rows);
    },
  };
}
