import fc from 'fast-check';
import { runCampaign } from '../../src/campaign/run';
import type { SheetData } from '../../src/workbook/sheet-data';
import { sheetOf } from '../fixture/sheet-of';
import type { Json } from './by-name';
import { dayOfCell } from './calendar';
import { phaseOracle } from './oracle';
import { saidOfPhases } from './said-of-phases';

const RUNS = 60;
const UNITS = ['一公司', '二公司', '三公司', '四公司'];

/** Four units whose targets and recoveries are so few that their completions are often the same. */
const campaign: fc.Arbitrary<SheetData[]> = fc
  .record({
    targets: fc.array(fc.constantFrom(50, 100, 200, 300), { minLength: 4, maxLength: 4 }),
    recovered: fc.array(fc.constantFrom(0, 50, 100, 150, 350), { minLength: 4, maxLength: 4 }),
    last: fc.constantFrom('2012-07-31', '2012-06-30', '2012-07-03'),
  })
  .map(({ targets, recovered, last }) => [
    sheetOf('台账', [
      ['债权编号', '债务人', '所属单位', '到期日', '应收金额'],
      ...UNITS.map((unit, index) => [`ZQ${index}`, '甲', unit, '2011-12-31', 1000]),
    ]),
    sheetOf('回款', [
      ['回款编号', '日期', '债权编号', '债务人', '金额', '方式'],
      ...UNITS.flatMap((_, index) =>
        recovered[index] === 0
          ? []
          : [[`HK${index}`, '2012-06-15', `ZQ${index}`, '甲', recovered[index], '银行']],
      ),
    ]),
    sheetOf('指标', [
      ['所属单位', '责任人', '起', '止', '金额'],
      ...UNITS.map((unit, index) => [unit, null, '2012-01-01', '2012-12-31', targets[index]]),
    ]),
    sheetOf('阶段', [
      ['阶段', '类型', '开始', '结束'],
      ['清收', '清收', '2012-06-01', last],
    ]),
  ]);

test('units of equal completion are ranked by amount, those alike in both share a rank; pace is what is missing by the days left', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(campaign, (sheets) => {
      const day = dayOfCell('2012-06-30')!;
      const said = saidOfPhases(runCampaign({ sheets, asOf: day }));
      expect(said).toEqual(phaseOracle(sheets, day));
      for (const sight of sightsOf(Object.values(said.phases[0].units as Json))) seen.add(sight);
    }),
    { numRuns: RUNS, seed: 20_120_630 },
  );
  expect([...seen].sort()).toEqual([
    'one rank for two',
    'pace',
    'rank after two',
    'reached',
    'tie by amount',
  ]);
});

function sightsOf(lines: readonly Json[]): string[] {
  const sights: string[] = [];
  const ranks = lines.map(({ rank }) => rank);
  const completion = ({ towardTarget, target }: Json): number => Number(towardTarget) / Number(target);
  if (new Set(ranks).size < ranks.length) sights.push('one rank for two');
  if (ranks.some((rank) => rank > 2 && !ranks.includes(rank - 1))) sights.push('rank after two');
  if (lines.some((a) => lines.some((b) => completion(a) === completion(b) && a.rank < b.rank)))
    sights.push('tie by amount');
  if (lines.some(({ pace }) => Number(pace) > 0)) sights.push('pace');
  if (lines.some(({ pace }) => pace === '0.00')) sights.push('reached');
  return sights;
}
