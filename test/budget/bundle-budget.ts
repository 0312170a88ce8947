import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { minifySync } from '@swc/core';

interface Size {
  readonly raw: number;
  readonly gzip: number;
}

const BUDGET = JSON.parse(readFileSync(join(__dirname, 'bundles.json'), 'utf8')) as Readonly<
  Record<string, Size>
>;

/** Bytes of a script as it is sent to a browser: without names and blanks that only people need, plain and packed. */
export function sizeOf(script: string): Size {
  const { code } = minifySync(script, { compress: true, mangle: true });
  return { raw: Buffer.byteLength(code), gzip: gzipSync(code, { level: 9 }).length };
}

/**
 * What a bundle takes beyond its budget of `bundles.json`, as a sentence for whoever made it grow; null where it is within.
 * @param name of the file that was built
 */
export function overBudget(name: string, script: string): string | null {
  const [is, may] = [sizeOf(script), BUDGET[name]];
  if (is.raw <= may.raw && is.gzip <= may.gzip) return null;
  return (
    `${name} has ${is.raw} bytes (${is.gzip} packed) and may have ${may.raw} (${may.gzip}). ` +
    'Where the growth is worth it, write the new numbers with a tenth to spare into test/budget/bundles.json.'
  );
}
