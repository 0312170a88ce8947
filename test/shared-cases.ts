import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Cases collected from other programs lie beside the repository; where they are missing their tests are skipped. */
const FOLDER = resolve(__dirname, '../../shared/cases');

/**
 * Describes tests over the cases of one file.
 * @param file name within the folder of cases
 * @param body gets the file's cases; it is not called where the file is missing
 */
export function describeSharedCases<Case>(file: string, body: (cases: readonly Case[]) => void): void {
  const path = resolve(FOLDER, file);
  if (!existsSync(path)) {
    describe.skip(file, () => {
      test('the collected cases are not at hand', () => undefined);
    });
    return;
  }
  const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: Case[] };
  describe(file, () => body(cases));
}
