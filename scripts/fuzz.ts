import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fuzzFiles } from './fuzz/fuzz-files';

/** What each search tries in a long run; the tests try a small part of it every time. */
const TRIES = {
  QINGQIAN_CAMPAIGNS: '10000',
  QINGQIAN_INTEREST: '5000',
  QINGQIAN_CLOCKS: '5000',
  QINGQIAN_WORKBOOKS: '3000',
  QINGQIAN_PACKAGES: '3000',
  QINGQIAN_PLANS: '200000',
  QINGQIAN_CELLS: '1000000',
  QINGQIAN_MAPPINGS: '3000',
  QINGQIAN_CALLS: '150000',
  QINGQIAN_BOOKS: '2000',
  QINGQIAN_REPORTS: '2000',
  QINGQIAN_FAULTS: 'all',
};
const SUITES = [
  'test/fault',
  'test/oracle',
  'test/campaign/any',
  'test/xlsx/hostile-parts',
  'test/plan-text/any-plan',
  'test/table/any-cell',
  'test/headless/any-mapping',
  'test/functions/any-argument',
];

const SEED = process.env['QINGQIAN_SEED'] ?? String(Date.now() % 2 ** 31);

/**
 * Usage: npm run fuzz [-- suite …]: the random searches at length, with a seed that is printed. `QINGQIAN_SEED` repeats a run, and
 * each of the numbers can be given by its own name.
 */
function fuzzSuites(suites: readonly string[]): number {
  const env = { ...TRIES, ...process.env, QINGQIAN_SEED: SEED };
  const jest = join(__dirname, '../node_modules/jest/bin/jest.js');
  const limit = String(4 * 60 * 60 * 1000);
  const wanted = suites.length > 0 ? suites : SUITES;
  const { status } = spawnSync(process.execPath, [jest, '--testTimeout', limit, ...wanted], {
    env,
    stdio: 'inherit',
  });
  return status ?? 1;
}

/**
 * Usage: npm run fuzz -- file folder|file …: changes files of one's own at random (ledgers, and the texts of plans) and runs the whole
 * report on each. `QINGQIAN_FILES` says how many changes of each file, `QINGQIAN_SECONDS` how long one may take.
 */
async function fuzz([first, ...others]: readonly string[]): Promise<number> {
  console.log(`QINGQIAN_SEED=${SEED}`);
  if (first === 'file' || first === '--files') {
    const missing = others.filter((path) => statSync(path, { throwIfNoEntry: false }) === undefined);
    if (missing.length > 0) console.error(`There is no ${missing.join(', ')}.`);
    else if (others.length === 0) console.error('npm run fuzz -- file <file or folder> …');
    else return (await fuzzFiles(others, Number(SEED))) > 0 ? 1 : 0;
    return 2;
  }
  return fuzzSuites(first === undefined ? [] : [first, ...others]);
}

void fuzz(process.argv.slice(2)).then((code) => (process.exitCode = code));
