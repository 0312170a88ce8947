import { formatDay } from '../calendar/day';
import type { CampaignResult } from '../campaign/result';
import { formatFen } from '../money/fen';

/** Locked baselines beside the ledger as it is now, with what has changed behind them; empty where none is locked. */
export function baselinesOf({ baselines }: CampaignResult): readonly object[] {
  return baselines.map((report) => ({
    phase: report.phase,
    day: formatDay(report.day),
    claims: report.claims,
    fingerprint: report.fingerprint,
    intact: report.intact,
    locked: formatFen(report.locked),
    now: formatFen(report.now),
    recoveredOfBaseline: formatFen(report.recoveredFromBaseline),
    leftOfBaseline: formatFen(report.leftOfBaseline),
    new: formatFen(report.arisen),
    recoveredOfNew: formatFen(report.recoveredFromNew),
    leftOfNew: formatFen(report.leftOfNew),
    changes: report.changes.map(({ kind, claim, debtor, unit, locked, now }) => ({
      kind,
      claim,
      debtor,
      unit,
      locked: formatFen(locked),
      now: formatFen(now),
    })),
  }));
}
