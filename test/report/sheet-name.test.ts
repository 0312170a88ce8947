import fc from 'fast-check';
import { SheetNames } from '../../src/report/sheet-name';

describe('sheet names', () => {
  test.each([
    ['清收', '清收进度表'],
    ['清收/二期', '清收二期进度表'],
    ["'全面'清收", "全面'清收进度表"],
    ['[一]:*?\\', '一进度表'],
    ['', '进度表'],
    ['长'.repeat(40), `${'长'.repeat(28)}进度表`],
    ['\ud800清\udc00收\uffff', '清收进度表'],
    ['𠮷'.repeat(20), `${'𠮷'.repeat(14)}进度表`],
  ])('of phase %j is %s', (phase, name) => {
    expect(new SheetNames().take('id', phase, '进度表')).toBe(name);
  });

  test('is numbered where it is taken, without regard to case', () => {
    const names = new SheetNames();
    expect(['台账', '台账', 'Phase A', 'PHASE A'].map((name) => names.take('id', name))).toEqual([
      '台账',
      '台账(2)',
      'Phase A',
      'PHASE A(2)',
    ]);
  });

  test('stays what it is for a sheet that is there, and is never that of another sheet', () => {
    const naming = { taken: ['总览'], ofId: new Map([['aging', '我的账龄']]) };
    const names = new SheetNames(naming);
    expect(names.take('overview', '总览')).toBe('总览(2)');
    expect(names.take('phase:我的', '我的', '账龄')).toBe('我的账龄(2)');
    expect(names.take('aging', '账龄分析表')).toBe('我的账龄');
  });

  test('is always one that Excel takes', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 8 }), (phases) => {
        const names = new SheetNames();
        const given = phases.map((phase) => names.take('id', phase, '进度表'));
        for (const name of given) {
          expect(name.length).toBeLessThanOrEqual(31);
          expect(name).not.toMatch(/[\\/?*[\]:]|^'|'$|^$/);
        }
        expect(new Set(given.map((name) => name.toLowerCase())).size).toBe(given.length);
      }),
    );
  });
});
