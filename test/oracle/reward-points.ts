import type { SheetData } from '../../src/workbook/sheet-data';
import { rowsOf, textOf, type Claim, type Row } from './book';
import { addMonths, dayOfCell, textOfDay, type Day } from './calendar';
import { amountOfCell, Decimal, decimalOfCell, textOfAmount, toFen, ZERO } from './money';
import { isBarred } from './reward-shares';
import type { Settlement } from './settle';
import { recoveredBetween, type Target } from './targets';

const MONTHS: Readonly<Record<string, number>> = { 月: 1, 季: 3, 半年: 6, 年: 12 };

/** What a target's points come to. */
export interface Points {
  readonly owner: string;
  readonly running: boolean;
  readonly barred: boolean;
  readonly amount: Decimal;
  readonly document: object;
}

/** All that completion is measured by. */
export interface Progress {
  readonly sheets: readonly SheetData[];
  readonly settlement: Settlement;
  readonly targets: readonly Target[];
  readonly asOf: Day;
}

/** §7, §8: recovered from the target's first day to the as-of date or its last; an owner's target that names a unit means his claims there. */
export function recoveredToward(target: Target, { settlement, asOf }: Progress): Decimal {
  const { owner, unit, first, last } = target;
  const isMeant = (claim: Claim): boolean =>
    owner === '' ? claim.unit === unit : claim.owner === owner && (unit === '' || claim.unit === unit);
  return recoveredBetween(settlement, isMeant, first, Math.min(last, asOf));
}

/** §7: bands inclusive at their lower edge. */
export function holds({ 完成率起: from, 完成率止: to }: Row, completion: Decimal): boolean {
  const [low, high] = [decimalOfCell(from), decimalOfCell(to)];
  return (low === null || completion.gte(low)) && (high === null || completion.lt(high));
}

/** §7: the scheme in force on a day; 方案 is written in every row. */
export function isInForce(row: Row, day: Day): boolean {
  return (dayOfCell(row.起用日) ?? -Infinity) <= day && day <= (dayOfCell(row.停用日) ?? Infinity);
}

/** §7: pay or deduction per percentage point of completion, of every target that has begun and that a scheme speaks of. */
export function pointsOf(progress: Progress): Points[] {
  const rows = rowsOf(progress.sheets, '按点奖罚');
  return progress.targets
    .filter(({ first }) => first <= progress.asOf)
    .flatMap((target) => {
      const speaking = rows.filter((row) => isInForce(row, target.last) && speaksOf(row, target));
      if (speaking.length === 0) return [];
      const own = speaking.filter(({ 方案: scheme }) => scheme === speaking[0].方案);
      return [pointsToward(target, own, progress)];
    });
}

function speaksOf({ 对象: kind, 考核期: length }: Row, { owner, first, last }: Target): boolean {
  return (
    (kind === null || kind === (owner === '' ? '单位' : '责任人')) &&
    (length === null || addMonths(first, MONTHS[textOf(length)]) - 1 === last)
  );
}

function pointsToward(target: Target, bands: readonly Row[], progress: Progress): Points {
  const recovered = recoveredToward(target, progress);
  const completion = recovered.div(target.amount);
  const band = bands.find((row) => holds(row, completion)) ?? null;
  const points = band ? countOf(band, recovered, target.amount) : ZERO;
  const amount = band ? amountFor(band, points) : ZERO;
  const running = progress.asOf < target.last;
  const barred = amount.gt(0) && target.owner !== '' && isBarred(target.owner, target.last, progress.sheets);
  const document = {
    unit: target.unit,
    owner: target.owner,
    first: textOfDay(target.first),
    last: textOfDay(target.last),
    target: textOfAmount(target.amount),
    recovered: textOfAmount(recovered),
    scheme: band && band.方案,
    points: band && points.toFixed(6),
    amount: band && textOfAmount(amount),
    running,
    barred,
  };
  return { owner: target.owner, running, barred, amount, document };
}

/** §7: points above the lower edge where they pay, below the upper one where they deduct; whole points only unless the table says otherwise. */
function countOf(band: Row, recovered: Decimal, target: Decimal): Decimal {
  const deducts = amountOfCell(band.每点金额)!.lt(0);
  const edge = decimalOfCell(band.计点起点) ?? decimalOfCell(deducts ? band.完成率止 : band.完成率起) ?? ZERO;
  const above = recovered.minus(edge.times(target)).times(100);
  const beyond = Decimal.max(ZERO, deducts ? above.neg() : above);
  return band.只计整点 === '否' ? beyond.div(target) : beyond.divToInt(target);
}

function amountFor(band: Row, points: Decimal): Decimal {
  const full = toFen(amountOfCell(band.每点金额)!.times(points));
  return Decimal.max(
    amountOfCell(band.下限) ?? -Infinity,
    Decimal.min(amountOfCell(band.上限) ?? Infinity, full),
  );
}
