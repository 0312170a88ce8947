import { NO_DAY, formatDay } from '../calendar/day';
import type { Fen } from '../money/fen';
import { compareRates, formatRate } from '../money/rate';
import type { RewardBracket } from './policy';
import { isReversed, type PolicyRow } from './policy-row';
import { meet, shareRange } from './reward-overlap';
import { column, TIME_UNIT_CHOICES, type TableDescription } from './table-description';
import { approximateDays, LONGEST_YEARS } from './time-length';

type RewardColumn =
  | '方案'
  | '起用日'
  | '停用日'
  | '方式'
  | '逾期起'
  | '逾期止'
  | '单位'
  | '比例'
  | '比例下限'
  | '比例上限'
  | '计算'
  | '单笔上限'
  | '实物触发'
  | '须达标'
  | '账龄基准';

type RewardRow = PolicyRow<RewardColumn>;

/** 奖励方案 (rules.md §7, §10): one row a bracket. No rate is built in. */
export const REWARD_TABLE: TableDescription<RewardColumn> = {
  name: '奖励方案',
  sheetNames: [
    '奖励办法',
    '奖励标准',
    '提奖方案',
    '提奖办法',
    '提奖标准',
    '提奖比例',
    'reward scheme',
    'rewards',
  ],
  knownBy: { columns: ['方案', '逾期起', '逾期止'], foreignTitles: 4 },
  columns: [
    column('方案', 'text', ['方案名称', '奖励方案', 'scheme'], { width: 16 }),
    column('起用日', 'day', [
      '启用日',
      '启用日期',
      '起用日期',
      '生效日',
      '生效日期',
      'first day',
      'valid from',
    ]),
    column('停用日', 'day', ['停用日期', '失效日', '失效日期', '截止日', '截止日期', 'last day', 'valid to']),
    column('方式', 'text', ['回款方式', '收回方式', 'method'], {
      choices: { 现金: ['货币', '现款', 'cash'], 实物: ['实物抵债', '以物抵债', 'goods'] },
    }),
    column('逾期起', 'number', ['逾期从', '逾期下限', '起', 'overdue from', 'from']),
    column('逾期止', 'number', ['逾期至', '逾期到', '逾期上限', '止', 'overdue to', 'to']),
    column('单位', 'text', ['时间单位', 'unit'], {
      choices: { ...TIME_UNIT_CHOICES, 元: ['人民币元', 'yuan', 'cny', 'rmb'] },
      width: 8,
    }),
    column('比例', 'rate', ['奖励比例', '提奖比例', '提成比例', 'rate']),
    column('比例下限', 'rate', ['最低比例', '下限比例', 'rate floor', 'lowest rate']),
    column('比例上限', 'rate', ['最高比例', '上限比例', 'rate ceiling', 'highest rate']),
    column('计算', 'text', ['计算方式', '计算方法', 'calculation'], {
      choices: { 整档: ['全额', 'flat'], 分段: ['分段累进', '累进', '超额累进', 'progressive'] },
    }),
    column('单笔上限', 'amount', ['单笔封顶', '封顶', '每笔上限', 'cap']),
    column('实物触发', 'text', ['实物计奖时点', '实物确认', 'goods trigger'], {
      choices: {
        裁定: ['裁定生效', '法院裁定', 'ruling'],
        变现: ['变现后', '实际变现', 'realised', 'realized'],
      },
    }),
    column('须达标', 'yesNo', ['是否须达标', '需达标', '达标', 'gated']),
    column('账龄基准', 'text', ['逾期基准', '账龄基准日', 'age basis'], {
      choices: { 回款日: ['收回日', 'recovery day'], 基线日: ['基准线日', 'baseline'] },
      width: 12,
    }),
  ],
};

interface ReadRow {
  readonly row: RewardRow;
  readonly bracket: RewardBracket;
}

type Edges = Pick<RewardBracket, 'from' | 'to' | 'unit'>;

/**
 * The brackets of 奖励方案 in sheet order. A blank 方案 goes on with the scheme above, as merged cells do; 计算 unsaid is
 * 整档, 须达标 unsaid is 否, 账龄基准 unsaid is 回款日. 单笔上限 is in 元 unless a title names another unit.
 */
export function readRewardBrackets(rows: readonly RewardRow[]): RewardBracket[] {
  const kept: ReadRow[] = [];
  const schemesTold = new Set<string>();
  let scheme: string = REWARD_TABLE.name;
  for (const row of rows) {
    scheme = row.text('方案') || scheme;
    const bracket = readBracket(row, scheme);
    if (bracket === null) continue;
    const met = kept.filter((earlier) => meet(earlier.bracket, bracket));
    const own = met.find(
      (earlier) => earlier.bracket.scheme === scheme && shareRange(earlier.bracket, bracket),
    );
    const rival = met.find((earlier) => earlier.bracket.scheme !== scheme);
    if (rival && !schemesTold.has(`${rival.bracket.scheme}\n${scheme}`)) {
      schemesTold.add(`${rival.bracket.scheme}\n${scheme}`);
      row.warn('reward-schemes-overlap', '方案', overlapValues(bracket, rival));
    }
    if (own) reportOverlap(row, bracket, own);
    if (row.usable) kept.push({ row, bracket });
  }
  reportUndated(kept);
  return kept.map(({ bracket }) => bracket);
}

function readBracket(row: RewardRow, scheme: string): RewardBracket | null {
  const firstDay = row.day('起用日');
  const lastDay = row.day('停用日');
  if (isReversed(firstDay, lastDay)) {
    row.reject('policy-dates-reversed', '停用日', { first: formatDay(firstDay), last: formatDay(lastDay) });
  }
  const method = row.choice<'现金' | '实物'>('方式');
  const edges = readEdges(row);
  const rate = row.rate('比例');
  const rateFloor = row.rate('比例下限');
  const rateCeiling = row.rate('比例上限');
  const calculation = row.choice<'整档' | '分段'>('计算') ?? '整档';
  const cap = row.amount('单笔上限', row.unitOf('单笔上限', '元'));
  const goodsTrigger = row.choice<'裁定' | '变现'>('实物触发');
  const gated = row.yesNo('须达标') ?? false;
  const ageBasis = row.choice<'回款日' | '基线日'>('账龄基准') ?? '回款日';
  if (!row.usable) return null;
  if ((edges.unit === '元') !== (calculation === '分段')) {
    row.reject('reward-calculation-unclear', row.said('计算') ? '计算' : '单位', {
      unit: edges.unit,
      calculation,
    });
    return null;
  }
  const bracket: RewardBracket = {
    scheme,
    firstDay,
    lastDay,
    method,
    ...edges,
    rate,
    rateFloor,
    rateCeiling,
    calculation,
    cap,
    goodsTrigger,
    gated,
    ageBasis,
    place: row.place(),
  };
  reportRates(row, bracket);
  if (goodsTrigger === null && method !== '现金') {
    const values = { scheme };
    if (method === '实物') row.error('reward-trigger-missing', '实物触发', values);
    else row.warn('reward-trigger-missing', '实物触发', values);
  }
  return row.usable ? bracket : null;
}

/** 逾期起 and 逾期止: times, or where 单位 is 元 amounts in fen. */
function readEdges(row: RewardRow): Edges {
  const unit = row.choice<RewardBracket['unit']>('单位');
  if (unit === '元') {
    const [from, to] = [row.amount('逾期起', '元'), row.amount('逾期止', '元')];
    reportEdges(row, from, to);
    return { from, to, unit };
  }
  const most = 365 * LONGEST_YEARS;
  const [from, to] = [row.count('逾期起', most), row.count('逾期止', most)];
  if (unit === null && !row.said('单位') && (from !== null || to !== null)) {
    row.reject('policy-cell-missing', '单位', { column: '单位' });
  }
  for (const [name, count] of [['逾期起', from] as const, ['逾期止', to] as const]) {
    if (
      count !== null &&
      unit !== null &&
      approximateDays(count, unit) > approximateDays(LONGEST_YEARS, '年')
    ) {
      row.reject('policy-time-too-long', name, { count, unit, years: LONGEST_YEARS });
    }
  }
  reportEdges(row, from, to);
  return { from, to, unit: unit ?? '年' };
}

function reportEdges(row: RewardRow, from: number | Fen | null, to: number | Fen | null): void {
  if (to !== null && (from ?? 0) >= to) row.reject('reward-edges-reversed', '逾期止');
}

function reportRates(row: RewardRow, { rate, rateFloor, rateCeiling, calculation }: RewardBracket): void {
  const floor = rateFloor && formatRate(rateFloor);
  const ceiling = rateCeiling && formatRate(rateCeiling);
  if (rateFloor && rateCeiling && compareRates(rateFloor, rateCeiling) > 0) {
    row.reject('reward-range-reversed', '比例上限', { floor: floor!, ceiling: ceiling! });
    return;
  }
  if (calculation === '分段' && rate === null) {
    row.error('reward-progressive-rate-missing', '比例');
    return;
  }
  if (rate === null && !rateFloor && !rateCeiling) row.error('reward-rate-missing', '比例');
  if ((rateFloor === null) !== (rateCeiling === null)) {
    const missing = rateFloor === null ? '比例下限' : '比例上限';
    row.error('reward-range-half', missing, { column: missing });
  }
  if (rate === null) return;
  const below = rateFloor !== null && compareRates(rate, rateFloor) < 0;
  const above = rateCeiling !== null && compareRates(rate, rateCeiling) > 0;
  if (below || above) {
    row.warn('reward-rate-outside-range', '比例', {
      rate: formatRate(rate),
      floor: floor ?? '0%',
      ceiling: ceiling ?? '100%',
    });
  }
}

/** Says that a row overlaps an earlier one of its scheme; slices of a progressive scheme would be paid twice. */
function reportOverlap(row: RewardRow, bracket: RewardBracket, earlier: ReadRow): void {
  const values = overlapValues(bracket, earlier);
  if (bracket.unit === '元' || earlier.bracket.unit === '元')
    row.reject('reward-slices-overlap', '逾期起', values);
  else row.warn('reward-brackets-overlap', '逾期起', values);
}

function overlapValues(
  { scheme }: RewardBracket,
  { row, bracket }: ReadRow,
): Record<string, string | number> {
  return { scheme, other: bracket.scheme, row: row.row + 1, sheet: bracket.place.sheet ?? '' };
}

/** Dates written in a scheme's first row only (or in a merged cell) leave its other rows in force for ever. */
function reportUndated(kept: readonly ReadRow[]): void {
  const isDated = ({ bracket }: ReadRow): boolean =>
    bracket.firstDay !== NO_DAY || bracket.lastDay !== NO_DAY;
  const dated = new Set(kept.filter(isDated).map(({ bracket }) => bracket.scheme));
  for (const each of kept) {
    const { scheme } = each.bracket;
    if (!isDated(each) && dated.has(scheme)) each.row.warn('reward-row-undated', '起用日', { scheme });
  }
}
