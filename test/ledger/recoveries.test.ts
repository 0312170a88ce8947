import { formatDay } from '../../src/calendar/day';
import { GRADES, REVIEWS } from '../../src/ledger/ledger';
import { METHODS } from '../../src/ledger/method';
import { gradeOf, methodOf, reviewOf } from '../../src/ledger/words';
import { rowsOf, sheetOf } from '../fixture/sheet-of';
import { found, read, recoveriesOf } from './reading';

const CLAIMS = sheetOf(
  '台账',
  '| 债权编号 | 债务人 | 发生日期 | 应收金额 |\n| A1 | 甲 | 2012-01-01 | 100 |\n| A2 | 乙 | 2012-01-01 | 100 |\n| A1 | 丙 | 2012-01-01 | 100 |',
);
const HEADER = '| 回款编号 | 日期 | 债权编号 | 债务人 | 金额 | 方式 | 凭证号 | 冲销回款编号 | 批准文号 |';
const pay = (rows: string) => read([CLAIMS, sheetOf('回款', `${HEADER}\n${rows}`)]);
/** Findings of the recoveries alone: the ledger's second A1 is reported as well. */
const foundIn = (ledger: ReturnType<typeof pay>): string[] =>
  found(ledger.findings.filter(({ code }) => code !== 'claim-id-twice'));

describe('which claim a recovery pays', () => {
  it('the one that it names, the first of that id', () => {
    const ledger = pay(
      '| H1 | 2012-02-01 | A1 | 甲 | 10 | 现金 | 记1 |||\n| H2 | 2012-02-01 | A2 || 10 | 现金 | 记2 |||',
    );
    expect(recoveriesOf(ledger)).toEqual(['2012-02-01 甲 10.00 现金 →0', '2012-02-01 乙 10.00 现金 →1']);
    expect(foundIn(ledger)).toEqual([]);
    expect(ledger.findings).toMatchObject([
      { code: 'claim-id-twice', severity: 'error', place: { row: 3 }, values: { id: 'A1', row: 2 } },
    ]);
  });

  it('finds ids across text and number, .0 and full width', () => {
    const claims = sheetOf(
      '台账',
      "| 债权编号 | 债务人 | 应收金额 |\n| 1001 | 甲 | 1 |\n| '1002.0 | 甲 | 1 |\n| Ａ3 | 甲 | 1 |",
    );
    const recoveries = sheetOf(
      '回款',
      "| 日期 | 债权编号 | 金额 | 凭证号 |\n| 2012-01-01 | '1001 | 1 | 1 |\n| 2012-01-01 | 1002 | 1 | 2 |\n| 2012-01-01 | A3 | 1 | 3 |",
    );
    expect(Array.from(read([claims, recoveries]).recoveries.claim)).toEqual([0, 1, 2]);
  });

  it('none where it names only its debtor', () => {
    expect(recoveriesOf(pay('| H1 | 2012-02-01 || 甲 | 10 | 现金 | 记1 |||'))).toEqual([
      '2012-02-01 甲 10.00 现金 →-1',
    ]);
  });

  it('an unknown one where the ledger lacks the id, and where it names nothing', () => {
    const ledger = pay(
      '| H1 | 2012-02-01 | A9 | 甲 | 10 | 现金 | 记1 |||\n| H2 | 2012-02-01 ||| 10 | 现金 | 记2 |||',
    );
    expect(recoveriesOf(ledger)).toEqual(['2012-02-01 甲 10.00 现金 →-2', '2012-02-01 10.00 现金 →-2']);
    expect(foundIn(ledger)).toEqual(['recovery-unknown-claim C2', 'recovery-without-claim 3:3']);
  });

  it('reports a debtor who owes nothing, and one who is not the debtor of the claim', () => {
    const ledger = pay(
      '| H1 | 2012-02-01 || 丁 | 10 | 现金 | 记1 |||\n| H2 | 2012-02-01 | A2 | 甲 | 10 | 现金 | 记2 |||',
    );
    expect(recoveriesOf(ledger)).toEqual(['2012-02-01 丁 10.00 现金 →-1', '2012-02-01 乙 10.00 现金 →1']);
    expect(foundIn(ledger)).toEqual(['recovery-unknown-debtor? D2', 'recovery-other-debtor? D3']);
  });
});

describe('a recovery without a readable date or amount is left out', () => {
  it('and the others are read', () => {
    const ledger = pay(`
      | H1 || A1 || 10 | 现金 | 记1 |||
      | H2 | 2012年11月31日 | A1 || 10 | 现金 | 记2 |||
      | H3 | 2012-02-01 | A1 ||| 现金 | 记3 |||
      | H4 | 2012-02-01 | A1 || 十元 | 现金 | 记4 |||
      | H5 | 2012-02-01 | A1 || 0 | 现金 | 记5 |||
      | H6 | 2012-02-01 | A1 || 10 | 现金 | 记6 |||`);
    expect(ledger.recoveries.id).toEqual(['H5', 'H6']);
    expect(foundIn(ledger)).toEqual([
      'recovery-without-date B2',
      'date-unreadable B3',
      'recovery-without-date B3',
      'recovery-without-amount E4',
      'amount-unreadable E5',
      'recovery-without-amount E5',
      'recovery-of-zero? E6',
    ]);
  });
});

describe('reversals (冲销)', () => {
  it('name their original, also in a later row or on another sheet', () => {
    const more = sheetOf('回款2', `${HEADER}\n| H9 | 2012-02-01 || 乙 | 10 | 银行 | 记9 |||`);
    const first = sheetOf(
      '回款',
      `${HEADER}
      | H1 | 2012-03-01 ||| -4 | 冲销 | 红1 | H2 ||
      | H2 | 2012-02-01 | A1 || 10 | 现金 | 记2 |||
      | H3 | 2012-03-01 || 乙 | -5 | 银行 | 红3 | H9 ||`,
    );
    const ledger = read([CLAIMS, first, more]);
    expect(Array.from(ledger.recoveries.reverses)).toEqual([1, -1, 3, -1]);
    expect(recoveriesOf(ledger)).toEqual([
      '2012-03-01 甲 -4.00 冲销 →0',
      '2012-02-01 甲 10.00 现金 →0',
      '2012-03-01 乙 -5.00 银行 →-1',
      '2012-02-01 乙 10.00 银行 →-1',
    ]);
    expect(foundIn(ledger)).toEqual([]);
  });

  it('without an original, of a reversal, or with a positive amount', () => {
    const ledger = pay(`
      | H1 | 2012-02-01 | A1 || 10 | 现金 | 记1 |||
      | H2 | 2012-03-01 | A1 || -4 | 冲销 | 红1 | H9 ||
      | H3 | 2012-03-01 | A1 || -4 | 冲销 | 红2 |||
      | H4 | 2012-03-01 | A1 || -4 | 冲销 | 红3 | H3 ||
      | H5 | 2012-03-01 | A1 || 4 | 冲销 | 红4 | H1 ||
      | H6 | 2012-03-01 | A1 || 4 | 现金 | 红5 | H1 ||`);
    expect(Array.from(ledger.recoveries.reverses)).toEqual([-1, -2, -1, -2]);
    expect(foundIn(ledger)).toEqual([
      'reversal-not-negative E6',
      'reversal-not-negative E7',
      'reversal-without-original H3',
      'reversal-without-original H4',
      'reversal-of-reversal H5',
    ]);
  });

  it('means the first of two recoveries with one id, which is reported', () => {
    const ledger = pay(`
      | H1 | 2012-02-01 | A1 || 10 | 现金 | 记1 |||
      | H1 | 2012-02-01 | A2 || 10 | 现金 | 记2 |||
      | H3 | 2012-03-01 ||| -4 | 冲销 | 红2 | H1 ||`);
    expect(ledger.recoveries.reverses[2]).toBe(0);
    expect(foundIn(ledger)).toEqual(['recovery-id-twice A3']);
  });
});

describe('goods', () => {
  it('carry day and value of ruling and realisation', () => {
    const sheet = sheetOf(
      '回款',
      `
      | 日期 | 债权编号 | 金额（万元） | 方式 | 凭证号 | 裁定日期 | 裁定价值 | 变现日期 | 变现金额 |
      | 2012-02-01 | A1 | 0.001 | 以物抵债 | 记1 | 2012-03-01 | 0.0009 |||
      | 2012-02-01 | A1 | 0.001 | 以物抵债 | 记2 ||| 2012-04-01 | 0.0008 |`,
    );
    const { recoveries } = read([CLAIMS, sheet]);
    expect(Array.from(recoveries.amount)).toEqual([1000, 1000]);
    expect(Array.from(recoveries.rulingValue)).toEqual([900, NaN]);
    expect(Array.from(recoveries.realisedValue)).toEqual([NaN, 800]);
    expect(recoveries.rulingDay[0]).toBeGreaterThan(0);
    expect(recoveries.realisedDay[1]).toBeGreaterThan(recoveries.rulingDay[0]);
  });
});

describe('credit notes', () => {
  it('name the claim that they lower, or none', () => {
    const sheet = sheetOf(
      '台账',
      `
      | 债权编号 | 原债权编号 | 债务人 | 应收金额 |
      | B1 | B2 | 甲 | -5 |
      | B2 || 甲 | 100 |
      | B3 || 甲 | -5 |
      | B4 | B9 | 甲 | -5 |
      | B5 | B1 | 甲 | -5 |`,
    );
    const ledger = read(sheet);
    expect(Array.from(ledger.claims.corrects)).toEqual([1, -1, -1, -1, -1]);
    expect(found(ledger.findings)).toEqual(['credit-note-unknown-claim B5', 'credit-note-unknown-claim B6']);
  });
});

describe('closed lists', () => {
  it.each([
    ['转账', '银行'],
    ['电汇', '银行'],
    ['银行转账', '银行'],
    ['银承', '承兑汇票'],
    ['商业承兑汇票', '承兑汇票'],
    ['银行承兑汇票', '承兑汇票'],
    ['抵债', '实物抵债'],
    ['以物抵债', '实物抵债'],
    ['执行', '法院执行'],
    ['法院强制执行', '法院执行'],
    ['重组', '债务重组'],
    ['债务豁免', '减免'],
    ['坏账核销', '核销'],
    ['红字冲销', '冲销'],
    ['现 金', '现金'],
    ['现金支票', '银行'],
    ['微信', '银行'],
    ['支付宝转账', '银行'],
    ['POS机', '银行'],
    ['商票', '承兑汇票'],
    ['抵房', '实物抵债'],
    ['Bank transfer', '银行'],
    ['write-off', '核销'],
  ])('方式 %s is %s', (text, method) => expect(METHODS[methodOf(text)]).toBe(method));

  it.each(METHODS.map((method, code) => [method, code] as const))(
    '方式 %j has the code %d',
    (method, code) => {
      expect(methodOf(method)).toBe(code);
    },
  );

  it('a 方式 that is not known, or is two, is none, which is reported', () => {
    expect([methodOf('其他'), methodOf('现金/转账')]).toEqual([-1, -1]);
    const ledger = pay('| H1 | 2012-02-01 | A1 || 10 | 其他 | 记1 |||');
    expect(ledger.recoveries.method[0]).toBe(0);
    expect(foundIn(ledger)).toEqual(['method-unknown? F2']);
  });

  it.each([
    ['次级', '次级'],
    ['次级类', '次级'],
    ['可疑类贷款', '可疑'],
    ['呆帐', '呆账'],
    ['Substandard', '次级'],
    ['', ''],
  ])('五级分类 %j is %j', (text, grade) => expect(GRADES[gradeOf(text)]).toBe(grade));

  it('classes and reviews that are not on the list are reported', () => {
    expect([gradeOf('一般'), reviewOf('尚可')]).toEqual([-1, -1]);
    expect([reviewOf('通过'), reviewOf('未通过')].map((code) => REVIEWS[code])).toEqual(['合格', '不合格']);
    const ledger = read(
      sheetOf(
        '台账',
        '| 债务人 | 应收金额 | 五级分类 | 复查结果 |\n| 甲 | 1 | 一般 | 尚可 |\n| 甲 | 1 | 损失 | 合格 |',
      ),
    );
    expect(Array.from(ledger.claims.grade)).toEqual([0, 5]);
    expect(Array.from(ledger.claims.review)).toEqual([0, 1]);
    expect(found(ledger.findings)).toEqual(['grade-unknown? C2', 'review-unknown? D2']);
  });
});

describe('what is known of a debtor', () => {
  it('is read by its words, and reported where it is none of them', () => {
    const ledger = read(
      sheetOf(
        '台账',
        '| 债务人 | 应收金额 | 资金状况 | 项目前景 | 诚信 | 争议金额 |\n| 甲 | 9 | 良好 | 差 | 恶意拖欠 | 2.5 |\n| 乙 | 9 | 一般 | | | |',
      ),
    );
    const { funds, prospects, goodFaith, disputed } = ledger.claims;
    expect([funds, prospects, goodFaith, disputed].map((column) => [...column])).toEqual([
      [1, 0],
      [2, 0],
      [2, 0],
      [250, 0],
    ]);
    expect(found(ledger.findings)).toEqual(['situation-unknown? C3']);
  });

  it('instalments of one debt know its last due date', () => {
    const ledger = read(
      sheetOf(
        '台账',
        '| 债务人 | 应收金额 | 到期日 | 分期债务编号 |\n| 甲 | 1 | 2012-01-31 | F1 |\n| 甲 | 1 | 2012-06-30 | F1 |\n| 乙 | 1 | 2012-09-30 | F1 |\n| 甲 | 1 | 2012-03-31 | |',
      ),
    );
    expect(Array.from(ledger.claims.lastDue, (day) => formatDay(day))).toEqual([
      '2012-06-30',
      '2012-06-30',
      '2012-09-30',
      '2012-03-31',
    ]);
  });
});

describe('claims that are not complete', () => {
  it('without an amount are left out, without a debtor kept under the empty debtor', () => {
    const ledger = read(
      sheetOf(
        '台账',
        rowsOf(
          '| 债权编号 | 债务人 | 应收金额 |\n| A1 | 甲 ||\n| A2 || 5 |\n| A3 | 甲 | #N/A |\n| A4 | 甲 | 99999999999999 |\n| A5 | 甲 | 1 |',
        ),
      ),
    );
    expect(ledger.claims.id).toEqual(['A2', 'A5']);
    expect(found(ledger.findings)).toEqual([
      'claim-without-amount C2',
      'amount-unreadable C4',
      'claim-without-amount C4',
      'amount-too-large C5',
      'claim-without-amount C5',
      'claim-without-debtor B3',
    ]);
  });

  it('without a unit where others have one are counted and the first is named', () => {
    const drawing = '| 所属单位 | 债务人 | 应收金额 |\n| 一公司 | 甲 | 1 |\n|| 乙 | 2 |\n|| 丙 | 3 |';
    expect(read(sheetOf('台账', drawing)).findings).toMatchObject([
      {
        code: 'claims-without-unit',
        severity: 'warning',
        place: { row: 2, column: 0 },
        values: { count: 2 },
      },
    ]);
    expect(found(read(sheetOf('台账', drawing.replace('一公司', ''))).findings)).toEqual([]);
  });

  it('in a table without debtors are reported once', () => {
    const ledger = read(sheetOf('台账', '| 债权编号 | 应收金额 |\n| A1 | 1 |\n| A2 | 2 |'));
    expect(found(ledger.findings)).toEqual(['debtor-column-missing 1:1']);
  });
});
