import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Ledgers and campaigns that may be read where they are at hand, and are never part of the repository. */
const FOLDER = resolve(__dirname, '../../shared');

/**
 * Describes tests over a file or folder beside the repository; skips them where it is missing.
 * @param path within the shared folder
 * @param body gets the whole path
 */
export function describeSharedFile(path: string, body: (path: string) => void): void {
  const whole = resolve(FOLDER, path);
  (existsSync(whole) ? describe : describe.skip)(path, () => {
    if (existsSync(whole)) body(whole);
    else test('is not at hand', () => undefined);
  });
}
