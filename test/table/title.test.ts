import { CLAIM_FIELDS, RECOVERY_FIELDS, RUNNING_FIELDS } from '../../src/ledger/fields';
import type { Field } from '../../src/table/field';
import {
  matchTitle,
  moneyUnitIn,
  moneyUnitOfTitle,
  titleKey,
  unitMentionedIn,
  unreadableUnitIn,
} from '../../src/table/title';

describe('titleKey: what does not tell columns apart', () => {
  it.each([
    ['应收金额（万元）', '应收金额'],
    ['应收 金额', '应收金额'],
    ['应收\n金额：', '应收金额'],
    ['应收金额万元', '应收金额'],
    ['ＩＤ', 'id'],
    ['Due Date', 'duedate'],
    ['due_date', 'duedate'],
    ['DueDate', 'duedate'],
    ['单元', '单元'],
  ])('%j → %s', (title, key) => expect(titleKey(title)).toBe(key));
});

describe('matchTitle: how surely a title means a field', () => {
  const first = (title: string, fields: readonly Field[] = CLAIM_FIELDS) => {
    const match = matchTitle(title, fields)[0];
    return match ? `${match.field.name} ${match.reason}` : null;
  };

  it.each([
    ['债务人', '债务人 exact'],
    ['客户名称', '债务人 synonym'],
    ['借款人', '债务人 synonym'],
    ['customerID', '债务人 synonym'],
    ['invoiceNumber', '债权编号 synonym'],
    ['票号', '债权编号 synonym'],
    ['InvoiceAmount', '应收金额 synonym'],
    ['应收金额(含税)', '应收金额 exact'],
    ['贷款余额', '余额 synonym'],
    ['期末欠款余额', '余额 contains'],
    ['due_in_date', '到期日 synonym'],
    ['借款合同到期日', '到期日 contains'],
    ['SettledDate', '结清日期 synonym'],
    ['countryCode', '所属单位 synonym'],
  ])('%s → %s', (title, expected) => expect(first(title)).toBe(expected));

  it.each([
    ['期初余额'],
    ['余额（期初）'],
    ['年初欠款余额'],
    ['税额'],
    ['计量单位'],
    ['担保人'],
    ['客户类型'],
    ['2010年应收金额'],
    ['PaperlessBill'],
    ['Aging Bucket'],
    ['updated'],
  ])('%s is no column of a ledger', (title) => expect(first(title)).toBeNull());

  it('takes the longer of two contained titles', () => {
    expect(first('对应欠款单位简称')).toBe('债务人 contains');
  });

  it('keeps 借 and 贷 of one column title apart, also in brackets', () => {
    expect(first('发生额（借方）', RUNNING_FIELDS)).toBe('借方 synonym');
    expect(first('发生额（贷方）', RUNNING_FIELDS)).toBe('贷方 synonym');
    expect(first('2010年借方', RUNNING_FIELDS)).toBeNull();
  });

  it.each([CLAIM_FIELDS, RECOVERY_FIELDS, RUNNING_FIELDS])(
    'recognises every title of the templates as itself',
    (...fields) => {
      for (const field of fields) expect(first(field.name, fields)).toBe(`${field.name} exact`);
    },
  );

  it.each([CLAIM_FIELDS, RECOVERY_FIELDS, RUNNING_FIELDS])(
    'gives no synonym to two fields of a table',
    (...fields: Field[]) => {
      const owners = new Map<string, string>();
      for (const { name, synonyms, whole = [] } of fields) {
        for (const key of [name, ...synonyms, ...whole].map(titleKey)) {
          expect([key, owners.get(key) ?? name]).toEqual([key, name]);
          owners.set(key, name);
        }
      }
    },
  );
});

describe('money units in texts', () => {
  it.each([
    ['单位：万元', '万元'],
    ['金额单位:人民币千元', '千元'],
    ['（单位：元）', '元'],
    ['应收金额（万元）', '万元'],
    ['应收金额(含税，万元)', '万元'],
    ["Amount (RMB'000)", '千元'],
    ['单位∶万元', '万元'],
    ['单位--万元', '万元'],
    ['除特别注明外，金额单位均为人民币万元', '万元'],
    ['以下金额均以万元为单位', '万元'],
    ['本表按人民币千元列示', '千元'],
    ['人民币万元', '万元'],
    ['（万元）', '万元'],
    ['金额：万元', '万元'],
    ['应收金额（￥万元）', '万元'],
    ['Unit: RMB 10,000', '万元'],
    ['Amount (RMB ten thousand)', '万元'],
    ['Amount (10K CNY)', '万元'],
    ['Amount (in RMB ten thousand)', '万元'],
    ['Amount (RMB thousand)', '千元'],
    ['Amount (in thousands of yuan)', '千元'],
    ['Balance (in thousands)', '千元'],
    ['Amount (K RMB)', '千元'],
    ['Amount (RMB million)', null],
    ['Claims above RMB 10,000', null],
    ['Amount (RMB)', null],
    ['Amount (kg)', null],
    ['单位：某某公司', null],
    ['各单位元月台账', null],
    ['按万元计提', null],
    ['单元', null],
    ['共3万元', null],
    ['金额（亿元）', null],
  ])('%s → %s', (text, unit) => expect(moneyUnitIn(text)).toBe(unit));

  it('reads a unit at the end of a title, which a text above the table may not have there', () => {
    expect(moneyUnitOfTitle('欠款余额万元')).toBe('万元');
    expect(moneyUnitOfTitle('欠款余额')).toBeNull();
  });

  it.each([
    ['万元应收金额', '万元'],
    ['应收金额（万）', '万元'],
    ['应收金额（W）', '万元'],
    ['应收金额（千）', '千元'],
    ['万元以上欠款', null],
  ])('reads a unit at the beginning of a title, and short in brackets: %s → %s', (title, unit) =>
    expect(moneyUnitOfTitle(title)).toBe(unit),
  );

  it.each([
    ['本表数据为万元', '万元'],
    ['金额（亿元）', '亿元'],
    ['单位：元', '元'],
    ['5万元以上欠款', null],
    ['欠款三百万元的客户', null],
    ['万元以下不列', null],
    ['应收账款台账', null],
  ])('tells where a unit is mentioned, and not an amount: %s → %s', (text, unit) =>
    expect(unitMentionedIn(text)).toBe(unit),
  );

  it.each([
    ['单位：亿元', '亿元'],
    ['金额（百万元）', '百万元'],
    ['单位：万元', null],
    ['Amount (RMB million)', '百万元'],
    ['Balance (in millions of yuan)', '百万元'],
  ])('a unit in which no ledger can be kept: %s → %s', (text, unit) =>
    expect(unreadableUnitIn(text)).toBe(unit),
  );
});
