import type { Day } from '../calendar/day';
import { isRefusal, parseDay } from '../calendar/parse';
import { isBlank, textOf } from '../table/cell';
import type { LedgerSource } from './ledger';

const LABEL = /(?:截止|截至|基准|统计|报表|核对)(?:日期|日|时间)?\s*[:：]?\s*|\bas\s+(?:of|at)\s*:?\s*/i;

/**
 * The day for which a ledger says that it was drawn up: the lines above its header often do (「截止日期：2012年12月31日」).
 * It is offered to the user, never taken by itself: every figure is as at the as-of date that he gives.
 * @returns null where no table says a day, or where two say different ones
 */
export function statedDay(sources: readonly LedgerSource[]): Day | null {
  const days = new Set(sources.flatMap(daysAboveHeader));
  return days.size === 1 ? [...days][0] : null;
}

function daysAboveHeader({ rows, headerRow }: LedgerSource): Day[] {
  return rows.slice(0, headerRow).flatMap((row) =>
    row.flatMap((value, column) => {
      const label = typeof value === 'string' ? LABEL.exec(value) : null;
      if (!label || typeof value !== 'string') return [];
      const behind = value.slice(label.index + label[0].length).trim();
      const said = behind === '' ? row.slice(column + 1).find((next) => !isBlank(next)) : behind;
      return dayIn(said ?? null);
    }),
  );
}

function dayIn(value: string | number | boolean | null): Day[] {
  if (value === null || typeof value === 'boolean') return [];
  const day = parseDay(typeof value === 'number' ? value : textOf(value).replace(/[)）\]】。]+$/, ''));
  return isRefusal(day) ? [] : [day];
}
