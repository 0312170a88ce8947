import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeSharedFile } from '../shared-files';
import { command, ownFolder } from './run-command';

type Json = { [key: string]: any }; // eslint-disable-line @typescript-eslint/no-explicit-any

const folder = ownFolder();

/** The document with its lists as tables by name, as the examples give them; what they do not give is left out. */
function byName(document: Json): Json {
  const table = (list: Json[], name: string): Json =>
    Object.fromEntries(list.map(({ [name]: key, ...rest }) => [key, rest]));
  const { overdue: _overdue, ...ledger } = document.ledger;
  return {
    asOf: document.asOf,
    ledger,
    aging: {
      buckets: table(document.aging.buckets, 'label'),
      debtors: table(document.aging.debtors, 'debtor'),
      units: table(document.aging.units, 'unit'),
    },
    rewards: { ...document.rewards, people: table(document.rewards.people, 'name') },
    phases: document.phases.map(({ state: _state, ...phase }: Json) => ({
      ...phase,
      units: table(phase.units, 'unit'),
    })),
  };
}

describeSharedFile('examples', (examples) => {
  test.each([1, 2, 3])('campaign %i: every figure of the JSON', async (number) => {
    const json = join(folder, `${number}.json`);
    const { code } = await command(
      join(examples, `campaign-${number}.xlsx`),
      '--as-of',
      '2012-12-31',
      '--json',
      json,
    );
    const { cut, ...expected } = JSON.parse(
      readFileSync(join(examples, `campaign-${number}.json`), 'utf8'),
    ) as Json;
    const document = JSON.parse(readFileSync(json, 'utf8')) as Json;
    expect(byName(document)).toEqual(expected);
    const reported = document.findings.filter(({ code: check }: Json) => check === 'relief-cut');
    expect(reported.map(({ message }: Json) => /HK\d+/.exec(message)![0]).sort()).toEqual([...cut].sort());
    expect(code).toBe(1);
  });
});
