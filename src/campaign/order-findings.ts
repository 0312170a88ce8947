import type { Finding } from '../finding/finding';

/** Errors before warnings, then file by file and sheet by sheet in the order in which they came, from top to bottom. */
export function orderFindings(findings: readonly Finding[]): Finding[] {
  const tables = new Map<string, number>();
  const tableOf = ({ place }: Finding): number => {
    const key = `${place.file}\n${place.sheet ?? ''}`;
    const known = tables.get(key) ?? tables.size;
    tables.set(key, known);
    return known;
  };
  const keyed = findings.map((finding) => ({ finding, table: tableOf(finding) }));
  keyed.sort(
    (a, b) =>
      Number(a.finding.severity === 'warning') - Number(b.finding.severity === 'warning') ||
      a.table - b.table ||
      (a.finding.place.row ?? -1) - (b.finding.place.row ?? -1) ||
      (a.finding.place.column ?? -1) - (b.finding.place.column ?? -1),
  );
  return keyed.map(({ finding }) => finding);
}
