import { NO_DAY } from '../calendar/day';
import { serialOfDay } from '../calendar/serial';
import type { Instalment, Letter, LetterClaim } from '../letter/letters';
import { groupedFen, type FenSum } from '../money/fen';
import { rmbUpper } from '../money/upper';
import type { LetterKind } from '../policy/letter-rows';
import type { SheetPlan } from '../workbook/sheet-plan';
import { areaAddress } from './address';
import { inUnit } from './figures';
import { addAttachment } from './letter-attachment';
import { claimRow, claimTitles } from './letter-claims';
import { LetterPages, PAGE_POINTS, TABLE_POINTS, type Page, type PageCell } from './letter-pages';
import type { ReportContext } from './report-context';
import { ColumnWidth } from './width';

/** Widths of number, claim, two dates, two amounts, days, interest. */
const WIDTHS = [6, 14, 11, 11, 15, 15, 8, 13] as const;
const AMOUNT_COLUMNS = [4, 5, 7];
/** Fewer rows than these make no table. */
const FEWEST_ROWS = 1;
/** More instalments than these stand in two columns, so that the plan stays on its page. */
const WIDELY_SET = 12;

/**
 * Letters of one kind, one page each: letterhead, addressee, text, claims, amount in figures and capitals, signature, receipt slip;
 * behind it the interval by interval statement of the interest, and all claims where the page has no room for them.
 */
export function planLetters(context: ReportContext, kind: LetterKind, letters: readonly Letter[]): SheetPlan {
  const name = context.names.take(`letter:${kind}`, kind);
  const sheet = new LetterPages(widthsFor(letters));
  for (const letter of letters) addLetter(context, sheet, letter);
  return sheet.plan(name, `letter:${kind}`);
}

function widthsFor(letters: readonly Letter[]): number[] {
  const amounts = new ColumnWidth();
  for (const { balance, owed } of letters) {
    amounts.amount(balance);
    amounts.amount(owed);
  }
  const needed = amounts.characters('元');
  return WIDTHS.map((width, column) => (AMOUNT_COLUMNS.includes(column) ? Math.max(width, needed) : width));
}

function addLetter(context: ReportContext, sheet: LetterPages, letter: Letter): void {
  // What stands around the table is the same however long it is, so it is laid out without it first.
  const around = layLetter(context, sheet, letter, 0);
  const room = Math.floor((PAGE_POINTS - around.points) / TABLE_POINTS);
  let shown = Math.min(letter.claims.length, Math.max(FEWEST_ROWS, room));
  if (shown < letter.claims.length) shown--;
  let page = layLetter(context, sheet, letter, shown);
  // Long claim numbers wrap and make their rows higher.
  while (page.points > PAGE_POINTS && shown > FEWEST_ROWS) page = layLetter(context, sheet, letter, --shown);
  sheet.add(page);
  addAttachment(context, sheet, letter, shown < letter.claims.length);
}

function layLetter(context: ReportContext, sheet: LetterPages, letter: Letter, shown: number): Page {
  const { kind } = letter;
  const page = sheet.draft();
  const values = wordsOf(context, letter);
  const t = (key: string): string => context.t(`letter.${kind}.${key}`, values);
  const { unitName } = context.options;
  const ownLetter = kind !== '还款计划';
  if (ownLetter && unitName !== '') page.text(unitName, 'letterTitle', 32);
  page.text(t('title'), 'letterTitle', 32);
  page.text(context.t('letter.number', { number: letter.number }), 'letterRight', 20);
  page.text(t('to'));
  const { address, contact, phone } = letter.address;
  const parts = [
    address && context.t('letter.address', { address }),
    contact && context.t('letter.contact', { contact }),
    phone && context.t('letter.phone', { phone }),
  ].filter((part) => part !== '');
  if (ownLetter && parts.length > 0) page.text(parts.join('　'));
  page.text(t('opening'));
  page.space(4);
  claimTable(context, sheet, page, letter, shown);
  page.space(4);
  page.text(t('sum'));
  if (letter.unapplied > 0n) page.text(context.t('letter.unapplied', values));
  if (kind === '还款计划') instalmentTable(context, page, letter);
  page.text(t(letter.payBy === NO_DAY ? 'request' : 'requestBy'));
  const { account, contact: ours, phone: ourPhone } = letter.wish;
  const reach = [
    account && context.t('letter.account', { account }),
    ours && context.t('letter.ourContact', { contact: ours }),
    ourPhone && context.t('letter.phone', { phone: ourPhone }),
  ].filter((part) => part !== '');
  if (reach.length > 0) page.text(reach.join('　'));
  page.space();
  signature(context, page, letter, values);
  return page;
}

/** What the sentences of a letter mention. */
function wordsOf(context: ReportContext, letter: Letter): Record<string, string | number> {
  const { asOf } = context.result;
  const net = letter.balance - letter.unapplied;
  const amount = (fen: FenSum): string =>
    context.t('letter.amount', { upper: rmbUpper(fen), figures: groupedFen(fen) });
  const interest = letter.interest ?? 0n;
  return {
    unit: context.options.unitName === '' ? context.t('letter.ourUnit') : context.options.unitName,
    debtor: letter.debtor,
    number: letter.number,
    asOf: context.day(asOf),
    payBy: letter.payBy === NO_DAY ? '' : context.day(letter.payBy),
    net: amount(net),
    unapplied: groupedFen(letter.unapplied),
    day: context.day(letter.day),
    withInterest:
      interest === 0n
        ? ''
        : context.t('letter.withInterest', {
            asOf: context.day(asOf),
            interest: groupedFen(interest),
            owed: amount(letter.owed),
          }),
  };
}

function claimTable(
  context: ReportContext,
  sheet: LetterPages,
  page: Page,
  letter: Letter,
  shown: number,
): void {
  const { claims } = letter;
  const first = sheet.nextRow + page.lines.length + 1;
  const last = letter.interest === null ? 'note' : 'interest';
  page.row(claimTitles(context, last));
  claims.slice(0, shown).forEach((entry, index) => page.row(claimRow(context, entry, index, last)));
  if (shown < claims.length) {
    const rest = claims.slice(shown);
    const sum = (of: (entry: LetterClaim) => number): bigint =>
      rest.reduce((all, entry) => all + BigInt(of(entry)), 0n);
    const { amount } = context.result.ledger.claims;
    page.row([
      { value: context.t('letter.rest', { count: rest.length }), style: 'center', span: 4 },
      { value: yuan(sum(({ claim }) => amount[claim])), style: 'money' },
      { value: yuan(sum(({ balance }) => balance)), style: 'money' },
      { value: null, style: 'days' },
      { value: last === 'interest' ? yuan(sum(({ interest }) => interest ?? 0)) : null, style: 'money' },
    ]);
  }
  const lastRow = sheet.nextRow + page.lines.length - 1;
  const total = (fen: bigint, column: number): PageCell => ({
    value: yuan(fen),
    style: 'totalMoney',
    formula: `SUM(${areaAddress({ firstRow: first, lastRow, firstColumn: column, lastColumn: column })})`,
  });
  const amounts = claims.reduce(
    (sum, { claim }) => sum + BigInt(context.result.ledger.claims.amount[claim]),
    0n,
  );
  page.row([
    { value: context.t('total'), style: 'totalText', span: 4 },
    total(amounts, 4),
    total(letter.balance, 5),
    { value: null, style: 'totalText' },
    letter.interest === null ? { value: null, style: 'totalText' } : total(letter.interest, 7),
  ]);
}

function instalmentTable(context: ReportContext, page: Page, { instalments }: Letter): void {
  if (instalments.length > WIDELY_SET) sideBySide(context, page, instalments);
  else {
    page.row([...instalmentTitles(context, 1, 2, 2), title(context, 'note', 3)]);
    instalments.forEach((each, index) =>
      page.row([...instalmentCells(each, index, 1, 2, 2), { value: null, style: 'wrap', span: 3 }]),
    );
  }
  page.space(4);
}

/** The second half of the instalments beside the first. */
function sideBySide(context: ReportContext, page: Page, instalments: readonly Instalment[]): void {
  const half = Math.ceil(instalments.length / 2);
  page.row([...instalmentTitles(context, 1, 1, 2), ...instalmentTitles(context, 1, 1, 2)]);
  for (let index = 0; index < half; index++) {
    const other = index + half;
    page.row([
      ...instalmentCells(instalments[index], index, 1, 1, 2),
      ...(other < instalments.length
        ? instalmentCells(instalments[other], other, 1, 1, 2)
        : [{ value: null, style: 'wrap', span: 4 } as const]),
    ]);
  }
}

/** How many columns of the sheet number, day and amount cover. */
type Spans = readonly [number: number, day: number, amount: number];

function title(context: ReportContext, key: string, span: number): PageCell {
  return { value: context.t(`letter.instalment.${key}`), style: 'header', span };
}

function instalmentTitles(context: ReportContext, ...[number, day, amount]: Spans): PageCell[] {
  return [title(context, 'number', number), title(context, 'day', day), title(context, 'amount', amount)];
}

function instalmentCells(
  { day, amount }: Instalment,
  index: number,
  ...[numberSpan, daySpan, amountSpan]: Spans
): PageCell[] {
  return [
    { value: index + 1, style: 'center', span: numberSpan },
    { value: day === null ? null : serialOfDay(day), style: 'date', span: daySpan },
    { value: amount === null ? null : yuan(amount), style: 'money', span: amountSpan },
  ];
}

/** Who signs, and for 催款函, 对账函 and 询证函 what the debtor signs and sends back. */
function signature(
  context: ReportContext,
  page: Page,
  { kind }: Letter,
  values: Readonly<Record<string, string | number>>,
): void {
  const t = (key: string): string => context.t(`letter.${kind}.${key}`, values);
  const halves = (left: string, right: string): void =>
    page.beside([
      { value: left, style: 'letterText', span: 4 },
      { value: right, style: 'letterText', span: 4 },
    ]);
  if (kind === '还款计划') {
    halves(t('debtorSigns'), t('creditorSigns'));
    return;
  }
  page.text(context.t('letter.sealed', values), 'letterRight', 22);
  page.text(String(values['day']), 'letterRight', 22);
  page.space();
  if (kind === '询证函') {
    halves(t('agrees'), t('differs'));
    return;
  }
  page.text(context.t('letter.cut'), 'letterCenter', 18);
  page.text(t('receipt'));
  page.text(t('receiptSigned'));
}

function yuan(fen: number | bigint): number {
  return inUnit(fen, '元');
}
