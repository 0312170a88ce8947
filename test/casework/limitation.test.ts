import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatDay, NO_DAY } from '../../src/calendar/day';
import { limitation, type InterruptionKind } from '../../src/casework/limitation';
import { day } from '../fixture/ledger-of';

type Event = readonly [day: string, kind: InterruptionKind];

function expiry(due: string, events: readonly Event[] = [], asOf = '2025-06-30'): string {
  const interruptions = events.map(([on, kind]) => ({ day: day(on), kind }));
  return formatDay(limitation(day(due), interruptions, day(asOf))!.expires);
}

describe('the clock (rules.md §9)', () => {
  it.each<[string, string, Event[], string]>([
    ['ran out under two years and stays so', '2010-03-01', [['2011-06-30', 'demand']], '2013-06-30'],
    ['was running on 2017-10-01 and has three', '2016-03-01', [['2017-06-30', 'demand']], '2020-06-30'],
    ['ran out on the last day of the old law', '2015-09-30', [], '2017-09-30'],
    ['was to run out on the first day of the new law', '2015-10-01', [], '2018-10-01'],
    ['is interrupted on its very last day', '2018-01-31', [['2021-01-31', 'demand']], '2024-01-31'],
    ['is not revived by a demand a day late', '2018-01-31', [['2021-02-01', 'demand']], '2021-01-31'],
    ['is not revived by a suit', '2018-01-31', [['2021-02-01', 'suit']], '2021-01-31'],
    ['begins anew with a promise after it ran out', '2018-01-31', [['2021-02-01', 'promise']], '2024-02-01'],
    ['does not begin before the due date', '2020-05-01', [['2020-01-01', 'demand']], '2023-05-01'],
    ['ends on 28 February where the year has no 29th', '2020-02-29', [], '2023-02-28'],
  ])('%s', (_, due, events, expires) => {
    expect(expiry(due, events)).toBe(expires);
  });

  it('takes interruptions in any order', () => {
    const events: Event[] = [
      ['2021-12-01', 'demand'],
      ['2019-06-01', 'payment'],
    ];
    expect(expiry('2018-01-31', events)).toBe('2024-12-01');
  });

  it('does not know what happens after the as-of date', () => {
    expect(expiry('2018-01-31', [['2020-06-01', 'demand']], '2020-05-31')).toBe('2021-01-31');
  });

  it('never passes twenty years from the due date', () => {
    const yearly = Array.from({ length: 20 }, (_, year): Event => [`${2001 + year}-06-01`, 'demand']);
    const found = limitation(
      day('2000-06-01'),
      yearly.map(([on, kind]) => ({ day: day(on), kind })),
      day('2020-06-02'),
    )!;
    expect([formatDay(found.expires), found.byLongStop, found.daysLeft]).toEqual(['2020-06-01', true, -1]);
  });

  it('counts its last day as a day on which one can still sue', () => {
    expect(limitation(day('2018-01-31'), [], day('2021-01-31'))!.daysLeft).toBe(0);
  });

  it('cannot be told without a due date', () => {
    expect(limitation(NO_DAY, [], day('2021-01-31'))).toBeNull();
  });
});

interface Case {
  readonly due: string;
  readonly events: readonly Event[];
  readonly asOf: string;
  readonly expires: string;
}

const rulebook = resolve(__dirname, '../../../shared/cases/rulebook.json');
const cases: readonly Case[] = existsSync(rulebook)
  ? (JSON.parse(readFileSync(rulebook, 'utf8')) as { limitation: Case[] }).limitation
  : [];

(cases.length > 0 ? describe : describe.skip)('collected cases', () => {
  test.each(cases.map((one) => [one.due, one] as const))('due %s', (_, { due, events, asOf, expires }) => {
    expect(expiry(due, events, asOf)).toBe(expires);
  });
  if (cases.length === 0) test('are not at hand', () => undefined);
});
