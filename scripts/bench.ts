import { benchEngine } from './bench/engine/engine';
import { benchFile } from './bench/file';
import { benchOffice } from './bench/office';
import { benchWorkbench } from './bench/workbench';

const ENGINE_SIZES = [10_000, 100_000, 1_000_000];

/** Usage: npm run bench -- [claims] | office | engine [claims …] | workbench [claims] */
async function bench([what, ...sizes]: readonly string[]): Promise<number> {
  if (what === 'office') return benchOffice();
  if (what === 'engine') return benchEngine(sizes.length > 0 ? sizes.map(Number) : ENGINE_SIZES);
  if (what === 'workbench') await benchWorkbench(Number(sizes[0] ?? 10_000));
  else await benchFile(Number(what ?? 100_000));
  return 0;
}

void bench(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
