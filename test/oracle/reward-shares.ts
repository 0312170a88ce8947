import type { SheetData } from '../../src/workbook/sheet-data';
import { rowsOf } from './book';
import { dayOfCell, type Day } from './calendar';
import { allocate, Decimal } from './money';
import type { Line } from './rewards';

/** One person's part of one payable line. */
export interface Share {
  readonly line: Line;
  readonly person: string;
  readonly amount: Decimal;
  /** 退回: it stays with the company. */
  readonly barred: boolean;
}

/** §7: payable lines by the shares of the people on them; barred people's stay with the company. */
export function sharesOf(lines: readonly Line[], sheets: readonly SheetData[]): Share[] {
  return lines
    .filter(({ fate, reward }) => fate === 'payable' && !reward.isZero())
    .flatMap((line) => {
      const people = peopleOf(line);
      if (people.length === 0) return [];
      const parts = allocate(
        line.reward,
        people.map(({ weight }) => weight),
      );
      return people.map(({ name }, index) => ({
        line,
        person: name,
        amount: parts[index],
        barred: isBarred(name, line.earnedOn, sheets),
      }));
    });
}

/**
 * §7: the people on the recovery; none named: the claim's owner. §10: `张三:60;李四:40` (separators ；、，and a full-width
 * colon too), or one name.
 */
export function peopleOf({ recovery, payment }: Line): { name: string; weight: Decimal }[] {
  return (recovery.people || payment.claim.owner)
    .split(/[;；、，,]/)
    .filter((part) => part !== '')
    .map((part) => {
      const [name, weight = '1'] = part.split(/[:：]/);
      return { name, weight: new Decimal(weight) };
    });
}

/** §7: on the policy's list on the day that earns. */
export function isBarred(name: string, day: Day, sheets: readonly SheetData[]): boolean {
  return rowsOf(sheets, '限制名单').some(
    (row) =>
      row.姓名 === name && (dayOfCell(row.起) ?? -Infinity) <= day && day <= (dayOfCell(row.止) ?? Infinity),
  );
}
