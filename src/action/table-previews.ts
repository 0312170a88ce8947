import type { CampaignResult } from '../campaign/result';
import { isRefusal, parseDay } from '../calendar/parse';
import { columnLetters } from '../finding/finding';
import { CLAIM_FIELDS, RECOVERY_FIELDS, RUNNING_FIELDS } from '../ledger/fields';
import type { LedgerSource } from '../ledger/ledger';
import { text, type Language } from '../locale/text';
import { isAmountRefusal, readAmount } from '../money/amount';
import { ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import { isBlank, textOf } from '../table/cell';
import type { Field } from '../table/field';
import type { CellValue } from '../workbook/sheet-data';
import type { TablePreview } from './session';

const TABLES: Readonly<
  Record<LedgerSource['kind'], { readonly table: string; readonly fields: readonly Field[] }>
> = {
  claims: { table: '台账', fields: CLAIM_FIELDS },
  recoveries: { table: '回款', fields: RECOVERY_FIELDS },
  running: { table: '往来明细', fields: RUNNING_FIELDS },
};
const SAMPLES = 3;

type Rows = readonly (readonly CellValue[])[];

/** Titles, samples and the reading of each column of the tables that a run recognised; with rests between the rows. */
export function* tablePreviews({ ledger }: CampaignResult, language: Language): Paced<TablePreview[]> {
  const previews: TablePreview[] = [];
  for (const source of ledger.sources) {
    const { table, fields } = TABLES[source.kind];
    const data = source.rows.slice(source.headerRow + 1);
    const evidence = new Map<string, string>();
    for (const { name, kind } of fields) {
      const mapped = source.mapping.find((one) => one.field === name);
      if (mapped) evidence.set(name, yield* evidenceOf(data, mapped.column, kind, language));
    }
    previews.push({
      sheet: source.sheet,
      table,
      rows: yield* filledRows(data, source),
      columns: source.titles.map((title, index) => {
        const column = source.firstColumn + index;
        return { letters: columnLetters(column), title, samples: samplesOf(data, column) };
      }),
      fields: fields.map((field) => {
        const mapped = source.mapping.find((one) => one.field === field.name);
        return {
          field: field.name,
          column: mapped ? { letters: columnLetters(mapped.column), title: mapped.title } : null,
          reason: mapped ? text(language, `report.reason.${mapped.reason}`) : '',
          evidence: evidence.get(field.name) ?? '',
        };
      }),
    });
  }
  return previews;
}

function* filledRows(data: Rows, { mapping }: LedgerSource): Paced<number> {
  let filled = 0;
  for (const [index, row] of data.entries()) {
    if (index % ROWS_BETWEEN_RESTS === 0) yield;
    if (mapping.some(({ column }) => !isBlank(row[column] ?? null))) filled++;
  }
  return filled;
}

function samplesOf(rows: Rows, column: number): string[] {
  const samples: string[] = [];
  for (const row of rows) {
    const value = row[column] ?? null;
    if (!isBlank(value) && samples.push(textOf(value)) === SAMPLES) break;
  }
  return samples;
}

/** How many rows of the column hold what the field holds. */
function* evidenceOf(rows: Rows, column: number, kind: Field['kind'], language: Language): Paced<string> {
  let good = 0;
  let bad = 0;
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_BETWEEN_RESTS === 0) yield;
    const value = row[column] ?? null;
    if (isBlank(value)) continue;
    if (holds(kind, value)) good++;
    else bad++;
  }
  if (kind === 'day') return text(language, 'action.evidence.days', { good, bad });
  if (kind === 'amount') return text(language, 'action.evidence.numbers', { good, bad });
  return text(language, 'action.evidence.all', { filled: good + bad });
}

function holds(kind: Field['kind'], value: CellValue): boolean {
  if (kind !== 'day' && kind !== 'amount') return true;
  if (typeof value !== 'number' && typeof value !== 'string') return false;
  return kind === 'day' ? !isRefusal(parseDay(value)) : !isAmountRefusal(readAmount(value, '元'));
}
