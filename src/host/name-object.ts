import { absoluteText, parseArea, quotedSheet, splitSheet } from './address';
import type { HostName, HostSheet } from './book';
import { invalidArgument, itemAlreadyExists, itemNotFound } from './host-error';
import { HostCollection, HostObject } from './host-object';
import { flag, text } from './member-rule';
import { RangeObject, wireValue } from './range-object';
import { SheetObject } from './sheet-object';
import type { Stage } from './stage';

/** The names of the workbook, or of one sheet. */
export class NamesObject extends HostCollection<NameObject> {
  readonly kind = 'NamedItemCollection';

  /** @param sheet null for the names of the whole workbook */
  constructor(
    private readonly stage: Stage,
    private readonly sheet: HostSheet | null,
  ) {
    super();
  }

  items(): readonly NameObject[] {
    return this.stage.book.names
      .filter((name) => name.sheet === this.sheet)
      .map((name) => new NameObject(this.stage, name));
  }

  protected found(key: unknown): NameObject | undefined {
    return this.items().find((item) => item.Name.toUpperCase() === String(key).toUpperCase());
  }

  Add(name: unknown, reference: unknown, comment?: unknown): NameObject {
    if (typeof name !== 'string' || !isName(name))
      throw invalidArgument(`"${String(name)}" is no name for cells`);
    if (this.found(name)) throw itemAlreadyExists(`the name ${name}`);
    const made: HostName = {
      name,
      formula: formulaOf(reference),
      comment: comment === undefined || comment === null ? '' : (text(comment, 'comment') as string),
      visible: true,
      sheet: this.sheet,
    };
    this.stage.book.names.push(made);
    this.stage.outOfDate();
    return new NameObject(this.stage, made);
  }
}

function formulaOf(reference: unknown): string {
  if (reference instanceof RangeObject)
    return `=${quotedSheet(reference.sheet.name)}!${absoluteText(reference.box)}`;
  if (typeof reference === 'string' && reference.startsWith('=') && reference.length > 1) return reference;
  throw invalidArgument('a name needs a range or a formula');
}

/** Letters, digits, points and underscores, no digit first, and nothing that looks like a cell. */
function isName(name: string): boolean {
  return (
    name.length <= 255 &&
    /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) &&
    parseArea(name) === null &&
    !/^(R|C|R\d*C\d*)$/i.test(name)
  );
}

class NameObject extends HostObject {
  readonly kind = 'NamedItem';
  readonly scalars = ['Comment', 'Formula', 'Name', 'Scope', 'Type', 'Value', 'Visible'];

  constructor(
    private readonly stage: Stage,
    private readonly item: HostName,
  ) {
    super();
  }

  get Name(): string {
    return this.item.name;
  }
  get Formula(): string {
    return this.item.formula;
  }
  set Formula(value: unknown) {
    this.item.formula = formulaOf(value);
    this.stage.outOfDate();
  }
  get Comment(): string {
    return this.item.comment;
  }
  set Comment(value: unknown) {
    this.item.comment = text(value, 'Comment') as string;
  }
  get Visible(): boolean {
    return this.item.visible;
  }
  set Visible(value: unknown) {
    this.item.visible = flag(value, 'Visible') as boolean;
  }
  get Scope(): string {
    return this.item.sheet ? 'Worksheet' : 'Workbook';
  }
  get Type(): string {
    if (this.item.formula.includes('#REF!')) return 'Error';
    if (this.target()) return 'Range';
    const value = this.constant();
    return typeof value === 'number'
      ? Number.isInteger(value)
        ? 'Integer'
        : 'Double'
      : typeof value === 'boolean'
        ? 'Boolean'
        : 'String';
  }
  /** The address of cells; of anything else what it comes to, as far as it is a constant. */
  get Value(): unknown {
    if (this.item.formula.includes('#REF!')) return '#REF!';
    const target = this.target();
    return target ? `${quotedSheet(target.sheet.name)}!${absoluteText(target.box)}` : this.constant();
  }
  get Worksheet(): HostObject {
    return this.WorksheetOrNullObject ?? this.noSheet();
  }
  get WorksheetOrNullObject(): HostObject | null {
    return this.item.sheet && new SheetObject(this.stage, this.item.sheet);
  }

  GetRangeOrNullObject(): RangeObject | null {
    const target = this.target();
    return target && new RangeObject(this.stage, target.sheet, target.box);
  }
  GetRange(): RangeObject {
    const range = this.GetRangeOrNullObject();
    if (!range) throw itemNotFound(`the cells of the name ${this.item.name}`);
    return range;
  }
  Delete(): void {
    const { names } = this.stage.book;
    const at = names.indexOf(this.item);
    if (at < 0) throw itemNotFound(`the name ${this.item.name}`);
    names.splice(at, 1);
    this.stage.outOfDate();
  }

  private target(): { sheet: HostSheet; box: NonNullable<ReturnType<typeof parseArea>> } | null {
    const { sheet, rest } = splitSheet(this.item.formula.replace(/^=/, ''));
    const on =
      sheet === null
        ? this.item.sheet
        : this.stage.book.sheets.find((one) => one.name.toUpperCase() === sheet.toUpperCase());
    const box = on ? parseArea(rest) : null;
    return on && box ? { sheet: on, box } : null;
  }

  private constant(): unknown {
    const bare = this.item.formula.slice(1);
    if (/^"([^"]|"")*"$/.test(bare)) return bare.slice(1, -1).replaceAll('""', '"');
    if (/^(TRUE|FALSE)$/i.test(bare)) return bare.toUpperCase() === 'TRUE';
    return bare !== '' && Number.isFinite(Number(bare)) ? wireValue(Number(bare)) : this.item.formula;
  }

  private noSheet(): never {
    throw itemNotFound(`the name ${this.item.name} belongs to no sheet`);
  }
}
