import { benchFile } from './bench/file';
import { benchOffice } from './bench/office';

/** Usage: npm run bench -- [claims] | office */
async function bench([what]: readonly string[]): Promise<number> {
  if (what === 'office') return benchOffice();
  await benchFile(Number(what ?? 100_000));
  return 0;
}

void bench(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
