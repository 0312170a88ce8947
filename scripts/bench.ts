import { benchEngine } from './bench/engine/engine';
import { fileFigures } from './bench/file';
import { renewBudget } from './bench/budget';
import { officeFigures } from './bench/office';
import { benchWorkbench } from './bench/workbench';

const ENGINE_SIZES = [10_000, 100_000, 1_000_000];

/** Usage: npm run bench -- [claims] | office [claims …] | budget | engine [claims …] | workbench [claims] */
async function bench([what, ...sizes]: readonly string[]): Promise<number> {
  if (what === 'office') await officeFigures(sizes.length > 0 ? sizes.map(Number) : undefined);
  else if (what === 'budget') await renewBudget(sizes.length > 0 ? sizes.map(Number) : [1_000, 20_000]);
  else if (what === 'engine') return benchEngine(sizes.length > 0 ? sizes.map(Number) : ENGINE_SIZES);
  else if (what === 'workbench') await benchWorkbench(Number(sizes[0] ?? 10_000));
  else await fileFigures(Number(what ?? 100_000));
  return 0;
}

void bench(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
