/**
 * How money or relief came in (方式, rules.md §10); `Recoveries.method` is an index into this list, 0 = not said.
 * 冲销 is not a way of its own: a reversal takes the way of what it reverses.
 */
export const METHODS = [
  '',
  '现金',
  '银行',
  '承兑汇票',
  '法院执行',
  '实物抵债',
  '债务重组',
  '减免',
  '核销',
  '冲销',
] as const;

export type Method = (typeof METHODS)[number];

/** Code of a method in `METHODS`. */
export function methodCode(method: Method): number {
  return METHODS.indexOf(method);
}

/** What an applied amount counts as in every identity (rules.md §4): recovered, written off, or a correction. */
export const Effect = { Recovered: 0, WrittenOff: 1, Correction: 2 } as const;
export type Effect = (typeof Effect)[keyof typeof Effect];

/** The effect of each method, by its code. A credit note is a correction as well. */
export const METHOD_EFFECT: readonly Effect[] = METHODS.map((method) => {
  if (method === '核销') return Effect.WrittenOff;
  if (method === '减免' || method === '债务重组') return Effect.Correction;
  return Effect.Recovered;
});

/** For rewards: cash is 现金 银行 承兑汇票 法院执行, goods is 实物抵债; everything else earns nothing (rules.md §10). */
export const METHOD_EARNS: readonly ('cash' | 'goods' | 'unsaid' | 'nothing')[] = METHODS.map((method) => {
  if (method === '') return 'unsaid';
  if (method === '实物抵债') return 'goods';
  return method === '现金' || method === '银行' || method === '承兑汇票' || method === '法院执行'
    ? 'cash'
    : 'nothing';
});
