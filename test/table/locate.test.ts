import { CLAIM_FIELDS } from '../../src/ledger/fields';
import { locateTable, type LocatedTable } from '../../src/table/locate';
import { sheetOf } from '../fixture/sheet-of';

const locate = (drawing: string, given?: Record<string, string>): LocatedTable | null =>
  locateTable(sheetOf('台账', drawing), CLAIM_FIELDS, given);

const mapped = (located: LocatedTable | null): Record<string, number> =>
  Object.fromEntries(located?.columns.map(({ field, column }) => [field.name, column]) ?? []);

describe('locateTable', () => {
  it('finds a header below a title, a unit and a note, and the unit', () => {
    const located = locate(`
      | 2012年欠款台账 |||
      | 编制单位：某公司 || 单位：万元 |
      | 说明：本表按客户填列 |||
      | 债务人 | 到期日 | 应收金额 |
      | 甲 | 2012-01-01 | 1 |`);
    expect(located?.headerRow).toBe(3);
    expect(located?.moneyUnit).toBe('万元');
    expect(mapped(located)).toEqual({ 债务人: 0, 到期日: 1, 应收金额: 2 });
  });

  it('reads two-row headers: bands over field names, and names that stand in the upper row alone', () => {
    const located = locate(`
      | 债务人 | 台账信息 || 对比结果 |
      || 发生日期 | 应收金额 | 差额 |
      | 甲 | 2012-01-01 | 1 | 0 |`);
    expect(located?.headerRow).toBe(1);
    expect(mapped(located)).toEqual({ 债务人: 0, 发生日期: 1, 应收金额: 2 });
    expect(located?.titles).toEqual(['债务人', '发生日期', '应收金额', '差额']);
  });

  it('does not take a line above the table for a band', () => {
    const located = locate(`
      | 编制单位：某公司 |||
      || 债务人 | 应收金额 |
      | 1 | 甲 | 1 |`);
    expect(mapped(located)).toEqual({ 债务人: 1, 应收金额: 2 });
    expect(located?.firstColumn).toBe(1);
  });

  it('prefers the better synonym where two columns could be one field', () => {
    const located = locate(`
      | 客户编号 | 客户名称 | 单据日期 | 开票日期 | 金额 |
      | 1 | 甲 | 2012-01-02 | 2012-01-01 | 1 |`);
    expect(mapped(located)).toEqual({ 债务人: 1, 发生日期: 3, 应收金额: 4 });
  });

  it('needs two fields: one recognised title may be chance', () => {
    expect(locate('| 债务人 | 甲 |')).toBeNull();
    expect(locate('')).toBeNull();
  });

  describe("the user's own mapping", () => {
    const drawing = `
      | 户 | 甲列 | 日子 | 应收金额 |
      | 甲 | 5 | 2012-01-01 | 1 |`;

    it('is obeyed, by title or by letters', () => {
      const located = locate(drawing, { 债务人: '户', 应收金额: 'B', 发生日期: 'c' });
      expect(mapped(located)).toEqual({ 债务人: 0, 应收金额: 1, 发生日期: 2 });
      expect(located?.columns.map(({ reason }) => reason)).toEqual(['given', 'given', 'given']);
    });

    it('leaves a field unread whose column is not there, and says so', () => {
      const located = locate(drawing, { 债务人: '户', 到期日: '日子', 应收金额: '欠款合计', 发生日期: 'ZZ' });
      expect(mapped(located)).toEqual({ 债务人: 0, 到期日: 2 });
      expect(located?.notFound).toEqual([
        { field: '发生日期', wanted: 'ZZ' },
        { field: '应收金额', wanted: '欠款合计' },
      ]);
    });

    it('leaves a field unread that is mapped to nothing', () => {
      const located = locate(drawing, { 债务人: '户', 发生日期: '日子', 应收金额: '' });
      expect(mapped(located)).toEqual({ 债务人: 0, 发生日期: 2 });
      expect(located?.notFound).toEqual([]);
    });

    it('finds the header although letters stand on every row', () => {
      const located = locate(
        `
        | 欠款情况 ||
        | 户 | 数 |
        | 甲 | 5 |`,
        { 债务人: 'A', 应收金额: 'B' },
      );
      expect(located?.headerRow).toBe(1);
    });
  });
});
