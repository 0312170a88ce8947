import type { Finding } from '../../src/finding/finding';
import { messageOf } from '../../src/locale/finding-text';

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

test('what the user wrote is quoted as it stands', () => {
  const values = { text: '1234567.89', amount: '1234567.90' };
  expect(messageOf('zh', finding('amount-rounded', values))).toContain('1234567.89');
});
