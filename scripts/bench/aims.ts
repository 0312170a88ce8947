import type { Finish } from './engine/finish';
import type { MadeFileFigures } from './file';
import type { PaneAction, PaneFigures } from './pane/pane';

/** What was measured of each part; a part that was not is not here. */
export interface Measured {
  readonly engine?: readonly Finish[];
  readonly file?: readonly MadeFileFigures[];
  readonly pane?: readonly PaneFigures[];
}

/** Something that the program is meant to reach, and how far it is. */
interface Aim {
  readonly of: string;
  readonly wanted: number;
  readonly is: 'at least' | 'at most';
  /** Null where it was not measured. */
  readonly reached: number | null;
  readonly unit: string;
}

/** The aims beside what was reached: rows of a table, the head first. */
export function aimRows(measured: Measured): readonly (readonly string[])[] {
  const rows = aimsOf(measured).map(({ of, wanted, is, reached, unit }) => {
    const met = reached !== null && (is === 'at least' ? reached >= wanted : reached <= wanted);
    const figure = reached === null ? 'not measured' : `${rounded(reached)}${unit}`;
    return [of, `${is} ${wanted.toLocaleString('en-US')}${unit}`, figure, met ? 'yes' : 'no'];
  });
  return [['aim', 'wanted', 'reached', 'met'], ...rows];
}

function aimsOf({ engine = [], file = [], pane = [] }: Measured): Aim[] {
  const time = (claims: number, name: RegExp): number | null =>
    engine.find((finish) => finish.claims === claims && name.test(finish.name))?.milliseconds ?? null;
  const ours = time(100_000, /^Qingqian$/);
  const files = (claims: number, name: string) =>
    file.find((figure) => figure.claims === claims && figure.name === name);
  const fileRatio = (claims: number): number | null =>
    ratio(files(claims, 'qingqian')?.seconds, files(claims, 'hucre')?.seconds);
  const atMost = pane.find(({ claims }) => claims === 100_000);
  const longest = atMost ? Math.max(...atMost.actions.map(longestOf)) : null;
  const { computing = null, writing = null } = atMost?.cancelled ?? {};
  const heard = computing && writing ? Math.max(computing.answered, writing.answered) : null;
  const times = { is: 'at least', unit: ' ×' } as const;
  return [
    {
      of: 'engine, 100,000 claims: faster than decimal.js on row objects',
      wanted: 80,
      ...times,
      reached: ratio(time(100_000, /^decimal/), ours),
    },
    {
      of: 'engine, 100,000 claims: faster than DuckDB',
      wanted: 15,
      ...times,
      reached: ratio(time(100_000, /^DuckDB/), ours),
    },
    {
      of: 'engine, 100,000 claims: faster than SQLite',
      wanted: 150,
      ...times,
      reached: ratio(time(100_000, /^SQLite/), ours),
    },
    {
      of: 'engine, 100,000 claims: times one plain pass',
      wanted: 20,
      is: 'at most',
      unit: ' ×',
      reached: ratio(ours, time(100_000, /pass$/)),
    },
    {
      of: 'engine, from 100,000 to 1,000,000 claims',
      wanted: 15,
      is: 'at most',
      unit: ' ×',
      reached: ratio(time(1_000_000, /^Qingqian$/), ours),
    },
    {
      of: 'file to file, 10,000 claims: times hucre alone',
      wanted: 1.5,
      is: 'at most',
      unit: ' ×',
      reached: fileRatio(10_000),
    },
    {
      of: 'file to file, 100,000 claims: times hucre alone',
      wanted: 1.5,
      is: 'at most',
      unit: ' ×',
      reached: fileRatio(100_000),
    },
    {
      of: 'file to file, 1,000,000 claims of CSV: peak memory',
      wanted: 4_096,
      is: 'at most',
      unit: ' MB',
      reached: files(1_000_000, 'qingqian')?.megabytes ?? null,
    },
    {
      of: 'pane, 100,000 claims: the longest task of any action',
      wanted: 200,
      is: 'at most',
      unit: ' ms',
      reached: longest,
    },
    { of: 'pane, 100,000 claims: 取消 is heard', wanted: 100, is: 'at most', unit: ' ms', reached: heard },
  ];
}

/** An action that came to no end has no longest task that any aim could allow. */
function longestOf(action: PaneAction): number {
  return 'failed' in action ? Infinity : action.longest;
}

function ratio(one: number | null | undefined, other: number | null | undefined): number | null {
  return one == null || other == null ? null : one / other;
}

function rounded(figure: number): string {
  return figure >= 100 ? Math.round(figure).toLocaleString('en-US') : figure.toFixed(figure >= 10 ? 1 : 2);
}
