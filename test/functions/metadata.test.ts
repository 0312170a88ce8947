import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { helpPages } from '../../scripts/functions/make-help';
import { generateMetadata } from '../../scripts/functions/metadata.cjs';
import { ALL_EXAMPLES, ALL_FUNCTIONS } from '../../src/functions/all-functions';
import { shown } from './calling';

const IDS = Object.keys(ALL_FUNCTIONS).sort();
const { en, zh, errors } = generateMetadata();

test('Office finds no fault in the code, and every function and parameter has its Chinese', () => {
  expect(errors).toEqual([]);
});

test.each([
  ['English', en],
  ['Chinese', zh],
] as const)('the metadata in %s has every function of the code and no other', (_, { functions }) => {
  expect(functions.map(({ id, name }) => [id, name])).toEqual(IDS.map((id) => [id, id]));
  for (const { id, parameters, description, helpUrl } of functions) {
    expect([id, parameters.length]).toEqual([id, ALL_FUNCTIONS[id].length - 1]);
    expect(
      parameters.filter(({ type, dimensionality }) => type !== 'any' || dimensionality !== 'matrix'),
    ).toEqual([]);
    expect([description, ...parameters.map((one) => one.description)].filter((said) => !said)).toEqual([]);
    expect(helpUrl).toMatch(new RegExp(`^https://localhost:3000/assets/functions/${id.toLowerCase()}\\.`));
  }
});

test('what must be given stands before what may be left out, and Excel takes the names', () => {
  for (const { id, parameters } of en.functions) {
    const optional = parameters.map((one) => one.optional === true);
    const sorted = [...optional].sort((a, b) => Number(a) - Number(b));
    // EXPLAIN begins with its table, as the others' tables have no built-in stand-in.
    if (id !== 'EXPLAIN') expect([id, optional]).toEqual([id, sorted]);
    expect(id).toMatch(/^[A-Z][A-Z0-9._]{2,}$/);
  }
});

test('both languages agree in all but words', () => {
  const bare = ({ functions }: typeof en) =>
    functions.map(({ id, parameters }) => [
      id,
      parameters.map(({ type, optional }) => [type, optional ?? false]),
    ]);
  expect(bare(zh)).toEqual(bare(en));
  for (const { description, parameters } of zh.functions)
    for (const said of [description, ...parameters.flatMap((one) => [one.name, one.description])])
      expect(said).toMatch(/\p{Script=Han}/u);
});

test.each(IDS)('the example of %s on its help page is what the function computes', (id) => {
  const { args, result } = ALL_EXAMPLES[id];
  expect(shown(id, args)).toEqual(result);
});

test('the committed help pages are those that the code makes (npm run functions)', () => {
  const folder = resolve(__dirname, '../../assets/functions');
  const pages = helpPages();
  expect(
    readdirSync(folder)
      .filter((name) => name.endsWith('.html'))
      .sort(),
  ).toEqual([...pages.keys()].sort());
  const stale = [...pages].filter(([name, page]) => readFileSync(join(folder, name), 'utf8') !== page);
  expect(stale.map(([name]) => name)).toEqual([]);
});
