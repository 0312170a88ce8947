import { NO_DAY, type Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
import type { Ledger } from '../ledger/ledger';
import type { Names } from '../ledger/names';
import { recoveryPlace } from '../ledger/place';
import { allocate } from '../money/allocate';
import { formatFen } from '../money/fen';
import { personName } from '../policy/person-name';
import type { Policy } from '../policy/policy';
import { readParticipants, type Participant } from './participants';
import { remembered } from './remembered';
import type { RewardLines } from './reward-lines';
import { REWARD_STATES } from './reward-result';
import { RewardShares } from './reward-shares';

const PAYABLE = REWARD_STATES.indexOf('payable');

/**
 * Divides the payable lines among their people (rules.md §7): by the shares on the recovery, or to the claim's owner
 * where none is named. What falls to barred people stays with the company.
 */
export function distribute(
  ledger: Ledger,
  policy: Policy,
  lines: RewardLines,
): {
  readonly shares: RewardShares;
  readonly findings: readonly Finding[];
} {
  const { recovery, claim, reward, earnedOn, undoes, state } = lines.columns;
  const findings: Finding[] = [];
  const shares = new RewardShares(lines.length);
  const unlisted = new Set<string>();
  const groups = new PeopleOfLines(ledger, shares.people);
  // Asked first: hardly anybody is barred, and there is a share for nearly every recovery.
  const everBarred = policy.barred.length === 0 ? null : new Set(policy.barred.map(({ name }) => name));
  for (let line = 0; line < lines.length; line++) {
    if (state[line] !== PAYABLE || reward[line] === 0) continue;
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
    const amounts = people.length > 1 ? allocate(reward[line], people.map(weightOf)) : null;
    for (let position = 0; position < people.length; position++) {
      const { name, written, code } = people[position];
      const kept = everBarred?.has(name) && isBarred(policy, name, earnedOn[first]) ? 'barred' : null;
      const amount = amounts === null ? reward[line] : amounts[position];
      shares.addCoded(line, code, written, amount, kept);
      if (policy.people && !policy.people.has(name) && !unlisted.has(name)) {
        unlisted.add(name);
        const place = recoveryPlace(ledger, recovery[first], '参与人');
        findings.push({ severity: 'warning', code: 'person-not-listed', place, values: { name } });
      }
    }
  }
  return { shares, findings };
}

function weightOf({ weight }: Participant): number {
  return weight;
}

/** A participant, and the code of the name. */
interface CodedParticipant extends Participant {
  readonly code: number;
}

/** Who shares the reward of a recovery on a claim; owners and lists of people that come again are read once. */
export class PeopleOfLines {
  /** 1 for each recovery that names its people: most name none. */
  private readonly isShared: Uint8Array;
  private readonly ofOwner: (CodedParticipant[] | null)[] = [];
  private readonly ofText = remembered((written: string) => this.coded(readParticipants(written)));

  /** @param names gives the people their codes */
  constructor(
    private readonly ledger: Ledger,
    private readonly names: Names,
  ) {
    const { people, count } = ledger.recoveries;
    this.isShared = new Uint8Array(count);
    for (let recovery = 0; recovery < count; recovery++)
      if (people[recovery] !== '') this.isShared[recovery] = 1;
    for (let owner = 0; owner < ledger.owners.size; owner++) {
      const name = personName(ledger.owners.text(owner));
      this.ofOwner.push(name === '' ? null : this.coded([{ name, weight: 1, written: '' }]));
    }
  }

  /** @returns null where nobody is named or the shares cannot be read */
  of(recovery: number, claim: number): CodedParticipant[] | null {
    const { recoveries, claims } = this.ledger;
    return this.isShared[recovery] === 1
      ? this.ofText(recoveries.people[recovery])
      : this.ofOwner[claims.owner[claim]];
  }

  private coded(people: Participant[] | null): CodedParticipant[] | null {
    return people && people.map((person) => ({ ...person, code: this.names.code(person.name) }));
  }
}

/** True where a person may not be paid for what was earned on a day, both ends included. */
export function isBarred(policy: Policy, name: string, day: Day): boolean {
  return policy.barred.some(
    (row) =>
      row.name === name && (row.from === NO_DAY || row.from <= day) && (row.to === NO_DAY || day <= row.to),
  );
}
