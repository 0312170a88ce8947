import { rowsOf, textOf, type Row } from './book';
import { dayOfCell, textOfDay } from './calendar';
import { amountOfCell, decimalOfCell, textOfAmount, toFen, ZERO } from './money';
import { holds, isInForce, recoveredToward, type Progress } from './reward-points';
import type { Target } from './targets';

/** §7: the paid share of each manager's pay by recovery rate against target, for every period that has begun. */
export function annualPayOf(progress: Progress): object[] {
  return rowsOf(progress.sheets, '年薪')
    .filter((row) => dayOfCell(row.起)! <= progress.asOf)
    .map((row) => annualPay(row, progress));
}

function annualPay(manager: Row, progress: Progress): object {
  const last = dayOfCell(manager.止)!;
  const target = targetFor(manager, progress.targets);
  const recovered = target && recoveredToward(target, progress);
  const completion = target && recovered!.div(target.amount);
  const shares = rowsOf(progress.sheets, '年薪兑现').filter((row) => isInForce(row, last));
  const band =
    (completion && shares.find((row) => row.方案 === shares[0].方案 && holds(row, completion))) ?? null;
  const share = band && decimalOfCell(band.兑现比例)!;
  const pay = amountOfCell(manager.年薪)!;
  const advance = amountOfCell(manager.已预发) ?? ZERO;
  const earned = share && toFen(pay.times(share));
  const running = progress.asOf < last;
  return {
    name: textOf(manager.姓名),
    unit: textOf(manager.所属单位),
    first: textOfDay(dayOfCell(manager.起)!),
    last: textOfDay(last),
    pay: textOfAmount(pay),
    target: target && textOfAmount(target.amount),
    recovered: recovered && textOfAmount(recovered),
    share: share && share.toString(),
    earned: earned && textOfAmount(earned),
    advance: textOfAmount(advance),
    due: earned && !running ? textOfAmount(earned.minus(advance)) : null,
    running,
  };
}

/**
 * §7: the manager's own target of the same period, otherwise his unit's. One that names another unit is a namesake's; of a
 * manager without a unit nobody knows which of several units' targets is his.
 */
function targetFor(manager: Row, targets: readonly Target[]): Target | null {
  const [name, unit] = [textOf(manager.姓名), textOf(manager.所属单位)];
  const same = targets.filter(
    ({ first, last }) => first === dayOfCell(manager.起) && last === dayOfCell(manager.止),
  );
  const own = same.filter(({ owner }) => owner === name);
  if (unit === '') return own.length === 1 ? own[0] : null;
  const inUnit = (list: readonly Target[]): Target | undefined => list.find((each) => each.unit === unit);
  return (
    inUnit(own) ??
    own.find((each) => each.unit === '') ??
    inUnit(same.filter(({ owner }) => owner === '')) ??
    null
  );
}
