import type { CampaignResult } from '../campaign/result';
import { isRefusal, parseDay } from '../calendar/parse';
import { columnLetters } from '../finding/finding';
import { CLAIM_FIELDS, RECOVERY_FIELDS, RUNNING_FIELDS } from '../ledger/fields';
import type { LedgerSource } from '../ledger/ledger';
import { text, type Language } from '../locale/text';
import { isAmountRefusal, readAmount } from '../money/amount';
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

/** Titles, samples and the reading of each column of the tables that a run recognised. */
export function tablePreviews({ ledger }: CampaignResult, language: Language): TablePreview[] {
  return ledger.sources.map((source) => {
    const { table, fields } = TABLES[source.kind];
    const data = source.rows.slice(source.headerRow + 1);
    return {
      sheet: source.sheet,
      table,
      rows: data.filter((row) => source.mapping.some(({ column }) => !isBlank(row[column] ?? null))).length,
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
          evidence: mapped ? evidenceOf(data, mapped.column, field, language) : '',
        };
      }),
    };
  });
}

function samplesOf(rows: readonly (readonly CellValue[])[], column: number): string[] {
  const samples: string[] = [];
  for (const row of rows) {
    const value = row[column] ?? null;
    if (!isBlank(value) && samples.push(textOf(value)) === SAMPLES) break;
  }
  return samples;
}

/** How many rows of the column hold what the field holds. */
function evidenceOf(
  rows: readonly (readonly CellValue[])[],
  column: number,
  field: Field,
  language: Language,
): string {
  let good = 0;
  let bad = 0;
  for (const row of rows) {
    const value = row[column] ?? null;
    if (isBlank(value)) continue;
    if (holds(field, value)) good++;
    else bad++;
  }
  if (field.kind === 'day') return text(language, 'action.evidence.days', { good, bad });
  if (field.kind === 'amount') return text(language, 'action.evidence.numbers', { good, bad });
  return text(language, 'action.evidence.all', { filled: good + bad });
}

function holds({ kind }: Field, value: CellValue): boolean {
  if (kind !== 'day' && kind !== 'amount') return true;
  if (typeof value !== 'number' && typeof value !== 'string') return false;
  return kind === 'day' ? !isRefusal(parseDay(value)) : !isAmountRefusal(readAmount(value, '元'));
}
