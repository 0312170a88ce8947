import type { Finding } from '../../src/finding/finding';
import { openTable } from '../../src/policy/open-table';
import { matchStrategy, readStrategies, STRATEGY_TABLE, type Situation } from '../../src/policy/strategy';
import { sheetOf } from '../fixture/sheet-of';

const TABLE = `
  | 资金状况 | 项目前景 | 诚信 | 策略     |
  | 好       |          | 善意 | 现金催收 |
  | 差       | 好       | 善意 | 抵押担保 |
  | 差       | 差       | 善意 | 实物抵债 |
  |          |          | 恶意 | 诉讼     |
  | 恶劣     |          |      | 诉讼     |
`;

function read(drawing: string) {
  const findings: Finding[] = [];
  const table = openTable(STRATEGY_TABLE, sheetOf('清收策略', drawing), findings)!;
  return { strategies: readStrategies(table.rows), findings };
}

function chosen(said: Partial<Situation>, drawing = TABLE): string | null {
  const situation = { funds: null, prospects: null, goodFaith: null, ...said };
  return matchStrategy(read(drawing).strategies, situation)?.strategy ?? null;
}

test('the first row whose conditions all hold wins', () => {
  expect(chosen({ funds: '好', prospects: '差', goodFaith: '善意' })).toBe('现金催收');
  expect(chosen({ funds: '差', prospects: '差', goodFaith: '善意' })).toBe('实物抵债');
  expect(chosen({ funds: '好', prospects: '好', goodFaith: '恶意' })).toBe('诉讼');
});

test('what is not known meets blank conditions only', () => {
  expect(chosen({ funds: '恶劣' })).toBe('诉讼');
  expect(chosen({ funds: '差', goodFaith: '善意' })).toBeNull();
});

test('a condition that is not on the list keeps its row out and is reported', () => {
  const { strategies, findings } = read(TABLE.replace('| 恶劣 ', '| 一般 '));
  expect(strategies).toHaveLength(4);
  expect(findings.map(({ code }) => code)).toEqual(['policy-choice-unknown']);
});
