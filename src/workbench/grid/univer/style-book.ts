import type { IStyleData } from '@univerjs/core';
import type { Cell, CellStyle } from '../../../host/cell';
import { gridStyle } from './cell-style';

/** The looks of a workbook in the grid, each stored once and called by its id. */
export class StyleBook {
  private readonly ids = new Map<string, string>();
  private readonly looks: Record<string, IStyleData> = {};
  /** Looks are shared by many cells: a look that was seen before is found without taking it apart. */
  private readonly seen = new WeakMap<CellStyle, Map<string, string>>();
  private tell: (id: string, look: IStyleData) => void = () => undefined;

  /** Everything stored so far, by id. */
  all(): Readonly<Record<string, IStyleData>> {
    return this.looks;
  }

  /** From now on the grid is told of each new look. */
  onNew(tell: (id: string, look: IStyleData) => void): void {
    this.tell = tell;
  }

  /** The id of a cell's look; undefined for a cell that looks like any other. */
  idOf({ style, format }: Pick<Cell, 'style' | 'format'>): string | undefined {
    if (!style)
      return format === undefined || format === 'General' ? undefined : this.stored(undefined, format);
    let byFormat = this.seen.get(style);
    if (!byFormat) this.seen.set(style, (byFormat = new Map<string, string>()));
    const key = format ?? '';
    let id = byFormat.get(key);
    if (id === undefined) byFormat.set(key, (id = this.stored(style, format)));
    return id;
  }

  private stored(style: CellStyle | undefined, format: string | undefined): string {
    const look = gridStyle(style, format);
    const key = JSON.stringify(look);
    let id = this.ids.get(key);
    if (id === undefined) {
      id = `look-${String(this.ids.size + 1)}`;
      this.ids.set(key, id);
      this.looks[id] = look;
      this.tell(id, look);
    }
    return id;
  }
}
