/**
 * What restarts a limitation (Civil Code art. 195): a demand that has arrived, a payment, a promise to pay, a suit or an
 * arbitration.
 */
export type InterruptionKind = 'demand' | 'payment' | 'promise' | 'suit';

/** The first that fits; whoever demands a payment in writing (催还款函) demands. */
const WORDS: readonly (readonly [InterruptionKind, RegExp])[] = [
  ['demand', /催|通知|律师函|demand/i],
  ['promise', /承诺|同意|保证书|还款计划|还款协议|债务确认|对账确认|promise|acknowledg/i],
  ['suit', /起诉|诉讼|仲裁|支付令|执行|suit|court|arbitrat/i],
  ['payment', /还款|付款|回款|收回|payment|paid/i],
];

/** What words of a user's (方式, 类型) say that happened; null where they say none of it. */
export function interruptionOf(words: string): InterruptionKind | null {
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}
