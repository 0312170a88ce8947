import { dayOf } from '../../src/calendar/day';
import { checkBalances, checkLedger } from '../../src/ledger/checks';
import type { Ledger } from '../../src/ledger/ledger';
import { settle } from '../../src/settlement/settle';
import { sheetOf } from '../fixture/sheet-of';
import { AS_OF, found, read, speak } from './reading';

const CLAIMS = '| 债权编号 | 债务人 | 发生日期 | 到期日 | 应收金额 |';
const PAYMENTS = '| 回款编号 | 日期 | 债权编号 | 债务人 | 金额 | 方式 | 凭证号 | 批准文号 |';

function check(claims: string, payments = '| H0 | 2012-06-01 | A1 || 0.01 | 现金 | 记0 ||'): string[] {
  const ledger = read([sheetOf('台账', `${CLAIMS}\n${claims}`), sheetOf('回款', `${PAYMENTS}\n${payments}`)]);
  const findings = checkLedger(ledger, AS_OF);
  speak(findings);
  return found(findings);
}

const CLAIM = '| A1 | 甲 | 2012-01-01 | 2012-03-01 | 100 |';

describe('checkLedger', () => {
  it('finds nothing in a clean ledger', () => {
    expect(check(CLAIM)).toEqual([]);
  });

  it('due before origin', () => {
    expect(
      check('| A1 | 甲 | 2012-03-01 | 2012-02-01 | 1 |\n| A2 | 甲 | 2012-03-01 | 2012-03-01 | 1 |'),
    ).toEqual(['due-before-origin D2']);
  });

  it('a due date that only stands for no fixed term', () => {
    expect(
      check('| A1 | 甲 | 2012-03-01 | 9999-12-31 | 1 |\n| A2 | 甲 | 2012-03-01 | 2062-12-31 | 1 |'),
    ).toEqual(['due-placeholder? D2']);
  });

  it('a year or a month written where a date belongs, which is a serial number of 1905', () => {
    expect(
      check(
        '| A1 | 甲 | 2012 | 2012-03-01 | 1 |\n| A2 | 甲 | 2012-01-01 | 2012-03-01 | 1 |\n| A3 | 甲 || 2012.5 | 1 |',
        '| H1 | 2012 || 甲 | 1 | 现金 | 记1 ||\n| H2 | 2012-06-01 || 甲 | 1 | 现金 | 记2 ||',
      ),
    ).toEqual(['date-too-early C2', 'date-too-early D4', 'date-too-early B2']);
    expect(check('| A1 | 甲 | 1949-10-01 | 1949-10-01 | 1 |')).toEqual([]);
  });

  it('a recovery before its claim arose', () => {
    expect(
      check(
        CLAIM,
        '| H1 | 2011-12-31 | A1 || 1 | 现金 | 记1 ||\n| H2 | 2012-01-01 | A1 || 1 | 现金 | 记2 ||',
      ),
    ).toEqual(['recovery-before-origin B2']);
  });

  it('dates after the as-of date, once a row; a due date in the future is none', () => {
    const claims = `
      | 债权编号 | 债务人 | 发生日期 | 到期日 | 摸底日期 | 认定日期 | 应收金额 |
      | A1 | 甲 | 2013-01-01 | 2013-03-01 | 2013-01-02 | 2013-01-03 | 1 |
      | A2 | 甲 | 2012-12-31 | 2013-03-01 | 2012-12-31 | 2013-01-03 | 1 |
      | A3 | 甲 | 2012-12-31 | 2013-03-01 ||| 1 |`;
    const payments = `
      | 日期 | 债权编号 | 金额 | 凭证号 | 裁定日期 |
      | 2013-02-01 | A1 | 1 | 记1 | 2013-02-02 |
      | 2012-12-31 | A2 | 1 | 记2 | 2013-02-02 |`;
    const findings = checkLedger(read([sheetOf('台账', claims), sheetOf('回款', payments)]), AS_OF);
    speak(findings);
    expect(found(findings)).toEqual([
      'date-after-as-of? C2',
      'date-after-as-of? F3',
      'date-after-as-of? A2',
      'date-after-as-of? E3',
    ]);
  });

  it('says of a row that is claim and payment at once only once that it lies in the future', () => {
    const ledger = read(
      sheetOf(
        '台账',
        '| 债务人 | 发生日期 | 应收金额 | 结清日期 |\n| 甲 | 2013-01-01 | 1 | 2013-02-01 |\n| 乙 | 2012-01-01 | 1 | 2013-02-01 |',
      ),
    );
    expect(found(checkLedger(ledger, AS_OF))).toEqual(['date-after-as-of? B2', 'date-after-as-of? D3']);
  });

  it('the same voucher with the same amount on different rows', () => {
    const findings = check(
      CLAIM,
      `
      | H1 | 2012-02-01 | A1 || 10 | 现金 | 记1 ||
      | H2 | 2012-02-01 | A1 || 20 | 现金 | 记1 ||
      | H3 | 2012-02-01 | A1 || 20 | 现金 | 记1 ||
      | H4 | 2012-02-01 | A1 || 10 | 现金 | 记1 ||
      | H5 | 2012-02-01 | A1 || 10 | 现金 | 记2 ||`,
    );
    expect(findings).toEqual(['voucher-twice? G4', 'voucher-twice? G5']);
  });

  it('recoveries without a voucher, unless an approval stands for it', () => {
    expect(
      check(CLAIM, '| H1 | 2012-02-01 | A1 || 10 | 现金 |||\n| H2 | 2012-02-01 | A1 || 10 | 核销 || 批1 |'),
    ).toEqual(['recovery-without-voucher? G2']);
    const without = read([
      sheetOf('台账', `${CLAIMS}\n${CLAIM}`),
      sheetOf('回款', '| 日期 | 债权编号 | 金额 |\n| 2012-02-01 | A1 | 1 |\n| 2012-02-01 | A1 | 2 |'),
    ]);
    expect(checkLedger(without, AS_OF)).toMatchObject([
      { code: 'voucher-column-missing', values: { count: 2 } },
    ]);
  });

  it('one debtor in several spellings', () => {
    expect(
      check(
        '| A1 | 甲（集团）公司 | 2012-01-01 || 1 |\n| A2 | 甲(集团)公司 | 2012-01-01 || 1 |\n| A3 | 甲(集团)公司 | 2012-01-01 || 1 |',
        '| H1 | 2012-02-01 || 甲 (集团)公司 | 1 | 现金 | 记1 ||',
      ),
    ).toEqual(['debtor-spellings? B3', 'debtor-spellings? D2']);
  });

  it('texts that would run as formulas, not numbers and dashes', () => {
    const ledger = read(
      sheetOf('台账', [
        ['债务人', '应收金额', '备注', '电话'],
        ['=cmd|A1', 1, '+86 138x', '-'],
        ['甲', 1, '@SUM(A1)', '-5'],
        ['乙', 1, ' -已联系', '+1,000.5'],
        ['丙', 1, 'a=b', '——'],
      ]),
    );
    const findings = checkLedger(ledger, AS_OF);
    speak(findings);
    expect(found(findings)).toEqual([
      'formula-text? A2',
      'formula-text? C2',
      'formula-text? C3',
      'formula-text? C4',
    ]);
  });
});

describe('checkBalances', () => {
  const compare = (ledger: Ledger, asOf = AS_OF): string[] => {
    const { balance } = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, asOf, '先进先出');
    const findings = checkBalances(ledger, balance, asOf);
    speak(findings);
    return findings.map(
      ({ code, place, values }) => `${code} ${place.row}:${place.column} ${values.said} ${values.computed}`,
    );
  };
  const header = '| 债权编号 | 债务人 | 发生日期 | 应收金额 | 已收金额 | 余额（万元） |';
  const payments = sheetOf(
    '回款',
    `${PAYMENTS}\n| H1 | 2012-02-01 | A1 || 4 | 现金 | 记1 ||\n| H2 | 2013-02-01 | A2 || 4 | 现金 | 记2 ||`,
  );

  it('compares 余额 and 已收金额 with amount less recoveries as at the as-of date, each in its own unit', () => {
    const ledger = read([
      sheetOf(
        '台账',
        `
        ${header}
        | A1 | 甲 | 2012-01-01 | 10 | 4 | 0.0006 |
        | A2 | 甲 | 2012-01-01 | 10 | 4 | 0.0006 |
        | A3 | 甲 | 2012-01-01 | 10 || 0.0009 |
        | A4 | 甲 | 2012-01-01 | 10 |||
        | A5 | 甲 | 2013-01-01 | 10 || 0.001 |
        | A6 | 乙 | 2012-01-01 | -10 || -0.001 |`,
      ),
      payments,
    ]);
    expect(found(ledger.findings)).toEqual(['money-unit-unsaid F1']);
    expect(compare(ledger)).toEqual(['paid-differs 2:4 4.00 0.00', 'balance-differs 3:5 9.00 10.00']);
    expect(compare(ledger, dayOf(2013, 12, 31))).toEqual(['balance-differs 3:5 9.00 10.00']);
  });

  it('names what it cannot compare because it is no amount', () => {
    const ledger = read([sheetOf('台账', `${header}\n| A1 | 甲 | 2012-01-01 | 10 | 待核 | - |`), payments]);
    const { balance } = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, AS_OF, '先进先出');
    const findings = checkBalances(ledger, balance, AS_OF);
    speak(findings);
    expect(found(findings)).toEqual(['compared-amount-unreadable? E2']);
  });

  it('leaves out tables whose columns were reckoned with', () => {
    const ledger = read(sheetOf('台账', `${header}\n| A1 | 甲 | 2012-01-01 | 10 | 4 | 0.0001 |`));
    expect(compare(ledger)).toEqual([]);
    const balances = read([sheetOf('台账', '| 债权编号 | 债务人 | 余额 |\n| A1 | 甲 | 10 |'), payments]);
    expect(compare(balances, dayOf(2012, 12, 31))).toEqual([]);
  });
});
