import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runFaults } from '../../scripts/faults/command';
import { TROUBLES, type Trouble } from '../../scripts/faults/troubles';
import { drawn } from '../../scripts/faults/try-ledger';
import { USER_ACTIONS } from '../fault/user-actions';
import { ownFolder } from '../headless/run-command';

const folder = ownFolder();
const ledger = join(folder, '台账.csv');
writeFileSync(
  ledger,
  '债权编号,债务人,到期日,应收金额\nA1,甲公司,2011-03-01,1000.50\nA2,乙公司,2013-01-31,2000\n',
);

let said: string[];
beforeEach(() => {
  said = [];
  for (const way of ['log', 'error'] as const)
    jest.spyOn(console, way).mockImplementation((...words: unknown[]) => void said.push(words.join(' ')));
});
afterEach(() => jest.restoreAllMocks());

describe('npm run faults', () => {
  it('tries a ledger as often as is wanted, and says in one line what came of it', async () => {
    expect(await runFaults([folder, '--tries', '3', '--minutes', '1'])).toBe(0);
    expect(said).toEqual([
      expect.stringMatching(/^.*台账\.csv: 2 claims, [1-3] tries, 0 faults \(3 actions, seed 1, /),
    ]);
  });

  it('repeats one try', async () => {
    const only = 'generate one sheet | the user corrects an amount | 3';
    expect(await runFaults([ledger, '--only', only])).toBe(0);
    expect(said).toEqual([expect.stringContaining('2 claims, 1 tries, 0 faults (1 actions')]);
  });

  it('shows a fault with what repeats it', async () => {
    const loss: Trouble = {
      name: 'a loss',
      strike: () => Promise.reject(new Error('- his\n+ lost')),
    };
    (TROUBLES as Trouble[]).push(loss);
    expect(await runFaults([ledger, '--only', 'recognise | a loss | 2'])).toBe(1);
    (TROUBLES as Trouble[]).pop();
    expect(said[0]).toMatch(
      /^FAULT in .*台账\.csv\n {2}action: recognise\n {2}trouble: a loss, at request 2 of /,
    );
    expect(said[0]).toContain(`npm run faults -- '${ledger}' --only 'recognise | a loss | 2'`);
    expect(said[1]).toContain('1 tries, 1 faults');
  });

  it.each([
    ['no ledger', [], 'npm run faults --'],
    ['an option that it does not know', [ledger, '--fast', '1'], 'npm run faults --'],
    ['a ledger that is not there', [join(folder, '无.csv')], 'There is no'],
    ['a try that there is not', [ledger, '--only', 'recognise | nothing | 1'], 'is no "action'],
  ])('given %s tries nothing and says why', async (_, words, sentence) => {
    expect(await runFaults(words)).toBe(2);
    expect(said.at(-1)).toContain(sentence);
  });

  it('by default tries every action, and every trouble', () => {
    const tries = drawn({ tries: 240, seed: 1 });
    expect(new Set(tries.keys())).toEqual(new Set(USER_ACTIONS));
    expect(new Set([...tries.values()].flat().map(({ trouble }) => trouble))).toEqual(new Set(TROUBLES));
  });
});
