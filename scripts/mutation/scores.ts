import { isSurvivor, mutantsOf, type PlacedMutant } from './report';

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
  const all = mutantsOf(report);
  const count = (...wanted: string[]): number =>
    all.filter(({ mutant }) => wanted.includes(mutant.status)).length;
  const found = count('Killed', 'Timeout');
  const survived = count('Survived');
  const uncovered = count('NoCoverage');
  const tried = found + survived + uncovered;
  return { room, tried, found, survived, uncovered, survivors: all.filter(isSurvivor).map(described) };
}

function described({ path, code, mutant }: PlacedMutant): string {
  const { line } = mutant.location.start;
  return `${path}:${line} ${mutant.mutatorName}: ${code.trim()} → ${oneLine(mutant.replacement ?? '')}`;
}

function oneLine(code: string): string {
  return code.replace(/\s+/g, ' ').slice(0, 80);
}
