import { choiceOf } from './arguments';
import { cellBox } from './box';
import { CommentsObject } from './comment-object';
import { HostObject } from './host-object';
import { flag, oneOf, readOnly, text } from './member-rule';
import { NamesObject } from './name-object';
import { PropertyBag } from './property-bag';
import { RangeObject } from './range-object';
import { SettingsObject } from './setting-object';
import { SheetsObject } from './sheet-object';
import type { Stage } from './stage';
import { TablesObject } from './table-object';
import { XmlPartsObject } from './xml-part-object';

/** The workbook: what every request begins from. */
export class WorkbookObject extends HostObject {
  readonly kind = 'Workbook';
  readonly scalars = ['Name'];

  constructor(private readonly stage: Stage) {
    super();
  }

  get Name(): string {
    return this.stage.book.name;
  }
  get Application(): HostObject {
    return new ApplicationObject(this.stage);
  }
  get Worksheets(): HostObject {
    return new SheetsObject(this.stage);
  }
  get Names(): HostObject {
    return new NamesObject(this.stage, null);
  }
  get Tables(): HostObject {
    return new TablesObject(this.stage, null);
  }
  get Comments(): HostObject {
    return new CommentsObject(this.stage, null);
  }
  get CustomXmlParts(): HostObject {
    return new XmlPartsObject(this.stage);
  }
  get Settings(): HostObject {
    return new SettingsObject('SettingCollection', this.stage.book.settings, false);
  }
  get Properties(): HostObject {
    const members = Object.fromEntries(
      ['Title', 'Subject', 'Author', 'Keywords', 'Comments', 'Category', 'Manager', 'Company'].map((name) => [
        name,
        { initial: '', rule: text },
      ]),
    );
    return new PropertyBag('DocumentProperties', members, this.stage.book.properties);
  }
  /** Of its structure: which sheets there are, their names, their order, which are hidden. */
  get Protection(): HostObject {
    const { stage } = this;
    return new PropertyBag(
      'WorkbookProtection',
      { Protected: { initial: stage.book.structureProtected, rule: readOnly } },
      {},
      {
        Protect: () => {
          stage.structureMustBeOpen();
          stage.book.structureProtected = true;
        },
        Unprotect: () => {
          stage.book.structureProtected = false;
        },
      },
    );
  }
  get _Runtime(): HostObject {
    return new RuntimeObject(this.stage);
  }

  GetSelectedRange(): RangeObject {
    const { sheet, box } = this.stage.book.selection;
    return new RangeObject(this.stage, sheet, box);
  }
  GetActiveCell(): RangeObject {
    const { sheet, box } = this.stage.book.selection;
    return new RangeObject(this.stage, sheet, cellBox(box.row, box.column));
  }

  _GetReferenceCount(): number {
    return this.stage.referenceCount;
  }
  _RemoveReference(id: unknown): void {
    this.stage.letGo(String(id));
  }
  _RemoveAllReferences(): void {
    this.stage.letGoAll();
  }
  /** Custom functions are called as soon as the add-in has said that it is there. */
  _SetOsfControlContainerReadyForCustomFunctions(): void {
    this.stage.functionsReady();
  }
}

class ApplicationObject extends HostObject {
  readonly kind = 'Application';
  readonly scalars = ['CalculationMode'];

  constructor(private readonly stage: Stage) {
    super();
  }

  get CalculationMode(): string {
    return this.stage.book.calculationMode;
  }
  set CalculationMode(value: unknown) {
    const mode = oneOf('Automatic', 'AutomaticExceptTables', 'Manual')(value, 'CalculationMode');
    this.stage.book.calculationMode = mode as typeof this.stage.book.calculationMode;
  }
  get CalculationState(): string {
    return 'Done';
  }
  SuspendApiCalculationUntilNextSync(): void {
    this.stage.suspendCalculation();
  }
  /** Nothing is drawn here, so there is nothing to hold back. */
  SuspendScreenUpdatingUntilNextSync(): void {
    this.stage.screenSuspensions += 1;
  }
  Calculate(type: unknown): void {
    const everything =
      choiceOf(type, 'calculationType', ['Recalculate', 'Full', 'FullRebuild']) !== 'Recalculate';
    this.stage.calculateNow(everything);
  }
}

class RuntimeObject extends HostObject {
  readonly kind = 'Runtime';
  readonly scalars = ['EnableEvents'];

  constructor(private readonly stage: Stage) {
    super();
  }

  get EnableEvents(): boolean {
    return this.stage.events.enabled;
  }
  set EnableEvents(value: unknown) {
    this.stage.events.enabled = flag(value, 'EnableEvents') as boolean;
  }
}
