import { choiceOf } from './arguments';
import type { HostCondition, HostSheet } from './book';
import { type Box, intersection } from './box';
import { itemNotFound } from './host-error';
import { HostCollection, HostObject } from './host-object';
import { amount, color, flag, oneOf, record, text } from './member-rule';
import { PropertyBag } from './property-bag';
import { RangeObject } from './range-object';
import type { Stage } from './stage';

/** `Range.conditionalFormats`: those that touch the range. This host plays formulas and comparisons of cell values. */
export class ConditionsObject extends HostCollection<ConditionObject> {
  readonly kind = 'ConditionalFormatCollection';

  constructor(
    private readonly stage: Stage,
    private readonly sheet: HostSheet,
    private readonly box: Box,
  ) {
    super();
  }

  items(): readonly ConditionObject[] {
    return this.sheet.conditions
      .filter((one) => intersection(one.box, this.box))
      .map((one) => new ConditionObject(this.stage, this.sheet, one));
  }

  protected found(key: unknown): ConditionObject | undefined {
    return this.items().find((one) => one.Id === key);
  }

  Add(type: unknown): ConditionObject {
    this.stage.mustBeOpen(this.sheet);
    const condition: HostCondition = {
      id: `{${String(this.stage.book.nextNumber()).padStart(8, '0')}-CF}`,
      box: this.box,
      type: choiceOf(type, 'type', ['Custom', 'CellValue']),
      looks: {},
    };
    // The newest comes first.
    this.sheet.conditions.unshift(condition);
    return new ConditionObject(this.stage, this.sheet, condition);
  }

  ClearAll(): void {
    this.stage.mustBeOpen(this.sheet);
    this.sheet.conditions = this.sheet.conditions.filter((one) => !intersection(one.box, this.box));
  }
}

class ConditionObject extends HostObject {
  readonly kind = 'ConditionalFormat';
  readonly scalars = ['Id', 'Priority', 'StopIfTrue', 'Type'];

  constructor(
    private readonly stage: Stage,
    private readonly sheet: HostSheet,
    private readonly condition: HostCondition,
  ) {
    super();
  }

  override identity(): Record<string, unknown> {
    return { Id: this.Id };
  }
  get Id(): string {
    return this.condition.id;
  }
  get Type(): string {
    return this.condition.type;
  }
  get Priority(): number {
    return this.sheet.conditions.indexOf(this.condition);
  }
  set Priority(value: unknown) {
    const at = this.Priority;
    this.sheet.conditions.splice(at, 1);
    this.sheet.conditions.splice(amount(value, 'Priority') as number, 0, this.condition);
  }
  get StopIfTrue(): boolean {
    return this.part('').StopIfTrue === true;
  }
  set StopIfTrue(value: unknown) {
    this.part('').StopIfTrue = flag(value, 'StopIfTrue');
  }
  get Custom(): HostObject {
    return this.CustomOrNullObject ?? this.other();
  }
  get CustomOrNullObject(): HostObject | null {
    if (this.condition.type !== 'Custom') return null;
    const rule = new PropertyBag(
      'ConditionalFormatRule',
      { Formula: { initial: '', rule: text } },
      this.part('Rule'),
    );
    return new PropertyBag('CustomConditionalFormat', {}, {}, { Rule: rule, Format: this.format() });
  }
  get CellValue(): HostObject {
    return this.CellValueOrNullObject ?? this.other();
  }
  get CellValueOrNullObject(): HostObject | null {
    if (this.condition.type !== 'CellValue') return null;
    return new PropertyBag(
      'CellValueConditionalFormat',
      { Rule: { initial: null, rule: record } },
      this.part('CellValue'),
      { Format: this.format() },
    );
  }

  GetRange(): RangeObject {
    return new RangeObject(this.stage, this.sheet, this.condition.box);
  }
  GetRangeOrNullObject(): RangeObject {
    return this.GetRange();
  }
  Delete(): void {
    this.stage.mustBeOpen(this.sheet);
    this.sheet.conditions = this.sheet.conditions.filter((one) => one !== this.condition);
  }

  private format(): HostObject {
    const font = new PropertyBag(
      'ConditionalRangeFont',
      {
        Bold: { initial: null, rule: flag },
        Italic: { initial: null, rule: flag },
        Strikethrough: { initial: null, rule: flag },
        Color: { initial: '', rule: color },
        Underline: { initial: 'None', rule: oneOf('None', 'Single', 'Double') },
      },
      this.part('Font'),
    );
    const fill = new PropertyBag(
      'ConditionalRangeFill',
      { Color: { initial: '', rule: color } },
      this.part('Fill'),
      { Clear: () => delete this.part('Fill').Color },
    );
    return new PropertyBag(
      'ConditionalRangeFormat',
      { NumberFormat: { initial: null, rule: text } },
      this.part('Format'),
      { Font: font, Fill: fill },
    );
  }

  private part(name: string): Record<string, unknown> {
    return (this.condition.looks[name] ??= {});
  }

  private other(): never {
    throw itemNotFound(`this conditional format is of the type ${this.condition.type}`);
  }
}
