import type { Day } from '../calendar/day';
import { serialOfDay } from '../calendar/serial';
import { text, type Language } from '../locale/text';
import type { SheetPlan } from '../workbook/sheet-plan';

/** Formulas of the aging columns call the as-of date by this name. */
export const AS_OF_NAME = '清欠基准日';
export const PARAMETERS_ID = 'parameters';
export const PARAMETERS_SHEET = '清欠参数';

/** 清欠参数: the as-of date that the formulas of the aging columns count to. */
export function planParameters(asOf: Day, name: string, language: Language): SheetPlan {
  const t = (key: string): string => text(language, `action.parameters.${key}`);
  return {
    name,
    id: PARAMETERS_ID,
    columns: [
      { width: 14, style: 'text' },
      { width: 14, style: 'date' },
      { width: 60, style: 'wrap' },
    ],
    rows: [
      [t('name'), t('value'), t('meaning')],
      [t('asOf'), serialOfDay(asOf), t('asOfMeaning')],
    ],
    cells: [0, 1, 2].map((column) => ({ row: 0, column, style: 'header' })),
    freeze: { rows: 1, columns: 0 },
    names: [{ name: AS_OF_NAME, row: 1, column: 1 }],
    print: { landscape: false, area: { firstRow: 0, firstColumn: 0, lastRow: 1, lastColumn: 2 } },
  };
}
