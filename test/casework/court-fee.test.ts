import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { courtFee } from '../../src/casework/court-fee';

describe('the court’s fee for a property case', () => {
  it.each([
    ['nothing claimed', 0, 0],
    ['up to 10,000.00 a fixed fee', 100, 5_000],
    ['10,000.00', 1_000_000, 5_000],
    ['one yuan above', 1_000_100, 5_003],
    ['100,000.00', 10_000_000, 230_000],
    ['1,000,000.00', 100_000_000, 1_380_000],
    ['30,000,000.00', 3_000_000_000, 19_180_000],
  ])('%s', (_, claimed, fee) => {
    expect(courtFee(claimed)).toBe(fee);
  });

  it('is halved in the summary procedure', () => {
    expect(courtFee(10_000_000, undefined, true)).toBe(115_000);
    // 50.005 halved is 25.0025: rounded once, at the end.
    expect(courtFee(1_000_020, undefined, true)).toBe(2_500);
    expect(courtFee(1_000_020)).toBe(5_001);
  });

  const rulebook = resolve(__dirname, '../../../shared/cases/rulebook.json');
  const cases = existsSync(rulebook)
    ? (JSON.parse(readFileSync(rulebook, 'utf8')) as { caseFee: { fen: number; feeFen: number }[] }).caseFee
    : [];
  (cases.length > 0 ? it : it.skip)('agrees with the worked cases', () => {
    for (const { fen, feeFen } of cases) expect(courtFee(fen)).toBe(feeFen);
  });
});
