import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre';
import { serialOfDay } from '../../../src/calendar/serial';
import { convertedByOffice } from '../../../test/headless/second-reader';
import { BUCKETS, emptyAnswer, phaseCell, type Answer } from './answer';
import { BUCKET_STARTS, REWARD_YEARS, type Book } from './book';
import { best } from './best';

/** A cell of a sheet: a number, or a formula by its text. */
type Entry = number | string;
type Sheet = readonly (readonly Entry[])[];

/** Claims, recoveries, answers; every figure in fen, every day as Excel's serial. */
export function formulasOf(book: Book): [Sheet, Sheet, Sheet] {
  const { debtors, claims, phases, recoveries, units } = book;
  const asOf = serialOfDay(book.asOf);
  const inTime = Array.from({ length: recoveries.count }, (_, recovery) => recovery)
    .filter((recovery) => recoveries.day[recovery] <= book.asOf)
    .sort((a, b) => recoveries.day[a] - recoveries.day[b] || a - b);
  const bucket = (row: number): string =>
    BUCKET_STARTS.map((start) => `(${asOf}-C${row}>=${start})`).join('+');
  const rate = (row: number): string =>
    REWARD_YEARS.reduce(
      (otherwise, [years, thousandths]) =>
        `IF(A${row}>=EDATE(H${row},${12 * years}),${thousandths},${otherwise})`,
      '0',
    );
  const inClaims = (column: string): string => `claims!$${column}$1:$${column}$${claims.count}`;
  const inRecoveries = (column: string): string => `recoveries!$${column}$1:$${column}$${inTime.length}`;
  const claimRows = Array.from({ length: claims.count }, (_, claim): Entry[] => {
    const row = claim + 1;
    return [
      claims.debtor[claim],
      claims.unit[claim],
      serialOfDay(claims.due[claim]),
      claims.amount[claim],
      `D${row}-SUMIFS(${inRecoveries('F')},${inRecoveries('B')},${row})`,
      bucket(row),
    ];
  });
  const recoveryRows = inTime.map((recovery, index): Entry[] => {
    const row = index + 1;
    const before = index === 0 ? '0' : `SUMIFS(C$1:C${index},B$1:B${index},B${row})`;
    const ofClaim = (column: string): string => `INDEX(${inClaims(column)},B${row})`;
    return [
      serialOfDay(recoveries.day[recovery]),
      recoveries.claim[recovery] + 1,
      recoveries.amount[recovery],
      before,
      ofClaim('D'),
      `MIN(E${row},D${row}+C${row})-MIN(E${row},D${row})`,
      ofClaim('B'),
      ofClaim('C'),
      `ROUND(F${row}*${rate(row)}/1000,0)`,
    ];
  });
  const owed = (by: string, code: number): Entry[] =>
    Array.from(
      { length: BUCKETS },
      (_, bucketNumber) =>
        `SUMIFS(${inClaims('E')},${inClaims(by)},${code},${inClaims('F')},${bucketNumber})`,
    );
  const paid = (unit: number, ...days: readonly string[]): string => {
    const within = days.map((day) => `,${inRecoveries('A')},"${day}"`).join('');
    return `SUMIFS(${inRecoveries('F')},${inRecoveries('G')},${unit}${within})`;
  };
  const answers: Entry[][] = [
    ...units.map((_, unit) => owed('B', unit)),
    ...phases.flatMap(([, , first, last]) =>
      units.map((_, unit): Entry[] => [
        `SUMIFS(${inClaims('D')},${inClaims('B')},${unit})-${paid(unit, `<${serialOfDay(first)}`)}`,
        paid(unit, `>=${serialOfDay(first)}`, `<=${serialOfDay(last)}`),
      ]),
    ),
    [`SUM(${inRecoveries('I')})`],
    ...Array.from({ length: debtors }, (_, debtor) => owed('A', debtor)),
  ];
  return [claimRows, recoveryRows, answers];
}

/** The sheets as LibreOffice has calculated and saved them, and the better of two times that this took. */
export async function convertedSheets(
  sheets: readonly Sheet[],
): Promise<{ readonly milliseconds: number; readonly sheets: readonly (readonly number[])[][] }> {
  const folder = mkdtempSync(join(tmpdir(), 'qingqian-formulas-'));
  const names = ['claims', 'recoveries', 'answers'];
  try {
    writeFileSync(
      join(folder, 'book.xlsx'),
      await writeXlsx({
        sheets: sheets.map((rows, index) => ({
          name: names[index],
          rows: rows.map((row) => row.map((entry) => (typeof entry === 'number' ? entry : null))),
          cells: new Map(
            rows.flatMap((row, at) =>
              row.flatMap((entry, column): [string, { formula: string }][] =>
                typeof entry === 'string' ? [[`${at},${column}`, { formula: entry }]] : [],
              ),
            ),
          ),
        })),
      }),
    );
    const [milliseconds, saved] = await best(2, () => convertedByOffice(folder, 'book.xlsx'));
    const read = await readXlsx(readFileSync(saved));
    return { milliseconds, sheets: read.sheets.map(({ rows }) => rows.map((row) => row.map(Number))) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The answer that LibreOffice has found, as it stands in the sheet of answers. */
export function answerIn(book: Book, rows: readonly (readonly number[])[]): Answer {
  const { debtors, phases, units } = book;
  const answer = emptyAnswer(book);
  let at = 0;
  const take = (into: bigint[], code: number): void =>
    rows[at++].slice(0, BUCKETS).forEach((fen, bucket) => (into[code * BUCKETS + bucket] = BigInt(fen)));
  units.forEach((_, unit) => take(answer.units, unit));
  phases.forEach((_, phase) =>
    units.forEach((_unit, unit) => {
      const [opening, recovered] = rows[at++].map((fen) => BigInt(fen));
      [opening, recovered, opening - recovered].forEach(
        (fen, figure) => (answer.phases[phaseCell(book, phase, unit, figure as 0 | 1 | 2)] = fen),
      );
    }),
  );
  answer.reward = BigInt(rows[at++][0]);
  for (let debtor = 0; debtor < debtors; debtor++) take(answer.debtors, debtor);
  return answer;
}
