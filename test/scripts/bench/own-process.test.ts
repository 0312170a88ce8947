import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { BenchRefusal, inOwnProcess } from '../../../scripts/bench/own-process';

const BOUND = 0.05;
const ENTRY = join(__dirname, 'measuring-child.ts');

/** What was measured, and how it ended. */
async function run(then: string): Promise<{ rows: string[]; ended: unknown }> {
  const rows: string[] = [];
  // As `npm run bench` runs it.
  process.env['NODE_OPTIONS'] = '--import tsx';
  const entered = (row: string): unknown => rows.push(row);
  const ended = await inOwnProcess(ENTRY, { then }, entered, BOUND).catch((error: unknown) => error);
  return { rows, ended };
}

describe('a process that measures', () => {
  test.each([
    ['done', null],
    ['throw', { name: 'second', failed: 'did not come to its end: broken' }],
    ['hang', { name: 'second', failed: 'not finished within 0.05 minutes' }],
    ['refuse', new BenchRefusal('no ledger')],
  ])(
    'that ends with "%s" leaves what it has measured, its reason, and nothing on the disk',
    async (then, ended) => {
      const found = await run(then);
      expect(found.ended).toEqual(ended);
      expect(found.rows).toHaveLength(1);
      expect(existsSync(found.rows[0])).toBe(false);
    },
  );
});
