import en from '../../src/locale/en-US/policy.json';
import zh from '../../src/locale/zh-CN/policy.json';

const places = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();

test('both languages have the same keys, and fill in the same places', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  for (const [key, text] of Object.entries(zh)) {
    const other = (en as Record<string, string>)[key];
    expect([key, places(other)]).toEqual([key, places(text)]);
  }
});

test('every finding says what is wrong and what was done; nothing shouts', () => {
  const keys = Object.keys(zh).filter((key) => /\.(message|action)$/.test(key));
  const codes = new Set(keys.map((key) => key.replace(/\.\w+$/, '')));
  expect(keys).toHaveLength(codes.size * 2);
  for (const text of [...Object.values(zh), ...Object.values(en)]) expect(text).not.toMatch(/[!！]|未知错误/);
});
