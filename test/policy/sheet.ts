import { addressOf, type Finding } from '../../src/finding/finding';
import { actionOf, messageOf } from '../../src/locale/finding-text';
import type { MoneyUnit } from '../../src/money/amount';
import { readPolicy } from '../../src/policy/read-policy';
import type { Policy } from '../../src/policy/policy';
import type { CellValue } from '../../src/workbook/sheet-data';
import { sheetOf } from '../fixture/sheet-of';

export { sheetOf };

/** A policy of one table: header and rows. */
export function policyOf(
  name: string,
  rows: readonly (readonly CellValue[])[],
  unit: MoneyUnit = '元',
): Policy {
  return readPolicy([sheetOf(name, rows)], unit);
}

/** Findings as `severity code address`, the severity as its first letter. */
export function brief(findings: readonly Finding[]): string[] {
  return findings.map(({ severity, code, place }) => `${severity[0]} ${code} ${addressOf(place)}`.trim());
}

/** Every finding must have both its texts in both languages; a place that nothing fills throws. */
export function expectTexts(findings: readonly Finding[]): void {
  for (const finding of findings) {
    for (const language of ['zh', 'en'] as const) {
      expect(messageOf(language, finding)).toMatch(/\S/);
      expect(actionOf(language, finding)).toMatch(/\S/);
    }
  }
}
