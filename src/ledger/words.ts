import { FUNDS, GOOD_FAITH, GRADES, PROSPECTS, REVIEWS } from './ledger';
import { METHODS, type Method } from './method';

/** Ways to write a method, the first that fits; a text that fits several (现金/银行) is none of them. */
const METHOD_WORDS: readonly (readonly [Method, RegExp])[] = [
  ['冲销', /冲销|红冲|冲红|冲回|冲减回款|revers/],
  ['承兑汇票', /承兑|汇票|银承|商承|商票|票据|acceptance|draft|billofexchange/],
  ['法院执行', /法院|执行|强制划扣|court|enforce/],
  ['实物抵债', /抵债|抵账|抵帐|抵款|抵房|抵车|房抵|实物|以物|goods|inkind/],
  ['债务重组', /重组|restructur/],
  ['减免', /减免|豁免|免除|折让|relief|waive|waiver|discount/],
  ['核销', /核销|writeoff|writtenoff|baddebt/],
  ['现金', /现金(?!支票)|现款|cash/],
  [
    '银行',
    /银行(?!承兑)|转账|转帐|电汇|汇款|网银|对公|支票|信汇|微信|支付宝|pos机?|刷卡|扫码|银联|代扣|bank|wire|transfer|remit|cheque|check|^ach$/,
  ],
];

/** Code of a 方式 as users write it (转账, 银承, 以物抵债 …); 0 for an empty one, -1 for one that is not known. */
export function methodOf(text: string): number {
  const key = plainKey(text);
  if (key === '') return 0;
  const exact = (METHODS as readonly string[]).indexOf(key);
  if (exact > 0) return exact;
  const fits = METHOD_WORDS.filter(([, words]) => words.test(key));
  return fits.length === 1 ? METHODS.indexOf(fits[0][0]) : -1;
}

/** Code of a 五级分类 or 一逾两呆 (次级类, 次级贷款, substandard …); 0 for an empty one, -1 for one not on the list. */
export function gradeOf(text: string): number {
  const key = plainKey(text).replace(/(?:类贷款|贷款|类)$/, '');
  if (key === '') return 0;
  const english = ['', 'pass', 'specialmention', 'substandard', 'doubtful', 'loss', 'overdue'].indexOf(key);
  if (english > 0) return english;
  return (GRADES as readonly string[]).indexOf(key.replace('帐', '账'));
}

/** Code of a 复查结果 (通过, 未通过 …); 0 for an empty one, -1 for one that is neither. */
export function reviewOf(text: string): number {
  const key = plainKey(text);
  if (key === '') return 0;
  if (/^(?:合格|通过|已通过|达标|符合要求|passed|ok)$/.test(key)) return REVIEWS.indexOf('合格');
  if (/^(?:不合格|未通过|不通过|未达标|不符合要求|需整改|待整改|failed)$/.test(key))
    return REVIEWS.indexOf('不合格');
  return -1;
}

/** Code of a 资金状况 (良好, 较差 …); 0 for an empty one, -1 for one that is not known. */
export function fundsOf(text: string): number {
  return listedOf(text, [
    [FUNDS.indexOf('恶劣'), /^(?:恶劣|极差|很差|严重恶化|bad)$/],
    [FUNDS.indexOf('差'), /^(?:差|较差|不好|紧张|困难|poor)$/],
    [FUNDS.indexOf('好'), /^(?:好|良好|较好|很好|正常|good)$/],
  ]);
}

/** Code of a 项目前景; 0 for an empty one, -1 for one that is not known. */
export function prospectsOf(text: string): number {
  return listedOf(text, [
    [PROSPECTS.indexOf('好'), /^(?:好|良好|较好|看好|good)$/],
    [PROSPECTS.indexOf('差'), /^(?:差|较差|不好|不看好|poor)$/],
  ]);
}

/** Code of a 诚信; 0 for an empty one, -1 for one that is not known. */
export function goodFaithOf(text: string): number {
  return listedOf(text, [
    [GOOD_FAITH.indexOf('恶意'), /^(?:恶意|恶意拖欠|恶意逃债|差|失信|bad)$/],
    [GOOD_FAITH.indexOf('善意'), /^(?:善意|好|良好|守信|good)$/],
  ]);
}

function listedOf(text: string, list: readonly (readonly [number, RegExp])[]): number {
  const key = plainKey(text);
  return key === '' ? 0 : (list.find(([, words]) => words.test(key))?.[0] ?? -1);
}

/** Text as closed lists are compared: width, case, blanks and signs between words do not count. */
function plainKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');
}
