import { formatDay } from '../../../src/calendar/day';
import { dayOfClock } from '../../../src/headless/command';
import { measure, type Teller } from '../measuring';
import { readOwnLedger } from '../own-ledger';
import { BenchRefusal } from '../own-process';
import { difference, type Answer } from './answer';
import { best } from './best';
import { madeBook, type Book } from './book';
import { prepareDuckDb } from './duckdb';
import { BARE, ONE_PASS, OURS, RESULTS_COPIED, type Finish } from './finish';
import { bookOfLedger } from './own-book';
import { shippedEngine } from './shipped';
import { prepareSqlite } from './sqlite';

/** Which ledger is raced over: a made one of so many claims, or one's own. */
export interface EngineOrder {
  readonly claims?: number;
  readonly path?: string;
  /** The competitor that has come to no end: those behind it are still to run. */
  readonly after: string | null;
}

/** Sizes at which a peer takes too long to be worth waiting for. */
const MOST_DECIMAL_ROWS = 100_000;
const MOST_SQLITE_ROWS = 100_000;

type Run = () => Promise<() => Answer> | (() => Answer);

/** One who takes part, or something that is measured beside them and gives no answer. */
interface Entrant {
  readonly name: string;
  readonly runs: number;
  /** Not timed; null where it cannot take part here. */
  readonly prepare: () => Promise<Prepared | null> | Prepared | null;
}
interface Prepared {
  /** With the version, where that is known only now. */
  readonly name?: string;
  readonly run: Run | (() => unknown);
  readonly answers: boolean;
}

async function race({ claims, path, after }: EngineOrder, teller: Teller<Finish>): Promise<void> {
  await teller.begun(OURS);
  const engine = await shippedEngine();
  const book = claims === undefined ? await ownBook(path!, after === null) : madeBook(claims);
  const size = book.claims.count;
  const ours = engine.prepareOurs(book);
  let answer: Answer | null = null;
  const entrants: readonly Entrant[] = [
    { name: OURS, runs: 15, prepare: () => ({ run: () => engine.runOurs(ours), answers: true }) },
    {
      name: BARE,
      runs: 15,
      prepare: () => (engine.isForBare(book) ? { run: () => engine.runBare(book), answers: true } : null),
    },
    // So short that it is compiled only after many runs.
    { name: ONE_PASS, runs: 200, prepare: () => ({ run: () => engine.onePass(book), answers: false }) },
    {
      name: RESULTS_COPIED,
      runs: 9,
      prepare: () => {
        const columns = engine.resultColumns(ours);
        return { run: () => columns.map((column) => column.slice()), answers: false };
      },
    },
    {
      name: 'decimal.js on row objects',
      runs: 2,
      prepare: () => {
        if (size > MOST_DECIMAL_ROWS) return null;
        const rows = engine.prepareDecimalRows(book);
        return { run: () => engine.runDecimalRows(rows), answers: true };
      },
    },
    {
      name: 'DuckDB',
      runs: 3,
      prepare: async () => {
        const duckdb = await prepareDuckDb(book);
        return duckdb && { name: `DuckDB ${duckdb.version} in memory`, run: duckdb.run, answers: true };
      },
    },
    {
      name: 'SQLite',
      runs: 2,
      prepare: () => {
        const sqlite = size > MOST_SQLITE_ROWS ? null : prepareSqlite(book);
        return sqlite && { name: `SQLite ${sqlite.version} in memory`, run: sqlite.run, answers: true };
      },
    },
  ];
  const done = entrants.findIndex(({ name }) => name === after);
  for (const [at, { name, runs, prepare }] of entrants.entries()) {
    // Our own answer is needed to compare with.
    if (at > 0 && at <= done) continue;
    await teller.begun(name);
    const prepared = await prepare();
    if (prepared === null) continue;
    const [milliseconds, found] = await best(at <= done ? 1 : runs, prepared.run);
    const finish = { claims: size, name: prepared.name ?? name };
    const differs = prepared.answers ? compared(found as () => Answer) : null;
    if (differs !== null)
      await teller.measured({ ...finish, milliseconds: null, failed: differs, differs: true });
    else if (at > done) await teller.measured({ ...finish, milliseconds });
  }

  function compared(found: () => Answer): string | null {
    if (answer === null) answer = found();
    else {
      const differs = difference(answer, found());
      if (differs !== null) return `another answer than ours, in fen: ${differs}`;
    }
    return null;
  }
}

/** Says what of the file takes part, once. */
async function ownBook(path: string, says: boolean): Promise<Book> {
  const { ledger } = await readOwnLedger(path);
  const own = bookOfLedger(ledger, dayOfClock(new Date()));
  if (own === null) throw new BenchRefusal('no claim with an amount and a date stands in it');
  if (says) {
    const { claims, recoveries, units, debtors, asOf } = own.book;
    const listed = (reasons: ReadonlyMap<string, number>): string =>
      [...reasons].map(([reason, count]) => `${count} ${reason}`).join('; ');
    console.log(
      `  ${claims.count} claims of ${debtors / 2} debtors in ${units.length} units, ${recoveries.count} recoveries, as of ${formatDay(asOf)}`,
    );
    console.log(`  left out for everybody: ${listed(own.leftOut) || 'nothing'}`);
    if (own.changed.size > 0) console.log(`  changed for everybody: ${listed(own.changed)}`);
  }
  return own.book;
}

void measure(race);
