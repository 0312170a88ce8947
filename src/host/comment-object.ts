import { cellsOf, choiceOf } from './arguments';
import type { HostComment, HostSheet } from './book';
import { cellBox } from './box';
import { invalidArgument, itemAlreadyExists, itemNotFound } from './host-error';
import { HostCollection, HostObject } from './host-object';
import { text } from './member-rule';
import { RangeObject } from './range-object';
import type { Stage } from './stage';

/** The comments of the workbook, or of one sheet. */
export class CommentsObject extends HostCollection<CommentObject> {
  readonly kind = 'CommentCollection';

  constructor(
    private readonly stage: Stage,
    private readonly sheet: HostSheet | null,
  ) {
    super();
  }

  items(): readonly CommentObject[] {
    return this.stage.book.comments
      .filter((comment) => this.sheet === null || comment.sheet === this.sheet)
      .map((comment) => new CommentObject(this.stage, comment));
  }

  protected found(key: unknown): CommentObject | undefined {
    return this.items().find((item) => item.Id === key);
  }

  Add(cell: unknown, content: unknown, contentType?: unknown): CommentObject {
    const { sheet, box } = cellsOf(this.stage, cell, this.sheet ?? this.stage.book.active);
    this.stage.mustBeOpen(sheet);
    if (box.rows * box.columns !== 1) throw invalidArgument('a comment belongs to one cell');
    choiceOf(contentType, 'contentType', ['Plain'], 'Plain');
    if (this.at(sheet, box.row, box.column)) throw itemAlreadyExists('a comment on this cell');
    const comment: HostComment = {
      id: `{${String(this.stage.book.nextNumber()).padStart(8, '0')}-COMMENT}`,
      sheet,
      row: box.row,
      column: box.column,
      content: text(content, 'content') as string,
    };
    this.stage.book.comments.push(comment);
    return new CommentObject(this.stage, comment);
  }

  GetItemByCell(cell: unknown): CommentObject {
    const { sheet, box } = cellsOf(this.stage, cell, this.sheet ?? this.stage.book.active);
    const comment = this.at(sheet, box.row, box.column);
    if (!comment) throw itemNotFound('a comment on this cell');
    return new CommentObject(this.stage, comment);
  }

  private at(sheet: HostSheet, row: number, column: number): HostComment | undefined {
    return this.stage.book.comments.find(
      (one) => one.sheet === sheet && one.row === row && one.column === column,
    );
  }
}

class CommentObject extends HostObject {
  readonly kind = 'Comment';
  readonly scalars = ['Content', 'ContentType', 'Id'];

  constructor(
    private readonly stage: Stage,
    private readonly comment: HostComment,
  ) {
    super();
  }

  override identity(): Record<string, unknown> {
    return { Id: this.Id };
  }
  get Id(): string {
    return this.comment.id;
  }
  get Content(): string {
    return this.comment.content;
  }
  set Content(value: unknown) {
    this.stage.mustBeOpen(this.comment.sheet);
    this.comment.content = text(value, 'Content') as string;
  }
  get ContentType(): string {
    return 'Plain';
  }
  GetLocation(): RangeObject {
    return new RangeObject(this.stage, this.comment.sheet, cellBox(this.comment.row, this.comment.column));
  }
  Delete(): void {
    this.stage.mustBeOpen(this.comment.sheet);
    const { comments } = this.stage.book;
    const at = comments.indexOf(this.comment);
    if (at < 0) throw itemNotFound('the comment');
    comments.splice(at, 1);
  }
}
