import { dayOf, formatDay, type Day } from '../../src/calendar/day';
import type { Finding } from '../../src/finding/finding';
import { addressOf } from '../../src/finding/finding';
import type { Ledger } from '../../src/ledger/ledger';
import { METHODS } from '../../src/ledger/method';
import { readLedger, type LedgerOptions } from '../../src/ledger/read-ledger';
import { actionOf, messageOf } from '../../src/locale/finding-text';
import { formatFen } from '../../src/money/fen';
import type { SheetData } from '../../src/workbook/sheet-data';

export const AS_OF: Day = dayOf(2012, 12, 31);

/** Reads sheets; every finding must have its sentences in both languages, whatever the test looks at. */
export function read(sheets: SheetData | readonly SheetData[], options: Partial<LedgerOptions> = {}): Ledger {
  const list = Array.isArray(sheets) ? (sheets as readonly SheetData[]) : [sheets as SheetData];
  const ledger = readLedger(list, { asOf: AS_OF, ...options });
  speak(ledger.findings);
  return ledger;
}

/** Fails where a finding lacks a text or a value that its text mentions. */
export function speak(findings: readonly Finding[]): void {
  for (const finding of findings) {
    for (const language of ['zh', 'en'] as const) {
      if (messageOf(language, finding) === '' || actionOf(language, finding) === '')
        throw new Error(finding.code);
    }
  }
}

/** Claims as a specification writes them: `甲 2012-01-01→2012-03-01 100.00`, with the id in front where there is one. */
export function claimsOf({ claims, debtors }: Ledger): string[] {
  return Array.from({ length: claims.count }, (_, claim) => {
    const id = claims.id[claim] === '' ? '' : `${claims.id[claim]} `;
    const days = `${formatDay(claims.origin[claim])}→${formatDay(claims.due[claim])}`;
    return `${id}${debtors.text(claims.debtor[claim])} ${days} ${formatFen(claims.amount[claim])}`;
  });
}

/** Recoveries as a specification writes them: `2012-05-01 甲 60.00 银行 →0`, the index of the claim last. */
export function recoveriesOf({ recoveries, debtors }: Ledger): string[] {
  return Array.from({ length: recoveries.count }, (_, recovery) => {
    const debtor = debtors.text(recoveries.debtor[recovery]);
    const method = METHODS[recoveries.method[recovery]];
    const parts = [
      formatDay(recoveries.day[recovery]),
      debtor,
      formatFen(recoveries.amount[recovery]),
      method,
    ];
    return `${parts.filter((part) => part !== '').join(' ')} →${recoveries.claim[recovery]}`;
  });
}

/** Findings as `code F12`, warnings with a question mark. */
export function found(findings: readonly Finding[]): string[] {
  return findings.map((finding) => {
    const address = addressOf(finding.place);
    return `${finding.code}${finding.severity === 'warning' ? '?' : ''}${address === '' ? '' : ` ${address}`}`;
  });
}
