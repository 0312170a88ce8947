import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre';
import { serialOfDay } from '../../../src/calendar/serial';
import { convertedByOffice, hasOffice } from '../../../test/headless/second-reader';
import { BUCKETS, difference, emptyAnswer, phaseCell, type Answer } from './answer';
import { AS_OF, BUCKET_STARTS, madeBook, PHASES, REWARD_YEARS, UNITS, type Book } from './book';
import { best, type Finish } from './engine';
import { shippedEngine } from './shipped';

/** Further on a formula for each row that looks through all rows before it takes minutes. */
const MINUTES = 10;

/** A cell of a sheet: a number, or a formula by its text. */
type Entry = number | string;
type Sheet = readonly (readonly Entry[])[];

/**
 * The job as a careful user writes it in formulas, calculated by LibreOffice: what opening and saving the workbook takes longer than
 * with numbers in the place of the formulas. Every recovery names its claim: formulas cannot settle otherwise.
 * @returns null where there is no LibreOffice
 * @throws Error where the answers differ by a fen
 */
export async function formulaFigures(sizes: readonly number[]): Promise<readonly Finish[] | null> {
  if (!hasOffice) return null;
  const { prepareOurs, runOurs } = await shippedEngine();
  const figures: Finish[] = [];
  for (const claims of sizes) {
    const book = madeBook(claims, false);
    const prepared = prepareOurs(book);
    const [ours, answer] = await best(15, () => runOurs(prepared));
    const sheets = formulasOf(book);
    const computed = await converted(sheets);
    const values = await converted(computed.sheets);
    const found = answerIn(book, computed.sheets[2]);
    const differs = difference(answer(), found);
    if (differs !== null) throw new Error(`LibreOffice at ${claims} claims: ${differs}`);
    const milliseconds = computed.milliseconds - values.milliseconds;
    figures.push({ claims, name: 'Qingqian', milliseconds: ours });
    figures.push({ claims, name: 'LibreOffice, formulas', milliseconds });
    console.log(`${claims} claims: ours ${ours.toFixed(1)} ms, LibreOffice ${milliseconds.toFixed(0)} ms`);
  }
  return figures;
}

/** Claims, recoveries, answers; every figure in fen, every day as Excel's serial. */
function formulasOf({ debtors, claims, recoveries }: Book): [Sheet, Sheet, Sheet] {
  const asOf = serialOfDay(AS_OF);
  const inTime = Array.from({ length: recoveries.count }, (_, recovery) => recovery)
    .filter((recovery) => recoveries.day[recovery] <= AS_OF)
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
    ...UNITS.map((_, unit) => owed('B', unit)),
    ...PHASES.flatMap(([, , first, last]) =>
      UNITS.map((_, unit): Entry[] => [
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
async function converted(
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
    const [milliseconds, saved] = await best(2, () =>
      convertedByOffice(folder, 'book.xlsx', MINUTES * 60_000),
    );
    const read = await readXlsx(readFileSync(saved));
    return { milliseconds, sheets: read.sheets.map(({ rows }) => rows.map((row) => row.map(Number))) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function answerIn({ debtors }: Book, rows: readonly (readonly number[])[]): Answer {
  const answer = emptyAnswer(debtors);
  let at = 0;
  const take = (into: bigint[], code: number): void =>
    rows[at++].slice(0, BUCKETS).forEach((fen, bucket) => (into[code * BUCKETS + bucket] = BigInt(fen)));
  UNITS.forEach((_, unit) => take(answer.units, unit));
  PHASES.forEach((_, phase) =>
    UNITS.forEach((_unit, unit) => {
      const [opening, recovered] = rows[at++].map((fen) => BigInt(fen));
      [opening, recovered, opening - recovered].forEach(
        (fen, figure) => (answer.phases[phaseCell(phase, unit, figure as 0 | 1 | 2)] = fen),
      );
    }),
  );
  answer.reward = BigInt(rows[at++][0]);
  for (let debtor = 0; debtor < debtors; debtor++) take(answer.debtors, debtor);
  return answer;
}
