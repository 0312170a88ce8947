import { LedgerNotFound } from '../../src/ledger/ledger-not-found';
import { text } from '../../src/locale/text';
import { sheetOf } from '../fixture/sheet-of';
import { claimsOf, found, read, recoveriesOf } from './reading';

describe('a ledger as Chinese users lay it out', () => {
  it('with a title, a unit, bands over field names, totals above, inside and below, blanks, and notes', () => {
    const ledger = read(
      sheetOf(
        '一.欠款台账',
        `
        | 2012年清欠台账（初稿） |||||
        | 编制单位：某公司 |||| 单位：万元 |
        || 系统信息 || 台账信息 ||
        | 序号 | 债权编号 | 客户名称 | 开票日期 | 欠款金额 |
        | 统计 ||||  6.3 |
        | 1 | A01 | 甲公司 | 2012-01-05 | 1.23 |
        | 2 | A02 | 甲公司 | 2012-02-05 | 2 |
        | 小计 | ␠ | ␠ | ␠ | 3.23 |
        |||||
        | 序号 | 债权编号 | 客户名称 | 开票日期 | 欠款金额 |
        | 3 | '0003 | 乙公司 | 2012年3月5日 | 3.07 |
        | 合 计 | ␠ | ␠ | ␠ | 6.3 |
        | 注：本表不含已核销欠款。 |||||
        | 制表：张三 || 复核：李四 || 日期：2012年12月31日 |`,
      ),
    );
    expect(claimsOf(ledger)).toEqual([
      'A01 甲公司 2012-01-05→ 12300.00',
      'A02 甲公司 2012-02-05→ 20000.00',
      '0003 乙公司 2012-03-05→ 30700.00',
    ]);
    expect(found(ledger.findings)).toEqual(['totals-row? 5:5', 'totals-row? 8:8', 'totals-row? 12:12']);
    expect(ledger.sources).toMatchObject([
      { kind: 'claims', headerRow: 3, moneyUnit: '万元', firstColumn: 0 },
    ]);
    expect(Array.from(ledger.claims.row)).toEqual([5, 6, 10]);
  });

  it.each([
    ['| 1 | 2 | 3 |', 'numbers of the columns'],
    ['| (1) | (2) | (3) |', 'numbers in brackets'],
    ['| claim_id | debtor | amount |', 'names in another language'],
    ['| 文本 | 文本 | 数值 |', 'kinds of values'],
    ['| 必填 | 必填 | 元 |', 'remarks'],
  ])('with one junk row under the header: %s (%s)', (junk) => {
    const ledger = read(sheetOf('台账', `| 债权编号 | 债务人 | 应收金额 |\n${junk}\n| A1 | 甲 | 5 |`));
    expect(claimsOf(ledger)).toEqual(['A1 甲 → 5.00']);
    expect(found(ledger.findings)).toEqual(['junk-row? 2:2']);
  });

  it('does not take a first claim whose amount cannot be read for junk', () => {
    const ledger = read(
      sheetOf('台账', '| 债权编号 | 债务人 | 应收金额 |\n| A1 | 甲 | 待定 |\n| A2 | 乙 | 5 |'),
    );
    expect(claimsOf(ledger)).toEqual(['A2 乙 → 5.00']);
    expect(found(ledger.findings)).toEqual(['amount-unreadable C2', 'claim-without-amount C2']);
  });

  it('leaves out rows without a label that are sums of other rows, and keeps those that are not', () => {
    const sums = read(
      sheetOf(
        '台账',
        `
        | 债务人 | 到期日 | 应收金额 |
        ||| 6 |
        | 甲 | 2012-01-01 | 1 |
        | 乙 | 2012-01-01 | 2 |
        ||| 3 |
        | 丙 | 2012-01-01 | 3 |
        ||| 3 |
        ||| 6 |`,
      ),
    );
    expect(claimsOf(sums)).toHaveLength(3);
    expect(found(sums.findings)).toEqual([2, 5, 7, 8].map((row) => `totals-row-unlabelled? ${row}:${row}`));
    const claim = read(
      sheetOf(
        '台账',
        '| 债务人 | 到期日 | 应收金额 |\n| 甲 | 2012-01-01 | 1 |\n||| 7 |\n| 乙 | 2012-01-01 | 2 |',
      ),
    );
    expect(claimsOf(claim)).toEqual(['甲 →2012-01-01 1.00', ' → 7.00', '乙 →2012-01-01 2.00']);
    expect(found(claim.findings)).toEqual(['claim-without-debtor A3']);
  });

  it('knows a totals row by its label, not a debtor by a part of its name', () => {
    const ledger = read(
      sheetOf(
        '台账',
        `
        | 债权编号 | 债务人 | 到期日 | 应收金额 |
        | A1 | 合计信息公司 | 2012-01-01 | 1 |
        | A2 | 统计 | 2012-01-01 | 2 |
        || 总计科技有限公司 | 2012-01-01 | 3 |
        || 一分公司小计 || 6 |
        || 总计（3笔） || 6 |
        || Grand Total || 6 |`,
      ),
    );
    expect(claimsOf(ledger)).toHaveLength(3);
    expect(found(ledger.findings)).toEqual(['totals-row? 5:5', 'totals-row? 6:6', 'totals-row? 7:7']);
  });

  it.each([
    ['甲公司 汇总'],
    ['甲公司 求和'],
    ['合计金额'],
    ['应收合计数'],
    ['合计（大写）叁拾陆万陆仟玖佰元伍角'],
    ['以上合计人民币叁元整'],
    ['∑'],
    ['Total amount'],
    ['SUM'],
  ])('knows the label %s', (label) => {
    const ledger = read(
      sheetOf(
        '台账',
        `| 债权编号 | 债务人 | 到期日 | 应收金额 |\n| A1 | 甲公司 | 2012-01-01 | 3 |\n|| ${label} || 3 |`,
      ),
    );
    expect(claimsOf(ledger)).toEqual(['A1 甲公司 →2012-01-01 3.00']);
    expect(found(ledger.findings)).toEqual(['totals-row? 3:3']);
  });

  it.each([['信息汇总中心'], ['总计数器厂'], ['合计壹佰超市'], ['Sumitomo']])(
    'and %s with a date for a debtor',
    (debtor) => {
      const ledger = read(sheetOf('台账', `| 债务人 | 到期日 | 应收金额 |\n| ${debtor} | 2012-01-01 | 3 |`));
      expect(claimsOf(ledger)).toEqual([`${debtor} →2012-01-01 3.00`]);
    },
  );

  it('knows a totals row by a label in any column where nobody is named as its debtor', () => {
    const ledger = read(
      sheetOf(
        '台账',
        '| 科目编码 | 科目 | 客户名称 | 期末余额 |\n| 1122.01 | 应收账款 | 甲 | 3 |\n| 科目小计栏 | 应收账款合计 || 3 |',
      ),
    );
    expect(claimsOf(ledger)).toEqual(['甲 → 3.00']);
    expect(found(ledger.findings)).toEqual(['totals-row? 3:3', 'balance-as-amount? D1']);
  });

  it('leaves out headings that add up the rows below them, and keeps those that do not', () => {
    const ledger = read(
      sheetOf(
        '台账',
        `
        | 债务人 | 到期日 | 应收金额 |
        | 一、工程款 || 6 |
        | （一）本市 || 3 |
        | 甲 | 2012-01-01 | 1 |
        | 乙 | 2012-01-01 | 2 |
        | （二）外地 || 3 |
        | 丙 | 2012-01-01 | 3 |
        | 二、货款 || 5 |
        | 丁 | 2012-01-01 | 4 |`,
      ),
    );
    expect(claimsOf(ledger)).toEqual([
      '甲 →2012-01-01 1.00',
      '乙 →2012-01-01 2.00',
      '丙 →2012-01-01 3.00',
      '二、货款 → 5.00',
      '丁 →2012-01-01 4.00',
    ]);
    expect(found(ledger.findings)).toEqual(['totals-row? 2:2', 'totals-row? 3:3', 'totals-row? 6:6']);
  });

  it('leaves out what a row above consists of (其中), and says so', () => {
    const ledger = read(
      sheetOf('台账', '| 债务人 | 到期日 | 应收金额 |\n| 甲 | 2012-01-01 | 3 |\n| 其中：运费 || 1 |'),
    );
    expect(claimsOf(ledger)).toEqual(['甲 →2012-01-01 3.00']);
    expect(found(ledger.findings)).toEqual(['breakdown-row 3:3']);
  });

  it('reads a second block under the same titles, in whatever words, and no block under others', () => {
    const ledger = read(
      sheetOf(
        '台账',
        `
        | 债权编号 | 债务人 | 到期日 | 应收金额 |
        | A1 | 甲 | 2012-01-01 | 1 |
        | 发票号码 | 客户名称 | 到期日期 | 欠款金额 |
        | A2 | 乙 | 2012-01-01 | 2 |
        | 债务人 | 债权编号 | 应收金额 | 到期日 |
        | 丙 | A3 | 3 | 41000 |
        | 丁 | A4 | 4 | 41000 |
        | 债权编号 | 债务人 | 到期日 | 应收金额 |
        | A5 | 戊 | 2012-01-01 | 5 |`,
      ),
    );
    expect(claimsOf(ledger)).toEqual([
      'A1 甲 →2012-01-01 1.00',
      'A2 乙 →2012-01-01 2.00',
      'A5 戊 →2012-01-01 5.00',
    ]);
    expect(ledger.findings).toMatchObject([
      { code: 'other-header', severity: 'error', place: { row: 4 }, values: { count: 2 } },
    ]);
  });

  it('says of a header of three rows that it may not have been understood', () => {
    const ledger = read(
      sheetOf(
        '台账',
        `
        | 债权编号 | 债务人 | 金额 ||
        ||| 合同 | 实际 |
        ||| 含税 | 含税 |
        | A1 | 甲 | 5 | 6 |`,
      ),
    );
    expect(claimsOf(ledger)).toEqual(['A1 甲 → 5.00']);
    expect(found(ledger.findings)).toEqual(['junk-row? 2:2', 'header-too-deep 3:3']);
    const unknown =
      '| 债权编号 | 债务人 | 金额 |\n| 某 | 甲 | 待定 |\n| 某 | 乙 | 待定 |\n| 某 | 丙 | 待定 |';
    expect(found(read(sheetOf('台账', unknown)).findings)).toEqual([
      'junk-row? 2:2',
      'header-too-deep 3:3',
      'amount-unreadable C4',
      'claim-without-amount C4',
    ]);
  });

  it('takes no row with a figure in it for a header, whatever its other cells say', () => {
    const drawing =
      "| 债权编号 | 债务人 | 到期日 | 应收金额 |\n| A1 | 甲 | 2012-01-01 | 1 |\n| 发票号码 | 客户 | '2012年1月2日 | 欠款 |\n| A2 | 乙 | 2012-01-01 | 2 |";
    expect(claimsOf(read(sheetOf('台账', drawing)))).toHaveLength(2);
    expect(found(read(sheetOf('台账', drawing)).findings)).toEqual([
      'amount-unreadable D3',
      'claim-without-amount D3',
    ]);
  });

  it('reports a lone name inside the data, and reads none below it', () => {
    const ledger = read(
      sheetOf('台账', '| 债务人 | 到期日 | 应收金额 |\n| 甲组 |||\n| 甲 | 2012-01-01 | 1 |\n| 以下空白 |||'),
    );
    expect(claimsOf(ledger)).toHaveLength(1);
    expect(found(ledger.findings)).toEqual(['lone-text-row? A2']);
  });

  it('counts hidden and filtered rows and says how many', () => {
    const ledger = read(
      sheetOf('台账', '| 债务人 | 应收金额 |\n| 甲 | 1 |\n| 乙 | 2 |\n| 丙 | 3 |', {
        hiddenRows: new Set([2, 3]),
      }),
    );
    expect(claimsOf(ledger)).toHaveLength(3);
    expect(ledger.findings).toMatchObject([{ code: 'hidden-rows', values: { count: 2 } }]);
  });

  it('reads ids as text: long ones, leading zeros, numbers that an exporter wrote with .0', () => {
    const ledger = read(
      sheetOf(
        '台账',
        `
        | 债权编号 | 债务人 | 应收金额 |
        | '00123 | 甲 | 1 |
        | '62220212345678901234 | 甲 | 1 |
        | '1930659387.0 | 甲 | 1 |
        | 1930659388 | 甲 | 1 |
        | 6222021234567890000 | 甲 | 1 |`,
      ),
    );
    expect(ledger.claims.id).toEqual([
      '00123',
      '62220212345678901234',
      '1930659387',
      '1930659388',
      '6222021234567890000',
    ]);
    expect(found(ledger.findings)).toEqual(['id-digits-lost? A6']);
  });

  it('reads amounts written as text', () => {
    const ledger = read(
      sheetOf('台账', "| 债务人 | 应收金额 |\n| 甲 | '1,234.50 |\n| 乙 | '￥2，000元 |\n| 丙 | (3.00) |"),
    );
    expect(claimsOf(ledger)).toEqual(['甲 → 1234.50', '乙 → 2000.00', '丙 → -3.00']);
  });

  it.each([
    ['1/26/2013', '2013-01-02'],
    ['26/1/2013', '2013-02-01'],
  ])('reads a/b/yyyy where the column proves the order: %s', (proof, expected) => {
    const ledger = read(
      sheetOf('台账', `| 债务人 | 发生日期 | 应收金额 |\n| 甲 | 1/2/2013 | 1 |\n| 乙 | ${proof} | 1 |`),
    );
    expect(claimsOf(ledger)[0]).toBe(`甲 ${expected}→ 1.00`);
    expect(ledger.findings).toEqual([]);
  });

  it('refuses a/b/yyyy where the column proves nothing', () => {
    const ledger = read(
      sheetOf('台账', '| 债务人 | 发生日期 | 应收金额 |\n| 甲 | 1/2/2013 | 1 |\n| 乙 | 3/4/2013 | 1 |'),
    );
    expect(claimsOf(ledger)).toEqual(['甲 → 1.00', '乙 → 1.00']);
    expect(ledger.findings.map(({ values }) => values.reason)).toEqual([
      'date-ambiguous-order',
      'date-ambiguous-order',
    ]);
  });

  it('takes the due date, or else origin plus credit period in days', () => {
    const ledger = read(
      sheetOf(
        '台账',
        `
        | 债务人 | 发生日期 | 到期日 | 信用期 | 应收金额 |
        | 甲 | 2012-01-31 | 2012-02-10 | 30 | 1 |
        | 乙 | 2012-01-31 || 30 | 1 |
        | 丙 | 2012-01-31 || 60天 | 1 |
        | 丁 ||| 30 | 1 |
        | 戊 | 2012-01-31 || 三个月 | 1 |
        | 己 | 2012-01-31 | - || 1 |`,
      ),
    );
    expect(claimsOf(ledger)).toEqual([
      '甲 2012-01-31→2012-02-10 1.00',
      '乙 2012-01-31→2012-03-01 1.00',
      '丙 2012-01-31→2012-03-31 1.00',
      '丁 → 1.00',
      '戊 2012-01-31→ 1.00',
      '己 2012-01-31→ 1.00',
    ]);
    expect(found(ledger.findings)).toEqual(['credit-period-unreadable? D6']);
  });

  it('reports formulas that carry no result', () => {
    const ledger = read(
      sheetOf('台账', '| 债务人 | 到期日 | 应收金额 |\n| 甲 | 2012-01-01 ||\n| 乙 || 5 |', {
        uncomputed: [
          { row: 1, column: 2 },
          { row: 2, column: 1 },
        ],
      }),
    );
    expect(found(ledger.findings)).toEqual([
      'formula-uncomputed C2',
      'claim-without-amount C2',
      'formula-uncomputed B3',
    ]);
    const names = read(
      sheetOf('台账', '| 债权编号 | 债务人 | 应收金额 |\n||| 5 |\n| A2 | 乙 | 5 |', {
        uncomputed: [
          { row: 1, column: 0 },
          { row: 1, column: 1 },
        ],
      }),
    );
    expect(found(names.findings)).toEqual([
      'formula-uncomputed B2',
      'claim-without-debtor B2',
      'formula-uncomputed A2',
    ]);
  });
});

describe('money units', () => {
  const drawing = '| 单位：万元 ||\n| 债务人 | 应收金额（千元） | 余额 |\n| 甲 | 3 | 0.3 |';

  it("takes a column's own unit before that above the table, and the forced one before both", () => {
    const ledger = read(sheetOf('台账', drawing));
    expect(claimsOf(ledger)).toEqual(['甲 → 3000.00']);
    expect(ledger.sources[0].moneyUnit).toBe('千元');
    expect(claimsOf(read(sheetOf('台账', drawing), { moneyUnit: '元' }))).toEqual(['甲 → 3.00']);
  });

  it('keeps the unit of a column beside that of its table', () => {
    const ledger = read(
      sheetOf('台账', '| 债务人 | 应收金额（元） | 已收金额（万元） |\n| 甲 | 50000 | 2 |'),
    );
    expect(recoveriesOf(ledger)).toEqual(['1900-01-01 甲 20000.00 →0']);
    expect(ledger.sources[0].mapping.map(({ moneyUnit }) => moneyUnit)).toEqual([
      undefined,
      undefined,
      '万元',
    ]);
  });

  it('reports a unit in which no ledger can be kept', () => {
    const ledger = read(sheetOf('台账', '| 单位：亿元 ||\n| 债务人 | 应收金额 |\n| 甲 | 3 |'));
    expect(found(ledger.findings)).toEqual(['money-unit-unreadable A1']);
  });
});

describe('which sheets are read', () => {
  const claims = sheetOf('台账', '| 债权编号 | 债务人 | 应收金额 |\n| A1 | 甲 | 10 |');

  it('recognises claims, recoveries and running ledgers whatever the sheets are called', () => {
    const ledger = read([
      sheetOf('Sheet1', '| 客户名称 | 票号 | 开票日期 | 欠款金额 |\n| 甲 | A1 | 2012-01-01 | 10 |'),
      sheetOf('Sheet2', '| 收款日期 | 客户名称 | 票号 | 收款金额 |\n| 2012-02-01 | 甲 | A1 | 4 |'),
      sheetOf('Sheet3', '| 日期 | 客户名称 | 摘要 | 借方 | 贷方 |\n| 2012-02-01 | 乙 | 销售 | 5 ||'),
      sheetOf('说明', '| 本文件由财务部提供 |\n| 请勿修改 |'),
    ]);
    expect(ledger.sources.map(({ kind, sheet }) => `${sheet} ${kind}`)).toEqual([
      'Sheet1 claims',
      'Sheet2 recoveries',
      'Sheet3 running',
    ]);
    expect(found(ledger.findings)).toEqual([]);
  });

  it('takes date, debtor and amount for claims unless a title or the name of the sheet says that money came in', () => {
    const drawing = '| 日期 | 客户 | 金额 |\n| 2012-01-01 | 甲 | 10 |';
    expect(read(sheetOf('Sheet1', drawing)).sources[0].kind).toBe('claims');
    expect(read([claims, sheetOf('回款明细', drawing)]).sources[1].kind).toBe('recoveries');
  });

  it('takes 单位 for the debtor where there is no other', () => {
    const ledger = read(sheetOf('应收', '| 单位 | 日期 | 金额 |\n| 甲公司 | 2012-01-01 | 10 |'));
    expect(claimsOf(ledger)).toEqual(['甲公司 2012-01-01→ 10.00']);
  });

  it('reads hidden sheets only where nothing else holds claims', () => {
    const hidden = sheetOf('旧台账', '| 债务人 | 日期 | 应收金额 |\n| 乙 | 2012-01-01 | 20 |', {
      hidden: true,
    });
    const beside = read([claims, hidden]);
    expect(claimsOf(beside)).toEqual(['A1 甲 → 10.00']);
    expect(found(beside.findings)).toEqual(['hidden-sheet-skipped?']);
    const alone = read([hidden]);
    expect(claimsOf(alone)).toHaveLength(1);
    expect(found(alone.findings)).toEqual(['hidden-sheet-read?']);
  });

  it.each(['应付账款', '预收账款', '其他应付款', '合同负债', 'Accounts Payable'])(
    'reads %s only where nothing else holds claims',
    (name) => {
      const liabilities = sheetOf(name, '| 债权编号 | 债务人 | 应收金额 |\n| B1 | 乙 | 20 |');
      const beside = read([claims, liabilities]);
      expect(claimsOf(beside)).toEqual(['A1 甲 → 10.00']);
      expect(beside.findings).toMatchObject([{ code: 'liability-sheet-skipped', values: { sheet: name } }]);
      const alone = read([liabilities]);
      expect(claimsOf(alone)).toEqual(['B1 乙 → 20.00']);
      expect(alone.findings).toMatchObject([{ code: 'liability-sheet-read', values: { sheet: name } }]);
    },
  );

  it.each(['应收应付', '预付账款', '客户应付款'])('reads %s, which holds claims', (name) => {
    const more = sheetOf(name, '| 债权编号 | 债务人 | 应收金额 |\n| B1 | 乙 | 20 |');
    expect(claimsOf(read([claims, more]))).toEqual(['A1 甲 → 10.00', 'B1 乙 → 20.00']);
  });

  it('reads money that came in from a sheet of 预收回款', () => {
    const paid = sheetOf('预收回款', '| 日期 | 债权编号 | 金额 | 方式 |\n| 2012-05-01 | A1 | 4 | 银行 |');
    expect(recoveriesOf(read([claims, paid]))).toEqual(['2012-05-01 甲 4.00 银行 →0']);
  });

  it('never reads a statement that it wrote itself', () => {
    const statement = sheetOf(
      '账龄分析表',
      `
      | 2012年账龄分析表 |||
      | 编制单位： | 基准日：2012年12月31日 | 金额单位：元 |
      | 债务人 | 余额 | 1年以内 |
      | 甲 | 10 | 10 |`,
    );
    expect(claimsOf(read([claims, statement]))).toEqual(['A1 甲 → 10.00']);
    expect(() => read(statement)).toThrow(LedgerNotFound);
  });

  it('reads the copy of a ledger that a report made only where there is no other', () => {
    const copy = sheetOf(
      '台账',
      '| 债权编号 | 债务人 | 应收金额 | 余额 | 逾期天数 | 账龄(年) | 账龄段 | 阶段 |\n| A1 | 甲 | 10 | 4 | 5 | 0 | 1-30 ||',
    );
    expect(claimsOf(read([{ ...claims, name: '欠款' }, copy]))).toHaveLength(1);
    expect(claimsOf(read(copy))).toEqual(['A1 甲 → 10.00']);
  });

  it('leaves out a list of balances that adds up the details of the same file, and no other', () => {
    const detail = sheetOf(
      '明细',
      '| 债务人 | 到期日 | 应收金额 |\n| 甲 | 2012-01-01 | 10 |\n| 乙 | 2012-01-01 | 20 |',
    );
    const list = sheetOf('Sheet2', '| 客户 | 余额 |\n| 甲 | 10 |\n| 乙 | 20 |');
    const others = sheetOf('老欠', '| 客户 | 余额 |\n| 甲 | 10 |\n| 丙 | 20 |');
    const ledger = read([detail, list, others]);
    expect(claimsOf(ledger)).toHaveLength(4);
    expect(found(ledger.findings)).toEqual(['summary-sheet-skipped', 'balance-as-amount? B1']);
  });

  it('says so where debtors stand in claims and in a running ledger of one file', () => {
    const account = sheetOf(
      '往来',
      '| 日期 | 债务人 | 凭证号 | 借方 | 贷方 |\n| 2012-01-01 | 甲 | 记1 | 10 ||',
    );
    const ledger = read([claims, account]);
    expect(claimsOf(ledger)).toHaveLength(2);
    expect(ledger.findings).toMatchObject([
      { code: 'debtors-in-both', severity: 'error', values: { count: 1, debtor: '甲' } },
    ]);
  });

  it('says what a sheet lacks that resembles a table', () => {
    const ledger = read([claims, sheetOf('收款', '| 收款日期 | 客户 |\n| 2012-01-01 | 甲 |')]);
    expect(ledger.findings).toMatchObject([
      { code: 'sheet-not-read', values: { table: '回款', missing: '金额' } },
    ]);
  });

  it.each([
    [[], 'ledger-not-found-no-sheet'],
    [[sheetOf('说明', '| 你好 |')], 'ledger-not-found-no-header'],
    [[sheetOf('客户', '| 客户名称 | 业务员 |\n| 甲 | 张三 |')], 'ledger-not-found-columns'],
    [
      [sheetOf('回款', '| 日期 | 债务人 | 金额 | 方式 |\n| 2012-01-01 | 甲 | 1 | 现金 |')],
      'ledger-not-found-only-recoveries',
    ],
  ])('refuses files without a ledger, and says what was looked at', (sheets, key) => {
    let refusal: unknown;
    try {
      read(sheets);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(LedgerNotFound);
    const { key: said, values } = refusal as LedgerNotFound;
    expect(said).toBe(key);
    for (const language of ['zh', 'en'] as const) {
      for (const { name } of sheets) expect(text(language, said, values)).toContain(name);
    }
  });

  it('reads an empty ledger as one without claims, and says so', () => {
    const ledger = read(sheetOf('台账', '| 债权编号 | 债务人 | 应收金额 |'));
    expect(ledger.claims.count).toBe(0);
    expect(found(ledger.findings)).toEqual(['table-empty 1:1']);
  });
});

describe('several files', () => {
  const [first, second] = ['一分公司.xlsx', 'data/二分公司.xlsx'].map((file) =>
    sheetOf('台账', '| 债权编号 | 债务人 | 应收金额 |\n| A1 | 甲 | 10 |', { file }),
  );

  it('give their names as units where they have no such column', () => {
    const third = sheetOf('台账', '| 债务人 | 所属单位 | 应收金额 |\n| 甲 | 三分公司 | 10 |\n| 甲 || 1 |', {
      file: '三.xlsx',
    });
    const ledger = read([first, second, third], { unitByFile: true });
    expect(Array.from(ledger.claims.unit, (code) => ledger.units.text(code))).toEqual([
      '一分公司',
      '二分公司',
      '三分公司',
      '',
    ]);
  });

  it('may use one id twice: a recovery means the claim of its own file', () => {
    const pay = sheetOf('回款', '| 日期 | 债权编号 | 金额 | 方式 |\n| 2012-02-01 | A1 | 4 | 现金 |', {
      file: second.file,
    });
    const ledger = read([first, second, pay]);
    expect(recoveriesOf(ledger)).toEqual(['2012-02-01 甲 4.00 现金 →1']);
    expect(found(ledger.findings)).toEqual(['claim-id-twice? A2']);
  });
});

describe("the user's mapping", () => {
  it('names columns that would not be recognised', () => {
    const sheet = sheetOf('数据', '| 户 | 数 | 哪天 |\n| 甲 | 5 | 2012-01-01 |');
    const ledger = read(sheet, { mapping: { 台账: { 债务人: '户', 应收金额: '数', 发生日期: 'C' } } });
    expect(claimsOf(ledger)).toEqual(['甲 2012-01-01→ 5.00']);
    expect(ledger.sources[0].mapping.map(({ reason }) => reason)).toEqual(['given', 'given', 'given']);
  });

  it('is reported where it names a column that is not there', () => {
    const sheet = sheetOf('台账', '| 债务人 | 应收金额 | 到期日 |\n| 甲 | 5 | 2012-01-01 |');
    const ledger = read(sheet, { mapping: { 台账: { 到期日: '最后还款日' } } });
    expect(claimsOf(ledger)).toEqual(['甲 → 5.00']);
    expect(ledger.findings).toMatchObject([{ code: 'mapping-column-missing', severity: 'error' }]);
  });
});
