import type { CampaignResult } from '../campaign/result';
import type { GroupLine } from '../group/group';
import { formatFen } from '../money/fen';

/** Several companies' ledgers as one; null where there is no group. */
export function groupOf({ group, ledger, settlement }: CampaignResult): object | null {
  if (group === null) return null;
  const { claims, debtors, sources, units } = ledger;
  const placeOf = (claim: number): object => ({
    file: sources[claims.source[claim]].file,
    sheet: sources[claims.source[claim]].sheet,
    row: claims.row[claim] + 1,
  });
  return {
    total: lineOf(group.total),
    units: group.units.map((line) => ({ unit: line.name, ...lineOf(line) })),
    files: group.files.map((line) => ({ file: line.name, ...lineOf(line) })),
    buckets: group.buckets.map(({ label, balance, internal, external }) => ({
      label,
      balance: formatFen(balance),
      internal: formatFen(internal),
      consolidated: formatFen(external),
    })),
    pairs: group.pairs.map(({ creditor, debtor, claims: count, balance, counter }) => ({
      creditor: group.members[creditor] ?? '',
      debtor: group.members[debtor],
      claims: count,
      balance: formatFen(balance),
      counter: formatFen(counter),
    })),
    internalClaims: group.internalClaims.map((claim) => ({
      ...placeOf(claim),
      claim: claims.id[claim],
      unit: units.text(claims.unit[claim]),
      debtor: debtors.text(claims.debtor[claim]),
      balance: formatFen(settlement.balance[claim]),
    })),
    doubles: group.doubles.map(({ claim, other }) => ({
      debtor: debtors.text(claims.debtor[claim]),
      amount: formatFen(claims.amount[claim]),
      here: placeOf(claim),
      there: placeOf(other),
    })),
  };
}

function lineOf(line: GroupLine): object {
  return {
    claims: line.claims,
    amount: formatFen(line.amount),
    recovered: formatFen(line.recovered),
    writtenOff: formatFen(line.writtenOff),
    corrections: formatFen(line.corrections),
    balance: formatFen(line.balance),
    internal: formatFen(line.internal),
    consolidated: formatFen(line.external),
    overdue: formatFen(line.overdue),
  };
}
