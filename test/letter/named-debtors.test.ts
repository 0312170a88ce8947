import { Names } from '../../src/ledger/names';
import { namedDebtors } from '../../src/letter/named-debtors';

const debtors = new Names();
for (const name of ['甲公司', '乙公司', 'Acme, Inc.', 'Acme', '北方、南方联营公司']) debtors.code(name);

describe('debtors named in one text', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['', [], []],
    ['甲公司', ['甲公司'], []],
    [' 乙公司 、甲公司', ['乙公司', '甲公司'], []],
    ['甲公司,乙公司，甲公司；', ['甲公司', '乙公司'], []],
    ['甲公司\n乙公司', ['甲公司', '乙公司'], []],
    ['Acme, Inc.', ['Acme, Inc.'], []],
    ['Acme, 甲公司', ['Acme', '甲公司'], []],
    ['Acme, Inc., 北方、南方联营公司', ['Acme, Inc.', '北方、南方联营公司'], []],
    ['甲、乙公司、丁', ['乙公司'], ['甲', '丁']],
    ['、，', [], []],
  ])('%j', (typed, names, unknown) => {
    const found = namedDebtors(typed, debtors);
    expect(found.codes.map((code) => debtors.text(code))).toEqual(names);
    expect(found.unknown).toEqual(unknown);
  });

  test('however many are typed, each is looked up a few times', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `户${index}`);
    const lookups = { count: 0 };
    const counting = new Names();
    const find = counting.find.bind(counting);
    counting.find = (name) => {
      lookups.count++;
      return find(name);
    };
    expect(namedDebtors(many.join('、'), counting).unknown).toHaveLength(20_000);
    expect(lookups.count).toBeLessThanOrEqual(4 * 20_000);
  });
});
