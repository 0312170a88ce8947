import { NO_DAY, type Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
import type { Ledger } from '../ledger/ledger';
import { recoveryPlace } from '../ledger/place';
import { allocate } from '../money/allocate';
import { formatFen } from '../money/fen';
import { personName } from '../policy/person-name';
import type { Policy } from '../policy/policy';
import { readParticipants, type Participant } from './participants';
import type { RewardLines } from './reward-lines';
import type { RewardShare } from './reward-result';

/**
 * Divides the payable lines among their people (rules.md §7): by the shares on the recovery, or to the claim's owner
 * where none is named. What falls to barred people stays with the company.
 */
export function distribute(
  ledger: Ledger,
  policy: Policy,
  lines: RewardLines,
): {
  readonly shares: readonly RewardShare[];
  readonly findings: readonly Finding[];
} {
  const { recovery, claim, reward, earnedOn, undoes } = lines.columns;
  const findings: Finding[] = [];
  const shares: RewardShare[] = [];
  const unlisted = new Set<string>();
  const groups = new PeopleOfLines(ledger);
  for (const line of lines.in('payable')) {
    if (reward[line] === 0) continue;
    const first = undoes[line] >= 0 ? undoes[line] : line;
    const people = groups.of(recovery[first], claim[first]);
    if (!people) {
      const written = ledger.recoveries.people[recovery[first]];
      const code = written === '' ? 'reward-without-person' : 'participants-unreadable';
      findings.push({
        severity: 'error',
        code,
        place: recoveryPlace(ledger, recovery[first], '参与人'),
        values: { text: written, amount: formatFen(reward[line]) },
      });
      continue;
    }
    const amounts = allocate(
      reward[line],
      people.map(({ weight }) => weight),
    );
    people.forEach(({ name, written }, position) => {
      const kept = isBarred(policy, name, earnedOn[first]) ? 'barred' : null;
      shares.push({ line, person: name, weight: written, amount: amounts[position], kept });
      if (policy.people && !policy.people.has(name) && !unlisted.has(name)) {
        unlisted.add(name);
        const place = recoveryPlace(ledger, recovery[first], '参与人');
        findings.push({ severity: 'warning', code: 'person-not-listed', place, values: { name } });
      }
    });
  }
  return { shares, findings };
}

/** Who shares the reward of a recovery on a claim; owners and lists of people that come again are read once. */
export class PeopleOfLines {
  private readonly ofOwner = new Map<number, Participant[] | null>();
  private readonly ofText = new Map<string, Participant[] | null>();

  constructor(private readonly ledger: Ledger) {}

  /** @returns null where nobody is named or the shares cannot be read */
  of(recovery: number, claim: number): Participant[] | null {
    const { recoveries, claims } = this.ledger;
    const written = recoveries.people[recovery];
    return written === ''
      ? remembered(this.ofOwner, claims.owner[claim], (owner) => this.owner(owner))
      : remembered(this.ofText, written, readParticipants);
  }

  private owner(code: number): Participant[] | null {
    const name = personName(this.ledger.owners.text(code));
    return name === '' ? null : [{ name, weight: 1, written: '' }];
  }
}

function remembered<Key, Value>(known: Map<Key, Value>, key: Key, make: (key: Key) => Value): Value {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make(key)));
  return value;
}

/** True where a person may not be paid for what was earned on a day, both ends included. */
export function isBarred(policy: Policy, name: string, day: Day): boolean {
  return policy.barred.some(
    (row) =>
      row.name === name && (row.from === NO_DAY || row.from <= day) && (row.to === NO_DAY || day <= row.to),
  );
}
