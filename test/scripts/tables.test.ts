import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tablesPage } from '../../scripts/make-tables';

test('docs/tables.md says what the templates say; `npm run tables` writes it again', () => {
  const written = readFileSync(join(__dirname, '../../docs/tables.md'), 'utf8');
  expect(written).toBe(tablesPage());
});
