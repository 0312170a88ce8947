import { createRequire } from 'node:module';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../peers');

/** A competitor's own package: it is installed in a folder of its own (`npm run bench:peers`), never with the product. */
export function peer<Module>(name: string): Module | null {
  try {
    return createRequire(join(FOLDER, 'package.json'))(name) as Module;
  } catch {
    return null;
  }
}

/** Where a competitor's package begins; null where it is not installed. */
export function peerPath(name: string): string | null {
  try {
    return createRequire(join(FOLDER, 'package.json')).resolve(name);
  } catch {
    return null;
  }
}
