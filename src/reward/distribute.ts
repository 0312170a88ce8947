import { NO_DAY, type Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
import type { Ledger } from '../ledger/ledger';
import { recoveryPlace } from '../ledger/place';
import { allocate } from '../money/allocate';
import { formatFen } from '../money/fen';
import { personName } from '../policy/person-name';
import type { Policy } from '../policy/policy';
import { readParticipants, type Participant } from './participants';
import type { RewardLine, RewardShare } from './reward-result';

/**
 * Divides the payable lines among their people (rules.md §7): by the shares on the recovery, or to the claim's owner
 * where none is named. What falls to barred people stays with the company.
 */
export function distribute(
  ledger: Ledger,
  policy: Policy,
  lines: readonly RewardLine[],
): {
  readonly shares: readonly RewardShare[];
  readonly findings: readonly Finding[];
} {
  const findings: Finding[] = [];
  const shares: RewardShare[] = [];
  const unlisted = new Set<string>();
  lines.forEach((line, index) => {
    if (line.state !== 'payable' || line.reward === 0) return;
    const first = line.undoes >= 0 ? lines[line.undoes] : line;
    const people = peopleOf(ledger, first);
    const place = recoveryPlace(ledger, first.recovery, '参与人');
    if (!people) {
      const written = ledger.recoveries.people[first.recovery];
      const code = written === '' ? 'reward-without-person' : 'participants-unreadable';
      findings.push({
        severity: 'error',
        code,
        place,
        values: { text: written, amount: formatFen(line.reward) },
      });
      return;
    }
    const amounts = allocate(
      line.reward,
      people.map(({ weight }) => weight),
    );
    people.forEach(({ name, written }, position) => {
      const kept = isBarred(policy, name, first.earnedOn) ? 'barred' : null;
      shares.push({ line: index, person: name, weight: written, amount: amounts[position], kept });
      if (policy.people && !policy.people.has(name) && !unlisted.has(name)) {
        unlisted.add(name);
        findings.push({ severity: 'warning', code: 'person-not-listed', place, values: { name } });
      }
    });
  });
  return { shares, findings };
}

/** Who shares a line and with what weight; null where nobody is named or the shares cannot be read. */
export function peopleOf(ledger: Ledger, line: RewardLine): Participant[] | null {
  const written = ledger.recoveries.people[line.recovery];
  if (written !== '') return readParticipants(written);
  const owner = personName(ledger.owners.text(ledger.claims.owner[line.claim]));
  return owner === '' ? null : [{ name: owner, weight: 1, written: '' }];
}

/** True where a person may not be paid for what was earned on a day, both ends included. */
export function isBarred(policy: Policy, name: string, day: Day): boolean {
  return policy.barred.some(
    (row) =>
      row.name === name && (row.from === NO_DAY || row.from <= day) && (row.to === NO_DAY || day <= row.to),
  );
}
