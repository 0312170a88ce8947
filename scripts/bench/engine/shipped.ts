import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../bundle';
import type * as InOneProcess from './in-one-process';

/** Our own engine as it ships, and the peers in TypeScript beside it. */
export async function shippedEngine(): Promise<typeof InOneProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'qingqian-bench-'));
  try {
    await bundle(join(__dirname, 'in-one-process.ts'), folder, 'engine.cjs');
    return createRequire(__filename)(join(folder, 'engine.cjs')) as typeof InOneProcess;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
