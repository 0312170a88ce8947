import type { Finding } from '../../finding/finding';
import { CATALOGUES, type Language } from '../../locale/text';

/** Findings of one kind. */
export interface FindingGroup {
  readonly code: string;
  readonly severity: Finding['severity'];
  readonly findings: readonly Finding[];
}

/** Findings by kind: errors first, of each severity the most frequent first, within a kind in their own order. */
export function findingGroups(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, { code: string; severity: Finding['severity']; findings: Finding[] }>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.code}`;
    const group = groups.get(key);
    if (group) group.findings.push(finding);
    else groups.set(key, { code: finding.code, severity: finding.severity, findings: [finding] });
  }
  return [...groups.values()].sort(
    (a, b) =>
      (a.severity === 'error' ? 0 : 1) - (b.severity === 'error' ? 0 : 1) ||
      b.findings.length - a.findings.length,
  );
}

/**
 * What all findings of a kind have in common: the sentence that is said of each, up to its first colon or bracket, with 「…」
 * for the values that differ.
 */
export function kindWords(language: Language, code: string): string {
  const sentence = (CATALOGUES[language][`${code}.message`] ?? code).replace(/\{\w+\}/g, '…');
  return sentence.split(/[：:（(]/)[0].trim();
}
