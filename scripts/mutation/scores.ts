import { readFileSync } from 'node:fs';

/** What Stryker's report says of one file (mutation-testing-report-schema). */
interface ReportFile {
  readonly source: string;
  readonly mutants: readonly Mutant[];
}

interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly location: { readonly start: { readonly line: number } };
}

/** Mutants of a room by what came of them; found: a test failed or the run no longer ended. */
export interface Score {
  readonly room: string;
  readonly tried: number;
  readonly found: number;
  readonly survived: number;
  readonly uncovered: number;
  /** Each survivor: file, line, what was changed into what. */
  readonly survivors: readonly string[];
}

/** The score of a room from the report of its run. */
export function scoreOf(room: string, report: string): Score {
  const { files } = JSON.parse(readFileSync(report, 'utf8')) as { files: Record<string, ReportFile> };
  const all = Object.entries(files).flatMap(([path, file]) =>
    file.mutants.map((mutant) => ({ path, file, mutant })),
  );
  const count = (...wanted: string[]): number =>
    all.filter(({ mutant }) => wanted.includes(mutant.status)).length;
  const found = count('Killed', 'Timeout');
  const survived = count('Survived');
  const uncovered = count('NoCoverage');
  return {
    room,
    tried: found + survived + uncovered,
    found,
    survived,
    uncovered,
    survivors: all
      .filter(({ mutant }) => mutant.status === 'Survived' || mutant.status === 'NoCoverage')
      .map(({ path, file, mutant }) => {
        const { line } = mutant.location.start;
        const code = file.source.split('\n')[line - 1].trim();
        return `${path}:${line} ${mutant.mutatorName}: ${code} → ${oneLine(mutant.replacement ?? '')}`;
      }),
  };
}

/** A line of the table in docs/mutation.md. */
export function scoreLine({ room, tried, found, survived, uncovered }: Score): string {
  const percent = tried === 0 ? '–' : `${((100 * found) / tried).toFixed(1)}%`;
  return `| ${room} | ${tried} | ${found} | ${survived} | ${uncovered} | ${percent} |`;
}

function oneLine(code: string): string {
  return code.replace(/\s+/g, ' ').slice(0, 80);
}
