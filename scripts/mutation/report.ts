import { readFileSync, writeFileSync } from 'node:fs';

/** What Stryker's report says of one file (mutation-testing-report-schema). */
export interface ReportFile {
  readonly source: string;
  readonly mutants: readonly Mutant[];
}

export interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  status: string;
  /** Lines and columns from 1 on. */
  readonly location: { readonly start: Position; readonly end: Position };
}

interface Position {
  readonly line: number;
  readonly column: number;
}

interface Report {
  readonly files: Record<string, ReportFile>;
}

/** A mutant, and the line of code that it stands on. */
export interface PlacedMutant {
  readonly path: string;
  readonly code: string;
  readonly mutant: Mutant;
}

/** The mutants that a run tried, in the order of files and places. */
export function mutantsOf(report: string): PlacedMutant[] {
  return placed(read(report));
}

/** Writes into a run's report which of its survivors were found later. */
export function enterFound(report: string, wasFound: (survivor: PlacedMutant) => boolean): void {
  const whole = read(report);
  for (const each of placed(whole).filter(isSurvivor)) if (wasFound(each)) each.mutant.status = 'Killed';
  writeFileSync(report, JSON.stringify(whole));
}

/** True where the tests ran and noticed nothing, or no test reached the place. */
export function isSurvivor({ mutant: { status } }: PlacedMutant): boolean {
  return status === 'Survived' || status === 'NoCoverage';
}

function read(report: string): Report {
  return JSON.parse(readFileSync(report, 'utf8')) as Report;
}

function placed({ files }: Report): PlacedMutant[] {
  return Object.entries(files).flatMap(([path, { source, mutants }]) => {
    const lines = source.split('\n');
    return mutants.map((mutant) => ({ path, code: lines[mutant.location.start.line - 1], mutant }));
  });
}
