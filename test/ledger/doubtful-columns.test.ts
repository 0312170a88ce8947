import { checkNames } from '../../src/ledger/check-names';
import { sheetOf } from '../fixture/sheet-of';
import { claimsOf, found, read } from './reading';

describe('a header that could be read in two ways is not read in silence', () => {
  it('two columns of one title: the first is read, the other is named', () => {
    const ledger = read(
      sheetOf(
        '台账',
        `
        | 债权编号 | 债务人 | 应收金额 | 应收金额 |
        | A1 | 甲 | 5 | 6 |`,
      ),
    );
    expect(claimsOf(ledger)).toEqual(['A1 甲 → 5.00']);
    expect(ledger.findings).toMatchObject([
      {
        code: 'column-title-twice',
        severity: 'warning',
        place: { row: 0, column: 3 },
        values: { title: '应收金额', read: 'C' },
      },
    ]);
  });

  it.each([
    ['they hold the same', '| 债权编号 | 债务人 | 应收金额 | 应收金额 |\n| A1 | 甲 | 5 | 5 |'],
    [
      'nothing is read from either',
      '| 债权编号 | 债务人 | 应收金额 | 备注 | 备注 |\n| A1 | 甲 | 5 | 好 | 坏 |',
    ],
  ])('two columns of one title do no harm where %s', (_, table) => {
    expect(found(read(sheetOf('台账', table)).findings)).toEqual([]);
  });

  it('two columns of amounts whose titles differ in a date alone: one is read, the other is named', () => {
    const drawing = '| 债务人 | 2011.12.31余额 | 2012.12.31余额 |\n| 甲 | 5 | 6 |';
    expect(found(read(sheetOf('余额表', drawing)).findings)).toEqual([
      'column-title-dated C1',
      'balance-as-amount? B1',
    ]);
    const chosen = read(sheetOf('余额表', drawing), { mapping: { 台账: { 余额: 'C' } } });
    expect(claimsOf(chosen)).toEqual(['甲 → 6.00']);
    expect(found(chosen.findings)).toEqual(['balance-as-amount? C1']);
    expect(
      found(read(sheetOf('余额表', '| 债务人 | 余额 | 1月 | 2月 |\n| 甲 | 5 | 1 | 2 |')).findings),
    ).toEqual(['balance-as-amount? B1']);
  });

  it('two columns of one title are no question where the user has said which', () => {
    const sheet = sheetOf('台账', '| 债权编号 | 债务人 | 应收金额 | 应收金额 |\n| A1 | 甲 | 5 | 6 |');
    const ledger = read(sheet, { mapping: { 台账: { 应收金额: 'D' } } });
    expect(claimsOf(ledger)).toEqual(['A1 甲 → 6.00']);
    expect(found(ledger.findings)).toEqual([]);
  });
});

describe('the unit of amounts', () => {
  it.each(['（万元）', '(万元)', '万元', '单位：万元'])(
    'on a row of its own below the header: %s',
    (unit) => {
      const ledger = read(
        sheetOf('台账', `| 债权编号 | 债务人 | 应收金额 |\n| ␠ | ␠ | ${unit} |\n| A1 | 甲 | 5 |`),
      );
      expect(claimsOf(ledger)).toEqual(['A1 甲 → 50000.00']);
      expect(found(ledger.findings)).toEqual(['junk-row? 2:2']);
    },
  );

  const table = '| 债权编号 | 债务人 | 应收金额 |\n| A1 | 甲 | 5 |';

  it.each([
    ['beside the word, in a cell of its own', '| 单位： | 万元 ||\n'],
    ['without the word', '| 台账 || 人民币万元 |\n'],
    ['as a sentence', '| 以下金额均以万元为单位 |||\n'],
  ])('above the table, %s', (_, above) => {
    expect(claimsOf(read(sheetOf('台账', above + table)))).toEqual(['A1 甲 → 50000.00']);
  });

  it.each([
    ['the sheet', '台账（万元）', 'ledger.xlsx'],
    ['the file', '台账', '应收账款（单位：万元）.xlsx'],
  ])('in the name of %s, where nothing nearer says one', (_, name, file) => {
    const sheet = { ...sheetOf(name, table), file };
    expect(claimsOf(read(sheet))).toEqual(['A1 甲 → 50000.00']);
    const nearer = { ...sheetOf(name, `| 单位：元 |||\n${table}`), file };
    expect(claimsOf(read(nearer))).toEqual(['A1 甲 → 5.00']);
    expect(found(read(nearer).findings)).toEqual([]);
  });

  it.each([
    ['under the table', `${table}\n| 注：以上金额单位为万元 |||`, ['money-unit-elsewhere A3']],
    [
      'above a second block',
      `| 单位：元 |||\n${table}\n| 单位：万元 |||\n| 债权编号 | 债务人 | 应收金额 |\n| A2 | 乙 | 5 |`,
      ['lone-text-row? A4', 'money-unit-elsewhere A4'],
    ],
    ['above the table, twice', `| 单位：元 | 单位：万元 ||\n${table}`, ['money-unit-elsewhere B1']],
    ['loosely', `| 数据为万元 |||\n${table}`, ['money-unit-elsewhere A1']],
    [
      'as one that cannot be read, under the table',
      `${table}\n| 注：单位：亿元 |||`,
      ['money-unit-unreadable A3'],
    ],
    [
      'row by row',
      '| 债权编号 | 债务人 | 应收金额 | 单位 |\n| A1 | 甲 | 5 | 元 |\n| A2 | 乙 | 5 | 万元 |',
      ['money-unit-by-row D3'],
    ],
  ])('that is not obeyed is not passed over in silence: %s', (_, drawing, findings) => {
    const ledger = read(sheetOf('台账', drawing));
    expect(claimsOf(ledger)[0]).toBe('A1 甲 → 5.00');
    expect(found(ledger.findings)).toEqual(findings);
    const forced = found(read(sheetOf('台账', drawing), { moneyUnit: '元' }).findings);
    expect(forced.filter((finding) => finding.startsWith('money-unit'))).toEqual([]);
  });

  it('that the format of its cells shows is reported where the amounts are read in another', () => {
    const shown = { shownUnits: new Map([[2, '万元']]) };
    expect(found(read(sheetOf('台账', table, shown)).findings)).toEqual(['money-unit-in-format C1']);
    expect(found(read(sheetOf('台账', table, shown), { moneyUnit: '元' }).findings)).toEqual([]);
    const said = table.replace('应收金额', '应收金额（万元）');
    expect(found(read(sheetOf('台账', said, shown)).findings)).toEqual([]);
    expect(found(read(sheetOf('台账', table, { shownUnits: new Map([[1, '万元']]) })).findings)).toEqual([]);
  });

  it('mentioned by a name too loosely to be obeyed is reported', () => {
    expect(found(read(sheetOf('万元台账', table)).findings)).toEqual(['money-unit-in-name']);
    expect(found(read(sheetOf('10万元以上台账', table)).findings)).toEqual([]);
  });
});

describe('dates below a band', () => {
  it.each([
    ['the band merged', '| 日期 |  |'],
    ['the band written twice', '| 日期 | 日期 |'],
  ])('are the columns that band and title name together, %s', (_, band) => {
    const ledger = read(
      sheetOf(
        '台账',
        `
        | 债权编号 | 债务人 ${band} 金额 |
        ||| 发生 | 到期 | 应收金额 |
        | A1 | 甲 | 2012-01-05 | 2012-03-05 | 5 |`,
      ),
    );
    expect(claimsOf(ledger)).toEqual(['A1 甲 2012-01-05→2012-03-05 5.00']);
    expect(found(ledger.findings)).toEqual([]);
  });
});

describe('money of other countries is added up as it stands, and never in silence', () => {
  it.each([
    [
      'a column of currencies',
      '| 债务人 | 币种 | 应收金额 |\n| 甲 | USD | 5 |\n| 乙 | 人民币 | 5 |\n| 丙 | 欧元 | 5 |',
      'B1',
      'USD、欧元',
    ],
    ['a title that names one', '| 债务人 | 应收金额（美元） |\n| 甲 | 5 |', 'B1', '美元'],
    ['an English title that names one', '| Customer | Amount (USD) |\n| 甲 | 5 |', 'B1', 'USD'],
  ])('%s', (_, table, cell, currencies) => {
    const { findings } = read(sheetOf('台账', table));
    expect(found(findings)).toEqual([`currency-not-yuan? ${cell}`]);
    expect(findings[0].values).toMatchObject({ currencies });
  });

  it.each([
    [
      '人民币',
      '| 债务人 | 币种 | 应收金额 |\n| 甲 | CNY | 5 |\n| 乙 | 人民币 | 5 |\n| 丙 | RMB | 5 |\n| 丁 | - | 5 |',
    ],
    ['人民币 in a title', '| 债务人 | 应收金额（RMB） |\n| 甲 | 5 |'],
  ])('not of %s', (_, table) => {
    expect(found(read(sheetOf('台账', table)).findings)).toEqual([]);
  });
});

describe('a column in which a comma is the decimal sign', () => {
  it('leaves no doubtful number: what could be thousands or decimals is refused, with the reason', () => {
    const ledger = read(
      sheetOf(
        '台账',
        `
        | 债权编号 | 债务人 | 应收金额 |
        | A1 | 甲 | '1.234,56 |
        | A2 | 甲 | '1.500 |
        | A3 | 甲 | '1,500 |
        | A4 | 甲 | 300 |`,
      ),
    );
    expect(claimsOf(ledger)).toEqual(['A4 甲 → 300.00']);
    expect(found(ledger.findings).filter((one) => !one.startsWith('claim-without-amount'))).toEqual([
      'amount-unreadable C2',
      'amount-separator-unclear C3',
      'amount-separator-unclear C4',
    ]);
  });

  it('elsewhere both are read as ever', () => {
    const ledger = read(
      sheetOf('台账', "| 债权编号 | 债务人 | 应收金额 |\n| A2 | 甲 | '1.500 |\n| A3 | 甲 | '1,500 |"),
    );
    expect(claimsOf(ledger)).toEqual(['A2 甲 → 1.50', 'A3 甲 → 1500.00']);
  });
});

describe('an amount that the comma between thousands has split over two cells', () => {
  const texts = (amounts: string): string =>
    `| 债权编号 | 债务人 | 应收金额 | 备注 |\n${amounts.replaceAll(' 1', " '1").replaceAll(' 0', " '0")}`;

  it('is not read: 100 is no 100,000.00', () => {
    const ledger = read(sheetOf('台账', texts('| A1 | 甲 | 100 | 000.00 | 好 |\n| A2 | 乙 | 100 | 000 |')));
    expect(claimsOf(ledger)).toEqual(['A2 乙 → 100.00']);
    expect(found(ledger.findings)).toEqual(['amount-split C2', 'claim-without-amount C2']);
    expect(ledger.findings[0].values).toEqual({ text: '100,000.00' });
  });

  it.each([
    ['no row is wider than the header', '| A1 | 甲 | 100 | 000.00 |'],
    ['the next cell holds no thousands', '| A1 | 甲 | 100 | 1000.00 | 好 |'],
    ['the cell holds more than hundreds', '| A1 | 甲 | 1000 | 000.00 | 好 |'],
  ])('is none where %s', (_, amounts) => {
    expect(found(read(sheetOf('台账', texts(amounts))).findings)).toEqual([]);
  });
});

it('a debtor’s name with a sign that nobody sees is another spelling', () => {
  const ledger = read(sheetOf('台账', '| 债务人 | 应收金额 |\n| 甲公司 | 5 |\n| 甲\u200b公司 | 5 |'));
  expect(found(checkNames(ledger))).toEqual(['debtor-spellings? A3']);
});

describe('columns that are not read although they say something of what is counted', () => {
  it.each([
    ['状态', '作废', '正常'],
    ['发票状态', '已作废', '正常'],
    ['作废标志', '是', '否'],
    ['是否作废', 'Y', 'N'],
  ])('are named where they mark rows as void: %s %s', (title, yes, no) => {
    const drawing = `| 票号 | 债务人 | 应收金额 | ${title} |\n| A1 | 甲 | 5 | ${no} |\n| A2 | 乙 | 6 | ${yes} |`;
    const ledger = read(sheetOf('台账', drawing));
    expect(claimsOf(ledger)).toHaveLength(2);
    expect(found(ledger.findings)).toEqual(['void-rows D3']);
    expect(found(read(sheetOf('台账', drawing.replace(yes, no))).findings)).toEqual([]);
  });

  const aged = (titles: string): string =>
    `| 债务人 | 期末余额 | ${titles} |\n| 甲 | 5 ${'| 1 '.repeat(titles.split('|').length)}|`;

  it.each([
    ['1年以内 | 1-2年 | 3年以上'],
    ['其中：1年以内（含1年） | 一至二年'],
    ['30天以内 | 31～60天'],
    ['3个月以内 | 3-6个月'],
  ])('are named where they are bands of age and there are no dates: %s', (titles) => {
    const findings = found(read(sheetOf('余额表', aged(titles))).findings);
    expect(findings).toContain('age-bands-unread? C1');
    const dated = aged(titles)
      .replace('期末余额', '到期日 | 期末余额')
      .replace('| 甲 |', '| 甲 | 2012-01-01 |');
    expect(found(read(sheetOf('余额表', dated)).findings).join()).not.toContain('age-bands');
  });

  it.each([['1月 | 2月 | 3月'], ['2011年 | 2012年'], ['1年以内']])('are no bands of age: %s', (titles) => {
    expect(found(read(sheetOf('余额表', aged(titles))).findings).join()).not.toContain('age-bands');
  });
});

describe('a header below the rows that are searched', () => {
  const late = (lines: number): string =>
    `${'| 说明 ||\n'.repeat(lines)}| 债权编号 | 债务人 | 应收金额 |\n| A1 | 甲 | 5 |`;
  const claims = sheetOf('一公司', '| 债权编号 | 债务人 | 应收金额 |\n| B1 | 乙 | 5 |');

  it('is read on row 20', () => {
    expect(claimsOf(read(sheetOf('表', late(19))))).toEqual(['A1 甲 → 5.00']);
  });

  it('is named by its row, beside a ledger and where there is no other', () => {
    const beside = read([claims, sheetOf('表', late(20))]);
    expect(beside.findings).toMatchObject([
      { code: 'sheet-header-late', severity: 'error', values: { sheet: '表', row: 21 } },
    ]);
    expect(claimsOf(beside)).toEqual(['B1 乙 → 5.00']);
    expect(() => read(sheetOf('表', late(26)))).toThrow(
      expect.objectContaining({ key: 'ledger-not-found-late-header', values: { sheet: '表', row: 27 } }),
    );
  });

  it('is none of a hidden sheet, of one that explains, and where a column is missing', () => {
    expect(found(read([claims, sheetOf('填表说明', late(20))]).findings)).toEqual([]);
    expect(found(read([claims, { ...sheetOf('表', late(20)), hidden: true }]).findings)).toEqual([]);
    expect(found(read([claims, sheetOf('表', late(20).replace('应收金额', '说明'))]).findings)).toEqual([]);
  });
});

describe('a sheet that is a ledger by its name and has no header that can be read', () => {
  const first = sheetOf('一公司台账', '| 债务人 | 应收金额 |\n| 甲 | 5 |');
  const none = Array.from({ length: 39 }, (_, row) => [`${row}月`, row]);

  it('is named beside the sheet that was read', () => {
    const { findings } = read([first, sheetOf('二公司台账', none)]);
    expect(findings).toMatchObject([
      { code: 'sheet-header-not-found', severity: 'warning', place: { sheet: '二公司台账' } },
    ]);
  });

  it.each([
    ['of another name', sheetOf('各月', none)],
    ['empty', sheetOf('三公司台账', [[null, ' ']])],
    ['hidden', sheetOf('三公司台账', none, { hidden: true })],
  ])('not where it is %s', (_, sheet) => {
    expect(read([first, sheet]).findings).toEqual([]);
  });
});
