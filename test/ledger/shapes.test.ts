import fc from 'fast-check';
import { ageBackwards } from '../../src/ledger/backwards';
import { settle } from '../../src/settlement/settle';
import { sumFen } from '../../src/money/sum';
import { formatFen } from '../../src/money/fen';
import { columnsToRead } from '../../src/ledger/columns-to-read';
import { sheetOf } from '../fixture/sheet-of';
import { AS_OF, claimsOf, found, read, recoveriesOf } from './reading';

describe('claims with recoveries', () => {
  it('are read as they stand; 已收金额 and 余额 are then not used', () => {
    const ledger = read([
      sheetOf(
        '台账',
        '| 债权编号 | 债务人 | 发生日期 | 应收金额 | 已收金额 | 余额 |\n| A1 | 甲 | 2012-01-01 | 10 | 9 | 1 |',
      ),
      sheetOf(
        '回款',
        '| 回款编号 | 日期 | 债权编号 | 金额 | 方式 | 凭证号 | 参与人 |\n| H1 | 2012-02-01 | A1 | 4 | 银行转账 | 记1 | 张三:60；李四:40 |',
      ),
    ]);
    expect(recoveriesOf(ledger)).toEqual(['2012-02-01 甲 4.00 银行 →0']);
    expect(ledger.recoveries.people).toEqual(['张三:60；李四:40']);
    expect(ledger.recoveries.voucher).toEqual(['记1']);
    expect(ledger.findings).toEqual([]);
  });

  it('in a file of their own speak for all files', () => {
    const claims = sheetOf('台账', '| 债权编号 | 债务人 | 应收金额 | 余额 |\n| A1 | 甲 | 10 | 1 |', {
      file: 'a.xlsx',
    });
    const pay = sheetOf('回款', '| 日期 | 债权编号 | 金额 | 凭证号 |\n| 2012-02-01 | A1 | 4 | 记1 |', {
      file: 'b.xlsx',
    });
    expect(recoveriesOf(read([claims, pay]))).toEqual(['2012-02-01 甲 4.00 →0']);
  });

  it('that are an empty template do not speak', () => {
    const claims = sheetOf('台账', '| 债权编号 | 债务人 | 应收金额 | 余额 |\n| A1 | 甲 | 10 | 1 |');
    const pay = sheetOf('回款', '| 日期 | 债权编号 | 金额 | 凭证号 |');
    expect(recoveriesOf(read([claims, pay]))).toEqual(['1900-01-01 甲 9.00 →0']);
  });
});

describe('claims without recoveries: what the table itself says was paid', () => {
  it('已收金额, placed on the origin, said once', () => {
    const ledger = read(
      sheetOf(
        '台账',
        `
        | 债务人 | 发生日期 | 应收金额 | 已收金额 |
        | 甲 | 2012-01-01 | 10 | 4 |
        | 乙 || 10 | 10 |
        | 丙 | 2012-01-03 | 10 | - |
        | 丁 | 2012-01-03 | -10 | -10 |`,
      ),
    );
    expect(recoveriesOf(ledger)).toEqual(['2012-01-01 甲 4.00 →0', '1900-01-01 乙 10.00 →1']);
    expect(ledger.findings).toMatchObject([
      { code: 'paid-undated', severity: 'warning', values: { count: 2, amount: '14.00' } },
    ]);
  });

  it('amount less 余额', () => {
    const ledger = read(
      sheetOf(
        '台账',
        '| 债务人 | 发生日期 | 应收金额 | 余额 |\n| 甲 | 2012-01-01 | 10 | 4 |\n| 乙 | 2012-01-01 | 10 | 12 |\n| 丙 | 2012-01-01 | 10 ||',
      ),
    );
    expect(recoveriesOf(ledger)).toEqual(['2012-01-01 甲 6.00 →0']);
    expect(found(ledger.findings)).toEqual(['balance-above-amount D3', 'paid-undated? D1']);
  });

  it('both, which must agree', () => {
    const ledger = read(
      sheetOf(
        '台账',
        '| 债务人 | 应收金额 | 已收金额 | 余额 |\n| 甲 | 10 | 4 | 6 |\n| 乙 | 10 | 4 | 5 |\n| 丙 | 10 | -1 | 11 |',
      ),
    );
    expect(recoveriesOf(ledger).map((line) => line.split(' ')[2])).toEqual(['4.00', '4.00']);
    expect(found(ledger.findings)).toEqual([
      'paid-and-balance-differ D3',
      'paid-negative C4',
      'paid-undated? C1',
    ]);
  });

  it('结清日期: paid in full on that day', () => {
    const ledger = read(
      sheetOf(
        '台账',
        `
        | 债务人 | 应收金额 | 余额 | 结清日期 |
        | 甲 | 10 || 2012-05-01 |
        | 乙 | 10 | 0 | 2012-05-02 |
        | 丙 | 10 | 4 | 2012-05-03 |
        | 丁 | 10 | 10 ||`,
      ),
    );
    expect(recoveriesOf(ledger)).toEqual([
      '2012-05-01 甲 10.00 →0',
      '2012-05-02 乙 10.00 →1',
      '2012-05-03 丙 10.00 →2',
    ]);
    expect(found(ledger.findings)).toEqual(['settled-not-in-full D4']);
  });

  it('回款日期 beside 回款金额: that much on that day', () => {
    const ledger = read(
      sheetOf(
        '台账',
        '| 客户 | 发票号 | 开票日期 | 发票金额 | 回款日期 | 回款金额 |\n| 甲 | F1 | 2012-01-01 | 10 | 2012-05-01 | 4 |',
      ),
    );
    expect(claimsOf(ledger)).toEqual(['F1 甲 2012-01-01→ 10.00']);
    expect(recoveriesOf(ledger)).toEqual(['2012-05-01 甲 4.00 →0']);
    expect(ledger.findings).toEqual([]);
  });
});

describe('balances without amounts', () => {
  it('are the amounts, said once', () => {
    const ledger = read(
      sheetOf(
        '台账',
        '| 债务人 | 发生日期 | 应收金额 | 余额 |\n| 甲 | 2012-01-01 || 4 |\n| 乙 | 2012-01-01 || 5 |',
      ),
    );
    expect(claimsOf(ledger)).toEqual(['甲 2012-01-01→ 4.00', '乙 2012-01-01→ 5.00']);
    expect(found(ledger.findings)).toEqual(['balance-as-amount? D1']);
  });

  it('with what was paid before, which is added and taken off again', () => {
    const ledger = read(sheetOf('贷款', '| 借款人 | 贷款余额 | 已还本金 |\n| 甲 | 4 | 6 |'));
    expect(claimsOf(ledger)).toEqual(['甲 → 10.00']);
    expect(recoveriesOf(ledger)).toEqual(['1900-01-01 甲 6.00 →0']);
  });

  it('of money to give back are negative: 方向 says 贷, or they stand in a column of credits', () => {
    const expected = ['甲 → 10.00', '乙 → -3.00'];
    const byDirection = '| 客户名称 | 方向 | 期末余额 |\n| 甲 | 借 | 10 |\n| 乙 | 贷 | 3 |';
    expect(claimsOf(read(sheetOf('余额表', byDirection)))).toEqual(expected);
    const ofTwo =
      '| 客户名称 | 方向 | 期初余额 | 方向 | 期末余额 |\n| 甲 | 贷 | 1 | 借 | 10 |\n| 乙 | 借 | 1 | 贷 | 3 |';
    expect(claimsOf(read(sheetOf('余额表', ofTwo)))).toEqual(expected);
    const byTitle = '| 客户名称 | 期末借方余额 | 期末贷方余额 |\n| 甲 | 10 ||\n| 乙 || 3 |';
    expect(claimsOf(read(sheetOf('余额表', byTitle)))).toEqual(expected);
    const belowBand =
      '| 客户名称 | 期初余额 || 期末余额 ||\n|| 借方 | 贷方 | 借方 | 贷方 |\n| 甲 | 9 | 8 | 10 ||\n| 乙 | 9 | 8 || 3 |';
    expect(claimsOf(read(sheetOf('余额表', belowBand)))).toEqual(expected);
    expect(columnsToRead(sheetOf('余额表', belowBand), {})).toEqual([0, 1, 2, 3, 4]);
  });

  it('of credits alone are nothing that is owed', () => {
    expect(() =>
      read(sheetOf('余额表', '| 客户名称 | 到期日 | 贷方余额 |\n| 甲 | 2012-01-01 | 3 |')),
    ).toThrow('ledger-not-found-columns');
  });

  it('from which recoveries are deducted: that must be checked', () => {
    const ledger = read([
      sheetOf('台账', '| 债权编号 | 债务人 | 余额 |\n| A1 | 甲 | 4 |'),
      sheetOf('回款', '| 日期 | 债权编号 | 金额 | 凭证号 |\n| 2012-02-01 | A1 | 1 | 记1 |'),
    ]);
    expect(claimsOf(ledger)).toEqual(['A1 甲 → 4.00']);
    expect(found(ledger.findings)).toEqual(['balance-as-amount-with-recoveries? C1']);
  });
});

describe('a balance beside the debits of each year is aged backwards', () => {
  it('the newest debits make it up, what is older than all has no date', () => {
    const ledger = read(
      sheetOf(
        '欠款',
        `
        | 客户 | 余额 | 2010年借方 | 2011年借方 | 2012年 |
        | 甲 | 50 | 100 | 30 | 10 |
        | 乙 | 50 | 20 | 10 | 10 |
        | 丙 | 0 | 20 | 10 | 10 |
        | 丁 | -5 | 20 | 10 | 10 |
        | 戊 | 5 | 20 | -10 ||`,
      ),
    );
    expect(claimsOf(ledger)).toEqual([
      '甲 2012-01-01→ 10.00',
      '甲 2011-01-01→ 30.00',
      '甲 2010-01-01→ 10.00',
      '乙 2012-01-01→ 10.00',
      '乙 2011-01-01→ 10.00',
      '乙 2010-01-01→ 20.00',
      '乙 → 10.00',
      '丁 → -5.00',
      '戊 2010-01-01→ 5.00',
    ]);
    expect(found(ledger.findings)).toEqual(['aged-backwards? B1', 'backwards-older? B1']);
    expect(ledger.findings[1].values).toEqual({ year: 2010, count: 1, amount: '10.00' });
    expect(ledger.sources[0].mapping.map(({ title, field }) => `${title} ${field}`)).toEqual([
      '客户 债务人',
      '余额 余额',
      '2010年借方 借方',
      '2011年借方 借方',
      '2012年 借方',
    ]);
  });

  it('years as bands over 借方 and 贷方, and as numbers', () => {
    const bands = read(
      sheetOf(
        '欠款',
        '| 客户 | 余额 | 2010年 || 2011年 ||\n||| 借方 | 贷方 | 借方 | 贷方 |\n| 甲 | 15 | 10 | 5 | 10 ||',
      ),
    );
    expect(claimsOf(bands)).toEqual(['甲 2011-01-01→ 10.00', '甲 2010-01-01→ 5.00']);
    const numbers = read(sheetOf('欠款', '| 客户 | 余额 | 2010 | 2011 |\n| 甲 | 15 | 10 | 10 |'));
    expect(claimsOf(numbers)).toEqual(['甲 2011-01-01→ 10.00', '甲 2010-01-01→ 5.00']);
  });

  it('parts and older always make up the balance, and no part exceeds its debit', () => {
    const fen = fc.integer({ min: -1e6, max: 1e9 });
    fc.assert(
      fc.property(fc.nat(2e9), fc.array(fen, { maxLength: 8 }), (balance, debits) => {
        const { parts, older } = ageBackwards(balance, debits);
        expect(parts.reduce((sum, part) => sum + part, older)).toBe(balance);
        parts.forEach((part, index) => expect(part >= 0 && part <= Math.max(0, debits[index])).toBe(true));
        const total = debits.reduce((sum, debit) => sum + Math.max(0, debit), 0);
        expect(older).toBe(Math.max(0, balance - total));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a running ledger', () => {
  const account = (rows: string, header = '| 日期 | 债务人 | 凭证号 | 摘要 | 借方 | 贷方 | 余额 |') =>
    read(sheetOf('往来明细', `${header}\n${rows}`));
  const balanceOf = (ledger: ReturnType<typeof read>): string => {
    const { claims, recoveries, debtors } = ledger;
    const { balance, unappliedRecovery, unappliedCredit } = settle(
      claims,
      recoveries,
      debtors.size,
      AS_OF,
      '先进先出',
    );
    return formatFen(sumFen(balance) - sumFen(unappliedRecovery) - sumFen(unappliedCredit));
  };

  it('gives claims for debits, unnamed recoveries for credits, credit notes for negative debits', () => {
    const ledger = account(`
      | 2012-01-01 | 甲 | 记1 | 销售 | 100 || 100 |
      | 2012-02-01 | 甲 | 记2 | 收款 || 30 | 70 |
      | 2012-03-01 | 甲 | 记3 | 红字 | -20 || 50 |
      || 甲 || 本月合计 | 80 | 30 ||
      | 2012-04-01 | 乙 | 记4 | 销售 | 5 | 2 | 3 |`);
    expect(claimsOf(ledger)).toEqual([
      '甲 2012-01-01→ 100.00',
      '甲 2012-03-01→ -20.00',
      '乙 2012-04-01→ 5.00',
    ]);
    expect(recoveriesOf(ledger)).toEqual(['2012-02-01 甲 30.00 →-1', '2012-04-01 乙 2.00 →-1']);
    expect(ledger.recoveries.voucher).toEqual(['记2', '记4']);
    expect(found(ledger.findings)).toEqual(['totals-row? 5:5']);
    expect(balanceOf(ledger)).toBe('53.00');
  });

  it('takes back the latest credits for a negative one, and counts what no credit bears as owed', () => {
    const ledger = account(`
      | 2012-01-01 | 甲 | 记1 | 销售 | 100 || 100 |
      | 2012-02-01 | 甲 | 记2 | 收款 || 30 | 70 |
      | 2012-02-02 | 甲 | 记3 | 收款 || 20 | 50 |
      | 2012-02-03 | 甲 | 记4 | 退票 || -25 | 75 |
      | 2012-02-04 | 甲 | 记5 | 退票 || -40 | 115 |`);
    expect(recoveriesOf(ledger)).toEqual([
      '2012-02-01 甲 30.00 →-1',
      '2012-02-02 甲 20.00 →-1',
      '2012-02-03 甲 -20.00 →-1',
      '2012-02-03 甲 -5.00 →-1',
      '2012-02-04 甲 -25.00 →-1',
    ]);
    expect(Array.from(ledger.recoveries.reverses)).toEqual([-1, -1, 1, 0, 0]);
    expect(claimsOf(ledger)).toEqual(['甲 2012-01-01→ 100.00', '甲 2012-02-04→ 15.00']);
    expect(found(ledger.findings)).toEqual(['negative-credit? F5', 'negative-credit-as-debit? F6']);
    expect(balanceOf(ledger)).toBe('115.00');
  });

  it('counts what the balance column proves to have been owed before the first row, without a date', () => {
    const ledger = account(`
      | 2012-01-01 | 甲 | 记1 | 收款 || 30 | 70 |
      | 2012-02-01 | 甲 | 记2 | 销售 | 10 || 80 |
      | 2012-03-01 | 乙 | 记3 | 销售 | 10 || -5 |
      | 2012-04-01 | 丙 | 记4 | 销售 | 10 || 10 |`);
    expect(claimsOf(ledger)).toEqual([
      '甲 → 100.00',
      '甲 2012-02-01→ 10.00',
      '乙 2012-03-01→ 10.00',
      '丙 2012-04-01→ 10.00',
    ]);
    expect(recoveriesOf(ledger)).toEqual(['2012-01-01 甲 30.00 →-1', '1900-01-01 乙 15.00 →-1']);
    expect(ledger.findings.map(({ code, values }) => [code, values.amount])).toEqual([
      ['opening-balance', '100.00'],
      ['opening-balance', '-15.00'],
    ]);
    expect(balanceOf(ledger)).toBe('85.00');
  });

  it('reads 期初余额, 借或贷, and accounts kept newest first', () => {
    const opening = account(
      `
      | 2012-01-01 | 甲 || 上年结转 ||| 借 | 100 |
      | 2012-02-01 | 甲 | 记1 | 收款 || 130 | 贷 | 30 |`,
      '| 日期 | 债务人 | 凭证号 | 摘要 | 借方 | 贷方 | 方向 | 余额 |',
    );
    expect(claimsOf(opening)).toEqual(['甲 → 100.00']);
    expect(balanceOf(opening)).toBe('-30.00');
    const debited = account(
      '| 2012-01-01 | 甲 || 期初余额 | 100 || 100 |\n| 2012-02-01 | 甲 | 记1 | 销售 | 5 || 105 |',
    );
    expect(claimsOf(debited)).toEqual(['甲 → 100.00', '甲 2012-02-01→ 5.00']);
    const down = account(
      '| 2012-03-01 | 甲 | 记3 | 收款 || 30 | 75 |\n| 2012-02-01 | 甲 | 记2 | 销售 | 5 || 105 |',
    );
    expect(claimsOf(down)).toEqual(['甲 2012-02-01→ 5.00', '甲 → 100.00']);
    expect(balanceOf(down)).toBe('75.00');
  });

  it('does not believe a balance column that does not hold together', () => {
    const ledger = account(`
      | 2012-01-01 | 甲 | 记1 | 销售 | 10 || 500 |
      | 2012-02-01 | 甲 | 记2 | 销售 | 10 || 20 |`);
    expect(claimsOf(ledger)).toHaveLength(2);
    expect(found(ledger.findings)).toEqual(['running-balance-differs G3', 'opening-doubtful G2']);
  });

  it('does not give one balance that runs through all debtors to any of them', () => {
    const ledger = account(`
      | 2012-01-01 | 甲 | 记1 | 销售 | 10 || 110 |
      | 2012-01-02 | 乙 | 记2 | 销售 | 20 || 130 |
      | 2012-01-03 | 甲 | 记3 | 收款 || 5 | 125 |`);
    expect(claimsOf(ledger)).toEqual(['甲 2012-01-01→ 10.00', '乙 2012-01-02→ 20.00']);
    expect(ledger.findings).toMatchObject([{ code: 'opening-unassigned', values: { amount: '100.00' } }]);
  });

  it('keeps a debit without a date, and leaves out a credit without one', () => {
    const ledger = account(
      '|| 甲 | 记1 | 销售 | 10 |||\n|| 甲 | 记2 | 收款 || 5 ||\n| 2012-01-01 | 甲 | 记3 | 空 ||||',
    );
    expect(claimsOf(ledger)).toEqual(['甲 → 10.00']);
    expect(recoveriesOf(ledger)).toEqual([]);
    expect(found(ledger.findings)).toEqual([
      'debit-without-date? A2',
      'recovery-without-date A3',
      'entry-without-amount 4:4',
    ]);
  });

  it('adds up to debits less credits, however its rows are ordered', () => {
    const entry = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      debtor: fc.constantFrom('甲', '乙', '丙'),
      debit: fc.option(fc.integer({ min: -500, max: 1000 }), { nil: null }),
      credit: fc.option(fc.integer({ min: -500, max: 1000 }), { nil: null }),
    });
    const shuffled = fc
      .array(entry, { minLength: 1, maxLength: 12 })
      .chain((rows) =>
        fc.tuple(
          fc.constant(rows),
          fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([rows, others]) => {
        const total = rows.reduce((sum, { debit, credit }) => sum + (debit ?? 0) - (credit ?? 0), 0);
        for (const order of [rows, others]) {
          const ledger = read(
            sheetOf('往来明细', [
              ['日期', '债务人', '摘要', '借方', '贷方'],
              ...order.map(({ day, debtor, debit, credit }) => [
                `2012-01-${String(day).padStart(2, '0')}`,
                debtor,
                '业务',
                debit,
                credit,
              ]),
            ]),
          );
          const sum = sumFen(ledger.claims.amount) - sumFen(ledger.recoveries.amount);
          expect(sum).toBe(BigInt(total) * 100n);
          ledger.recoveries.reverses.forEach((original, reversal) => {
            if (original >= 0)
              expect(ledger.recoveries.amount[original] >= -ledger.recoveries.amount[reversal]).toBe(true);
          });
        }
      }),
      { numRuns: 100 },
    );
  });
});
