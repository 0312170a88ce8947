import { textOf } from '../table/cell';
import type { LocatedTable } from '../table/locate';
import { titleKey } from '../table/title';
import type { LedgerTable } from './ledger-table';

const STATE_TITLE = /^(?:发票|单据|票据|开票)?状态$/;
const VOID_TITLE = /作废/;
const VOID = /作废|废票|^void(?:ed)?$/i;
const YES = /^(?:是|y|yes|√|true|1)$/i;
/** 1年以内, 1-2年, 5年以上, 31-60天, 一年以内; no month (1月) and no year (2012年). */
const AGE_BAND =
  /^(?:其中)?(?:\d{1,4}(?:[-~—–至到]\d{1,4})?(?:年以[内下上]|(?<!\d{4})年|个月|天|日)|[一二三四五](?:[-~—–至到][一二三四五])?年)(?:以[内下上])?$/;
const FEWEST_BANDS = 2;

/** Reports columns that are not read although they say something of what is counted. */
export function reportUnread(table: LedgerTable, located: LocatedTable): void {
  reportVoid(table, located);
  reportAgeBands(table, located);
}

/** Nothing of the ledger's rules is said of 作废: such rows count as the others do. */
function reportVoid({ reader, rows }: LedgerTable, { titles, firstColumn, headerRow }: LocatedTable): void {
  titles.forEach((title, index) => {
    const key = titleKey(title);
    const isFlag = VOID_TITLE.test(key);
    if (!isFlag && !STATE_TITLE.test(key)) return;
    const column = firstColumn + index;
    let [first, count] = [-1, 0];
    for (let row = headerRow + 1; row < rows.length; row++) {
      const text = textOf(rows[row][column]);
      if (!(isFlag && YES.test(text)) && !VOID.test(text)) continue;
      if (count++ === 0) first = row;
    }
    if (count > 0) reader.report('error', 'void-rows', first, column, { title, count });
  });
}

/** What was sorted into bands by somebody else cannot be computed anew: without dates all of it is undated. */
function reportAgeBands(table: LedgerTable, { firstColumn, headerRow }: LocatedTable): void {
  if (table.kind !== 'claims' || table.has('发生日期') || table.has('到期日')) return;
  const { reader, rows } = table;
  for (const row of [headerRow, headerRow + 1]) {
    const bands = (rows[row] ?? []).flatMap((value, column) =>
      column >= firstColumn && typeof value === 'string' && AGE_BAND.test(bandKey(value)) ? [column] : [],
    );
    if (bands.length < FEWEST_BANDS) continue;
    reader.report('warning', 'age-bands-unread', row, bands[0], { title: textOf(rows[row][bands[0]]) });
    return;
  }
}

function bandKey(title: string): string {
  return title.normalize('NFKC').replace(/\(.*$/, '').replace(/[\s:]/g, '');
}
