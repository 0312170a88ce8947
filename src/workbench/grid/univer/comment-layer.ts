import type { ICommandService } from '@univerjs/core';
import { RemoveNoteMutation, UpdateNoteMutation } from '@univerjs/sheets-note';
import type { HostBook } from '../../../host/book';

const WIDTH = 220;
const LINE = 20;

/** The comments of a workbook as the grid's notes. */
export class CommentLayer {
  private shown = new Map<string, { sheet: string; row: number; col: number; content: string }>();

  constructor(
    private readonly commands: ICommandService,
    private readonly unitId: string,
  ) {}

  refresh(book: HostBook): void {
    const now: typeof this.shown = new Map();
    for (const { id, sheet, row, column, content } of book.comments)
      now.set(id, { sheet: sheet.id, row, col: column, content });
    for (const [id, before] of this.shown) {
      const after = now.get(id);
      if (after && JSON.stringify(after) === JSON.stringify(before)) continue;
      if (book.sheets.some((sheet) => sheet.id === before.sheet))
        this.run(RemoveNoteMutation.id, { sheetId: before.sheet, row: before.row, col: before.col });
      this.shown.delete(id);
    }
    for (const [id, { sheet, row, col, content }] of now) {
      if (this.shown.has(id)) continue;
      const lines = content.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 16), 1);
      const note = {
        id,
        row,
        col,
        width: WIDTH,
        height: Math.min(12, lines) * LINE + 16,
        note: content,
        show: false,
      };
      this.run(UpdateNoteMutation.id, { sheetId: sheet, row, col, note });
    }
    this.shown = now;
  }

  private run(id: string, params: object): void {
    this.commands.syncExecuteCommand(
      id,
      { unitId: this.unitId, silent: true, ...params },
      { onlyLocal: true },
    );
  }
}
