import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What each search tries in a long run; the tests try a small part of it every time. */
const TRIES = {
  QINGQIAN_CAMPAIGNS: '10000',
  QINGQIAN_INTEREST: '5000',
  QINGQIAN_WORKBOOKS: '3000',
  QINGQIAN_PACKAGES: '3000',
  QINGQIAN_PLANS: '200000',
  QINGQIAN_CELLS: '1000000',
  QINGQIAN_FAULTS: 'all',
};
const SUITES = [
  'test/fault',
  'test/oracle',
  'test/campaign/any-workbook',
  'test/xlsx/hostile-parts',
  'test/plan-text/any-plan',
  'test/table/any-cell',
];

/**
 * Usage: npm run fuzz [-- suite …]: the random searches at length, with a seed that is printed. `QINGQIAN_SEED` repeats a run, and
 * each of the numbers can be given by its own name.
 */
function fuzz(suites: readonly string[]): number {
  const seed = process.env['QINGQIAN_SEED'] ?? String(Date.now() % 2 ** 31);
  const env = { ...TRIES, ...process.env, QINGQIAN_SEED: seed };
  console.log(`QINGQIAN_SEED=${seed}`);
  const jest = join(__dirname, '../node_modules/jest/bin/jest.js');
  const limit = String(4 * 60 * 60 * 1000);
  const wanted = suites.length > 0 ? suites : SUITES;
  const { status } = spawnSync(process.execPath, [jest, '--testTimeout', limit, ...wanted], {
    env,
    stdio: 'inherit',
  });
  return status ?? 1;
}

process.exitCode = fuzz(process.argv.slice(2));
