import type { Finding } from '../../src/finding/finding';
import { actionOf, messageOf } from '../../src/locale/finding-text';
import { CATALOGUES } from '../../src/locale/text';

const finding = (code: string, values: Finding['values']): Finding => ({
  severity: 'error',
  code,
  place: { file: '台账.xlsx' },
  values,
});

test('amounts of ours are shown in groups of three digits', () => {
  const message = messageOf(
    'zh',
    finding('balance-differs', { claim: 'A1', said: '1152338.54', computed: '-151338.54' }),
  );
  expect(message).toContain('1,152,338.54');
  expect(message).toContain('-151,338.54');
});

test('so is every amount that any sentence says in 元', () => {
  const places = Object.entries(CATALOGUES.zh).flatMap(([key, template]) => {
    const [, code, part] = /^(.*)\.(message|action)$/.exec(key) ?? [];
    return [...template.matchAll(/\{(\w+)\}元/g)].flatMap(([, name]) => (code ? [{ code, part, name }] : []));
  });
  expect(places.length).toBeGreaterThan(60);
  const ungrouped = places.filter(({ code, part, name }) => {
    const values = Object.fromEntries(
      [...CATALOGUES.zh[`${code}.${part}`].matchAll(/\{(\w+)\}/g)].map(([, other]) => [other, 'x']),
    );
    const said = { ...finding(code, { ...values, [name]: '1234567.89', limit: '1,234,567.89' }) };
    return !(part === 'message' ? messageOf('zh', said) : actionOf('zh', said)).includes('1,234,567.89');
  });
  expect(ungrouped).toEqual([]);
});

test('what the user wrote is quoted as it stands', () => {
  const values = { text: '1234567.89', amount: '1234567.90' };
  expect(messageOf('zh', finding('amount-rounded', values))).toContain('1234567.89');
});
