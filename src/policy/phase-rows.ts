import { formatDay } from '../calendar/day';
import type { PhaseKind, PhaseRow } from './policy';
import { isReversed, type PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type PhaseColumn = '阶段' | '类型' | '开始' | '结束';

/** A campaign has a handful; each has statements of its own, and thousands of them would be a report that no program opens. */
export const MOST_PHASES = 100;

/** 阶段 (rules.md §8, §10): the dated stages of a campaign. */
export const PHASE_TABLE: TableDescription<PhaseColumn> = {
  name: '阶段',
  sheetNames: ['阶段表', '阶段安排', '清欠阶段', '清收阶段', '工作阶段', '实施步骤', 'phases'],
  knownBy: { columns: ['阶段', '类型', '开始', '结束'], foreignTitles: 1 },
  columns: [
    column('阶段', 'text', ['阶段名称', '名称', 'phase', 'name'], { required: true, width: 20 }),
    column('类型', 'text', ['阶段类型', '类别', 'kind', 'type'], {
      choices: {
        摸底: ['摸底阶段', '摸底调查', '摸底排查', '调查', 'survey'],
        认定: ['认定阶段', '债权认定', '责任认定', '确认', 'identification'],
        清收: ['清收阶段', '清欠', '清欠阶段', '全面清收', '集中清收', '催收', 'collection'],
        复查: ['复查阶段', '复查整改', '复查整改阶段', '整改', 'review'],
        其他: ['其它', '其他阶段', 'other'],
      },
    }),
    column(
      '开始',
      'day',
      ['开始日期', '开始日', '起', '起始日期', '起始日', '开始时间', 'first day', 'start', 'from'],
      {
        required: true,
      },
    ),
    column(
      '结束',
      'day',
      ['结束日期', '结束日', '止', '截止日期', '截止日', '结束时间', 'last day', 'end', 'to'],
      {
        required: true,
      },
    ),
  ],
};

/**
 * The phases in sheet order, dates as written. An impossible or missing date stops its own phase only. A name that is
 * there already gets a number, because sheets are named after phases; a name that is not said is the kind's. Phases beyond
 * `MOST_PHASES` are kept out.
 */
export function readPhases(rows: readonly PolicyRow<PhaseColumn>[]): PhaseRow[] {
  const phases: PhaseRow[] = [];
  for (const row of rows) {
    row.require('开始');
    row.require('结束');
    const first = row.day('开始');
    const last = row.day('结束');
    const kind = row.choice<PhaseKind>('类型', 'phase-kind-unknown') ?? '其他';
    const written = row.text('阶段');
    if (written === '' && !row.said('类型')) row.require('阶段');
    if (isReversed(first, last)) {
      row.reject('policy-dates-reversed', '结束', { first: formatDay(first), last: formatDay(last) });
    }
    if (!row.usable) continue;
    if (phases.length === MOST_PHASES) {
      row.reject('phases-too-many', '阶段', { limit: MOST_PHASES });
      continue;
    }
    if (!row.said('类型')) row.warn('phase-kind-missing', '类型', { phase: written });
    const name = unusedName(written || kind, phases);
    if (written !== '' && name !== written) row.warn('phase-name-repeated', '阶段', { phase: written, name });
    phases.push({ name, kind, first, last, place: row.place() });
  }
  return phases;
}

function unusedName(wanted: string, phases: readonly PhaseRow[]): string {
  const taken = new Set(phases.map(({ name }) => name));
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}（${number}）`;
  return name;
}
