import type { Finding } from '../finding/finding';
import type { Ledger } from './ledger';

/** Nothing but a number or a dash runs no formula. */
const HARMLESS = /^[-+]?[\d,.\s]*%?$|^-+$/;

/** Texts beginning with = + - or @, which would run as formulas if they were written out as they are (rules.md §11). */
export function checkFormulaTexts({ sources }: Ledger): Finding[] {
  const findings: Finding[] = [];
  for (const { file, sheet, headerRow, rows, mapping } of sources) {
    const figures = new Set(mapping.filter(({ field }) => FIGURES.has(field)).map(({ column }) => column));
    for (let row = headerRow + 1; row < rows.length; row++) {
      const cells = rows[row];
      for (let column = 0; column < cells.length; column++) {
        const value = cells[column];
        if (typeof value !== 'string' || !startsFormula(value) || figures.has(column)) continue;
        const text = value.trim();
        if (HARMLESS.test(text)) continue;
        findings.push({
          severity: 'warning',
          code: 'formula-text',
          place: { file, sheet, row, column },
          values: { text },
        });
      }
    }
  }
  return findings;
}

/** Columns of figures: what cannot be read there is reported as such. */
const FIGURES = new Set([
  ...[
    '发生日期',
    '到期日',
    '结清日期',
    '摸底日期',
    '认定日期',
    '整改日期',
    '保证期间至',
    '日期',
    '裁定日期',
    '变现日期',
  ],
  ...['应收金额', '已收金额', '余额', '争议金额', '金额', '裁定价值', '变现金额', '借方', '贷方'],
]);

function startsFormula(value: string): boolean {
  let code = value.charCodeAt(0);
  if (code <= 32 || code === 0x3000) code = value.trimStart().charCodeAt(0);
  return code === 0x3d || code === 0x2b || code === 0x2d || code === 0x40;
}
