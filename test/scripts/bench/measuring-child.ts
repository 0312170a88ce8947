import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure } from '../../../scripts/bench/measuring';
import { BenchRefusal } from '../../../scripts/bench/own-process';

/** Stands for a program that is measured: finds one figure, and then does what it was ordered. */
void measure<{ readonly then: string }, string>(async ({ then }, { begun, measured }) => {
  await begun('first');
  await measured(mkdtempSync(join(tmpdir(), 'left-behind-')));
  await begun('second');
  if (then === 'refuse') throw new BenchRefusal('no ledger');
  if (then === 'throw') throw new Error('broken');
  if (then === 'hang') for (;;);
});
