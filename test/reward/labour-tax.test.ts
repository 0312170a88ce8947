import { labourTax } from '../../src/reward/labour-tax';

test.each([
  ['800.00', '0.00'],
  ['800.01', '0.00'],
  ['800.03', '0.01'],
  ['4000.00', '640.00'],
  ['4000.01', '640.00'],
  ['5000.00', '800.00'],
  ['25000.00', '4000.00'],
  ['25000.01', '4000.00'],
  ['62500.00', '13000.00'],
  ['62501.00', '13000.32'],
  ['100000.00', '25000.00'],
  ['-5000.00', '0.00'],
])('of %s yuan, %s is withheld', (gross, tax) => {
  expect(labourTax(BigInt(gross.replace('.', '')))).toBe(BigInt(tax.replace('.', '')));
});

test('does not jump where one tier passes into the next', () => {
  for (const edge of [800_00n, 4_000_00n, 25_000_00n, 62_500_00n]) {
    expect(labourTax(edge + 1n) - labourTax(edge)).toBeLessThanOrEqual(1n);
  }
});
