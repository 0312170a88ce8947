import { performance } from 'node:perf_hooks';
import { renewBudget } from './bench/budget';
import { engineFigures, ownEngineFigures } from './bench/engine/engine';
import { formulaFigures } from './bench/engine/formulas';
import { fileFigures, ownFileFigures } from './bench/file';
import { officeFigures, ownOfficeFigures } from './bench/office';
import { BenchRefusal } from './bench/own-process';
import { ownPaneFigures, paneFigures } from './bench/pane/pane';
import { keep } from './bench/performance';
import { benchWorkbench } from './bench/workbench';
import { CommandRefusal } from '../src/headless/refusal';

const ENGINE_SIZES = [10_000, 100_000, 1_000_000];
const FORMULA_SIZES = [1_000, 3_000, 10_000];
const FILE_SIZES = [10_000, 100_000, 1_000_000];
const OFFICE_SIZES = [1_000, 20_000, 100_000];
const PANE_SIZES = [20_000, 100_000];
const BUDGET_SIZES = [1_000, 20_000];

const orElse = (sizes: readonly number[], usual: readonly number[]): readonly number[] =>
  sizes.length > 0 ? sizes : usual;

/** The parts of the bench by their names. Each size is kept, as soon as it is measured, in docs/performance.md. */
const PARTS: Readonly<Record<string, (sizes: readonly number[]) => Promise<unknown>>> = {
  async engine(sizes) {
    for (const size of orElse(sizes, ENGINE_SIZES)) keep('engine', await engineFigures([size]));
  },
  async formulas(sizes) {
    for (const size of orElse(sizes, FORMULA_SIZES)) {
      const figures = await formulaFigures([size]);
      if (figures === null) return console.log('no LibreOffice on this machine');
      keep('formulas', figures);
    }
  },
  async file(sizes) {
    for (const size of orElse(sizes, FILE_SIZES)) keep('file', await fileFigures(size));
  },
  async office(sizes) {
    for (const size of orElse(sizes, OFFICE_SIZES)) keep('office', await officeFigures([size]));
  },
  async pane(sizes) {
    for (const size of orElse(sizes, PANE_SIZES)) {
      const figures = await paneFigures([size]);
      if (figures === null) return console.log('no Chromium on this machine');
      keep('pane', figures);
    }
  },
  budget: (sizes) => renewBudget(orElse(sizes, BUDGET_SIZES)),
  workbench: ([size = 10_000]) => benchWorkbench(size),
};

/** The parts that take ledgers of one's own; what they find there is printed and not kept. */
const OWN_PARTS: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
  engine: ownEngineFigures,
  file: ownFileFigures,
  office: ownOfficeFigures,
  pane: ownPaneFigures,
};

/** Usage: npm run bench -- all | engine | formulas | file | office | pane | budget | workbench [claims …], or engine | file | office | pane ledger … */
async function bench([what = 'all', ...words]: readonly string[]): Promise<void> {
  const sizes = words.filter((word) => /^[1-9]\d*$/.test(word));
  const paths = words.filter((word) => !sizes.includes(word));
  if (paths.length > 0 && (!Object.hasOwn(OWN_PARTS, what) || sizes.length > 0))
    throw new Error(
      `${paths[0]} is no number of claims; ledgers of one's own go to ${Object.keys(OWN_PARTS).join(', ')}, without numbers`,
    );
  for (const path of paths) await tried(path, () => OWN_PARTS[what](path));
  if (paths.length > 0) return;
  const parts = what === 'all' ? ['engine', 'formulas', 'file', 'office', 'pane'] : [what];
  for (const part of parts) {
    if (!Object.hasOwn(PARTS, part))
      throw new Error(`no part ${part}; there are ${Object.keys(PARTS).join(', ')}`);
    const begun = performance.now();
    await tried(part, () => PARTS[part](sizes.map(Number)));
    console.log(`${part}: ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  }
}

/** Whatever fails, the others have their turn. */
async function tried(what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isSentence = error instanceof CommandRefusal || error instanceof BenchRefusal;
    console.error(`${what}:`, isSentence ? error.message : error);
    process.exitCode = 1;
  }
}

bench(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
